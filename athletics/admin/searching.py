"""Search in the admin: word by word, with accents and case forgiven, on indexed or small columns only."""

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from athletics.models import Alias, Athlete, Discipline, Meet, Team, VenueName
from athletics.names import fold, fold_variants

MOST_NAMES = 500
"""How many athletes a name may stand for before rows are looked up by their ids; more is no search but a list."""


class FoldedSearch:
    """Finds the rows in which every word of the search is found. Says of one word where it may stand."""

    search_fields = ("pk",)
    """Only tells Django that there is a search; `found_by` decides."""

    def found_by(self, word: str) -> Q:
        raise NotImplementedError

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        for word in search_term.split():
            spelt = Q()
            for variant in fold_variants(word):
                spelt |= self.found_by(variant)
            queryset = queryset.filter(spelt)
        return queryset, False


class SmallTableSearch(FoldedSearch):
    """Folds the whole table in Python: for tables of some hundred rows that keep no folded column."""

    searched_columns: tuple[str, ...] = ()

    def found_by(self, word: str) -> Q:
        rows = self.model._default_manager.order_by().values_list("pk", *self.searched_columns)
        return Q(
            pk__in=[row[0] for row in rows if word in fold(" ".join(str(part) for part in row[1:] if part))]
        )


class CompetitorSearch(FoldedSearch):
    """Finds rows by who competed: the names first, then the rows by id; never a join over all results.

    “kerr 1500m 2025”: a year and a discipline's code narrow the rows, every other word belongs to a name.
    """

    year_path = "year"
    discipline_path = "discipline"
    teams = True
    search_help_text = "Names, a discipline (1500m, mile), a year: “kerr 1500m 2025”."

    def get_search_results(self, request: HttpRequest, queryset: QuerySet, search_term: str):
        names = []
        for word in search_term.lower().split():
            if word.isdecimal() and len(word) == 4:
                queryset = queryset.filter(**{self.year_path: int(word)})
            elif Discipline.objects.filter(pk=word).exists():
                queryset = queryset.filter(**{self.discipline_path: word})
            else:
                names.append(word)
        return (queryset.filter(self.competed_by(names)) if names else queryset), False

    def competed_by(self, names: list[str]) -> Q:
        athletes = Athlete.objects.named(" ".join(names)).values_list("pk", flat=True)[:MOST_NAMES]
        condition = Q(athlete__in=list(athletes))
        if self.teams:
            condition |= Q(
                team__in=[
                    t.pk for t in Team.objects.all() if all(fold(name) in fold(t.name) for name in names)
                ]
            )
        return condition


def athletes_found_by(word: str) -> Q:
    """The athletes one of whose names holds the word, or who compete for the country of that code."""
    aliases = Alias.objects.filter(folded_name__contains=word).values("athlete")
    country = Q(country=word.upper()) if len(word) == 3 else Q()
    return Q(folded_name__contains=word) | Q(pk__in=aliases) | country


def venues_found_by(word: str) -> Q:
    """The venues whose name, city or other name holds the word."""
    others = VenueName.objects.filter(folded_name__contains=word).values("venue")
    return Q(folded_name__contains=word) | Q(pk__in=others)


def events_found_by(word: str, *, prefix: str = "") -> Q:
    """The events, or by `prefix` their rounds, at a meet or of a discipline, sex or label of that word."""
    sexes = {"men": "M", "mens": "M", "women": "W", "womens": "W", "mixed": "X"}
    if word in sexes:
        return Q(**{f"{prefix}sex": sexes[word]})
    meets = Meet.objects.filter(folded_name__contains=word).values("pk")
    disciplines = [
        d.pk for d in Discipline.objects.only("code", "name") if word in fold(f"{d.code} {d.name}")
    ]
    return (
        Q(**{f"{prefix}meet__in": meets})
        | Q(**{f"{prefix}discipline__in": disciplines})
        | Q(**{f"{prefix}label__icontains": word})
    )
