"""Who is champion of what on a day, since when, and until when.

A title is held from the day of the final (after a reallocation: of the decision) to the day of the same event's final
at the next edition, or to the end of that edition where the event was dropped.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import AgeClass, Area, Level, Sex
from athletics.honours.definition import EVERYTHING, SENIOR, Definition
from athletics.honours.editions import Final, editions_over, finals_of
from athletics.honours.medal import Medal, edition_name
from athletics.honours.medals import candidates, medals, medals_of
from athletics.models import Athlete, Competition, Discipline, Meet


@dataclass(frozen=True, slots=True)
class Reign:
    """A title and the interval it was held in, as known on a day.

    `until` is None while it is held. `doubt` says what keeps the file from being sure. `next_final` is the day of the
    same event's final at the next edition, where it is on file and still to come.
    """

    medal: Medal
    since: date
    until: date | None
    next_edition: str
    next_meet_slug: str
    next_final: date | None
    doubt: str

    @property
    def reigning(self) -> bool:
        return self.until is None

    @property
    def sentence(self) -> str:
        """“Olympic 5000m champion since 10 August 2024.”"""
        held = (
            f"from {self.since:%-d %B %Y} to {self.until:%-d %B %Y}"
            if self.until
            else f"since {self.since:%-d %B %Y}"
        )
        return f"{self.medal.title} {held}.{f' {self.doubt}' if self.doubt else ''}"


def reigning_titles(
    *, athlete: Athlete, as_of: date | datetime, definition: Definition = SENIOR
) -> tuple[Reign, ...]:
    """The titles an athlete holds on a day, greatest first: the answer to “champion of which event?”.

    Four queries: as `medals`, the finals and the editions.
    """
    held = _tenures(athlete, as_of=as_of, definition=definition)
    return tuple(sorted((one for one in held if one.reigning), key=_greatest_first))


def former(*, athlete: Athlete, as_of: date | datetime, definition: Definition = SENIOR) -> tuple[Reign, ...]:
    """The athlete's past reigns in titles he or she no longer holds on the day, greatest and newest first."""
    held = _tenures(athlete, as_of=as_of, definition=definition)
    still = {one.medal.title_key for one in held if one.reigning}
    past = [one for one in held if one.medal.title_key not in still]
    return tuple(sorted(past, key=_greatest_first))


def champion(
    *,
    discipline: Discipline | str,
    sex: Sex,
    as_of: date | datetime,
    competition: Competition | None = None,
    level: Level | str = "",
    area: Area | str = "",
    age_class: AgeClass = AgeClass.SENIOR,
) -> tuple[Reign, ...]:
    """Who reigns in an event on a day: of one competition, or of every competition of a level (and area).

    Joint champions are several reigns. Empty where no final is on file, where the result of the latest is not, or
    where the title has lapsed: never a statement that there is no champion. Raises ValueError without competition
    and level. Three queries, and one for rulings.
    """
    if not (competition or level):
        raise ValueError("Name the competition, or its level.")
    code = discipline if isinstance(discipline, str) else discipline.pk
    found = candidates(as_of=as_of).filter(
        round__event__discipline=code, round__event__sex=sex, round__event__age_class=age_class
    )
    if competition:
        found = found.filter(round__event__meet__competition=competition)
    if level:
        found = found.filter(round__event__meet__competition__level=level)
    if area:
        found = found.filter(round__event__meet__competition__area=area)
    golds = [one for one in medals_of(found, as_of=as_of, definition=EVERYTHING) if one.place == 1]
    return tuple(one for one in reigns_of(golds, as_of=as_of) if one.reigning)


def defending(*, meet: Meet, as_of: date | datetime) -> tuple[Reign, ...]:
    """The champions of the previous edition whose event at this meet is still to be decided on the day.

    Only an upcoming or running edition has defending champions; afterwards the answer is empty. Five queries at most.
    """
    if meet.end_date < day(as_of):
        return ()
    contests = set(meet.events.values_list("discipline", "sex", "age_class", "para_class", "label"))
    found = candidates(as_of=as_of).filter(round__event__meet__competition=meet.competition_id)
    golds = [
        one
        for one in medals_of(found, as_of=as_of, definition=EVERYTHING)
        if one.place == 1
        and (one.discipline_code, str(one.sex), one.age_class, one.para_class, one.label) in contests
    ]
    return tuple(
        one for one in reigns_of(golds, as_of=as_of) if one.reigning and one.medal.meet_id != meet.pk
    )


def reigns_of(golds: Iterable[Medal], *, as_of: date | datetime) -> list[Reign]:
    """The interval each title was held in, as known on a day. Two queries."""
    golds = list(golds)
    if not golds:
        return []
    finals = finals_of(golds)
    editions = editions_over(golds, on=day(as_of))
    made = []
    for gold in golds:
        same = finals.get(gold.title_key, [])
        later = [one for one in same if one.meet_id != gold.meet_id and one.on > gold.date]
        skipped = _skipped(gold, later, editions.get(gold.competition_id, []))
        made.append(_reign(gold, later, skipped, on=day(as_of)))
    return made


def _tenures(athlete: Athlete, *, as_of: date | datetime, definition: Definition) -> list[Reign]:
    won = [one for one in medals(athlete=athlete, as_of=as_of, definition=definition) if one.place == 1]
    return reigns_of(won, as_of=as_of)


def _reign(gold: Medal, later: list[Final], skipped: Meet | None, *, on: date) -> Reign:
    next_one = later[0] if later else None
    until = next_one.on if next_one and next_one.on <= on else None
    doubt = ""
    if skipped and skipped.covered:
        until = skipped.end_date
    elif skipped:
        doubt = f"No final of this event at {edition_name(skipped)} is on file."
    return Reign(
        medal=gold,
        since=gold.held_from,
        until=until,
        next_edition=next_one.edition if next_one else "",
        next_meet_slug=next_one.meet_slug if next_one else "",
        next_final=next_one.on if next_one and next_one.on > on else None,
        doubt=doubt,
    )


def _skipped(gold: Medal, later: list[Final], editions: list[Meet]) -> Meet | None:
    """The first edition after the gold, and before the next final on file, that passed without the event."""
    ends = later[0].meet_start if later else date.max
    return next((meet for meet in editions if gold.meet_start < meet.start_date < ends), None)


def _greatest_first(reign: Reign) -> tuple:
    return (RANKS[reign.medal.level], -reign.medal.date.toordinal(), reign.medal.discipline_code)


RANKS = {
    level: rank
    for rank, level in enumerate(
        [
            Level.OLYMPIC,
            Level.WORLD,
            Level.WORLD_INDOOR,
            Level.ULTIMATE,
            Level.AREA,
            Level.AREA_INDOOR,
            Level.GAMES,
            Level.LEAGUE,
            Level.CROSS_COUNTRY,
            Level.AGE_GROUP,
            Level.NATIONAL,
            Level.MEETING,
        ]
    )
}
"""The order in which honours are told, greatest first."""
