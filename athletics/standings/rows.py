"""The rows of a table: who scored what, and the order of those with equal points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from athletics.choices import ResultStatus
from athletics.models import Meet, Result
from athletics.standings.state import State


@dataclass(frozen=True, slots=True)
class Scored:
    """Points won at one meeting."""

    meet_slug: str
    meet_name: str
    date: date
    discipline_code: str
    place: int
    points: int
    mark: int | None
    printed_mark: str


@dataclass(frozen=True, slots=True)
class BestMark:
    """An athlete's best legal mark of the qualifying phase in one discipline."""

    discipline_code: str
    discipline_name: str
    mark: int
    printed_mark: str
    rank_key: int
    order: int


@dataclass(frozen=True, slots=True)
class Row:
    """An athlete in the standings. `events` counts the meetings where points were won, as the league prints it.

    Athletes with equal points and an unbroken tie share a rank and are `tied`. `reason` says what decided the order,
    `proof` the sum behind the state.
    """

    rank: int
    tied: bool
    reason: str
    name: str
    athlete_id: int
    athlete_slug: str
    country_code: str
    country_name: str
    events: int
    points: int
    scored: tuple[Scored, ...]
    bests: tuple[BestMark, ...]
    state: State
    proof: str

    @property
    def best(self) -> BestMark | None:
        """The best mark in the first of the disciplines, in programme order, that the athlete has a mark in."""
        return self.bests[0] if self.bests else None


def unranked(
    finals: dict[int, list[Result]], results: list[Result], points: Sequence[int], meets: dict[int, Meet]
) -> list[Row]:
    """A row for everybody who won points, not yet in order: results of the scoring finals, and all for the marks."""
    scored: dict[int, list[tuple[Result, int]]] = {}
    for result in (result for found in finals.values() for result in found):
        scores = result.status == ResultStatus.OK and not result.out_of_competition and result.place
        if scores and result.place <= len(points):
            person = scored.setdefault(result.athlete.person_id, [])
            person.append((result, points[result.place - 1]))
    bests: dict[int, dict[str, Result]] = {}
    for result in results:
        if result.legal:
            best = bests.setdefault(result.athlete.person_id, {})
            held = best.get(result.discipline_id)
            if held is None or result.rank_key < held.rank_key:
                best[result.discipline_id] = result
    return [_row(won, bests.get(person, {}), meets) for person, won in scored.items()]


def _row(won: list[tuple[Result, int]], bests: dict[str, Result], meets: dict[int, Meet]) -> Row:
    last = won[-1][0]
    athlete = last.athlete.merged_into or last.athlete
    marks = [
        BestMark(
            discipline_code=code,
            discipline_name=result.discipline.name,
            mark=result.mark,
            printed_mark=result.printed_mark,
            rank_key=result.rank_key,
            order=result.discipline.order,
        )
        for code, result in bests.items()
    ]
    return Row(
        rank=0,
        tied=False,
        reason="",
        name=athlete.name,
        athlete_id=athlete.pk,
        athlete_slug=athlete.slug,
        country_code=last.country_id,
        country_name=last.country.name,
        events=len(won),
        points=sum(points for _, points in won),
        scored=tuple(_scored(result, points, meets[result.meet_id]) for result, points in won),
        bests=tuple(sorted(marks, key=lambda mark: (mark.order, mark.discipline_code))),
        state=State.UNKNOWN,
        proof="",
    )


def _scored(result: Result, points: int, meet: Meet) -> Scored:
    return Scored(
        meet_slug=meet.slug,
        meet_name=meet.short_name or meet.name,
        date=result.date,
        discipline_code=result.discipline_id,
        place=result.place,
        points=points,
        mark=result.mark,
        printed_mark=result.printed_mark,
    )


def ranked(rows: Iterable[Row]) -> list[Row]:
    """The rows in order of points, ties broken where a mark can break them."""
    level: dict[int, list[Row]] = {}
    for row in rows:
        level.setdefault(row.points, []).append(row)
    in_order: list[Row] = []
    for points in sorted(level, reverse=True):
        in_order += _broken_tie(level[points], first=len(in_order) + 1)
    return in_order


def _broken_tie(rows: list[Row], *, first: int) -> list[Row]:
    """Rows with equal points, in order, ranked from `first`."""
    if len(rows) == 1:
        return [replace(rows[0], rank=first)]
    level = f"Level on {rows[0].points} points"
    shared = [code for code in _codes(rows[0]) if all(code in _codes(row) for row in rows)]
    if not shared:
        reason = f"{level}; no discipline in which all of them have a mark, so the tie stands."
        ordered = sorted(rows, key=lambda row: row.name)
        return [replace(row, rank=first, tied=True, reason=reason) for row in ordered]
    keys = {row.athlete_id: _codes(row)[shared[0]] for row in rows}
    ranked = []
    for row in sorted(rows, key=lambda row: (keys[row.athlete_id].rank_key, row.name)):
        mine = keys[row.athlete_id]
        same = sum(one.rank_key == mine.rank_key for one in keys.values()) > 1
        ahead = sum(one.rank_key < mine.rank_key for one in keys.values())
        reason = f"{level}; separated by the best legal mark of the qualifying phase: {mine.printed_mark}"
        reason += ", equal to another’s, so the tie stands." if same else "."
        ranked.append(replace(row, rank=first + ahead, tied=same, reason=reason))
    return ranked


def _codes(row: Row) -> dict[str, BestMark]:
    return {mark.discipline_code: mark for mark in row.bests}
