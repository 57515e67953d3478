"""Filters of lists: fixed choices, so that opening a list never reads a whole table to offer them."""

from datetime import date

from django.contrib import admin
from django.db.models import QuerySet

LATEST = 2
"""Years ahead: calendars are announced that early."""
YEARS = 20


class YearFilter(admin.SimpleListFilter):
    """The years from two ahead to twenty back. `path` leads to a whole year or, with `__year`, to a date's."""

    title = "year"
    parameter_name = "year"
    path = "year"

    def lookups(self, request, model_admin) -> list[tuple[str, str]]:
        latest = date.today().year + LATEST
        return [(str(year), str(year)) for year in range(latest, latest - YEARS, -1)]

    def queryset(self, request, queryset: QuerySet) -> QuerySet:
        chosen = self.value() or ""
        return (
            queryset.filter(**{self.path: int(chosen)})
            if chosen.isdecimal() and len(chosen) == 4
            else queryset
        )


def year_filter(path: str) -> type[YearFilter]:
    """The filter for a list whose year lies at `path`."""
    return type("YearFilter", (YearFilter,), {"path": path})
