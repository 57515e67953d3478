"""Our table of results, and our table of entries."""

from athletics.choices import EntryRole, EntryStepKind, Qualified, ResultStatus, Timing
from athletics.imports.files import UnreadableError
from athletics.imports.meet_files.said import FileSaid, Line, Step
from athletics.imports.meet_files.titles import Disciplines
from athletics.imports.readers import cells as read
from athletics.imports.readers.columns import ENTRIES, RESULTS
from athletics.imports.readers.tables import cells_of
from athletics.imports.tables import Fault, printed

FLAGS = (
    "pacemaker", "en_route", "out_of_competition", "wind_assisted", "altitude", "oversized_track", "mixed_race",
    "downhill", "aided", "paced_by_lights",
)  # fmt: skip


def read_results(content: bytes, disciplines: Disciplines) -> FileSaid:
    """Raises UnreadableError where this is no such table."""
    return _read(content, RESULTS, disciplines, _result)


def read_entries(content: bytes, disciplines: Disciplines) -> FileSaid:
    """Raises UnreadableError where this is no such table."""
    return _read(content, ENTRIES, disciplines, _step)


def _read(content: bytes, columns, disciplines: Disciplines, line_of) -> FileSaid:
    said, meets = FileSaid(), set()
    for row in cells_of(content, columns):
        if isinstance(row, Fault):
            said.faults.append(row)
            continue
        number, cells = row
        try:
            race = read.race(cells, disciplines, number, rounds=columns is RESULTS)
            line = line_of(number, cells, race)
        except read.CellError as error:
            said.faults.append(Fault(number, str(error), printed([one for one in cells.values() if one])))
            continue
        known = said.races.setdefault(race.key, race)
        known.day = known.day or race.day
        meets.add(race.meet)
        said.lines.append(line)
    if len(meets) > 1:
        names = ", ".join(sorted(meets - {""}))[:200]
        raise UnreadableError(f"The table is about several meets ({names}): bring a file for each.")
    said.meet = meets.pop() if meets else ""
    return said


def _line(number: int, cells: dict[str, str], race) -> Line:
    person = read.person(cells, sex=race.sex)
    if not (person.family or person.slug or cells.get("team") or person.bib):
        raise read.CellError("Nobody is named.")
    return Line(
        number,
        race.key,
        printed([cell for cell in cells.values() if cell]),
        None if cells.get("team") else person,
        team=cells.get("team", ""),
        represents=cells["country"],
    )


def _result(number: int, cells: dict[str, str], race) -> Line:
    line = _line(number, cells, race)
    line.raw_mark = cells["mark"]
    line.timing = read.one_of(cells["timing"].lower(), Timing.values, "timing")
    line.values["place"] = read.number(cells["place"], "place")
    for name, most in (("lane", 32_767), ("reaction", 32_767)):
        if (value := _signed(cells[name], name, most)) is not None:
            line.values[name] = value
    if cells["bib"]:
        line.values["bib"] = cells["bib"][:12]
    if status := read.one_of(cells["status"].lower(), ResultStatus.values, "status"):
        line.values |= {"status": status, "status_detail": cells["rule"][:60]}
    if qualified := read.one_of(cells["qualified"], Qualified.values, "qualified"):
        line.values["qualified"] = qualified
    for flag in cells["flags"].split():
        line.values[read.one_of(flag, FLAGS, "flags")] = True
    if wind := read.wind(cells["wind"]):
        line.values["wind_said"] = wind
    return line


def _signed(text: str, name: str, most: int) -> int | None:
    """A reaction time may lie before the gun."""
    if name == "reaction" and text.startswith("-"):
        return -read.number(text[1:], name, most=most)
    return read.number(text, name, most=most)


def _step(number: int, cells: dict[str, str], race) -> Line:
    line = _line(number, cells, race)
    kind = read.one_of(cells["step"].lower().replace(" ", "_"), EntryStepKind.values, "step")
    if not kind:
        raise read.CellError(f"step: say which: {', '.join(EntryStepKind.values)}.")
    line.step = Step(
        kind,
        announced_on=read.day(cells["announced_on"], "announced_on"),
        on_or_before=read.yes(cells["on_or_before"], "on_or_before"),
        reason=cells["reason"][:200],
        order=read.number(cells["order"], "order"),
        role=read.one_of(cells["role"].lower(), EntryRole.values, "role"),
        replaced_by=cells["replaced_by"],
    )
    return line
