"""Wind: readings in tenths of m/s, and what they mean for a mark (TR17 and CR31, 2024 editions)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from .mark import WIND_LIMIT, MarkError, WindState
from .typed import clean, is_blank, plain, quoted

_READING = re.compile(r"([+-]?)([0-9]{1,2})\.([0-9])")
_AROUND = re.compile(r"^(?:\(?manual\)? )|(?: ?m/s)?(?: ?\(?manual\)?)?$", re.IGNORECASE | re.ASCII)
_LOOSE = re.compile(r"([+-]?)([0-9]{1,2})(?:[.,]([0-9]{1,4}))?")


class Wind(NamedTuple):
    """A reading in tenths of m/s, or none; ``assisted`` when all that is known is that it was too strong."""

    tenths: int | None
    state: WindState
    assisted: bool = False


def parse_wind(text: str | None) -> Wind | None:
    """``+1.2``, ``−0.4``, ``1.2 (Manual)``, ``NWI``, ``NW``, ``W``; None for a blank or a dash.

    Raises MarkError, and nothing else.
    """
    if text is None:
        return None
    typed = plain(clean(text))
    if is_blank(typed):
        return None
    if typed.upper() in ("NWI", "NW"):
        return Wind(None, WindState.NWI)
    if typed.upper() == "W":
        return Wind(None, WindState.NWI, assisted=True)
    bare = _AROUND.sub("", typed)
    if match := _READING.fullmatch(bare):
        tenths = 10 * int(match[2]) + int(match[3])
        return Wind(-tenths if match[1] == "-" else tenths, WindState.MEASURED)
    raise MarkError(
        f"{quoted(typed)} is not a wind reading. Write metres a second with one decimal (+1.2), or NWI.",
        _suggestion(bare),
    )


def format_wind(
    tenths: int | None, wind_state: WindState | str | None = None, *, ascii_minus: bool = False
) -> str:
    """``+2.0``, ``−0.4`` with a real minus sign (a hyphen for files), ``0.0``, ``NWI``; empty for none."""
    if tenths is None:
        return "NWI" if wind_state == WindState.NWI else ""
    sign = "+" if tenths > 0 else "" if tenths == 0 else "-" if ascii_minus else "−"
    return f"{sign}{abs(tenths) // 10}.{abs(tenths) % 10}"


def wind_legal(
    wind: int | None, wind_state: WindState | str, *, wind_matters: bool, wind_assisted: bool = False
) -> bool | None:
    """Whether the mark may be a best or a record as far as the wind goes; None when nobody can say.

    It still counts for the place and the title either way. Indoors the wind never matters.
    """
    if not wind_matters:
        return True
    if wind is not None and wind_state == WindState.MEASURED:
        return wind <= WIND_LIMIT
    return False if wind_assisted else None


def average_wind_legal(winds: Iterable[int | None], *, single_limit: int | None = None) -> bool | None:
    """Combined events: the average over the wind-affected disciplines is at most +2.0; None if one is missing.

    ``single_limit=40`` adds the older rule that no single reading may exceed +4.0.
    """
    readings = list(winds)
    if not readings or None in readings:
        return None
    if single_limit is not None and max(readings) > single_limit:
        return False
    return sum(readings) <= WIND_LIMIT * len(readings)


def _suggestion(bare: str) -> str | None:
    """A reading to one decimal, finer ones taken to the next higher tenth as the rule has it."""
    match = _LOOSE.fullmatch(bare)
    if not match:
        return None
    ticks = int(match[2] + (match[3] or "0").ljust(4, "0"))
    tenths = -(-(-ticks if match[1] == "-" else ticks) // 1000)
    return format_wind(tenths, ascii_minus=True) if -1000 < tenths < 1000 else None
