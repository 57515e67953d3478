"""A record over the years: level while a mark stood, a step when it was beaten, better always higher."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from athletics.charts.scale import Tick, scaled, ticks
from athletics.choices import Unit

WIDTH, HEIGHT = 560, 190
LEFT, RIGHT, TOP, BOTTOM = 58, 22, 22, 34
MOST_YEARS = 8


@dataclass(frozen=True, slots=True)
class Held:
    """A mark (in the unit of its discipline) and the day from which it stood."""

    since: date
    mark: int
    printed: str


@dataclass(frozen=True, slots=True)
class Stair:
    """Where a mark was set on the chart."""

    x: int
    y: int
    held: Held


@dataclass(frozen=True, slots=True)
class Staircase:
    """The whole chart: `path` goes across and up, from the first mark on file to the day asked about."""

    width: int
    height: int
    left: int
    right: int
    floor: int
    path: str
    stairs: tuple[Stair, ...]
    marks: tuple[Tick, ...]
    years: tuple[Tick, ...]


def staircase(steps: Sequence[Held], *, until: date, unit: str) -> Staircase | None:
    """The chart of these steps, oldest first, or None without any."""
    if not steps:
        return None
    low = unit == Unit.TIME
    values = [step.mark for step in steps]
    scale = ticks(min(values), max(values), unit)
    least, most = scale[0].at, scale[-1].at
    begin = date(steps[0].since.year, 1, 1)
    span = max((until - begin).days, 1)

    def across(on: date) -> int:
        return LEFT + scaled((on - begin).days, span, WIDTH)

    def height(mark: int) -> int:
        return TOP + scaled(mark - least if low else most - mark, most - least, HEIGHT)

    stairs = tuple(Stair(across(step.since), height(step.mark), step) for step in steps)
    path = f"M{stairs[0].x} {stairs[0].y}"
    path += "".join(f"H{stair.x}V{stair.y}" for stair in stairs[1:]) + f"H{LEFT + WIDTH}"
    return Staircase(
        width=LEFT + WIDTH + RIGHT,
        height=TOP + HEIGHT + BOTTOM,
        left=LEFT - 8,
        right=LEFT + WIDTH,
        floor=TOP + HEIGHT,
        path=path,
        stairs=stairs,
        marks=tuple(Tick(height(tick.at), tick.label) for tick in scale),
        years=tuple(Tick(across(date(year, 1, 1)), str(year)) for year in _years(begin.year, until.year)),
    )


def _years(first: int, last: int) -> range:
    """Round years, few enough to be read."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100) if (last - first) // step < MOST_YEARS)
    return range(-(-first // step) * step, last + 1, step)
