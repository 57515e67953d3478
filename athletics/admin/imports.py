"""Files that were read into the record: shown, never edited. Loading and undoing are commands and pages of their own."""

from django.contrib import admin

from athletics.admin.filters import year_filter
from athletics.admin.keeping import AppendedRows, Page
from athletics.models import Import, ImportChange, ImportLine


class Kept:
    """Rows that nobody types: a load writes them."""

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    def has_change_permission(self, request, obj=None) -> bool:
        return False

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


class KeptRows(Kept, AppendedRows):
    """The first rows of a file; the whole list has a page of its own."""

    max_shown = 200

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        shown = rows.filter(of=request.resolver_match.kwargs["object_id"]).values("pk")[: self.max_shown]
        return rows.filter(pk__in=list(shown.values_list("pk", flat=True)))


class LineRows(KeptRows):
    model = ImportLine
    fields = ["line", "verdict", "reason", "text"]
    verbose_name_plural = "lines that wait for a person, or cannot be right"


class ChangeRows(KeptRows):
    model = ImportChange
    fields = ["model", "row", "before", "after"]
    verbose_name_plural = "rows changed"


@admin.register(Import)
class ImportAdmin(Kept, Page):
    list_display = [
        "file_name",
        "kind",
        "state",
        "started_at",
        "by",
        "new",
        "same",
        "changed",
        "doubtful",
        "refused",
    ]
    list_select_related = ["by"]
    list_filter = ["kind", "state", year_filter("started_at__year")]
    ordering = ["-started_at", "-pk"]
    year_path = "started_at__year"
    search_fields = ["file_name", "digest"]
    inlines = [LineRows, ChangeRows]
