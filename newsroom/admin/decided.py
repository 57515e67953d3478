"""What has been decided: to be read, never to be changed."""

import json

from django.contrib import admin
from django.http import HttpRequest
from django.urls import path
from django.utils.html import format_html

from newsroom.admin.planned import PlannedPages
from newsroom.admin.was_public import WasPublicPages
from newsroom.clock import written
from newsroom.models import CallOff, Embargo, PreviewLink, Publication, Step, Version


class ReadOnly(admin.ModelAdmin):
    """Rows are appended by the desk's own steps; here nobody adds, changes or removes one."""

    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj=None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj=None) -> bool:
        return False


@admin.register(Version)
class VersionAdmin(ReadOnly):
    list_display = ["headline", "kind", "section", "created_at", "created_by", "short_digest"]
    list_select_related = ["section", "created_by"]
    list_filter = ["kind", "section"]
    search_fields = ["headline", "digest"]
    date_hierarchy = "created_at"
    fields = ["headline", "article", "kind", "section", "created_at", "created_by", "digest", "as_json"]

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        return (
            rows.defer("document", "card") if request.resolver_match.url_name.endswith("changelist") else rows
        )

    @admin.display(description="digest")
    def short_digest(self, version: Version) -> str:
        return version.digest[:8]

    @admin.display(description="document")
    def as_json(self, version: Version) -> str:
        if hasattr(version, "removal"):
            return "Removed for legal reasons. A chief editor opens the original from the removal."
        text = json.dumps(version.document, indent=2, ensure_ascii=False)
        return format_html('<pre class="desk-document">{}</pre>', text)


@admin.register(Publication)
class PublicationAdmin(PlannedPages, WasPublicPages, ReadOnly):
    list_display = ["headline", "number", "kind", "starts_at", "dateline", "decided_by", "note"]
    list_select_related = ["version", "decided_by"]
    list_filter = ["kind"]
    search_fields = ["version__headline", "slug", "note"]
    date_hierarchy = "starts_at"

    def get_queryset(self, request):
        return super().get_queryset(request).defer("version__document", "version__card")

    def get_urls(self):
        pages = [
            ("planned/", self.planned_view, "planned"),
            ("was-public/", self.was_public_view, "was_public"),
            ("was-public/page/", self.was_public_page, "was_public_page"),
            ("<path:object_id>/call-off/", self.call_off_view, "call_off"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=f"newsroom_publication_{name}")
            for address, view, name in pages
        ]
        return own + super().get_urls()

    @admin.display(description="article", ordering="version__headline")
    def headline(self, publication: Publication) -> str:
        return publication.version.headline


@admin.register(Step)
class StepAdmin(ReadOnly):
    list_display = ["at", "by", "article", "from_state", "to_state", "reason"]
    list_select_related = ["by", "article"]
    list_filter = ["to_state"]
    search_fields = ["article__headline", "reason"]
    date_hierarchy = "at"


@admin.register(CallOff)
class CallOffAdmin(ReadOnly):
    list_display = ["decided_at", "decided_by", "publication", "reason"]
    list_select_related = ["decided_by", "publication"]
    search_fields = ["publication__slug", "reason"]
    date_hierarchy = "decided_at"


@admin.register(Embargo)
class EmbargoAdmin(ReadOnly):
    list_display = ["decided_at", "decided_by", "article", "until", "source", "reason"]
    list_select_related = ["decided_by", "article"]
    search_fields = ["article__headline", "source", "reason"]
    date_hierarchy = "decided_at"


@admin.register(PreviewLink)
class PreviewLinkAdmin(ReadOnly):
    list_display = ["made_at", "made_by", "version", "for_whom", "expires_at", "revoked"]
    list_select_related = ["made_by", "version", "revocation__by"]
    search_fields = ["version__headline", "for_whom"]
    date_hierarchy = "made_at"
    fields = ["version", "for_whom", "made_at", "made_by", "expires_at", "revoked"]

    def get_queryset(self, request):
        return super().get_queryset(request).defer("version__document", "version__card")

    @admin.display(description="revoked")
    def revoked(self, link: PreviewLink) -> str:
        row = getattr(link, "revocation", None)
        return f"{written(row.at)}, {row.by}" if row else ""
