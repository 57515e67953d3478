"""Places and marks of single contests, against results as they stood."""

from athletics import marks
from athletics.choices import ResultStatus, Unit
from newsroom.factcheck.checkers.marking import read_mark, same_mark
from newsroom.factcheck.checkers.record_lists import records_of
from newsroom.factcheck.checkers.records_set import set_there, told
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import evidence_of, hangs
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

RUN = (ResultStatus.OK, ResultStatus.UNCERTIFIED, ResultStatus.OUT_OF_COMPETITION)


def _there(reading: Reading, dossier: Dossier, **without) -> list[dict]:
    hung: Adjuncts = reading.said["hung"]
    return [
        row
        for row in dossier.results(reading.subject)
        if hangs(row, hung, **without) and row["status"] in RUN
    ]


def place(reading: Reading, dossier: Dossier) -> Answer:
    """A place in any race that fits; the finals decide what stood instead."""
    said = reading.said
    rows = [row for row in _there(reading, dossier) if row["place"] and not row["en_route"]]
    if not said["early"] and any(row["round_kind"] == "final" for row in rows):
        rows = [row for row in rows if row["round_kind"] in ("final", None)]
    right = [row for row in rows if row["place"] == said["place"] and _marked(row, said["hung"])]
    if right:
        return confirmed(evidence_of(right[0]).label + ".", evidence=[evidence_of(row) for row in right[:3]])
    finals = [row for row in rows if row["round_kind"] in ("final", None)]
    specific = (
        said["hung"].places or said["hung"].contests or any(when.kind == "day" for when in said["hung"].whens)
    )
    if finals and specific and len(finals) == len(rows) or finals and specific and said["place"] == 1:
        shown = [evidence_of(row) for row in finals[:3]]
        return contradicted(f"{reading.subject.name}: {shown[0].label}.", evidence=shown)
    return not_on_file("; ".join(evidence_of(row).label for row in rows[:3]))


def _marked(row: dict, hung: Adjuncts) -> bool:
    return not hung.marks or row["mark"] is None or same_mark(hung.marks[0], row["mark"], row["unit"])


def mark(reading: Reading, dossier: Dossier) -> Answer:
    """A mark where and when the words say; one that was made elsewhere, or another made there, contradicts it."""
    said, hung = reading.said, reading.said["hung"]
    rows = [row for row in _there(reading, dossier) if row["mark"] is not None]
    right = [row for row in rows if same_mark(said["mark"], row["mark"], row["unit"])]
    if right:
        return confirmed(evidence_of(right[0]).label + ".", evidence=[evidence_of(row) for row in right[:3]])
    every = [
        row
        for row in dossier.results(reading.subject)
        if same_mark(said["mark"], row["mark"], row["unit"]) and row["status"] in RUN
    ]
    if len(every) == 1 and (hung.where or hung.whens) and _exact(said["mark"], every[0]["unit"]):
        shown = evidence_of(every[0])
        return contradicted(f"{reading.subject.name}: {shown.label}.", evidence=[shown])
    listed = _listed(reading, dossier)
    if listed:
        return listed
    specific = (
        (hung.places or hung.contests) and (hung.whens or hung.contests) and _readable(said["mark"], rows)
    )
    if rows and specific and len({row["discipline"] for row in rows}) == 1 and not every:
        shown = [evidence_of(row) for row in rows[:4]]
        fix = (said["mark"], _print(rows[0])) if len(rows) == 1 else None
        return contradicted(
            f"{reading.subject.name}: {'; '.join(row.label for row in shown)}.", evidence=shown, fix=fix
        )
    return not_on_file("; ".join(evidence_of(row).label for row in rows[:3]))


def _listed(reading: Reading, dossier: Dossier) -> Answer | None:
    """A mark that stands in the book of records: set where and when the words say, or elsewhere."""
    said, hung = reading.said, reading.said["hung"]
    rows = [
        row
        for row in records_of(reading, {"discipline": next(iter(hung.disciplines), None)}, dossier)
        if same_mark(said["mark"], row.mark, row.discipline.unit) and row.set_on <= dossier.known_on
    ]
    right = next((row for row in rows if set_there(row, hung, dossier)), None)
    days = {row.set_on for row in rows}
    if right is None and (
        len(days) != 1 or not (hung.where or hung.whens) or not _exact(said["mark"], rows[0].discipline.unit)
    ):
        return None
    found = told(right or rows[0])
    return (confirmed if right else contradicted)(found, evidence=[Evidence(found)])


def _exact(text: str, unit: str) -> bool:
    read = read_mark(text, unit)
    return bool(read) and (unit != Unit.TIME or read[1] <= 10)


def _readable(text: str, rows: list[dict]) -> bool:
    """Whether the mark could be one of that discipline at all: half to twice what is on file."""
    read = read_mark(text, rows[0]["unit"]) if rows else None
    return bool(read) and rows[0]["mark"] <= read[0] * 1.3 and read[0] <= rows[0]["mark"] * 1.3


def _print(row: dict) -> str:
    return marks.format_value(row["mark"], row["unit"], row["precision"])


CHECKERS = {"place": place, "mark": mark}
