"""The progression of an athlete: the best mark of every season, better always higher."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from athletics.charts.scale import Tick, scaled, ticks
from athletics.choices import Direction

STEP = 46
"""From one year to the next."""
LEFT, RIGHT, TOP, BOTTOM, HEIGHT = 58, 30, 26, 34, 190
ABOVE, BELOW = -11, 20
"""Where the label of a point stands, counted from the point."""


@dataclass(frozen=True, slots=True)
class SeasonMark:
    """The best mark of one season on one kind of track. `mark` is in the unit of the discipline."""

    year: int
    mark: int
    printed: str
    short_track: bool = False


@dataclass(frozen=True, slots=True)
class Point:
    """A season's best on the chart; `label_y` is where its mark is written."""

    x: int
    y: int
    label_y: int
    season: SeasonMark
    best: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Seasons that followed one another on one kind of track: “x,y x,y”."""

    points: str
    short_track: bool


@dataclass(frozen=True, slots=True)
class Progression:
    """The whole chart. Lines break where a season has no mark on file: nothing is drawn that is not known."""

    width: int
    height: int
    left: int
    right: int
    floor: int
    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    marks: tuple[Tick, ...]
    years: tuple[Tick, ...]

    @property
    def both(self) -> bool:
        """Whether marks of both kinds of track are shown, so that a key is needed."""
        return len({point.season.short_track for point in self.points}) == 2

    @property
    def best(self) -> SeasonMark:
        """The best of all, the earliest of equals."""
        return next(point.season for point in self.points if point.best)


def progression(seasons: Iterable[SeasonMark], *, unit: str, direction: str) -> Progression | None:
    """The chart of these seasons, or None without any.

    The axis of times runs downwards, so that better is up whatever the discipline.
    """
    rows = sorted(seasons, key=lambda row: (row.year, row.short_track))
    if not rows:
        return None
    low = direction == Direction.LOW
    values = [row.mark for row in rows]
    scale = ticks(min(values), max(values), unit)
    span = scale[-1].at - scale[0].at

    def height(mark: int) -> int:
        return TOP + scaled(mark - scale[0].at if low else scale[-1].at - mark, span, HEIGHT)

    first, last = rows[0].year, rows[-1].year
    best = min(rows, key=lambda row: (row.mark if low else -row.mark, row.year))
    points = tuple(
        Point(
            x=_across(row.year, first),
            y=height(row.mark),
            label_y=height(row.mark) + (BELOW if _worse_of_two(row, rows, low=low) else ABOVE),
            season=row,
            best=row is best,
        )
        for row in rows
    )
    right = _across(last, first) + RIGHT
    return Progression(
        width=right,
        height=TOP + HEIGHT + BOTTOM,
        left=LEFT - 14,
        right=right,
        floor=TOP + HEIGHT,
        points=points,
        lines=tuple(line for short in (False, True) for line in _lines(points, short_track=short)),
        marks=tuple(Tick(height(tick.at), tick.label) for tick in scale),
        years=tuple(Tick(_across(year, first), str(year)) for year in range(first, last + 1)),
    )


def _across(year: int, first: int) -> int:
    return LEFT + 14 + (year - first) * STEP


def _worse_of_two(row: SeasonMark, rows: Sequence[SeasonMark], *, low: bool) -> bool:
    """Whether the same season has a better mark on the other kind of track; of equals the short track's is below."""
    others = [one for one in rows if one.year == row.year and one is not row]
    if not others:
        return False
    better = others[0].mark < row.mark if low else others[0].mark > row.mark
    return better or (others[0].mark == row.mark and row.short_track)


def _lines(points: Sequence[Point], *, short_track: bool) -> list[Line]:
    runs: list[list[Point]] = []
    for point in points:
        if point.season.short_track != short_track:
            continue
        if runs and runs[-1][-1].season.year == point.season.year - 1:
            runs[-1].append(point)
        else:
            runs.append([point])
    return [
        Line(" ".join(f"{point.x},{point.y}" for point in run), short_track) for run in runs if len(run) > 1
    ]
