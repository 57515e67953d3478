"""Search in the paper's lists: every word, with accents and case forgiven."""

from django.db.models import QuerySet
from django.http import HttpRequest

from athletics.names import fold


class FoldedSearch:
    """Finds the rows whose folded column holds every word of the search."""

    search_fields = ("pk",)
    """Only tells Django that there is a search; `folded_column` decides."""
    folded_column: str

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        for word in fold(search_term).split():
            queryset = queryset.filter(**{f"{self.folded_column}__contains": word})
        return queryset, False


class SmallTableSearch:
    """Folds a table of some hundred rows in Python, where no folded column is kept."""

    search_fields = ("pk",)
    searched_columns: tuple[str, ...]

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        words = fold(search_term).split()
        rows = self.model._default_manager.order_by().values_list("pk", *self.searched_columns)
        found = [pk for pk, *texts in rows if all(word in fold(" ".join(texts)) for word in words)]
        return queryset.filter(pk__in=found), False
