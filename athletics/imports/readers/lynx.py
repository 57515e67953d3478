"""FinishLynx files as files of a meet."""

from athletics import marks
from athletics.choices import EntryStepKind
from athletics.imports import finishlynx
from athletics.imports.meet_files.said import FileSaid, Line, Person, Race, Step
from athletics.imports.tables import Fault


def read_lynx(text: str, *, name: str) -> FileSaid:
    """Raises UnreadableError, as its reader does."""
    reading, said = finishlynx.read(text, name=name), FileSaid()
    said.faults = list(reading.faults)
    for race in reading.races:
        key = f"{race.event}-{race.round}-{race.number}"
        if key in said.races:
            said.faults.append(
                Fault(race.line, "This race stands in the file twice; the first is taken.", race.title)
            )
            continue
        said.races[key] = Race(key, race.line, race.title, number=race.number, distance=race.distance)
        if isinstance(race, finishlynx.StartList):
            said.lines += [_start(one, key) for one in race.starts]
            continue
        if race.wind_state != "not_required":
            said.races[key].wind = marks.Wind(race.wind, marks.WindState(race.wind_state))
        said.lines += [_finish(one, key) for one in race.finishers]
    return said


def _person(one) -> Person:
    return Person(one.given, one.family, one.represents, bib=one.bib, licence=one.licence)


def _start(one: finishlynx.Start, race: str) -> Line:
    step = Step(EntryStepKind.ON_START_LIST, order=one.lane)
    return Line(one.line, race, _text(one), _person(one), represents=one.represents, step=step)


def _finish(one: finishlynx.Finisher, race: str) -> Line:
    values = {"place": one.place, "status": one.status, "status_detail": one.status_detail}
    if one.bib:
        values["bib"] = one.bib
    if one.lane:
        values["lane"] = one.lane
    if one.reaction is not None:
        values["reaction"] = one.reaction
    if one.official is not None:
        values |= {
            "mark": one.official,
            "raw_mark": one.raw_time[:40],
            "precision": min(one.precision, 100),
            "timing": "fat" if one.precision >= 100 else "",
        }
    return Line(one.line, race, _text(one), _person(one), represents=one.represents, values=values)


def _text(one) -> str:
    return ", ".join(part for part in (one.bib, one.family, one.given, one.represents) if part)
