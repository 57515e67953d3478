"""Whether the results on file can make a record, or only the best on file."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db.models import BooleanField, Exists, ExpressionWrapper, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from athletics.as_of import day
from athletics.choices import CoverageOf, RecordKind
from athletics.models import Coverage, Discipline, Meet, Season
from athletics.record_book.scope import Scope


def is_complete(scope: Scope, *, as_of: date | datetime) -> bool:
    """Whether a Coverage row says that every result this list is made of is on file up to the day. One query; two for a league.

    Of a meeting: its competition's results from the beginning to the latest edition. Of a league: those of every
    season. Of the world, an area or a country: the discipline's, from the beginning (of a lead: of the year).
    """
    on = day(as_of)
    if scope.kind == RecordKind.LEAGUE:
        return _every_season(scope, on)
    return _proof(scope, on).exists()


def complete_for_one_contest(scopes: Sequence[Scope], *, as_of: date | datetime) -> frozenset[Scope]:
    """`is_complete` for the lists of one contest, whoever's they are and leads among them. One query."""
    if not scopes:
        return frozenset()
    on = day(as_of)
    asked = {_proven_by(scope): scope for scope in scopes}
    proofs = {f"list_{number}": _proven(scope, on) for number, scope in enumerate(asked.values())}
    contest = Discipline.objects.filter(pk=scopes[0].discipline.pk).annotate(**proofs)
    answers = dict(zip(asked, contest.values_list(*proofs).get(), strict=True))
    return frozenset(scope for scope in scopes if answers[_proven_by(scope)])


def _proven_by(scope: Scope) -> tuple:
    """What tells the proofs of lists of one contest apart: those of the world, an area and a country are the same."""
    return (scope.competition, scope.league, scope.year)


def _proven(scope: Scope, on: date) -> Exists | ExpressionWrapper:
    """`is_complete` as an expression."""
    if scope.kind != RecordKind.LEAGUE:
        return Exists(_proof(scope, on))
    begun = Season.objects.filter(league=scope.league, meets__start_date__lte=on)
    meets = Meet.objects.filter(season=OuterRef("pk"), start_date__lte=on).order_by()
    covering = _coverage(scope).filter(
        Q(valid_until=None) | Q(valid_until__gte=OuterRef("latest")), season=OuterRef("pk"), valid_from=None
    )
    ends = begun.annotate(latest=Subquery(meets.values("season").annotate(end=Max("end_date")).values("end")))
    all_seasons = Q(Exists(begun)) & ~Q(Exists(ends.filter(~Exists(covering))))
    return ExpressionWrapper(all_seasons, output_field=BooleanField())


def _proof(scope: Scope, on: date) -> QuerySet[Coverage]:
    """The rows that prove a list complete; not a league's, of which every season must be."""
    rows = _coverage(scope)
    if scope.competition:
        rows = rows.filter(competition=scope.competition, valid_from=None)
        return rows.filter(Q(valid_until=None) | Q(valid_until__gte=_reach(on)))
    rows = rows.filter(competition=None, season=None, athlete=None, discipline=scope.discipline)
    begun = Q(valid_from__lte=date(scope.year, 1, 1)) if scope.year else Q()
    end = min(on, date(scope.year, 12, 31)) if scope.year else on
    return rows.filter(
        Q(valid_from=None) | begun if scope.year else Q(valid_from=None),
        Q(valid_until=None) | Q(valid_until__gte=end),
    )


def complete_among(scopes: Sequence[Scope], *, as_of: date | datetime) -> frozenset[Scope]:
    """`is_complete` for all the lists of one owner and sex (no leads) at once. One query; two for a league."""
    if not scopes:
        return frozenset()
    on, owner = day(as_of), scopes[0]
    rows = Coverage.objects.filter(
        Q(sex="") | Q(sex=owner.sex), of=CoverageOf.RESULTS, complete=True, valid_from=None, athlete=None
    )
    if owner.league:
        latest = _ends(owner, on)
        covered = list(
            rows.filter(season__league=owner.league).values_list("discipline", "season", "valid_until")
        )
        return frozenset(scope for scope in scopes if _all_seasons(scope, covered, latest, on))
    rows = rows.filter(Q(valid_until=None) | Q(valid_until__gte=_reach(on)), competition=owner.competition)
    codes = set(rows.filter(season=None).values_list("discipline", flat=True))
    return frozenset(scope for scope in scopes if codes & _bearing(scope))


def _bearing(scope: Scope) -> set[str | None]:
    """The disciplines a coverage row must name to bear on a list; a competition's may name none."""
    return {scope.discipline.pk, None} if scope.competition else {scope.discipline.pk}


def _coverage(scope: Scope) -> QuerySet[Coverage]:
    return Coverage.objects.filter(
        Q(discipline=None) | Q(discipline=scope.discipline),
        Q(sex="") | Q(sex=scope.sex),
        of=CoverageOf.RESULTS,
        complete=True,
    )


def _reach(on: date) -> Coalesce:
    """How far a row must reach: to the end of its competition's latest edition by the day, else to the day."""
    meets = Meet.objects.filter(competition=OuterRef("competition"), start_date__lte=on)
    latest = meets.order_by().values("competition").annotate(end=Max("end_date")).values("end")
    return Coalesce(Subquery(latest), on)


def _every_season(scope: Scope, on: date) -> bool:
    rows = _coverage(scope).filter(season__league=scope.league, valid_from=None)
    covered = list(rows.values_list("discipline", "season", "valid_until"))
    return _all_seasons(scope, covered, _ends(scope, on), on)


def _ends(scope: Scope, on: date) -> dict[int, date]:
    """The last day of the latest meet of each of the league's seasons begun by the day."""
    seasons = Season.objects.filter(league=scope.league, meets__start_date__lte=on).order_by()
    return dict(
        seasons.values_list("pk").annotate(end=Max("meets__end_date", filter=Q(meets__start_date__lte=on)))
    )


def _all_seasons(scope: Scope, rows: list[tuple], latest: dict[int, date], on: date) -> bool:
    covered = {
        season
        for code, season, until in rows
        if code in (None, scope.discipline.pk) and (until is None or until >= latest.get(season, on))
    }
    return bool(latest) and latest.keys() <= covered
