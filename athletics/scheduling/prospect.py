"""What follows from a change of the calendar, asked before it is saved."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from athletics.calendar import season_calendar
from athletics.consequences import Consequence, foretell, tried
from athletics.models import Athlete, Entry, Meet, Season
from athletics.scheduling.conflicts import conflicts


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A meet whose number in its season changes; None where it bears none."""

    meet: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Prospect:
    """`numbers`: which ordinals change. `totals`: how many meets count, before and after. `feeds`: name and address.

    `conflicts` are those the change brings; `statements` the published sentences it would alter.
    """

    numbers: tuple[Renumbered, ...]
    totals: tuple[int, int]
    conflicts: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    starts: int
    rounds: int
    statements: tuple[Consequence, ...]


def prospect(
    change: Callable[[], object], *, season: Season | None, meets: Iterable[Meet], as_of: date
) -> Prospect:
    """What `change`, which concerns these meets, would bring. It is tried twice and taken back; what it raises is raised."""
    meets = list(meets)
    before = _seen(season, as_of)
    after = tried(change, ask=lambda: _seen(season, as_of))
    return Prospect(
        numbers=tuple(_renumbered(before, after)),
        totals=(before.total, after.total),
        conflicts=tuple(said for said in after.conflicts if said not in before.conflicts),
        feeds=tuple(_feeds(season, meets)),
        starts=Athlete.objects.filter(entries__in=Entry.objects.filter(event__meet__in=meets))
        .distinct()
        .count(),
        rounds=sum(meet.events.filter(rounds__date__isnull=False).count() for meet in meets),
        statements=tuple(foretell(change)),
    )


@dataclass(frozen=True, slots=True)
class _Seen:
    names: dict[int, str]
    numbers: dict[int, int | None]
    total: int
    conflicts: list[str]


def _seen(season: Season | None, as_of: date) -> _Seen:
    if season is None:
        return _Seen({}, {}, 0, [])
    found = season_calendar(season=season, as_of=as_of)
    names = {row.meet.id: row.meet.name for row in found.rows}
    numbers = {row.meet.id: row.ordinal for row in found.rows}
    return _Seen(
        names, numbers, found.summary.count, conflicts(season.meets.select_related("venue__country"))
    )


def _renumbered(before: _Seen, after: _Seen) -> list[Renumbered]:
    return [
        Renumbered(after.names[pk], before.numbers.get(pk), number)
        for pk, number in after.numbers.items()
        if before.numbers.get(pk) != number
    ]


def _feeds(season: Season | None, meets: list[Meet]) -> list[tuple[str, str]]:
    found = []
    if season:
        address = reverse("athletics:season_calendar", args=[season.league.slug, season.year])
        found.append((f"The calendar of {season}", address))
    found += [
        (f"The calendar of {meet}", reverse("athletics:meet_calendar", args=[meet.slug]))
        for meet in meets
        if meet.pk
    ]
    return found
