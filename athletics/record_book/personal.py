"""Whether a result was an athlete's personal or season's best when it was set."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from athletics.as_of import day
from athletics.choices import BestKind, CoverageOf
from athletics.models import Athlete, Coverage, Result, StatedBest
from athletics.record_book.holding import Holding, from_result, from_stated
from athletics.record_book.on_file import with_names
from athletics.record_book.order import not_later
from athletics.rulings import as_it_stood


@dataclass(frozen=True, slots=True)
class Best:
    """A personal or season's best: what it improved on, and whether it may be called one."""

    kind: BestKind
    previous: Holding | None
    overall: bool
    """Whether it was better than every earlier mark, whatever the track."""
    proven: bool
    """Whether the athlete's results are complete, or a source states this best; else it is the best on file."""


def bests_of(result: Result, *, as_of: date | datetime) -> list[Best]:
    """The bests a legal result of an athlete was or equalled, on its own kind of track. Three queries."""
    people = Athlete.objects.keys_of([result.athlete])
    earlier = _earlier(result, people, as_of=as_of)
    stated = list(
        StatedBest.objects.filter(
            Q(year=None) | Q(year=result.year),
            athlete__in=people,
            discipline=result.discipline_id,
            stated_on__lte=day(as_of),
        ).select_related("athlete__country", "athlete__merged_into", "discipline", "source")
    )
    covered = list(
        Coverage.objects.filter(
            Q(discipline=None) | Q(discipline=result.discipline_id),
            Q(valid_until=None) | Q(valid_until__gte=result.date),
            of=CoverageOf.RESULTS,
            athlete__in=people,
            competition=None,
            season=None,
            complete=True,
        )
    )
    found = [_best(kind, result, earlier, stated, covered) for kind in BestKind]
    return [best for best in found if best]


def _earlier(result: Result, people: QuerySet, *, as_of: date | datetime) -> list[Result]:
    rows = (
        with_names(Result.objects.current())
        .filter(athlete__in=people, discipline=result.discipline_id, date__lte=result.date)
        .exclude(pk=result.pk)
        .select_related("round__event__meet__venue", "round__venue")
        .prefetch_related("rulings")
    )
    stood = [as_it_stood(row, as_of=as_of) for row in rows]
    return [row for row in stood if row.legal and not_later(row, result)]


def _best(
    kind: BestKind, result: Result, earlier: list[Result], stated: list[StatedBest], covered: list[Coverage]
) -> Best | None:
    begun = date(result.year, 1, 1) if kind == BestKind.SEASON else None
    marks_before = [from_result(row) for row in earlier if begun is None or row.date >= begun]
    published = [row for row in stated if row.kind == kind]
    before = [row for row in published if (row.set_on or row.stated_on) < result.date]
    here = [
        one
        for one, facility in [
            *((one, row.facility) for one, row in _paired(marks_before, earlier)),
            *((from_stated(row), row.facility) for row in before),
        ]
        if facility == result.facility
    ]
    previous = min(here, key=lambda one: one.rank_key, default=None)
    if previous and previous.rank_key < result.rank_key:
        return None
    anywhere = marks_before + [from_stated(row) for row in before]
    restated = any(
        row.mark == result.mark and (row.set_on == result.date or row.stated_on >= result.date)
        for row in published
    )
    complete = any(row.valid_from is None or (begun and row.valid_from <= begun) for row in covered)
    return Best(
        kind=kind,
        previous=previous,
        overall=all(result.rank_key <= one.rank_key for one in anywhere),
        proven=complete or restated,
    )


def _paired(marks_before: list[Holding], earlier: list[Result]) -> list[tuple[Holding, Result]]:
    by_id = {row.pk: row for row in earlier}
    return [(one, by_id[one.result_id]) for one in marks_before]
