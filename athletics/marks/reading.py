"""From what was typed to a Mark, or to one error that says what to type instead."""

from typing import NamedTuple

from .counts import read_count
from .lengths import read_length
from .mark import WIND_LIMIT, Mark, MarkError, Status, Timing, Unit, WindState
from .statuses import read_status, split_status
from .suffixes import Suffixes, read_suffixes
from .times import BODY, check_decimals, read_time
from .typed import clean, is_blank, plain, quoted
from .wind import Wind

SPRINT_M = 400
"""Up to here (track) a time without hundredths must say that it is a hand time."""


class _Discipline(NamedTuple):
    unit: Unit
    distance_m: int | None
    sprint: bool
    wind_matters: bool | None
    timing: Timing | None


def parse(
    text: str | None,
    *,
    unit: Unit | str,
    distance_m: int | None = None,
    road: bool = False,
    sprint: bool | None = None,
    wind_matters: bool | None = None,
    timing: Timing | str | None = None,
) -> Mark | None:
    """The mark the text stands for; None for a blank or a dash, which mean no mark and never zero.

    ``distance_m`` tells 3:29 from 3.29; up to 400 on the track it makes a ``sprint`` (pass sprint=False for
    splits). ``wind_matters`` True records NWI where no wind is written, False refuses ``w``; None takes what is
    written. ``timing`` is what the source says of its times; an ``h`` on the mark itself wins.

    Raises MarkError and nothing else. Nothing is guessed: the error's suggestion, if any, parses.
    """
    if sprint is None:
        sprint = not road and distance_m is not None and distance_m <= SPRINT_M
    try:
        kinds = Unit(unit), Timing(timing) if timing else None
    except ValueError as error:
        raise MarkError(f"{error}.") from None
    discipline = _Discipline(kinds[0], distance_m, sprint, wind_matters, kinds[1])
    try:
        return _read("" if text is None else text, discipline)
    except MarkError as error:
        raise MarkError(error.message, _readable(error.suggestion, discipline)) from None


def _read(text: str, discipline: _Discipline) -> Mark | None:
    cleaned = clean(text)
    if is_blank(plain(cleaned)):
        return None
    if found := read_status(cleaned):
        status, detail = found
        return Mark(unit=discipline.unit, value=None, status=status, status_detail=detail, raw=text)
    body, status, detail = split_status(cleaned)
    try:
        return _read_value(plain(body), discipline, status=status, status_detail=detail, raw=text)
    except MarkError as error:
        behind = cleaned[len(body) :]
        raise MarkError(error.message, error.suggestion and error.suggestion + behind) from None


def _read_value(typed: str, discipline: _Discipline, *, status: Status, status_detail: str, raw: str) -> Mark:
    value, precision, end = _number(typed, discipline)
    suffixes = read_suffixes(typed[end:], before=typed[:end])
    _check_suffixes(suffixes, discipline)
    hand = suffixes.hand or discipline.timing == Timing.HAND
    timed = discipline.unit == Unit.TIME
    if timed:
        try:
            check_decimals(value, precision, hand=hand, sprint=discipline.sprint)
        except MarkError as error:
            tail = typed[end:].lstrip("hH ")
            raise MarkError(
                error.message, error.suggestion and f"{error.suggestion} {tail}".strip()
            ) from None
    return Mark(
        unit=discipline.unit,
        value=value,
        precision=precision,
        timing=(Timing.HAND if hand else discipline.timing) if timed else None,
        status=status,
        status_detail=status_detail,
        raw=raw,
        **_wind_of(suffixes, discipline),
        **dict.fromkeys(suffixes.flags - {"wind_assisted"}, True),
    )


def _number(typed: str, discipline: _Discipline) -> tuple[int, int | None, int]:
    """Value, precision, and where the number ends."""
    if typed[0] not in "0123456789":
        raise MarkError(
            f"{quoted(typed)} is not a mark. Begin with the number, or write DNS, DNF, DQ, NM or NH."
        )
    if discipline.unit == Unit.TIME:
        body = BODY.match(typed)[0]
        try:
            return *read_time(body, distance_m=discipline.distance_m), len(body)
        except MarkError as error:
            rest = typed[len(body) :]
            raise MarkError(error.message, error.suggestion and error.suggestion + rest) from None
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        value, end = read_length(typed)
    else:
        value, end = read_count(typed, discipline.unit)
    return value, None, end


def _check_suffixes(suffixes: Suffixes, discipline: _Discipline) -> None:
    unit = discipline.unit
    if suffixes.hand and unit != Unit.TIME:
        raise MarkError("h means hand timed, and this is not a time.")
    if "en_route" in suffixes.flags and unit not in (Unit.TIME, Unit.DISTANCE_RUN):
        raise MarkError("+ means a time taken on the way, and this is not a race.")
    windless = discipline.wind_matters is False or unit in (Unit.HEIGHT, Unit.DISTANCE_RUN)
    if windless and ("wind_assisted" in suffixes.flags or (suffixes.wind and suffixes.wind.assisted)):
        raise MarkError("w means wind-assisted, and the wind does not matter in this discipline.")


def _wind_of(suffixes: Suffixes, discipline: _Discipline) -> dict:
    assisted = "wind_assisted" in suffixes.flags
    wind = suffixes.wind or Wind(
        None, WindState.NWI if assisted or discipline.wind_matters else WindState.NOT_REQUIRED
    )
    over = wind.tenths is not None and wind.tenths > WIND_LIMIT and discipline.wind_matters is not False
    return {"wind": wind.tenths, "wind_state": wind.state, "wind_assisted": assisted or wind.assisted or over}


def _readable(suggestion: str | None, discipline: _Discipline, *, tries: int = 2) -> str | None:
    """The suggestion, or the suggestion's own suggestion, if it reads; else None."""
    if not suggestion:
        return None
    try:
        return suggestion if _read(suggestion, discipline) else None
    except MarkError as error:
        return _readable(error.suggestion, discipline, tries=tries - 1) if tries else None
