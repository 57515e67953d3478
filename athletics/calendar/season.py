"""A season as it stood on a day: its meets in order, and what can be counted of them."""

from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day
from athletics.calendar.state import MeetState, changes, stood
from athletics.choices import MeetStatus
from athletics.models import Meet, MeetChange, Season


@dataclass(frozen=True, slots=True)
class Row:
    """One meet and its number in the season; None for a cancelled one, which is shown and not counted."""

    ordinal: int | None
    meet: MeetState


@dataclass(frozen=True, slots=True)
class Summary:
    """What a season came to, as it stood on a day. Cancelled meets are left out; a two-day final is one meet.

    `countries` are codes and `continents` names, each once, in the order the season reaches them. Continents are
    geography, not the areas of the associations. `first` and `last` are None in a season without meets.
    """

    as_of: date
    count: int
    countries: tuple[str, ...]
    country_names: tuple[str, ...]
    continents: tuple[str, ...]
    first: MeetState | None
    last: MeetState | None
    held: int
    cancelled: int
    awaiting_date: int
    to_be_confirmed: int

    @property
    def sentence(self) -> str:
        """“15 meets in 13 countries on 4 continents, from Xiamen (26 April 2025) to Zürich (27–28 August 2025).”"""
        if not self.first or not self.last:
            return "No meets on file."
        counts = (
            f"{_counted(self.count, 'meet', 'meets')} in {_counted(len(self.countries), 'country', 'countries')}"
            f" on {_counted(len(self.continents), 'continent', 'continents')}"
        )
        ends = [f"{meet.city} ({_days(meet)})" for meet in (self.first, self.last)]
        return f"{counts}, from {ends[0]} to {ends[1]}." if self.count > 1 else f"{counts}: {ends[0]}."


@dataclass(frozen=True, slots=True)
class SeasonCalendar:
    """A season's meets by date as they stood on a day, each with its number, and the summary of them."""

    league: str
    league_slug: str
    year: int
    note: str
    as_of: date
    rows: tuple[Row, ...]
    summary: Summary


def season_calendar(*, season: Season, as_of: date | datetime) -> SeasonCalendar:
    """The calendar of a season as it stood on a day.

    Order: the first day, then the order of entry; postponed meets stand at their new date as soon as it is
    announced, and until then at the old one. Two queries where the season comes with its league.
    """
    rows = _numbered(_states(season.pk, as_of=as_of))
    return SeasonCalendar(
        league=season.league.name,
        league_slug=season.league.slug,
        year=season.year,
        note=season.note,
        as_of=day(as_of),
        rows=rows,
        summary=_summary([row.meet for row in rows], on=day(as_of)),
    )


def ordinal(*, meet: Meet, as_of: date | datetime) -> int | None:
    """Which meet of its season this was, by the calendar of the day: 11 of 15.

    None for a meet outside any season and for a cancelled one. Two queries.
    """
    if meet.season_id is None:
        return None
    rows = _numbered(_states(meet.season_id, as_of=as_of))
    return next((row.ordinal for row in rows if row.meet.id == meet.pk), None)


def summary(*, season: Season, as_of: date | datetime) -> Summary:
    """How many meets, countries and continents, first and last, as the calendar stood on a day. Two queries."""
    return _summary([row.meet for row in _numbered(_states(season.pk, as_of=as_of))], on=day(as_of))


def _states(season: int, *, as_of: date | datetime) -> list[MeetState]:
    meets = Meet.objects.filter(season=season).with_place().order_by("pk")
    announced: dict[int, list[MeetChange]] = {}
    in_season = Meet.objects.filter(season=season).order_by().values("pk")
    for change in changes(in_season, as_of=as_of):
        announced.setdefault(change.meet_id, []).append(change)
    return [stood(meet, announced.get(meet.pk, []), as_of=as_of) for meet in meets]


def _numbered(states: list[MeetState]) -> tuple[Row, ...]:
    rows, number = [], 0
    for meet in sorted(states, key=lambda meet: (meet.start_date, meet.id)):
        number += not meet.cancelled
        rows.append(Row(None if meet.cancelled else number, meet))
    return tuple(rows)


def _summary(states: list[MeetState], *, on: date) -> Summary:
    counted = [meet for meet in states if not meet.cancelled]
    countries = {meet.country: meet.country_name for meet in counted}
    return Summary(
        as_of=on,
        count=len(counted),
        countries=tuple(countries),
        country_names=tuple(countries.values()),
        continents=tuple({meet.continent: None for meet in counted if meet.continent}),
        first=counted[0] if counted else None,
        last=counted[-1] if counted else None,
        held=sum(meet.status == MeetStatus.HELD for meet in counted),
        cancelled=len(states) - len(counted),
        awaiting_date=sum(meet.awaiting_date for meet in counted),
        to_be_confirmed=sum(meet.to_be_confirmed for meet in counted),
    )


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _days(meet: MeetState) -> str:
    start, end = meet.start_date, meet.end_date
    if start == end:
        return f"{start:%-d %B %Y}"
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{end:%-d %B %Y}"
    return f"{start:%-d %B}–{end:%-d %B %Y}"
