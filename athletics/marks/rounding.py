"""From raw readings to official marks, in whole-number arithmetic (Technical Rules, 2024 edition)."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .mark import MarkError, Timing

ROAD_MILE_M = 1609


class Official(NamedTuple):
    """An official time in milliseconds, and the parts of a second it is kept to."""

    value: int
    precision: int


def official_time(
    ticks: int,
    *,
    distance_m: int,
    in_stadium: bool = True,
    timing: Timing | str = Timing.FAT,
    per_second: int = 1000,
) -> Official:
    """The time the rule gives for a raw reading of ``ticks`` parts of a second; always up, never down (TR19).

    Photo finish on the track: hundredths to 10,000 m, tenths beyond; by hand tenths; partly or wholly outside
    the stadium whole seconds, but the road mile is kept to a tenth (as its ratified records are).
    """
    _counted(ticks, per_second)
    precision = _kept_to(distance_m, timing, in_stadium=in_stadium)
    parts = -(-ticks * precision // per_second)
    return Official(parts * 1000 // precision, precision)


def watch_time(
    readings: Sequence[int], *, distance_m: int, in_stadium: bool = True, per_second: int = 1000
) -> Official:
    """The official hand time of one to three watches (TR19): two that agree, else the middle one of three.

    Of two watches the longer counts. The middle of three is also the time two of them agree on, whether they
    agree before or after rounding, so one rule serves.
    """
    if not 1 <= len(readings) <= 3:
        raise MarkError("A hand time comes from one, two or three watches.")
    reading = sorted(readings)[len(readings) // 2]
    return official_time(
        reading, distance_m=distance_m, in_stadium=in_stadium, timing=Timing.HAND, per_second=per_second
    )


def official_length(ticks: int, *, per_metre: int = 1000) -> int:
    """Centimetres of a raw reading in parts of a metre, down to the whole centimetre (TR26, TR29, TR32)."""
    _counted(ticks, per_metre)
    return ticks * 100 // per_metre


def official_wind(ticks: int, *, per_metre: int = 100) -> int:
    """Tenths of m/s, towards the next higher tenth: +2.03 is +2.1 and −2.03 is −2.0 (TR17)."""
    if type(ticks) is not int:
        raise MarkError("A raw wind reading is a whole number of parts of a metre a second.")
    return -(-ticks * 10 // per_metre)


def official_points(event_points: Iterable[int]) -> int:
    """The total of a combined event: each event's points are whole already (rounded down one by one)."""
    points = list(event_points)
    for score in points:
        _counted(score, 1)
    return sum(points)


def _kept_to(distance_m: int, timing: Timing | str, *, in_stadium: bool) -> int:
    if not in_stadium:
        return 10 if distance_m == ROAD_MILE_M else 1
    return 10 if timing == Timing.HAND or distance_m > 10_000 else 100


def _counted(ticks: int, parts: int) -> None:
    if type(ticks) is not int or type(parts) is not int or ticks < 0 or parts < 1:
        raise MarkError("A raw reading is a whole number of parts, never negative and never a fraction.")
