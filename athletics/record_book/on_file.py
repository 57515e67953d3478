"""The rows and results a record list can be made of, in few queries."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from athletics.as_of import day
from athletics.models import Record, Result
from athletics.record_book.holding import Holding, from_record, from_result
from athletics.record_book.life import STRUCK
from athletics.record_book.scope import Scope
from athletics.rulings import as_it_stood

JOINT = 12
"""How many equal best results are read; more joint holders of one mark there have never been."""


def listed(scopes: Iterable[Scope], *, as_of: date | datetime) -> list[Record]:
    """The rows of these lists set by the day, best first. One query."""
    return listed_where(any_of(scope.rows() for scope in scopes), as_of=as_of)


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

    Two kinds of query: one for the results with a ruling still to come (they are few, and are read whole), and one
    for each `best`. Results that are the subject of a rejected or annulled row never count.
    """

    def __init__(self, scopes: Sequence[Scope], *, as_of: date | datetime, rows: Iterable[Record]) -> None:
        self.on = day(as_of)
        self.struck = struck_among(rows, on=self.on)
        contests = any_of(
            Q(discipline=scope.discipline, sex=scope.sex, facility=scope.facility) for scope in scopes
        )
        to_come = (
            with_names(Result.objects.current())
            .filter(contests, date__lte=self.on, rulings__decided_on__gt=self.on)
            .distinct()
            .prefetch_related("rulings")
        )
        self.to_come = list(to_come)

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
        found = with_names(Result.objects.filter(pk__in=wanted - changed))
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
    """The legal results of each list that are at least as good as its bound, all in one query.

    A union, so that the database reads each list off its index from the top; of an OR it would read every result.
    """
    legal = Result.objects.legal().filter(date__lte=on).order_by().values("pk")
    each = [legal.filter(scope.results(), rank_key__lte=bound) for scope, bound in bounds.items()]
    found = each[0].union(*each[1:], all=True) if each else legal.none()
    return with_names(Result.objects.filter(pk__in=found))


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
