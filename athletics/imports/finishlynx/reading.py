"""A FinishLynx file as a whole: its races, and what could not be read of it."""

from dataclasses import dataclass, field
from pathlib import PurePath

from athletics.imports.files import UnreadableError
from athletics.imports.finishlynx.lines import Fault, lines
from athletics.imports.finishlynx.results import Heat, LineError, read_finisher, read_heat
from athletics.imports.finishlynx.start_list import StartList, read_race, read_start


@dataclass(slots=True)
class Reading:
    """What a file says. `faults` are the lines that cannot be used, each with the reason."""

    races: list[Heat | StartList] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def is_lynx(name: str) -> bool:
    """Whether a file of this name is one of these."""
    return PurePath(name).suffix.lower() in (".lif", ".evt")


def read(text: str, *, name: str) -> Reading:
    """The races of a LIF or EVT, told apart by the name.

    Raises UnreadableError for a file that is still being written or begins in another layout; everything else is a
    fault of its line.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise UnreadableError(
            "The file is empty: the timing system may be writing it. Try again in a moment."
        )
    if PurePath(name).suffix.lower() == ".evt":
        return _start_lists(text)
    if not text.endswith(("\n", "\r")):
        raise UnreadableError(
            "The last line has no end: the timing system may still be writing the file. Try again in a moment."
        )
    return _heat(text)


def _heat(text: str) -> Reading:
    reading, heat = Reading(), None
    for line in lines(text):
        if isinstance(line, Fault):
            if heat is None:
                raise UnreadableError(f"Line {line.number}: {line.reason}")
            reading.faults.append(line)
            continue
        try:
            if heat is None:
                heat = read_heat(line)
                reading.races.append(heat)
            elif finisher := read_finisher(line, heat):
                heat.finishers.append(finisher)
        except LineError as error:
            if heat is None:
                raise UnreadableError(f"Line {line.number}: {error}") from None
            reading.faults.append(line.fault(str(error)))
    if heat is None:
        raise UnreadableError("The file has comments only.")
    _refuse_twins(reading, heat)
    return reading


def _refuse_twins(reading: Reading, heat: Heat) -> None:
    """The same number twice in one heat: nobody can say which line is right, so neither is taken."""
    seen: dict[str, list] = {}
    for one in heat.finishers:
        if one.bib:
            seen.setdefault(one.bib, []).append(one)
    twins = [one for same in seen.values() if len(same) > 1 for one in same]
    for one in twins:
        heat.finishers.remove(one)
        reading.faults.append(Fault(one.line, f"Number {one.bib} stands in this heat twice.", one.family))


def _start_lists(text: str) -> Reading:
    reading, race = Reading(), None
    for line in lines(text):
        if isinstance(line, Fault):
            reading.faults.append(line)
            continue
        try:
            # A race that cannot be read must not hand its competitors to the one before it.
            if line.cell(0):
                race = None
                race = read_race(line)
                reading.races.append(race)
            elif race is None:
                raise LineError("This competitor stands below no race that could be read.")
            else:
                race.starts.append(read_start(line))
        except LineError as error:
            reading.faults.append(line.fault(str(error)))
    return reading
