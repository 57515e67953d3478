"""Two rows that may be one athlete."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from django.db.models import Count, F

from athletics.choices import Precision
from athletics.models import Alias, Athlete
from athletics.worklists.line import MOST, Line, Worklist

CHUNK = 200
"""Names looked through in one go: whoever wants the first lines only does not wait for the rest."""


def _find(as_of: date) -> Iterator[Line]:
    yield from _by_alias()
    last = ""
    while names := _names(after=last):
        yield from _namesakes(names)
        last = names[-1]


def _names(*, after: str) -> list[str]:
    """The next names that more than one athlete has, in the order of the index of names."""
    named = (
        Athlete.objects.living_rows()
        .filter(folded_name__gt=after)
        .order_by("folded_name")
        .values_list("folded_name")
        .annotate(rows=Count("pk"))
        .filter(rows__gt=1)
    )
    return [name for name, _ in named[:CHUNK]]


def _namesakes(names: list[str]) -> Iterator[Line]:
    found: dict[tuple[str, str], list[Athlete]] = {}
    rows = Athlete.objects.living_rows().filter(folded_name__in=names).order_by("folded_name", "sex", "pk")
    for athlete in rows:
        found.setdefault((athlete.folded_name, athlete.sex), []).append(athlete)
    for group in found.values():
        for one, other in combinations(group, 2):
            if why := _alike(one, other):
                yield Line((one, other), why)


def _alike(one: Athlete, other: Athlete) -> str:
    """Why the two namesakes may be one; empty where the birth dates say that they are two."""
    abroad = "" if one.country_id == other.country_id else f", for {one.country_id} and {other.country_id}"
    if one.birth_date is None or other.birth_date is None:
        known = one.birth_date or other.birth_date
        return f"Same name{abroad}; {'one of them without' if known else 'both without'} a birth date."
    exact = [row.birth_precision == Precision.DAY for row in (one, other)]
    if not all(exact):
        same = one.birth_date.year == other.birth_date.year
        return f"Same name and birth year {one.birth_date.year}{abroad}." if same else ""
    if one.birth_date == other.birth_date:
        return f"Same name and birth date, {one.birth_date:%-d %B %Y}{abroad}."
    if not abroad and _slip(one.birth_date, other.birth_date):
        return f"Same name and country; {one.birth_date:%-d %B %Y} and {other.birth_date:%-d %B %Y} look like a slip."
    return ""


def _slip(one: date, other: date) -> bool:
    """One of day, month and year differs, or day and month have changed places."""
    parts = [(one.day, other.day), (one.month, other.month), (one.year, other.year)]
    swapped = (one.day, one.month, one.year) == (other.month, other.day, other.year)
    return swapped or sum(a != b for a, b in parts) == 1


def _by_alias() -> Iterator[Line]:
    names = Alias.objects.filter(athlete__merged_into=None).values("folded_name")
    others = Athlete.objects.living_rows().filter(folded_name__in=names)
    by_name: dict[str, list[Athlete]] = {}
    for athlete in others.order_by("pk")[:MOST]:
        by_name.setdefault(athlete.folded_name, []).append(athlete)
    aliases = Alias.objects.filter(folded_name__in=by_name, athlete__merged_into=None)
    for alias in aliases.select_related("athlete").exclude(athlete__folded_name=F("folded_name")):
        for athlete in by_name[alias.folded_name]:
            if athlete.pk != alias.athlete_id and athlete.sex == alias.athlete.sex:
                if _alike(alias.athlete, athlete):
                    yield Line(
                        (alias.athlete, athlete),
                        f"One is on file as “{alias.name}” as well, the other’s name.",
                    )


DUPLICATE_ATHLETES = Worklist(
    slug="duplicate-athletes",
    title="Possible duplicate athletes",
    definition=(
        "Two of one sex whose names or other names are the same, accents forgiven, unless their birth dates say that "
        "they are two people. Namesakes of one country whose dates differ by a slip of the pen are here too."
    ),
    find=_find,
)
