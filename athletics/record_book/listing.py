"""All the records of one owner at once, and all about one record: what a page asks, in few queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min, Q

from athletics.as_of import day
from athletics.choices import AgeClass, Area, Facility, RecordKind, Sex
from athletics.models import Competition, Country, Discipline, League, Record, Result, Ruling
from athletics.record_book.complete import complete_among
from athletics.record_book.holders import Holders, Policy, settle
from athletics.record_book.holding import Holding, from_record
from athletics.record_book.life import STRUCK
from athletics.record_book.on_file import OnFile, any_of, as_good, joint, listed, listed_where, with_names
from athletics.record_book.progression import Progression, progression_of
from athletics.record_book.scope import OF_A_MEETING, Scope, named_scope, scope_of


@dataclass(frozen=True, slots=True)
class Line:
    """One record of a book, under either policy. They differ while a better mark is pending."""

    performance: Holders
    ratified: Holders


@dataclass(frozen=True, slots=True)
class Story:
    """One record on a day under either policy, and how it came to be, by performance."""

    scope: Scope
    performance: Holders
    ratified: Holders
    progression: Progression


def listing(
    *,
    kind: RecordKind,
    sex: Sex,
    as_of: date | datetime,
    area: Area | str = "",
    country: Country | None = None,
    competition: Competition | None = None,
    league: League | None = None,
    age_class: AgeClass = AgeClass.SENIOR,
) -> tuple[Line, ...]:
    """Every record of one owner (the world, an area, a country, a competition, a league), in programme order.

    Of the world, an area and a country the lists with a row; of a competition or league every contest with a legal
    result, too. The answers are those of `holders`. At most eight queries, whatever the number of records.
    """
    owner = {
        "kind": kind,
        "area": area,
        "country": country,
        "competition": competition,
        "league": league,
        "sex": sex,
        "age_class": age_class,
    }
    rows = listed_where(Q(**owner), as_of=as_of)
    bounds = floors(rows, on=day(as_of))
    if kind in OF_A_MEETING:
        for scope, best in _best_on_file(owner, on=day(as_of)).items():
            bounds[scope] = min(best, bounds.get(scope) or best)
    if not bounds:
        return ()
    on_file = Gathered(list(bounds), as_of=as_of, rows=rows)
    on_file.gather(bounds, held_at=_held_at(owner) if competition else None)
    complete = complete_among(list(bounds), as_of=as_of)
    lines = []
    for scope in sorted(bounds, key=_programme):
        own = [row for row in rows if scope.holds_row(row)]
        asked = {"as_of": as_of, "complete": complete}
        lines.append(
            Line(
                settle(scope, own, on_file, policy=Policy.PERFORMANCE, **asked),
                settle(scope, own, on_file, policy=Policy.RATIFIED, **asked),
            )
        )
    return tuple(lines)


def story(*, as_of: date | datetime, **record) -> Story:
    """All about one record; `record` is what `holders` takes. At most seven queries, as objects are given."""
    scope = named_scope(**record)
    rows = listed([scope], as_of=as_of)
    on_file = Gathered([scope], as_of=as_of, rows=rows)
    if scope.computed:
        on_file.gather_progression(scope)
    else:
        on_file.gather(floors(rows, on=day(as_of)) or {scope: None})
    asked = {"as_of": as_of, "complete": complete_among([scope], as_of=as_of)}
    return Story(
        scope,
        settle(scope, rows, on_file, policy=Policy.PERFORMANCE, **asked),
        settle(scope, rows, on_file, policy=Policy.RATIFIED, **asked),
        progression_of(scope, rows, on_file, policy=Policy.PERFORMANCE, as_of=as_of),
    )


class Gathered(OnFile):
    """Results fetched beforehand for many lists, or for many questions about one, and asked without a query."""

    def gather(self, bounds: dict[Scope, int | None], *, held_at: Q | None = None) -> None:
        """Every result as good as its list's bound; without one, the joint best. One query.

        `held_at` is where all of them were set: few meets are read sooner than the top of every discipline.
        """
        if None in bounds.values():
            self.found = {scope: super(Gathered, self).best(scope) for scope in bounds}
            return
        if held_at is None:
            results = list(as_good(bounds, on=self.on))
        else:
            wanted = any_of(scope.results() & Q(rank_key__lte=bound) for scope, bound in bounds.items())
            results = list(
                with_names(Result.objects.legal()).filter(held_at, wanted, date__lte=self.on).order_by()
            )
        self.found = {
            scope: self.holdings([row for row in results if scope.takes(row)], scope=scope)
            for scope in bounds
        }

    def gather_progression(self, scope: Scope) -> None:
        """Every result that once was the best. Two queries."""
        self.found = {scope: super().running_best(scope)}

    def best(
        self, scope: Scope, *, no_worse_than: int | None = None, before: date | None = None
    ) -> list[Holding]:
        good = [one for one in self.found[scope] if no_worse_than is None or one.rank_key <= no_worse_than]
        return joint([one for one in good if before is None or one.set_on < before])

    def running_best(self, scope: Scope) -> list[Holding]:
        return self.found[scope]


def floors(rows: Iterable[Record], *, on: date) -> dict[Scope, int]:
    """The best mark of each list, of the rows not struck out; a list of which every row is struck out is left out."""
    floors: dict[Scope, int] = {}
    for row in rows:
        if from_record(row, on=on).stage not in STRUCK:
            floors.setdefault(scope_of(row), row.rank_key)
    return floors


def _best_on_file(owner: dict, *, on: date) -> dict[Scope, int]:
    """The best legal mark of each contest held at a competition or in a league. Two queries."""
    to_come = Ruling.objects.filter(decided_on__gt=on).values("result")
    results = Result.objects.legal().filter(
        _held_at(owner), sex=owner["sex"], age_class=owner["age_class"], date__lte=on
    )
    best = list(
        results.exclude(pk__in=to_come)
        .order_by()
        .values_list("discipline", "facility")
        .annotate(best=Min("rank_key"))
    )
    disciplines = Discipline.objects.in_bulk({code for code, _, _ in best})
    return {
        Scope(**owner, discipline=disciplines[code], facility=facility): rank_key
        for code, facility, rank_key in best
    }


def _held_at(owner: dict) -> Q:
    """The condition that a result was set at a competition, or in a league."""
    if owner["league"]:
        return Q(meet__season__league=owner["league"])
    return Q(meet__competition=owner["competition"])


def _programme(scope: Scope) -> tuple:
    return (list(Facility).index(scope.facility), scope.discipline.order, scope.discipline.pk)
