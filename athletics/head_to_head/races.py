"""The races the athletes of a question share, and how two of them stood in one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from athletics import marks
from athletics.as_of import day
from athletics.choices import Direction, EntryRole, ResultStatus, RoundKind, Unit
from athletics.head_to_head.definition import Ages, Definition, Rounds, Unfinished
from athletics.models import Athlete, Discipline, Entry, Result
from athletics.rulings import LATER, as_they_stood

FINISHED = (ResultStatus.OK, ResultStatus.UNCERTIFIED)
WITHOUT_MARK = (ResultStatus.NO_MARK, ResultStatus.NO_HEIGHT)
UNFINISHED = (ResultStatus.DID_NOT_FINISH, ResultStatus.RETIRED)
COLUMNS = (
    "id", "person", "round_id", "date", "place", "status", "status_detail", "mark", "precision", "timing",
    "country_id", "discipline__code", "discipline__name", "discipline__unit", "discipline__direction", *LATER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who of two was ahead in one race: “first”, “second”, “draw” or “not counted”, and then why."""

    winner: str
    why: str = ""

    @property
    def counted(self) -> bool:
        """Whether it is part of the score."""
        return self.winner != "not counted"


def starts(
    athletes: Iterable[Athlete],
    *,
    disciplines: Sequence[Discipline],
    definition: Definition,
    as_of: date | datetime,
) -> QuerySet[Result]:
    """The results of these athletes in races the definition lets in, finished by the day; `person` is whose.

    Annulled results are among them: whether they were annulled by the day is for `as_they_stood` to say.
    """
    on = day(as_of)
    return (
        Result.objects.current()
        .of_people(athletes)
        .with_later_rulings(as_of=as_of)
        .filter(_allowed(definition), round__isnull=False, date__lte=on, en_route=False)
        .filter(Q(discipline__in=disciplines) if disciplines else Q(), pacemaker=False, mixed_race=False)
        .filter(Q(discipline=F("round__event__discipline")), out_of_competition=False)
        .exclude(Exists(_not_competing()))
        .order_by("date", "round__local_time", "round", "pk")
    )


def _not_competing() -> QuerySet[Entry]:
    roles = (EntryRole.PACEMAKER, EntryRole.GUEST)
    return Entry.objects.filter(event=OuterRef("round__event"), athlete=OuterRef("athlete"), role__in=roles)


def _allowed(definition: Definition) -> Q:
    allowed = Q()
    if definition.rounds == Rounds.FINALS:
        allowed &= Q(round__kind=RoundKind.FINAL)
    if definition.ages == Ages.SENIOR:
        allowed &= Q(round__event__age_class="senior")
    if definition.facility:
        allowed &= Q(facility=definition.facility)
    if definition.country:
        allowed &= Q(in_country(definition.country))
    if definition.since:
        allowed &= Q(date__gte=definition.since)
    if definition.until:
        allowed &= Q(date__lte=definition.until)
    if definition.levels:
        allowed &= Q(round__event__meet__competition__level__in=definition.levels)
    if definition.competitions:
        allowed &= Q(round__event__meet__competition__code__in=definition.competitions)
    return allowed


def in_country(code: str) -> Q:
    """Raced in a country: at the round's own venue, or else at the meet's."""
    return Q(round__venue__country=code) | Q(round__venue=None, round__event__meet__venue__country=code)


def venue(column: str) -> Coalesce:
    """A column of the venue the race was held at."""
    return Coalesce(f"round__venue__{column}", f"round__event__meet__venue__{column}")


def taken(results: QuerySet[Result], *extra: str, **named) -> list[dict]:
    """The rows as they stood on the day, without those annulled by then. One query."""
    rows = as_they_stood(results.values(*COLUMNS, *extra, **named))
    gone = (ResultStatus.ANNULLED, ResultStatus.OUT_OF_COMPETITION)
    return [row for row in rows if row["status"] not in gone]


def outcome(one: dict, other: dict, definition: Definition) -> Outcome:
    """Who was ahead. The official place decides; the marks only where a place is not on file."""
    for row in (one, other):
        if row["status"] in (ResultStatus.DID_NOT_START, ResultStatus.DISQUALIFIED):
            return Outcome("not counted", f"{ResultStatus(row['status']).label}")
    done = [row["status"] in FINISHED for row in (one, other)]
    if all(done):
        return _placed(one, other)
    if not any(done):
        return Outcome("not counted", "neither finished")
    loser = other if done[0] else one
    if loser["status"] in UNFINISHED and definition.unfinished == Unfinished.LEFT_OUT:
        return Outcome("not counted", ResultStatus(loser["status"]).label)
    return Outcome("first" if done[0] else "second", ResultStatus(loser["status"]).label)


def _placed(one: dict, other: dict) -> Outcome:
    places = one["place"], other["place"]
    if None not in places:
        return Outcome("draw" if places[0] == places[1] else "first" if places[0] < places[1] else "second")
    both = one["mark"], other["mark"]
    if None in both or both[0] == both[1]:
        return Outcome("not counted", "the order is not on file")
    better = both[0] < both[1] if one["discipline__direction"] == Direction.LOW else both[0] > both[1]
    return Outcome("first" if better else "second", "by the marks: the places are not on file")


def printed(row: dict) -> str:
    """The mark or the status in the sport's notation; empty where no mark is on file."""
    if row["status"] not in FINISHED:
        return f"{ResultStatus(row['status']).label} {row['status_detail']}".strip()
    if row["mark"] is None:
        return ""
    return marks.format_value(
        row["mark"], row["discipline__unit"], row["precision"], timing=row["timing"] or None
    )


def margin(one: dict, other: dict) -> tuple[int | None, str]:
    """How far apart two finishers were, in the unit of the mark, and as printed; None where a mark is missing."""
    if None in (one["mark"], other["mark"]) or not {one["status"], other["status"]} <= set(FINISHED):
        return None, ""
    apart = abs(one["mark"] - other["mark"])
    unit = one["discipline__unit"]
    if not apart:
        return 0, "same time" if unit == Unit.TIME else "same mark"
    precision = min(one["precision"] or 100, other["precision"] or 100)
    number = marks.format_value(apart, unit, precision)
    if unit == Unit.TIME:
        return apart, number if ":" in number else f"{number} s"
    return apart, {Unit.POINTS: f"{number} points", Unit.DISTANCE_RUN: number}.get(unit, f"{number} m")
