"""An athlete with everything the head of a page says, in one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Aggregate, CharField, F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat

from athletics.models import Alias, Athlete, Nationality


class Lines(Aggregate):
    """The values of a column below each other, in no particular order."""

    function = "GROUP_CONCAT"
    template = "%(function)s(%(expressions)s, char(10))"
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **context):
        return self.as_sql(
            compiler,
            connection,
            function="STRING_AGG",
            template="%(function)s(%(expressions)s, chr(10))",
            **context,
        )


def with_other_names(athletes: QuerySet[Athlete]) -> QuerySet[Athlete]:
    """With the country, and with aliases and nationalities as lines (see `other_names` and `nationalities`)."""
    aliases = Alias.objects.filter(athlete=OuterRef("pk")).order_by().values("athlete")
    dated = Nationality.objects.filter(athlete=OuterRef("pk")).order_by().values("athlete")
    line = Concat(F("country__name"), _text("valid_from"), _text("valid_until"), output_field=TextField())
    return athletes.select_related("country", "merged_into").annotate(
        alias_lines=Subquery(aliases.annotate(lines=Lines("name")).values("lines")),
        nationality_lines=Subquery(dated.annotate(lines=Lines(line)).values("lines")),
    )


def _text(column: str) -> Concat:
    return Concat(Value("\t"), Coalesce(Cast(column, CharField()), Value("")))


@dataclass(frozen=True, slots=True)
class Represented:
    """A country the athlete could represent, and from when to when; None: for as long as the file knows."""

    country: str
    since: date | None
    until: date | None


def other_names(athlete: Athlete) -> list[str]:
    """The aliases, in order."""
    return sorted((athlete.alias_lines or "").splitlines())


def nationalities(athlete: Athlete) -> list[Represented]:
    """The nationalities on file, the earliest first."""
    rows = [line.split("\t") for line in (athlete.nationality_lines or "").splitlines()]
    found = [
        Represented(name, *(date.fromisoformat(day) if day else None for day in days)) for name, *days in rows
    ]
    return sorted(found, key=lambda one: (one.since or date.min, one.country))
