"""Marks better than the record and not on its list."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Min, Q

from athletics import marks
from athletics.choices import AgeClass, Direction, Ratification, RecordKind
from athletics.models import Record, Result
from athletics.worklists.line import MOST, Line, Worklist

KINDS = (RecordKind.WORLD, RecordKind.AREA, RecordKind.NATIONAL)
FALLEN = (Ratification.REJECTED, Ratification.ANNULLED)
IMPOSSIBLE = 0.03
"""A mark this far beyond the world record is looked for as one that cannot be right."""
CHUNK = 40
"""Lists in one query, each one range of the index of all-time lists: joined by OR they would read them all."""

Floor = dict


def standing(*, kinds: Iterable[str], as_of: date) -> list[Floor]:
    """The best mark of each record list by a day: kind, area, country, discipline, sex, facility and `best`, a rank key."""
    rows = Record.objects.filter(kind__in=kinds, age_class=AgeClass.SENIOR, set_on__lte=as_of)
    named = ("kind", "area", "country", "discipline", "sex", "facility")
    rows = rows.exclude(ratification__in=FALLEN).order_by("discipline__order", *named)
    return list(rows.values(*named, "discipline__direction").annotate(best=Min("rank_key")))


def beyond(floors: list[Floor], limits: list[int]) -> Iterator[Result]:
    """The legal results better than each limit on its list, read from the index of all-time lists."""
    lists = [
        Result.objects.legal().filter(_better(floor, limit)).order_by().values_list("pk")
        for floor, limit in zip(floors, limits, strict=True)
    ]
    keys: set[int] = set()
    for start in range(0, len(lists), CHUNK):
        first, *rest = lists[start : start + CHUNK]
        keys.update(pk for (pk,) in first.union(*rest, all=True)[:MOST])
    rows = Result.objects.filter(pk__in=sorted(keys)[:MOST])
    rows = rows.select_related("athlete", "team", "discipline", "country", "meet")
    yield from rows.order_by("discipline__order", "sex", "rank_key", "pk")


def impossible(floor: Floor) -> int:
    """The rank key beyond which no mark can be right: 3 % better than the world record."""
    better = 1 - IMPOSSIBLE if floor["discipline__direction"] == Direction.LOW else 1 + IMPOSSIBLE
    return round(floor["best"] * better)


def _better(floor: Floor, limit: int) -> Q:
    where = Q(rank_key__lt=limit, **{name: floor[name] for name in ("discipline", "sex", "facility")})
    if floor["kind"] == RecordKind.AREA:
        return where & Q(country__area=floor["area"])
    return where & Q(country=floor["country"]) if floor["kind"] == RecordKind.NATIONAL else where


def _find(as_of: date) -> Iterator[Line]:
    floors = standing(kinds=KINDS, as_of=as_of)
    world = {
        (floor["discipline"], floor["sex"], floor["facility"]): impossible(floor)
        for floor in floors
        if floor["kind"] == RecordKind.WORLD
    }
    results = [
        result
        for result in beyond(floors, [floor["best"] for floor in floors])
        if result.rank_key >= world.get((result.discipline_id, result.sex, result.facility), result.rank_key)
    ]
    claimed = _claimed(results)
    for result in sorted(results, key=lambda one: one.date, reverse=True):
        for floor in floors:
            if (floor["kind"], _holder(result), result.discipline_id, result.date) not in claimed and _beats(
                result, floor
            ):
                yield Line((result,), _why(result, floor))
                break


def _beats(result: Result, floor: Floor) -> bool:
    same = all(
        floor[name] == getattr(result, f"{name}_id", None) or floor[name] == getattr(result, name)
        for name in ("discipline", "sex", "facility")
    )
    scope = {RecordKind.AREA: result.country.area == floor["area"]}
    scope[RecordKind.NATIONAL] = result.country_id == floor["country"]
    return same and scope.get(floor["kind"], True) and result.rank_key < floor["best"]


def _holder(result: Result) -> tuple[int | None, int | None]:
    return result.athlete and result.athlete.person_id, result.team_id


def _claimed(results: list[Result]) -> set[tuple]:
    """What is on a record list, in whatever state: kind, holder, discipline and day."""
    days = {result.date for result in results}
    rows = Record.objects.filter(set_on__in=days).values_list(
        "kind", "athlete__merged_into", "athlete", "team", "discipline", "set_on"
    )
    return {(kind, (merged or athlete, team), code, day) for kind, merged, athlete, team, code, day in rows}


def _why(result: Result, floor: Floor) -> str:
    scope = {RecordKind.AREA: floor["area"], RecordKind.NATIONAL: floor["country"]}.get(
        floor["kind"], "world"
    )
    best = marks.format_value(abs(floor["best"]), unit=result.discipline.unit)
    return f"Better than the {scope} record on file, {best}, and on no list of claims."


BETTER_THAN_RECORD = Worklist(
    slug="better-than-record",
    title="Marks better than the record and not claimed",
    definition=(
        "Legal marks better than the world, area or national record on file of the same discipline, sex and facility, "
        "for whose day no row stands on that list. Marks more than 3 % better than the world record are among those "
        "that cannot be right."
    ),
    find=_find,
)
