"""A whole field against itself, and an athlete's rivals."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from django.db.models import Count

from athletics.as_of import day
from athletics.choices import ResultStatus
from athletics.head_to_head.answer import Competitor, Score
from athletics.head_to_head.definition import Definition
from athletics.head_to_head.meetings import compared, competitor, counting, said
from athletics.head_to_head.races import outcome, starts, taken
from athletics.models import Athlete, Discipline, Result

STARTED = [
    status for status in ResultStatus if status not in (ResultStatus.DID_NOT_START, ResultStatus.ANNULLED)
]


@dataclass(frozen=True, slots=True)
class Cell:
    """The score of the row's athlete against the column's, and the day of their latest counted meeting."""

    opponent: Competitor
    score: Score
    last: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete against each of the field, in the field's order; None against himself."""

    athlete: Competitor
    cells: tuple[Cell | None, ...]
    total: Score


@dataclass(frozen=True, slots=True)
class Matrix:
    """A field against itself under one definition as of a day."""

    rows: tuple[Row, ...]
    definition: Definition
    sentence: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Rival:
    """An opponent and the score against him or her, seen from the athlete asked about."""

    opponent: Competitor
    score: Score
    last: date | None


def matrix(
    *,
    athletes: Iterable[Athlete],
    discipline: Discipline | None = None,
    definition: Definition | None = None,
    as_of: date | datetime,
) -> Matrix:
    """Each of the athletes against each other, under the same rules as `meetings`.

    At most three queries, whatever their number: the races, and the names of the disciplines compared with this one
    or of the country asked about.
    """
    field = list({athlete.person_id: athlete for athlete in athletes}.values())
    definition = definition or Definition()
    group = compared(discipline)
    results = starts(
        field, disciplines=counting(discipline, group, definition), definition=definition, as_of=as_of
    )
    shared = Result.objects.of_people(field).order_by().values("round").annotate(among=Count("pk"))
    results = results.filter(round__in=shared.filter(among__gt=1).values("round"))
    cells = _cells(taken(results), definition)
    return Matrix(
        rows=tuple(_row(one, field, cells) for one in field),
        definition=definition,
        sentence=said(definition, discipline, group, as_of),
        as_of=day(as_of),
    )


def rivals(
    *,
    athlete: Athlete,
    discipline: Discipline | None = None,
    definition: Definition | None = None,
    as_of: date | datetime,
    limit: int = 5,
) -> tuple[Rival, ...]:
    """The opponents met most often under a definition, most meetings first, each with the score.

    At most four queries: the opponents most often in the same race, their names, the races, the disciplines compared.
    """
    definition = definition or Definition()
    disciplines = counting(discipline, compared(discipline) if definition.group else [], definition)
    own = starts([athlete], disciplines=disciplines, definition=definition, as_of=as_of)
    often = (
        Result.objects.current()
        .filter(
            round__in=own.order_by().values("round"),
            athlete__isnull=False,
            status__in=STARTED,
            en_route=False,
        )
        .exclude(athlete__in=Athlete.objects.keys_of([athlete]))
        .order_by()
        .values("athlete")
        .annotate(races=Count("round"))
        .order_by("-races", "athlete")[: 2 * limit]
    )
    opponents = list(Athlete.objects.living_rows().filter(pk__in=[row["athlete"] for row in often]))
    results = starts([athlete, *opponents], disciplines=disciplines, definition=definition, as_of=as_of)
    results = results.filter(round__in=own.order_by().values("round"))
    cells = _cells(taken(results), definition, only=athlete.person_id)
    found = [Rival(competitor(one), *_seen(cells, athlete.person_id, one.person_id)) for one in opponents]
    found = [rival for rival in found if rival.score.meetings]
    return tuple(sorted(found, key=lambda rival: (-rival.score.meetings, rival.opponent.name))[:limit])


Cells = dict[tuple[int, int], list[tuple[str, date]]]


def _cells(rows: Sequence[dict], definition: Definition, *, only: int | None = None) -> Cells:
    """Who won, and when, for each pair of people (the smaller id first)."""
    races: dict[int, list[dict]] = {}
    for row in rows:
        races.setdefault(row["round_id"], []).append(row)
    cells: Cells = {}
    for race in races.values():
        for one, other in combinations(sorted(race, key=lambda row: row["person"]), 2):
            pair = one["person"], other["person"]
            if only is None or only in pair:
                result = outcome(one, other, definition)
                if result.counted:
                    cells.setdefault(pair, []).append((result.winner, one["date"]))
    return cells


def _seen(cells: Cells, one: int, other: int) -> tuple[Score, date | None]:
    """The score of a pair from the side of `one`."""
    met = cells.get((min(one, other), max(one, other)), [])
    score = Score.of([winner for winner, _ in met])
    if one > other:
        score = Score(score.losses, score.wins, score.draws)
    return score, max((on for _, on in met), default=None)


def _row(one: Athlete, field: list[Athlete], cells: Cells) -> Row:
    row = [
        None if other is one else Cell(competitor(other), *_seen(cells, one.person_id, other.person_id))
        for other in field
    ]
    scores = [cell.score for cell in row if cell]
    total = Score(
        sum(score.wins for score in scores),
        sum(score.losses for score in scores),
        sum(score.draws for score in scores),
    )
    return Row(competitor(one), tuple(row), total)
