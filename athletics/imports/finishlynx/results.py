"""A LIF: one heat as the photo-finish camera wrote it."""

from dataclasses import dataclass, field

from athletics import marks
from athletics.imports.finishlynx.lines import Line, number_in

LEAST = 7
"""Cells of a competitor: empty ones behind the time may be missing."""
STATUSES = {"DNS": "dns", "DNF": "dnf", "DQ": "dq", "DSQ": "dq", "SCR": "dns", "FS": "dq"}
SLOWEST = -2000


class LineError(ValueError):
    """What is wrong with a line, and what to do."""


@dataclass(frozen=True, slots=True)
class Finisher:
    """One line of a heat. `time` is in milliseconds as the camera gave it, `precision` its parts of a second.

    `official` is the time by the rule (TR19), rounded up. `family` is the team's name in a relay.
    """

    line: int
    place: int | None
    status: str
    status_detail: str
    bib: str
    lane: int | None
    family: str
    given: str
    represents: str
    raw_time: str
    time: int | None
    precision: int | None
    official: int | None
    licence: str
    reaction: int | None


@dataclass(frozen=True, slots=True)
class Heat:
    """One race: the numbers are the timing system's own. `wind` in tenths, `distance` in metres."""

    line: int
    event: int
    round: int
    number: int
    title: str
    wind: int | None
    wind_state: str
    distance: int | None
    start: str
    finishers: list[Finisher] = field(default_factory=list)


def read_heat(line: Line) -> Heat:
    """The first line of a LIF. Raises LineError, also for the look-alikes of other systems."""
    event, number, heat = (number_in(line.cell(place)) for place in range(3))
    if None in (event, number, heat) or number_in(line.cell(3)) is not None or not line.cell(3):
        raise LineError("A LIF begins with event, round, heat and the event’s name: this is another layout.")
    wind = _wind(line)
    distance = number_in(line.cell(9).lower().removesuffix("m").strip())
    tenths, state = (wind.tenths, wind.state.value) if wind else (None, "not_required")
    return Heat(line.number, event, number, heat, line.cell(3)[:160], tenths, state, distance, line.cell(10))


def _wind(line: Line) -> marks.Wind | None:
    """The reading where it belongs, else where newer versions write it, if it looks like one."""
    try:
        if found := marks.parse_wind(line.cell(4)):
            return found
    except marks.MarkError as error:
        raise LineError(str(error)) from None
    try:
        return marks.parse_wind(line.cell(11))
    except marks.MarkError:
        return None


def read_finisher(line: Line, heat: Heat) -> Finisher | None:
    """A competitor's line; None for a lane that nobody read. Raises LineError."""
    if len(line.cells) < LEAST:
        raise LineError(f"Only {len(line.cells)} of at least {LEAST} cells: the line is cut short.")
    place, status, detail = _place(line.cell(0))
    raw_time = line.cell(6)
    if not line.cell(0) and not raw_time:
        return None
    if not line.cell(3) and not line.cell(1):
        raise LineError("Neither a number nor a name says who this is.")
    mark = _time(raw_time, heat) if status == "ok" else None
    if status == "ok" and mark is None:
        raise LineError("A place without a time. Write DNS, DNF or DQ where there is none.")
    official = (
        marks.official_time(mark.value, distance_m=heat.distance or 0, timing=mark.timing or "fat").value
        if mark
        else None
    )
    return Finisher(
        line=line.number,
        place=place,
        status=status,
        status_detail=detail,
        bib=line.cell(1)[:12],
        lane=number_in(line.cell(2)) or None,
        family=line.cell(3),
        given=line.cell(4),
        represents=line.cell(5),
        raw_time=raw_time,
        time=mark.value if mark else None,
        precision=mark.precision if mark else None,
        official=official,
        licence=line.cell(7),
        reaction=_reaction(line.cell(9)),
    )


def _place(text: str) -> tuple[int | None, str, str]:
    """Place, status and the rule cited. A blank place with a time is somebody who was read but not placed."""
    number = number_in(text)
    if number is not None:
        if not 1 <= number <= 9999:
            raise LineError(f"“{text}” is no place.")
        return number, "ok", ""
    if not text:
        return None, "ok", ""
    word, _, detail = text.partition(" ")
    status = STATUSES.get(word.upper().rstrip(".:"))
    if status is None:
        raise LineError(f"“{text[:20]}” is neither a place nor DNS, DNF or DQ.")
    return None, status, detail.strip(" ()")[:60]


def _time(text: str, heat: Heat) -> marks.Mark | None:
    """The time to what the camera gave. Without the distance 3:28 can only be minutes and seconds with decimals."""
    try:
        mark = marks.parse(text, unit="time", distance_m=heat.distance, sprint=False)
    except marks.MarkError as error:
        raise LineError(str(error)) from None
    if mark is not None and mark.status != "ok":
        raise LineError(f"“{text[:20]}” is no time: the status belongs in front, where the place stands.")
    return mark


def _reaction(text: str) -> int | None:
    """Milliseconds; what does not look like a reaction time is left out, since versions differ in this column."""
    head, dot, decimals = text.lstrip("-").partition(".")
    if not dot or number_in(head) is None or number_in(decimals) is None or len(decimals) > 3:
        return None
    value = 1000 * int(head) + int(decimals.ljust(3, "0"))
    value = -value if text.startswith("-") else value
    return value if SLOWEST <= value <= -SLOWEST else None
