"""A guard against slips of the finger: what nobody has run, jumped or thrown is questioned or refused."""

from enum import StrEnum
from typing import NamedTuple

from .mark import Direction, Unit
from .writing import format_value


class Level(StrEnum):
    OK = "ok"
    WARN = "warn"
    REFUSE = "refuse"


class Plausibility(NamedTuple):
    level: Level
    message: str = ""


def plausibility(
    value: int, *, unit: Unit | str, distance_m: int | None = None, record: int | None = None, legs: int = 1
) -> Plausibility:
    """Whether a value is believable; a refusal may be overridden by a person, never by a file.

    Speeds: over 11 m/s to 400 m, over 10 m/s beyond, under 0.5 m/s (``legs`` divides a relay's distance).
    Against the world ``record`` in the same unit: a time under 97 % of it is a warning, under 90 % a refusal;
    any other mark over 103 % (100/97) a warning, over 120 % a refusal.
    """
    direction = Direction.LOW if unit == Unit.TIME else Direction.HIGH
    if unit == Unit.TIME and distance_m:
        too_fast = 11 if distance_m <= 400 * legs else 10
        if 1000 * distance_m > too_fast * value:
            return Plausibility(Level.REFUSE, f"This is faster than {too_fast} m/s: nobody runs that.")
        if 2000 * distance_m < value:
            return Plausibility(
                Level.REFUSE, "This is slower than 0.5 m/s: check hours, minutes and seconds."
            )
    if not record:
        return Plausibility(Level.OK)
    printed = format_value(record, unit)
    if (direction == Direction.LOW and 100 * value < 90 * record) or (
        direction == Direction.HIGH and 100 * value > 120 * record
    ):
        return Plausibility(Level.REFUSE, f"This is far beyond the world record of {printed}.")
    if (direction == Direction.LOW and 100 * value < 97 * record) or (
        direction == Direction.HIGH and 97 * value > 100 * record
    ):
        return Plausibility(Level.WARN, f"This is well beyond the world record of {printed}.")
    return Plausibility(Level.OK)
