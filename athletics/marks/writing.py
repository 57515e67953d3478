"""From a Mark to what the page prints. ``parse(format(mark))`` gives the mark back."""

from .counts import format_count
from .lengths import format_length
from .mark import Mark, Timing, Unit
from .statuses import format_status
from .suffixes import format_suffixes
from .times import format_time


def format(mark: Mark | None, *, short_track: str = "sh", ascii_minus: bool = False) -> str:
    """``3:29.63 sh``, ``8.95w (+2.6)``, ``10.2h``, ``DQ TR17.3.1``; empty for no mark.

    ``short_track="i"`` writes the older letter; ``ascii_minus`` keeps the wind's sign plain for files.
    """
    if mark is None:
        return ""
    status = format_status(mark.status, mark.status_detail)
    if mark.value is None:
        return status
    number = format_value(mark.value, mark.unit, mark.precision, timing=mark.timing)
    suffixes = format_suffixes(mark, short_track=short_track, ascii_minus=ascii_minus)
    return f"{number}{suffixes} {status}".rstrip()


def format_value(
    value: int, unit: Unit | str, precision: int | None = None, *, timing: Timing | str | None = None
) -> str:
    """The bare number: ``3:29.63``, ``2:03:59`` (precision 1), ``8.95``, ``9126``, ``21,330 m``, ``10.2h``.

    A time without a precision is printed to hundredths.
    """
    if unit == Unit.TIME:
        return format_time(value, precision, timing)
    if unit in (Unit.LENGTH, Unit.HEIGHT):
        return format_length(value)
    return format_count(value, unit)
