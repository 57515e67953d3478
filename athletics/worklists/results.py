"""Results without wind, and marks that cannot be right."""

from collections.abc import Iterator
from datetime import date

from django.db.models import F, Q, Window
from django.db.models.functions import Lag

from athletics.choices import RecordKind, ResultStatus, WindState
from athletics.models import Result
from athletics.worklists.line import MOST, Line, Worklist
from athletics.worklists.records import beyond, impossible, standing

YOUNGEST = 10
"""Years; whoever is younger competes in no event of this record."""


def _without_wind(as_of: date) -> Iterator[Line]:
    rows = (
        Result.objects.current()
        .filter(wind_state=WindState.NO_INFORMATION, date__lte=as_of, indoors=False)
        .filter(discipline__wind_matters=True, status=ResultStatus.OK, mark__isnull=False)
        .select_related("athlete", "team", "discipline", "meet", "venue")
        .order_by("-date", "pk")
    )
    for result in rows[:MOST]:
        where = result.meet or result.venue
        yield Line(
            (result,), f"No wind on file{f', at {where}' if where else ''}: the mark may not be legal."
        )


def _impossible(as_of: date) -> Iterator[Line]:
    seen = set()
    for result, why in [*_too_good(as_of), *_out_of_order(), *_outside_meet(), *_too_young()]:
        if result.pk not in seen:
            seen.add(result.pk)
            yield Line((result,), why)


def _too_good(as_of: date) -> Iterator[tuple[Result, str]]:
    floors = standing(kinds=[RecordKind.WORLD], as_of=as_of)
    for result in beyond(floors, [impossible(floor) for floor in floors]):
        yield result, "More than 3 % better than the world record on file."


def _rows(found):
    return found.select_related("athlete", "team", "discipline", "meet").order_by("-date", "pk")[:MOST]


def _out_of_order() -> Iterator[tuple[Result, str]]:
    """Only where every place and mark of a race stands on its own: no ties by thousandths, no handicap of points."""
    placed = Result.objects.current().filter(
        round__isnull=False, place__isnull=False, rank_key__isnull=False, status=ResultStatus.OK
    )
    ahead = Window(
        Lag("rank_key"), partition_by=[F("round"), F("discipline")], order_by=[F("place"), F("rank_key")]
    )
    for result in _rows(placed.annotate(ahead=ahead).filter(ahead__gt=F("rank_key"))):
        yield result, f"Better than the mark of the place before it, yet only number {result.place}."


def _outside_meet() -> Iterator[tuple[Result, str]]:
    outside = Q(date__lt=F("meet__start_date")) | Q(date__gt=F("meet__end_date"))
    for result in _rows(Result.objects.current().filter(outside, meet__isnull=False)):
        yield result, f"Dated {result.date:%-d %B %Y}, outside the days of {result.meet}."


def _too_young() -> Iterator[tuple[Result, str]]:
    young = Q(year__lt=F("athlete__birth_date__year") + YOUNGEST)
    for result in _rows(Result.objects.current().filter(young, meet__isnull=False)):
        yield result, f"{result.athlete} would have been younger than {YOUNGEST}."


WITHOUT_WIND = Worklist(
    slug="results-without-wind",
    title="Results without wind",
    definition=(
        "Marks made outdoors in a discipline in which wind counts, whose list gives no reading. They count for no best "
        "and no record until one is on file. The newest first."
    ),
    find=_without_wind,
)
IMPOSSIBLE_MARKS = Worklist(
    slug="impossible-marks",
    title="Marks that cannot be right",
    definition=(
        "Legal marks more than 3 % better than the world record; and of results at a meet on file: a better mark behind "
        f"a worse one in the same race, a day outside the meet, an athlete under {YOUNGEST} years of age."
    ),
    find=_impossible,
)
