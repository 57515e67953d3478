"""All the records an athlete holds on a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Min

from athletics.as_of import day
from athletics.choices import RecordKind
from athletics.models import Athlete, Competition, Discipline, Record, Result
from athletics.record_book.holders import PROVEN
from athletics.record_book.holding import Holding, from_record
from athletics.record_book.life import STRUCK, life
from athletics.record_book.on_file import OnFile, as_good, joint, listed
from athletics.record_book.scope import Scope, kind_at, scope_of

ANY = 2**31 - 1
"""The key of a mark that everything is as good as."""


@dataclass(frozen=True, slots=True)
class Held:
    """A record an athlete holds on a day by performance.

    `row` is the mark with its status; `ratified` is whether it stands under the ratified policy too. `listed` is
    False for a meeting or championship record computed from the results on file. `joint_with` are those who share it.
    """

    record_name: str
    kind: RecordKind
    discipline_code: str
    discipline_name: str
    facility: str
    competition_code: str
    row: Holding
    joint_with: tuple[Holding, ...]
    listed: bool
    ratified: bool


def held_by(*, athlete: Athlete, as_of: date | datetime) -> list[Held]:
    """Every record an athlete holds on a day, by performance, with its status; the list's first, world before area.

    Listed rows hold unless another row or a legal result on file is better. Meeting and championship records without
    a better row are computed from the results on file (they are records of the file, marked `listed=False`).
    Eight queries, whatever the number of records (two more where rulings are still to come).
    """
    people = Athlete.objects.keys_of([athlete])
    own = Record.objects.filter(athlete__in=people, set_on__lte=day(as_of)).select_related(
        "discipline", "country", "competition", "league"
    )
    marks = _best_rows(own, on=day(as_of))
    led = {scope: mark for scope, mark in _led(athlete, on=day(as_of)).items() if scope not in marks}
    marks |= led
    everything = list(marks)
    if not everything:
        return []
    rows = listed(everything, as_of=as_of, bounds=marks)
    on_file = OnFile(everything, as_of=as_of, rows=rows)
    live = _live(rows, on=on_file.on)
    better = _as_good(everything, live, led, on_file)
    found = [_held(scope, live.get(scope, []), on_file, better, athlete) for scope in everything]
    kinds = list(RecordKind)
    return sorted(
        (one for one in found if one),
        key=lambda one: (not one.listed, kinds.index(one.kind), one.record_name),
    )


def _best_rows(own: Iterable[Record], *, on: date) -> dict[Scope, int]:
    """The key of the athlete's best row of each list; where every row is struck out, any mark may be the record."""
    best: dict[Scope, int] = {}
    for row in own:
        rank_key = ANY if life(row, on=on).stage in STRUCK else row.rank_key
        scope = scope_of(row)
        best[scope] = min(rank_key, best.get(scope, rank_key))
    return best


def _led(athlete: Athlete, *, on: date) -> dict[Scope, int]:
    """The meeting and championship lists the athlete heads among the results on file, and the mark's key. Four queries."""
    contest = ("meet__competition", "discipline", "sex", "facility", "age_class")
    legal = Result.objects.legal().filter(date__lte=on, meet__isnull=False).order_by()
    mine = {
        row[:-1]: row[-1]
        for row in legal.filter(athlete__in=Athlete.objects.keys_of([athlete]))
        .values_list(*contest)
        .annotate(best=Min("rank_key"))
    }
    if not mine:
        return {}
    rivals = legal.filter(
        meet__competition__in={key[0] for key in mine}, discipline__in={key[1] for key in mine}
    )
    best = {row[:-1]: row[-1] for row in rivals.values_list(*contest).annotate(best=Min("rank_key"))}
    led = [key for key, rank_key in mine.items() if best[key] == rank_key]
    competitions = Competition.objects.in_bulk({key[0] for key in led})
    disciplines = Discipline.objects.in_bulk({key[1] for key in led})
    return {
        Scope(
            kind=kind_at(competitions[key[0]]),
            competition=competitions[key[0]],
            discipline=disciplines[key[1]],
            sex=key[2],
            facility=key[3],
            age_class=key[4],
        ): mine[key]
        for key in led
    }


def _live(rows: list[Record], *, on: date) -> dict[Scope, list[Holding]]:
    """The rows neither rejected nor annulled by the day, by their list."""
    live: dict[Scope, list[Holding]] = {}
    for row in rows:
        holding = from_record(row, on=on)
        if holding.stage not in STRUCK:
            live.setdefault(scope_of(row), []).append(holding)
    return live


def _as_good(
    scopes: list[Scope], live: dict[Scope, list[Holding]], led: dict[Scope, int], on_file: OnFile
) -> list[Result]:
    """The results on file at least as good as the best row of each list; all lists in one query."""
    bounds = {}
    for scope in scopes:
        bound = min((one.rank_key for one in live.get(scope, [])), default=led.get(scope))
        if bound is not None:
            bounds[scope] = bound
    return list(as_good(bounds, on=on_file.on))


def _held(
    scope: Scope, live: list[Holding], on_file: OnFile, results: list[Result], athlete: Athlete
) -> Held | None:
    taken = on_file.holdings([row for row in results if scope.takes(row)], scope=scope)
    taken = [one for one in taken if not any(one.same_performance(row) for row in live)]
    top = joint(live + taken)
    own = next((one for one in top if one.competitor == ("athlete", athlete.person_id)), None)
    if own is None:
        return None
    return Held(
        record_name=scope.name(title=own.title if own.record_id else None),
        kind=scope.kind,
        discipline_code=scope.discipline.pk,
        discipline_name=scope.discipline.name,
        facility=scope.facility,
        competition_code=scope.competition.code if scope.competition else "",
        row=own,
        joint_with=tuple(one for one in top if one is not own),
        listed=own.record_id is not None,
        ratified=own.stage in PROVEN or scope.computed,
    )
