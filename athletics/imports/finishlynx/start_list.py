"""An EVT: who starts where, race by race."""

from dataclasses import dataclass, field

from athletics.imports.finishlynx.lines import Line, number_in
from athletics.imports.finishlynx.results import LineError


@dataclass(frozen=True, slots=True)
class Start:
    """One competitor of a race; `licence` is the last thing the line says, where it says more than who starts."""

    line: int
    bib: str
    lane: int | None
    family: str
    given: str
    represents: str
    licence: str


@dataclass(frozen=True, slots=True)
class StartList:
    """One race, its numbers the timing system's own; `distance` in metres."""

    line: int
    event: int
    round: int
    number: int
    title: str
    distance: int | None
    starts: list[Start] = field(default_factory=list)


def read_race(line: Line) -> StartList:
    """The line a race begins with. Raises LineError."""
    event, number, heat = (number_in(line.cell(place)) for place in range(3))
    if None in (event, number, heat):
        raise LineError("A race begins with event, round and heat, a competitor with a comma.")
    distance = number_in(line.cell(9).lower().removesuffix("m").strip())
    return StartList(line.number, event, number, heat, line.cell(3)[:160], distance)


def read_start(line: Line) -> Start:
    """A competitor's line, which begins with nothing. Raises LineError."""
    bib, family = line.cell(1), line.cell(3)
    if not bib and not family:
        raise LineError("Neither a number nor a name says who this is.")
    extra = next((cell for cell in reversed(line.cells[6:]) if cell), "")
    lane = number_in(line.cell(2)) or None
    return Start(line.number, bib[:12], lane, family, line.cell(4), line.cell(5), extra)
