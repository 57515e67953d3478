"""Where a mark stands on an axis, and the round marks the axis is labelled with."""

from collections.abc import Iterator
from dataclasses import dataclass

from athletics import marks
from athletics.choices import Unit

SECOND, MINUTE = 1000, 60_000
TIME_STEPS = (
    100, 200, 500, SECOND, 2 * SECOND, 5 * SECOND, 10 * SECOND, 15 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE,
    5 * MINUTE, 10 * MINUTE, 30 * MINUTE,
)  # fmt: skip
MOST_STEPS = 6


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on an axis."""

    at: int
    label: str


def ticks(low: int, high: int, unit: str) -> list[Tick]:
    """Round marks that enclose `low` to `high`, one step apart at the finest step that needs six at most."""
    step = next(step for step in _steps(unit, high) if -(-high // step) - low // step <= MOST_STEPS)
    first = low // step
    last = max(-(-high // step), first + 1)
    precision = 10 if unit == Unit.TIME and step < SECOND else 1
    return [
        Tick(step * number, marks.format_value(step * number, unit, precision))
        for number in range(first, last + 1)
    ]


def scaled(value: int, full: int, length: int) -> int:
    """The part of `length` that `value` is of `full`, to the nearest whole number."""
    return (2 * value * length + full) // (2 * full)


def _steps(unit: str, high: int) -> Iterator[int]:
    """Ever longer steps; no finer than a second in times of a minute and more, nor than 5 of anything else."""
    finest = 5 if unit != Unit.TIME else SECOND if high >= MINUTE else 100
    if unit == Unit.TIME:
        yield from (step for step in TIME_STEPS if step >= finest)
    power = 60 * MINUTE if unit == Unit.TIME else 1
    while True:
        yield from (factor * power for factor in (1, 2, 5) if factor * power >= finest)
        power *= 10
