"""Marks in copy against marks on file."""

import re
from functools import lru_cache

from athletics import marks
from athletics.choices import Unit

_NUMBER = re.compile(r"[\d:.,]+")


@lru_cache(maxsize=4_096)
def read_mark(text: str, unit: str) -> tuple[int, int] | None:
    """The value in the unit's integer, and what one step of the last figure written is worth; None if unreadable."""
    found = _NUMBER.match(text)
    number = found.group().rstrip(".,") if found else ""
    try:
        mark = marks.parse(number, unit=unit, sprint=False)
    except marks.MarkError:
        return None
    if mark is None or mark.value is None:
        return None
    step = 1000 // (mark.precision or 1000) if unit == Unit.TIME else 1
    return mark.value, step


def same_mark(text: str, value: int | None, unit: str) -> bool:
    """Whether a mark as written is the mark on file; one written to the second is the same within the second."""
    read = read_mark(text, unit)
    if read is None or value is None:
        return False
    said, step = read
    return value // step * step == said
