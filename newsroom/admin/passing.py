"""Rows that pass: what one has typed and not saved, and who has which article open. The desk makes and removes them."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from newsroom.models import Autosave, Presence

WRITES = "newsroom.change_article"


class PassingRows(admin.ModelAdmin):
    """To be looked at; nobody adds or changes one by hand."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(WRITES)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm(WRITES)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def history_view(self, request: HttpRequest, object_id: str, extra_context: dict | None = None):
        """Refused before the row is looked for: Django’s own page first says whether there is one."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return super().history_view(request, object_id, extra_context)


@admin.register(Autosave)
class AutosaveAdmin(PassingRows):
    """One’s own unsaved texts: each leads to the form that offers it back. Nobody sees another’s."""

    list_display = ["__str__", "article", "kept_at", "go"]
    list_select_related = ["article"]
    fields = ["headline", "article", "kept_at", "go"]
    readonly_fields = ["go"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Autosave]:
        rows = super().get_queryset(request).unsaved().defer("fields")
        return rows if request.user.is_superuser else rows.filter(user=request.user)

    def has_delete_permission(self, request: HttpRequest, obj: Autosave | None = None) -> bool:
        return request.user.has_perm(WRITES) and (obj is None or obj.user_id == request.user.pk)

    @admin.display(description="restore")
    def go(self, row: Autosave) -> str:
        page = reverse("admin:newsroom_article_add")
        if row.article_id:
            page = reverse("admin:newsroom_article_change", args=[row.article_id])
        return format_html('<a href="{}">Open the form that offers it back</a>', page)


@admin.register(Presence)
class PresenceAdmin(PassingRows):
    """Who has which article open now."""

    list_display = ["article", "user", "since", "seen_at"]
    list_select_related = ["article", "user"]

    def has_delete_permission(self, request: HttpRequest, obj: Presence | None = None) -> bool:
        # An article that somebody has open can be removed: what they typed is kept.
        return request.user.has_perm("newsroom.delete_article")
