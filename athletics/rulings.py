"""How results stood on a day, before decisions that were still to come.

The result carries what stands now. A ruling decided after the day asked about is undone: where it changed
the place, the status or the mark, what stood before it stands again.
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date, datetime
from operator import attrgetter, itemgetter

from athletics.as_of import day
from athletics.models import Result

CHANGED = ("place", "status", "mark")
LATER = (
    "later__id",
    "later__decided_on",
    *(f"later__{name}_{when}" for name in CHANGED for when in ("before", "after")),
)
"""The columns a query must bring, from `ResultQuerySet.with_later_rulings`, for `as_they_stood` to work."""


def as_it_stood(result: Result, *, as_of: date | datetime) -> Result:
    """The result as on the day: itself, or a copy (never to be saved) with what a later ruling changed undone.

    No query where the rulings are prefetched, one otherwise.
    """
    later = [ruling for ruling in result.rulings.all() if ruling.decided_on > day(as_of)]
    if not later:
        return result
    stood = copy(result)
    for ruling in sorted(later, key=attrgetter("decided_on", "pk"), reverse=True):
        for name in CHANGED:
            before, after = getattr(ruling, f"{name}_before"), getattr(ruling, f"{name}_after")
            if before != after:
                setattr(stood, name, before)
    stood.derive()
    return stood


def as_they_stood(rows: Iterable[Mapping]) -> list[dict]:
    """One row a result, in the order given, with place, status and mark as on the day of the query.

    Takes the rows of `.values("id", "place", "status", "mark", *LATER, …)`, in which a result stands once
    for every ruling still to come. `ruled` says whether one did.
    """
    results: dict[int, dict] = {}
    rulings: dict[int, list[dict]] = {}
    for row in rows:
        results.setdefault(row["id"], {key: value for key, value in row.items() if key not in LATER})
        if row["later__id"] is not None:
            rulings.setdefault(row["id"], []).append(row)
    return [_undone(row, rulings.get(pk, [])) for pk, row in results.items()]


def _undone(row: dict, rulings: list[dict]) -> dict:
    for ruling in sorted(rulings, key=itemgetter("later__decided_on", "later__id"), reverse=True):
        for name in CHANGED:
            before, after = ruling[f"later__{name}_before"], ruling[f"later__{name}_after"]
            if before != after:
                row[name] = before
    return row | {"ruled": bool(rulings)}
