"""The rows and results a record list can be made of, in few queries."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from athletics.as_of import day
from athletics.models import Record, Result, Ruling
from athletics.record_book.holding import Holding, from_record, from_result
from athletics.record_book.life import STRUCK
from athletics.record_book.scope import Scope, scope_of
from athletics.record_book.tops import keys_of_tops
from athletics.rulings import as_it_stood

JOINT = 12
"""How many equal best results are read; more joint holders of one mark there have never been."""


def listed(
    scopes: Iterable[Scope], *, as_of: date | datetime, bounds: Mapping[Scope, int] | None = None
) -> list[Record]:
    """The rows of these lists set by the day, best first; with bounds not those that are worse. One query."""
    lists = set(scopes)
    condition = _around(lists)
    if bounds:
        condition &= any_of(_within(bounds))
    return [row for row in listed_where(condition, as_of=as_of) if scope_of(row) in lists]


def _within(bounds: Mapping[Scope, int]) -> Iterator[Q]:
    """For each contest the loosest bound of its lists; those of meets apart, where a slow mark may be the record."""
    loosest: dict[tuple, int] = {}
    for scope, bound in bounds.items():
        contest = (scope.discipline.pk, scope.facility, scope.competition is None)
        loosest[contest] = max(bound, loosest.get(contest, bound))
    for (discipline, facility, anywhere), bound in loosest.items():
        contest = Q(discipline=discipline, facility=facility, rank_key__lte=bound)
        yield contest & Q(competition__isnull=anywhere)


def _around(lists: Collection[Scope]) -> Q:
    """Every row of these lists and few others: an OR of all the lists would cost more to write than to answer."""
    condition = Q(pk__in=[]) if not lists else Q()
    for name in ("kind", "discipline", "sex", "facility", "age_class", "area"):
        condition &= Q(**{f"{name}__in": {getattr(scope, name) for scope in lists}})
    for name in ("country", "competition", "league"):
        named = {getattr(scope, name) for scope in lists}
        of_none = Q(**{name: None}) if None in named else Q(pk__in=[])
        condition &= Q(**{f"{name}__in": named - {None}}) | of_none
    return condition


def _to_come(scopes: Iterable[Scope], *, on: date) -> list[Result]:
    """The results in these contests, or in others near them, with a ruling after the day; most often there is none."""
    keys = Ruling.objects.order_by().filter(
        decided_on__gt=on,
        result__discipline__in={scope.discipline for scope in scopes},
        result__sex__in={scope.sex for scope in scopes},
        result__facility__in={scope.facility for scope in scopes},
        result__date__lte=on,
    )
    found = set(keys.values_list("result", flat=True))
    if not found:
        return []
    results = with_names(Result.objects.current()).filter(pk__in=found)
    return list(results.order_by().prefetch_related("rulings"))


def listed_where(condition: Q, *, as_of: date | datetime) -> list[Record]:
    """The rows that meet a condition, set by the day, best first, with all that a holding prints. One query."""
    return list(
        Record.objects.filter(condition, set_on__lte=day(as_of))
        .select_related(
            "athlete__merged_into",
            "team",
            "holder_country",
            "discipline",
            "country",
            "competition",
            "league",
            "source",
            "result__meet",
            "result__venue",
        )
        .order_by("rank_key", "set_on", "pk")
    )


class OnFile:
    """Legal results as they stood on a day, for any number of lists.

    Two kinds of query: one for the results with a ruling still to come (they are few, and where there are any two
    more read them whole), and one for each `best`. Results that are the subject of a rejected or annulled row never count.
    """

    def __init__(self, scopes: Sequence[Scope], *, as_of: date | datetime, rows: Iterable[Record]) -> None:
        self.on = day(as_of)
        self.struck = struck_among(rows, on=self.on)
        self.to_come = _to_come(scopes, on=self.on)

    def best(
        self, scope: Scope, *, no_worse_than: int | None = None, before: date | None = None
    ) -> list[Holding]:
        """The joint best results of a list, oldest first; with a bound only results as good. One query.

        `before` leaves out that day and what followed.
        """
        last = Q(date__lt=before) if before else Q(date__lte=self.on)
        found = with_names(Result.objects.legal()).filter(scope.results(), last)
        if no_worse_than is not None:
            found = found.filter(rank_key__lte=no_worse_than)
        found = found.order_by("rank_key", "date", "pk")[: JOINT + len(self.to_come) + len(self.struck)]
        return joint(self.holdings(found, scope=scope, bound=no_worse_than, before=before))

    def running_best(self, scope: Scope) -> list[Holding]:
        """Every result that was the best of the list, or equalled it, when it was set: the best of each day only.

        Two queries: the days and marks of all legal results, then the few that matter in full.
        """
        results = Result.objects.legal().filter(scope.results(), date__lte=self.on)
        changed = {result.pk for result in self.to_come}
        facts = [
            (on, rank_key, pk)
            for on, rank_key, pk in results.order_by().values_list("date", "rank_key", "pk")
            if pk not in changed
        ]
        ruled = self.holdings((), scope=scope)
        facts += [(one.set_on, one.rank_key, one.result_id) for one in ruled]
        best, wanted = None, set()
        for _, rank_key, pk in sorted(facts):
            if best is None or rank_key <= best:
                best = rank_key
                wanted.add(pk)
        found = with_names(Result.objects.filter(pk__in=wanted - changed)).order_by()
        kept = self.holdings(found, scope=scope)
        return [one for one in kept if one.result_id in wanted]

    def holdings(
        self,
        found: Iterable[Result],
        *,
        scope: Scope,
        bound: int | None = None,
        before: date | None = None,
    ) -> list[Holding]:
        """What of the results found, and of those with rulings to come, stands on a list on the day; best first."""
        changed = {result.pk for result in self.to_come}
        stood = [result for result in found if result.pk not in changed]
        for result in self.to_come:
            as_then = as_it_stood(result, as_of=self.on)
            early = before is None or result.date < before
            if as_then.legal and early and scope.takes(as_then):
                if bound is None or as_then.rank_key <= bound:
                    stood.append(as_then)
        kept = [from_result(result) for result in stood]
        kept = [one for one in kept if not any(one.same_performance(struck) for struck in self.struck)]
        return sorted(kept, key=lambda one: (one.rank_key, one.set_on, one.result_id))


def struck_among(rows: Iterable[Record], *, on: date) -> list[Holding]:
    """The performances that were rejected or annulled by the day."""
    return [one for one in (from_record(row, on=on) for row in rows) if one.stage in STRUCK]


def as_good(bounds: Mapping[Scope, int], *, on: date) -> QuerySet[Result]:
    """The legal results of each list that are at least as good as its bound, all in one query."""
    return with_names(Result.objects.filter(pk__in=keys_of_tops(bounds, on=on))).order_by()


def with_names(results: QuerySet[Result]) -> QuerySet[Result]:
    """With all that a holding prints."""
    return results.select_related(
        "athlete__merged_into", "team", "country", "discipline", "meet__season", "venue", "source"
    )


def joint(holdings: Sequence[Holding]) -> list[Holding]:
    """Those equal to the best: the whole list where it is empty."""
    best = min((one.rank_key for one in holdings), default=None)
    return sorted((one for one in holdings if one.rank_key == best), key=_oldest_first)


def any_of(conditions: Iterable[Q]) -> Q:
    """The disjunction; of nothing, a condition nothing meets."""
    return reduce(or_, conditions, Q(pk__in=[]))


def _oldest_first(one: Holding) -> tuple:
    return (one.set_on or date.max, one.name)
