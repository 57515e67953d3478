"""Whether the results on file can make a record, or only the best on file."""

from datetime import date, datetime

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from athletics.as_of import day
from athletics.choices import CoverageOf, RecordKind
from athletics.models import Coverage, Meet, Season
from athletics.record_book.scope import Scope


def is_complete(scope: Scope, *, as_of: date | datetime) -> bool:
    """Whether a Coverage row says that every result this list is made of is on file up to the day. One query; two for a league.

    Of a meeting: its competition's results from the beginning to the latest edition. Of a league: those of every
    season. Of the world, an area or a country: the discipline's, from the beginning (of a lead: of the year).
    """
    on = day(as_of)
    if scope.kind == RecordKind.LEAGUE:
        return _every_season(scope, on)
    rows = _coverage(scope)
    if scope.competition:
        meets = Meet.objects.filter(competition=OuterRef("competition"), start_date__lte=on)
        latest = Subquery(meets.order_by().values("competition").annotate(end=Max("end_date")).values("end"))
        rows = rows.filter(competition=scope.competition, valid_from=None).annotate(latest=latest)
        return rows.filter(Q(valid_until=None) | Q(valid_until__gte=Coalesce("latest", on))).exists()
    begun = Q(valid_from__lte=date(scope.year, 1, 1)) if scope.year else Q()
    rows = rows.filter(competition=None, season=None, athlete=None, discipline=scope.discipline)
    end = min(on, date(scope.year, 12, 31)) if scope.year else on
    return rows.filter(
        Q(valid_from=None) | begun if scope.year else Q(valid_from=None),
        Q(valid_until=None) | Q(valid_until__gte=end),
    ).exists()


def _coverage(scope: Scope) -> QuerySet[Coverage]:
    return Coverage.objects.filter(
        Q(discipline=None) | Q(discipline=scope.discipline),
        Q(sex="") | Q(sex=scope.sex),
        of=CoverageOf.RESULTS,
        complete=True,
    )


def _every_season(scope: Scope, on: date) -> bool:
    seasons = Season.objects.filter(league=scope.league, meets__start_date__lte=on).order_by()
    latest = dict(
        seasons.values_list("pk").annotate(end=Max("meets__end_date", filter=Q(meets__start_date__lte=on)))
    )
    rows = _coverage(scope).filter(season__league=scope.league, valid_from=None)
    covered = {
        season
        for season, until in rows.values_list("season", "valid_until")
        if until is None or until >= latest.get(season, on)
    }
    return bool(latest) and latest.keys() <= covered
