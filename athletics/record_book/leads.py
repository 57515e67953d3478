"""The best legal mark of a calendar year: world, area and national leads."""

from dataclasses import replace
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import AgeClass, Area, BestKind, Direction, Facility, RecordKind, Sex
from athletics.models import Country, Discipline, StatedBest
from athletics.record_book.holders import Holders, Policy, settle
from athletics.record_book.holding import Basis, Holding, from_stated
from athletics.record_book.on_file import OnFile
from athletics.record_book.scope import Scope, named_scope


def lead(
    *,
    discipline: Discipline | str,
    sex: Sex,
    facility: Facility,
    as_of: date | datetime,
    year: int | None = None,
    area: Area | str = "",
    country: Country | str | None = None,
    age_class: AgeClass = AgeClass.SENIOR,
) -> Holders:
    """The lead of a calendar year as of a day (the day's own year unless told otherwise): legal marks only.

    Short track has a lead of its own; altitude and en-route marks count and are flagged. It is called a lead where
    the results of the discipline are complete for the year, or where a published season's best is better than every
    result on file (the answer's basis is then “stated”); otherwise it is the best on file.
    Three queries (four where a result is the answer, one more for each key given in place of an object).
    """
    kind = RecordKind.AREA if area else RecordKind.NATIONAL if country else RecordKind.WORLD
    scope = named_scope(
        kind=kind,
        discipline=discipline,
        sex=sex,
        facility=facility,
        area=area,
        country=country,
        age_class=age_class,
        year=year or day(as_of).year,
    )
    on_file = OnFile([scope], as_of=as_of, rows=())
    found = settle(scope, [], on_file, policy=Policy.PERFORMANCE, as_of=as_of)
    return or_stated(found, scope)


def or_stated(found: Holders, scope: Scope) -> Holders:
    """The lead on file, or the published one where that is better. One query."""
    stated = _stated(scope, on=found.as_of)
    if stated and (found.best is None or stated[0].rank_key < found.best.rank_key):
        return replace(found, basis=Basis.STATED, complete=False, holders=stated, year=scope.year)
    return replace(found, year=scope.year)


def _stated(scope: Scope, *, on: date) -> tuple[Holding, ...]:
    """The best published season's best of the year on this kind of track. One query."""
    best_first = "mark" if scope.discipline.direction == Direction.LOW else "-mark"
    rows = StatedBest.objects.filter(
        kind=BestKind.SEASON,
        year=scope.year,
        discipline=scope.discipline,
        facility=scope.facility,
        athlete__sex=scope.sex,
        stated_on__lte=on,
    )
    if scope.area:
        rows = rows.filter(athlete__country__area=scope.area)
    if scope.country:
        rows = rows.filter(athlete__country=scope.country)
    if scope.age_class != AgeClass.SENIOR:
        return ()
    row = (
        rows.select_related("athlete__country", "athlete__merged_into", "discipline", "source")
        .order_by(best_first, "stated_on")
        .first()
    )
    return (from_stated(row),) if row else ()
