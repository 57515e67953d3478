"""The margins of two athletes: a bar a meeting, up where the first was ahead and down where the second was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from athletics.charts.scale import Tick, scaled

STEP, BAR = 40, 16
"""From one meeting to the next, and how wide its bar is."""
LEFT, RIGHT, TOP, BOTTOM, REACH = 12, 12, 26, 62, 84
"""`REACH` is the longest bar."""
SHORTEST = 3
UNKNOWN = 14
"""How long a bar is drawn where somebody was ahead and the margin is not on file."""
BEYOND = 4
"""A margin more than this many times the median is cut off, so that one heavy defeat does not flatten the rest."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One counted meeting: who was ahead (“first”, “second” or “draw”), and by how much in `unit`, if on file."""

    date: date
    ahead: str
    margin: int | None
    printed: str
    unit: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One meeting on the chart. `cut` bars are longer than shown, `unknown` ones have no margin on file."""

    x: int
    middle: int
    y: int
    height: int
    label_y: int
    label: str
    cut: bool
    unknown: bool
    gap: Gap


@dataclass(frozen=True, slots=True)
class Margins:
    """The whole chart. Where the meetings mix units nothing is to scale, and `to_scale` says so."""

    width: int
    height: int
    baseline: int
    bar: int
    days_y: int
    years_y: int
    bars: tuple[Bar, ...]
    years: tuple[Tick, ...]
    to_scale: bool

    @property
    def cut(self) -> bool:
        """Whether any bar is longer than it is drawn."""
        return any(bar.cut for bar in self.bars)

    @property
    def unknown(self) -> bool:
        """Whether the margin of any meeting is not on file."""
        return any(bar.unknown for bar in self.bars)


def margins(gaps: Sequence[Gap]) -> Margins | None:
    """The chart of these meetings in their order, or None without any."""
    if not gaps:
        return None
    known = sorted(gap.margin for gap in gaps if gap.margin)
    to_scale = len({gap.unit for gap in gaps if gap.margin}) <= 1
    limit = max((margin for margin in known if margin <= BEYOND * known[len(known) // 2]), default=1)
    lengths = [_length(gap, limit=limit if to_scale else 0) for gap in gaps]
    above, below = (
        max((length for gap, length in zip(gaps, lengths, strict=True) if gap.ahead == side), default=0)
        for side in ("first", "second")
    )
    baseline = TOP + above
    bars = tuple(
        _bar(gap, number, baseline=baseline, height=length, cut=to_scale and (gap.margin or 0) > limit)
        for number, (gap, length) in enumerate(zip(gaps, lengths, strict=True))
    )
    return Margins(
        width=LEFT + STEP * len(gaps) + RIGHT,
        height=baseline + below + BOTTOM,
        baseline=baseline,
        bar=BAR,
        days_y=baseline + below + 38,
        years_y=baseline + below + 54,
        bars=bars,
        years=_years(bars),
        to_scale=to_scale,
    )


def _length(gap: Gap, *, limit: int) -> int:
    """How long the bar is. `limit` is the margin of the longest; 0 where nothing is to scale."""
    if gap.ahead == "draw":
        return 0
    if gap.margin is None or not limit:
        return UNKNOWN
    return max(SHORTEST, scaled(min(gap.margin, limit), limit, REACH))


def _bar(gap: Gap, number: int, *, baseline: int, height: int, cut: bool) -> Bar:
    up = gap.ahead != "second"
    middle = LEFT + STEP * number + STEP // 2
    return Bar(
        x=middle - BAR // 2,
        middle=middle,
        y=baseline - height if up else baseline,
        height=height,
        label_y=baseline - height - 7 if up else baseline + height + 16,
        label="level" if gap.ahead == "draw" else _short(gap),
        cut=cut,
        unknown=gap.margin is None and gap.ahead != "draw",
        gap=gap,
    )


def _short(gap: Gap) -> str:
    """The margin without its unit, as a bar has room for; a status or a question mark where there is none."""
    if gap.margin is None:
        return gap.printed or "?"
    if not gap.margin:
        return "same"
    return gap.printed.removesuffix(" s").removesuffix(" m").removesuffix(" points")


def _years(bars: Sequence[Bar]) -> tuple[Tick, ...]:
    """Each year under its first meeting."""
    firsts: dict[int, int] = {}
    for bar in bars:
        firsts.setdefault(bar.gap.date.year, bar.middle)
    return tuple(Tick(at, str(year)) for year, at in firsts.items())
