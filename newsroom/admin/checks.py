"""What was checked before it was published, and who answers for what was published all the same."""

from django.contrib import admin
from django.utils.html import format_html, format_html_join

from newsroom.admin.decided import ReadOnly
from newsroom.doubts import record_is_wrong
from newsroom.models import Check, Claim, Remark


@admin.register(Claim)
class ClaimAdmin(ReadOnly):
    list_display = ["words", "kind", "subject", "place", "version"]
    list_select_related = ["version"]
    list_filter = ["place"]
    search_fields = ["sentence", "subject"]

    def get_queryset(self, request):
        return (
            super()
            .get_queryset(request)
            .filter(version__removal=None)
            .defer("version__document", "version__card")
        )


class OverriddenFilter(admin.SimpleListFilter):
    title = "who answers for it"
    parameter_name = "overridden"

    def lookups(self, request, model_admin):
        return [("yes", "Published against the record")]

    def queryset(self, request, queryset):
        return queryset.exclude(override_reason="") if self.value() == "yes" else queryset


@admin.register(Check)
class CheckAdmin(ReadOnly):
    list_display = [
        "checked_at",
        "publication",
        "claim",
        "verdict",
        "found",
        "override_reason",
        "overridden_by",
    ]
    list_select_related = ["publication", "claim", "overridden_by"]
    list_filter = ["verdict", OverriddenFilter]
    search_fields = ["claim__sentence", "found", "override_reason", "publication__slug"]
    date_hierarchy = "checked_at"
    exclude = ["evidence", "keys"]
    readonly_fields = ["rests_on", "wrong"]

    def get_queryset(self, request):
        return super().get_queryset(request).filter(publication__version__removal=None)

    @admin.display(description="rests on")
    def rests_on(self, check: Check) -> str:
        rows = [(row["label"],) for row in check.evidence]
        return format_html_join("", "<div>{}</div>", rows) or "–"

    @admin.display(description="is the record wrong?")
    def wrong(self, check: Check) -> str:
        address = record_is_wrong(sentence=check.claim.sentence, found=check.found, keys=check.keys)
        return format_html('<a href="{}">Tell the calendar keeper</a>', address)


@admin.register(Remark)
class RemarkAdmin(ReadOnly):
    list_display = ["at", "article", "kind", "words", "reason", "by"]
    list_select_related = ["article", "by"]
    list_filter = ["kind"]
    search_fields = ["sentence", "reason", "article__folded_headline"]
    date_hierarchy = "at"
