"""What somebody published about an athlete's bests."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from athletics.choices import BestKind, Direction
from athletics.models import Athlete, StatedBest


@dataclass(frozen=True, slots=True)
class Stated:
    """A best somebody published by the day; of several on the same thing the latest."""

    person: int
    kind: str
    discipline: str
    discipline_code: str
    order: int
    unit: str
    facility: str
    year: int | None
    mark: int
    rank_key: int
    precision: int | None
    set_on: date | None
    stated_on: date
    source: str


def stated(
    *, athletes: Iterable[Athlete], disciplines: Iterable[str], groups: Iterable[str], on: date
) -> list[Stated]:
    """What was published about these athletes' bests by the day, the latest of each kind. One query."""
    rows = StatedBest.objects.filter(athlete__in=Athlete.objects.keys_of(athletes), stated_on__lte=on)
    if disciplines:
        rows = rows.filter(discipline__in=disciplines)
    if groups:
        rows = rows.filter(discipline__group__in=groups)
    found: dict[tuple, Stated] = {}
    for row in rows.select_related("athlete", "discipline", "source").order_by("stated_on", "pk"):
        key = row.athlete.person_id, row.kind, row.discipline_id, row.facility, row.year
        found[key] = _read(row)
    return list(found.values())


def _read(row: StatedBest) -> Stated:
    low = row.discipline.direction == Direction.LOW
    return Stated(
        person=row.athlete.person_id,
        kind=row.kind,
        discipline=row.discipline.name,
        discipline_code=row.discipline_id,
        order=row.discipline.order,
        unit=row.discipline.unit,
        facility=row.facility,
        year=row.year,
        mark=row.mark,
        rank_key=row.mark if low else -row.mark,
        precision=row.precision,
        set_on=row.set_on,
        stated_on=row.stated_on,
        source=str(row.source),
    )


def bears_on(row: Stated, discipline: str, facility: str | None, year: int | None) -> bool:
    """Whether a stated best is a mark of this scope: a season's best is one ever, too, and a personal one of its year."""
    in_year = year is None or year == (row.year or (row.set_on.year if row.set_on else None))
    return row.discipline_code == discipline and facility in (None, row.facility) and in_year


def exact(row: Stated, facility: str | None, year: int | None) -> bool:
    """Whether the source states the best of exactly this scope, and not only a mark within it."""
    of_kind = row.kind == BestKind.PERSONAL or year is not None
    return of_kind and row.facility == (facility or "")
