"""How a record came down (or up) over the years."""

from dataclasses import dataclass
from datetime import date, datetime

from athletics import marks
from athletics.as_of import day
from athletics.models import Record
from athletics.record_book.holders import PROVEN, Policy
from athletics.record_book.holding import Holding, from_record
from athletics.record_book.life import STRUCK
from athletics.record_book.on_file import OnFile, listed
from athletics.record_book.scope import Scope, named_scope


@dataclass(frozen=True, slots=True)
class Step:
    """A mark while it stood: by whom, first and then whoever equalled it, from when to when.

    `until` is the day it was beaten, None while it stands. `improvement` is in the unit of the mark, None for the
    first on file.
    """

    mark: int
    printed_mark: str
    unit: str
    holdings: tuple[Holding, ...]
    since: date
    until: date | None
    days: int | None
    improvement: int | None
    printed_improvement: str


@dataclass(frozen=True, slots=True)
class Progression:
    """A record's steps as known on a day, oldest first. It begins where the file begins, not where the sport did."""

    record_name: str
    as_of: date
    policy: Policy
    steps: tuple[Step, ...]


def progression(*, as_of: date | datetime, policy: Policy = Policy.PERFORMANCE, **record) -> Progression:
    """The running best by the day it was set; equalled marks are joint in their step.

    `record` is what `holders` takes. World, area and national records are made of the list, and of a result on file
    only where it is better than the list's best; meeting, championship and league records of the list and of every
    legal result. Rows rejected or annulled by the day are left out as if they had never been. Three queries (four
    for a meeting, championship or league record), one more for each key given in place of an object.
    """
    scope = named_scope(**record)
    rows = listed([scope], as_of=as_of)
    on_file = OnFile([scope], as_of=as_of, rows=rows)
    return progression_of(scope, rows, on_file, policy=policy, as_of=as_of)


def progression_of(
    scope: Scope, rows: list[Record], on_file: OnFile, *, policy: Policy, as_of: date | datetime
) -> Progression:
    """`progression` from the rows of one list and the results on file."""
    marks_set = _listed(rows, scope, policy, on=day(as_of))
    results = []
    if scope.computed:
        results = on_file.running_best(scope)
    elif policy == Policy.PERFORMANCE and marks_set:
        results = on_file.best(scope, no_worse_than=min(one.rank_key for one in marks_set) - 1)
    results = [one for one in results if not any(one.same_performance(row) for row in marks_set)]
    in_order = sorted(marks_set + results, key=lambda one: (one.set_on, -one.rank_key))
    title = marks_set[0].title if marks_set else None
    return Progression(scope.name(title=title), day(as_of), policy, tuple(_steps(in_order)))


def _listed(rows: list[Record], scope: Scope, policy: Policy, *, on: date) -> list[Holding]:
    live = [one for one in (from_record(row, on=on) for row in rows) if one.stage not in STRUCK]
    ratified_only = policy == Policy.RATIFIED and not scope.computed
    return [one for one in live if one.stage in PROVEN] if ratified_only else live


def _steps(in_order: list[Holding]) -> list[Step]:
    groups: list[list[Holding]] = []
    for one in in_order:
        if not groups or one.rank_key < groups[-1][0].rank_key:
            groups.append([one])
        elif one.rank_key == groups[-1][0].rank_key:
            groups[-1].append(one)
    beaten_on = [group[0].set_on for group in groups[1:]] + [None]
    before = [None] + [group[0] for group in groups[:-1]]
    # With no mark on file there is no group, and one end and one beginning too many.
    return [_step(group, end, last) for group, end, last in zip(groups, beaten_on, before, strict=False)]


def _step(group: list[Holding], until: date | None, before: Holding | None) -> Step:
    first = group[0]
    gain = abs(before.mark - first.mark) if before else None
    return Step(
        mark=first.mark,
        printed_mark=first.printed_mark,
        unit=first.unit,
        holdings=tuple(group),
        since=first.set_on,
        until=until,
        days=(until - first.set_on).days if until else None,
        improvement=gain,
        printed_improvement=""
        if gain is None
        else marks.format_value(gain, unit=first.unit, precision=first.precision),
    )
