"""The meetings of two athletes."""

from datetime import date, datetime
from itertools import takewhile

from athletics import coverage
from athletics.as_of import day
from athletics.head_to_head.answer import (
    Competitor,
    HeadToHead,
    Meeting,
    Performance,
    Score,
    Streak,
    Tally,
)
from athletics.head_to_head.definition import Definition
from athletics.head_to_head.races import margin, outcome, printed, starts, taken, venue
from athletics.models import Athlete, Country, Discipline, Event, Result, Round

NAMES = (
    "facility", "indoors", "round__kind", "round__number", "round__event__meet__name",
    "round__event__meet__slug", "round__event__sex", "round__event__age_class", "round__event__para_class",
    "round__event__label", "round__event__slug",
)  # fmt: skip
PLACE = {
    "at_venue": venue("name"),
    "at_city": venue("city"),
    "at_country": venue("country"),
    "at_country_name": venue("country__name"),
}


def meetings(
    *,
    athlete: Athlete,
    opponent: Athlete,
    discipline: Discipline | None = None,
    definition: Definition | None = None,
    as_of: date | datetime,
) -> HeadToHead:
    """Every race two athletes shared by a day, and the score. Without a discipline: in all of them.

    Follows the house definition of a meeting (see `Definition`); a race counts from its date, and a ruling from the
    day it was decided. Raises ValueError for an athlete against himself. Four queries at most: the races, the
    coverage (two), and the names of the disciplines compared with this one or of the country asked about (one each).
    """
    if athlete.person_id == opponent.person_id:
        raise ValueError(f"{athlete.name} cannot meet himself or herself: choose two athletes.")
    definition = definition or Definition()
    group = compared(discipline)
    found = _meetings(athlete, opponent, counting(discipline, group, definition), definition, as_of)
    counted = [meeting.winner for meeting in found if meeting.counted]
    return HeadToHead(
        athlete=competitor(athlete),
        opponent=competitor(opponent),
        discipline=discipline.name if discipline else "",
        discipline_code=discipline.code if discipline else "",
        definition=definition,
        sentence=said(definition, discipline, group, as_of),
        as_of=day(as_of),
        score=Score.of(counted),
        meetings=tuple(found),
        streak=_streak(counted),
        by_country=_by_country(found),
        coverage=coverage.statement(athletes=[athlete, opponent], as_of=as_of),
    )


def competitor(athlete: Athlete) -> Competitor:
    """As printed."""
    return Competitor(athlete.name, athlete.slug, athlete.country_id)


def compared(discipline: Discipline | None) -> list[Discipline]:
    """The other disciplines of the group: the mile for the 1500m. One query; none without a discipline."""
    if discipline is None:
        return []
    return list(Discipline.objects.filter(group=discipline.group).exclude(pk=discipline.pk))


def counting(
    discipline: Discipline | None, group: list[Discipline], definition: Definition
) -> list[Discipline]:
    """The disciplines that count; empty: all of them."""
    return [discipline, *(group if definition.group else [])] if discipline else []


def said(
    definition: Definition, discipline: Discipline | None, group: list[Discipline], as_of: date | datetime
) -> str:
    """The definition in words, with names. One query where it names a country."""
    country = Country.objects.filter(pk=definition.country).first() if definition.country else None
    return definition.sentence(
        discipline=discipline.name if discipline else "",
        others=[other.name for other in group],
        country=country.name if country else "",
        as_of=day(as_of),
    )


def _meetings(
    athlete: Athlete,
    opponent: Athlete,
    disciplines: list[Discipline],
    definition: Definition,
    as_of: date | datetime,
) -> list[Meeting]:
    rows = starts([athlete, opponent], disciplines=disciplines, definition=definition, as_of=as_of)
    for one in (athlete, opponent):
        rows = rows.filter(round__in=Result.objects.current().of_people([one]).values("round"))
    races: dict[int, dict[int, dict]] = {}
    for row in taken(rows, *NAMES, **PLACE):
        races.setdefault(row["round_id"], {})[row["person"]] = row
    pairs = [(race.get(athlete.person_id), race.get(opponent.person_id)) for race in races.values()]
    return [_meeting(one, other, definition) for one, other in pairs if one and other]


def _meeting(one: dict, other: dict, definition: Definition) -> Meeting:
    result = outcome(one, other, definition)
    apart, printed_margin = margin(one, other)
    event, race = _event(one), Round(kind=one["round__kind"], number=one["round__number"])
    return Meeting(
        date=one["date"],
        meet=one["round__event__meet__name"],
        meet_slug=one["round__event__meet__slug"],
        event=event.name,
        event_slug=event.slug,
        round=race.name,
        round_kind=race.kind,
        discipline=one["discipline__name"],
        discipline_code=one["discipline__code"],
        unit=one["discipline__unit"],
        age_class=event.age_class,
        facility=one["facility"],
        indoors=one["indoors"],
        **{name.removeprefix("at_"): one[name] for name in PLACE},
        first=_performance(one),
        second=_performance(other),
        winner=result.winner,
        why=result.why,
        margin=apart,
        printed_margin=printed_margin,
    )


def _event(row: dict) -> Event:
    """The event, never to be saved, for the name it gives itself."""
    named = {
        name: row[f"round__event__{name}"] for name in ("sex", "age_class", "para_class", "label", "slug")
    }
    return Event(discipline=Discipline(code=row["discipline__code"], name=row["discipline__name"]), **named)


def _performance(row: dict) -> Performance:
    return Performance(row["place"], row["mark"], printed(row), row["status"], row["country_id"])


def _streak(winners: list[str]) -> Streak | None:
    latest = winners[-1] if winners else "draw"
    if latest == "draw":
        return None
    return Streak(latest, len(list(takewhile(lambda winner: winner == latest, reversed(winners)))))


def _by_country(found: list[Meeting]) -> tuple[Tally, ...]:
    """The counted meetings by country of the venue, most first."""
    winners: dict[tuple[str, str], list[str]] = {}
    for meeting in found:
        if meeting.counted:
            winners.setdefault((meeting.country, meeting.country_name), []).append(meeting.winner)
    tallies = [Tally(*country, Score.of(won)) for country, won in winners.items()]
    return tuple(sorted(tallies, key=lambda tally: (-tally.score.meetings, tally.country_name)))
