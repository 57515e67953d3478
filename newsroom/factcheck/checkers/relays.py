"""Relays: a country's place in a final, as the results have it."""

from newsroom.factcheck.checkers.marking import same_mark
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import evidence_of, hangs
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, confirmed, contradicted, not_on_file


def relay(reading: Reading, dossier: Dossier) -> Answer:
    """The finals of that country's teams that fit; another place in the only one contradicts it."""
    said = reading.said
    rows = [
        row
        for row in dossier.team_results(said["discipline"], said["lands"].countries)
        if row["round_kind"] in ("final", None)
        and row["place"]
        and (not said["sex"] or row["sex"] == said["sex"])
        and hangs(row, said["hung"])
    ]
    right = [
        row
        for row in rows
        if row["place"] == said["place"]
        and (not said["mark"] or same_mark(said["mark"], row["mark"], row["unit"]))
    ]
    if right:
        return confirmed(f"{evidence_of(right[0]).label}.", evidence=[evidence_of(row) for row in right[:3]])
    shown = [evidence_of(row) for row in rows[:3]]
    if len(rows) == 1 and (said["hung"].where or said["hung"].whens):
        return contradicted(f"{shown[0].label}.", evidence=shown)
    country = said["lands"].countries[0].name
    return not_on_file(shown[0].label if shown else f"No such race of {country} is on file.", evidence=shown)


CHECKERS = {"relay": relay}
