"""Margins: between the first two of a race, or between two people who were both in it."""

from athletics import marks
from athletics.choices import ResultStatus, Unit
from athletics.models import Athlete
from newsroom.factcheck.checkers.marking import read_mark
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import evidence_of, hangs
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.margins import Margin
from newsroom.factcheck.verdicts import Answer, confirmed, contradicted, not_on_file

UNITS = {"time": (Unit.TIME,), "length": (Unit.LENGTH, Unit.HEIGHT), "points": (Unit.POINTS,)}


def margin(reading: Reading, dossier: Dossier) -> Answer:
    """Confirmed by any race that fits; contradicted where the words tell one race, and it was won otherwise."""
    said = reading.said
    rows = [
        row
        for row in dossier.results(reading.subject)
        if row["round"]
        and row["mark"] is not None
        and row["status"] == ResultStatus.OK
        and hangs(row, said["hung"])
    ]
    pairs = [(row, other) for row in rows for other in _others(row, said, dossier)]
    finals = [pair for pair in pairs if pair[0]["round_kind"] == "final"] or pairs
    shown = [f"{evidence_of(row).label}, by {_apart(row, other)}." for row, other in finals]
    for (row, other), found in zip(finals, shown, strict=True):
        if _is(said["margin"], row, other):
            return confirmed(found, evidence=[evidence_of(row)])
    told = said["hung"].where or said["hung"].whens
    if len(finals) == 1 and (told or said["other"]):
        return contradicted(shown[0], evidence=[evidence_of(finals[0][0])])
    return not_on_file(shown[0] if shown else "")


def _others(row: dict, said: dict, dossier: Dossier) -> list[dict]:
    """The row the margin is to: the other person's in the same race, else the winner's or the runner-up's."""
    other: Athlete | None = said["other"]
    if other is not None:
        found = [
            one for one in dossier.results(other) if one["round"] == row["round"] and one["mark"] is not None
        ]
        ahead = [one for one in found if _ahead(row, one) == (said["role"] == "won")]
        return found if said["role"] == "pair" else ahead
    place = 2 if row["place"] == 1 else 1
    if said["role"] == "lost" and place == 2 or said["role"] == "won" and place == 1:
        return []
    found = dossier.in_place(row, place)
    return [found] if found else []


def _ahead(row: dict, other: dict) -> bool:
    if row["place"] and other["place"]:
        return row["place"] < other["place"]
    return (row["mark"] < other["mark"]) == (row["unit"] == Unit.TIME)


def _apart(row: dict, other: dict) -> str:
    return marks.format_value(abs(row["mark"] - other["mark"]), row["unit"], row["precision"])


def _is(said: Margin, row: dict, other: dict) -> bool:
    apart = abs(row["mark"] - other["mark"])
    if said.mark:
        read = read_mark(said.mark, row["unit"])
        return bool(read) and apart // read[1] * read[1] == read[0]
    return row["unit"] in UNITS[said.unit] and said.low <= apart <= said.high


CHECKERS = {"margin": margin}
