"""Our tables to take away: empty templates, and what is on file of a meet or a season."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.http import content_disposition_header

from athletics.choices import ImportKind
from athletics.imports.exporting import calendar_of, entries_of, results_of, template
from athletics.imports.readers.columns import COLUMNS
from athletics.models import Meet, Season

EXPORTS = {
    ImportKind.RESULTS: (Meet, results_of, "athletics.view_result"),
    ImportKind.ENTRIES: (Meet, entries_of, "athletics.view_entrystep"),
    ImportKind.CALENDAR: (Season, calendar_of, "athletics.view_meet"),
}


class TablePages:
    """The downloads, for the admin of uploads."""

    def get_urls(self) -> list:
        pages = [
            ("template/<slug:kind>/", "template", self.template_view),
            ("export/<slug:kind>/<int:pk>/", "export", self.export_view),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=f"athletics_upload_{name}")
            for route, name, view in pages
        ]
        return [*own, *super().get_urls()]

    def template_view(self, request: HttpRequest, kind: str) -> HttpResponse:
        """A table with the columns of a kind and one row of examples."""
        if kind not in COLUMNS:
            raise Http404("There is no table of this kind.")
        if not request.user.has_perm("athletics.view_result"):
            raise PermissionDenied
        return _table(template(ImportKind(kind)), f"{kind}-template.csv")

    def export_view(self, request: HttpRequest, kind: str, pk: int) -> HttpResponse:
        """What is on file, as a table that can be brought back."""
        if kind not in EXPORTS:
            raise Http404("There is no table of this kind.")
        model, export, permission = EXPORTS[ImportKind(kind)]
        if not request.user.has_perm(permission):
            raise PermissionDenied
        row = get_object_or_404(model, pk=pk)
        return _table(export(row), f"{getattr(row, 'slug', pk)}-{kind}.csv")


def _table(text: str, name: str) -> HttpResponse:
    """With a byte order mark: without it spreadsheets take UTF-8 for something else."""
    headers = {"Content-Disposition": content_disposition_header(True, name)}  # noqa: FBT003
    return HttpResponse("\ufeff" + text, content_type="text/csv; charset=utf-8", headers=headers)
