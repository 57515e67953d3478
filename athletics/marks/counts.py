"""Points and distances run: whole numbers, in which a comma or a space groups thousands."""

import re

from .mark import MarkError, Unit
from .typed import quoted

_COUNT = r"([0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,7})(?![0-9.,'])"
_POINTS = re.compile(rf"{_COUNT}(?: ?(?:points|pts)(?![a-z]))?", re.IGNORECASE | re.ASCII)
_METRES_RUN = re.compile(rf"{_COUNT}(?: ?m(?!x))?", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"[0-9][0-9.,' ]*")


def read_count(text: str, unit: Unit) -> tuple[int, int]:
    """Points or metres, and how many characters of the text they took. Raises MarkError with what was meant."""
    match = (_POINTS if unit == Unit.POINTS else _METRES_RUN).match(text)
    if match:
        return int(re.sub(r"[^0-9]", "", match[1])), match.end()
    number = _NUMBER.match(text)
    digits = re.sub(r"[^0-9]", "", number[0]) if number else ""
    what = "a number of points (9126)" if unit == Unit.POINTS else "a distance in whole metres (21330 m)"
    raise MarkError(f"{quoted(text)} is not {what}.", digits + text[number.end() :] if digits else None)


def format_count(value: int, unit: Unit) -> str:
    """``9126`` points, ``21,330 m``."""
    return str(value) if unit == Unit.POINTS else f"{value:,} m"
