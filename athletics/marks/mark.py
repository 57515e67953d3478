"""What a mark is: its unit, its exact integer value, and everything that qualifies it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

WIND_LIMIT = 20
"""The strongest wind a record or best may have, in tenths of m/s: +2.0, inclusive (TR17, 2024 edition)."""


class Unit(StrEnum):
    """What the value counts: milliseconds, centimetres, centimetres, points, metres."""

    TIME = "time"
    LENGTH = "length"
    HEIGHT = "height"
    POINTS = "points"
    DISTANCE_RUN = "distance_run"


class Timing(StrEnum):
    FAT = "fat"
    HAND = "hand"
    TRANSPONDER = "transponder"


class WindState(StrEnum):
    """``NWI`` is no wind information: the wind mattered and no reading is on file."""

    MEASURED = "measured"
    NWI = "nwi"
    NOT_REQUIRED = "not_required"


class Status(StrEnum):
    OK = "ok"
    DNS = "dns"
    DNF = "dnf"
    DQ = "dq"
    NM = "nm"
    NH = "nh"
    R = "r"
    OC = "oc"
    ANNULLED = "annulled"
    UNCERTIFIED = "uncertified"


class Direction(StrEnum):
    """Which values win: times low, everything else high."""

    LOW = "low"
    HIGH = "high"


STATUSES_WITH_VALUE = frozenset({Status.OK, Status.OC, Status.DQ, Status.ANNULLED, Status.UNCERTIFIED})
PRECISIONS = (1, 10, 100, 1000)


class MarkError(ValueError):
    """A mark nobody can read. ``message`` says what to do; ``suggestion``, if any, is a text that parses."""

    def __init__(self, message: str, suggestion: str | None = None):
        self.message = message
        self.suggestion = suggestion
        super().__init__(f"{message} Did you mean {suggestion}?" if suggestion else message)


def tidy_detail(text: str) -> str:
    """The rule or reason beside a status, without the brackets and punctuation around it."""
    tidied = " ".join(text.split()).strip(" :;,")
    inside = re.fullmatch(r"\(([^()]*)\)", tidied)
    return tidy_detail(inside[1]) if inside else tidied


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One performance as an exact integer, or the reason there is none.

    ``value`` is in the unit's integer (see Unit), None when the status gives none. ``precision`` is the parts
    of a second known (1, 10, 100, 1000) and None for everything but times. ``wind`` is in tenths of m/s.
    ``short_track`` stands for both ``sh`` and the older ``i``. ``raw`` is what was typed and takes no part
    in equality. Contradictions raise MarkError.
    """

    unit: Unit
    value: int | None
    precision: int | None = None
    timing: Timing | None = None
    wind: int | None = None
    wind_state: WindState = WindState.NOT_REQUIRED
    status: Status = Status.OK
    status_detail: str = ""
    short_track: bool = False
    en_route: bool = False
    wind_assisted: bool = False
    altitude: bool = False
    mixed_race: bool = False
    women_only: bool = False
    aided: bool = False
    downhill: bool = False
    oversized_track: bool = False
    pending: bool = False
    raw: str | None = field(default=None, compare=False)

    def __post_init__(self):
        self._settle_choices()
        self._check_value()
        self._check_time()
        self._check_company()

    def _settle_choices(self):
        try:
            object.__setattr__(self, "unit", Unit(self.unit))
            object.__setattr__(self, "status", Status(self.status))
            object.__setattr__(self, "wind_state", WindState(self.wind_state))
            object.__setattr__(self, "timing", Timing(self.timing) if self.timing else None)
        except ValueError as error:
            raise MarkError(f"A mark cannot have this kind: {error}.") from None
        object.__setattr__(self, "status_detail", tidy_detail(self.status_detail or ""))

    def _check_value(self):
        for name in ("value", "precision", "wind"):
            number = getattr(self, name)
            if number is not None and type(number) is not int:
                raise MarkError(f"The {name} of a mark is a whole number, never {type(number).__name__}.")
        if self.value is None and self.status == Status.OK:
            raise MarkError("A mark without a value needs a status such as DNS, DNF, DQ or NM.")
        if self.value is not None and self.status not in STATUSES_WITH_VALUE:
            raise MarkError(f"A result marked {self.status.upper()} has no mark of its own.")
        if self.value is not None and (self.value < 0 or (self.value == 0 and self.unit != Unit.POINTS)):
            raise MarkError("A mark is greater than nothing; for no mark use DNS, DNF, DQ or NM.")

    def _check_time(self):
        timed = self.unit == Unit.TIME and self.value is not None
        if not timed and (self.precision is not None or self.timing is not None):
            raise MarkError("Only a time has a precision and a kind of timing.")
        if timed and (self.precision not in PRECISIONS or self.value * self.precision % 1000):
            raise MarkError(
                "A time needs its precision (1, 10, 100 or 1000 parts of a second), no finer value."
            )
        if self.timing == Timing.HAND and self.precision > 10:
            raise MarkError("A hand time is kept to a tenth of a second.")

    def _check_company(self):
        if (self.wind is not None) != (self.wind_state == WindState.MEASURED):
            raise MarkError("A wind reading is a measured wind; without a reading it is not measured.")
        if self.wind_assisted and self.wind is not None and self.wind <= WIND_LIMIT:
            raise MarkError("Wind-assisted means a wind over +2.0, and this reading is not.")
        if self.mixed_race and self.women_only:
            raise MarkError("A race is mixed or women only, not both.")
        if self.status_detail and self.status == Status.OK:
            raise MarkError("A rule or reason belongs to a status such as DQ.")
