"""Runs of wins, being unbeaten, absences: what is on file may disprove them, and never proves them alone."""

from datetime import date

from athletics.choices import Facility, ResultStatus
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import evidence_of, hangs
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, confirmed, contradicted, not_on_file

LOST = (
    ResultStatus.OK,
    ResultStatus.DID_NOT_FINISH,
    ResultStatus.RETIRED,
    ResultStatus.NO_MARK,
    ResultStatus.NO_HEIGHT,
)
FINAL = ("final", None)
REACH = "As far as the file reaches."


def _lost(row: dict) -> bool:
    if row["status"] not in LOST or row["en_route"] or row["pacemaker"] or row["round_kind"] not in FINAL:
        return False
    return row["place"] is not None and row["place"] > 1 or row["status"] in LOST[1:]


def unbeaten(reading: Reading, dossier: Dossier) -> Answer:
    """Finals only: a defeat on file disproves it. Without one it is true as far as the file reaches."""
    said, athlete, discipline = reading.said, reading.subject, reading.said["discipline"]
    since = _start(said, dossier)
    rows = [
        row for row in dossier.results(athlete) if discipline is None or row["discipline"] == discipline.pk
    ]
    rows = [row for row in rows if since is None or row["date"] >= since]
    rows = [row for row in rows if said["since"] is not None or hangs(row, said["hung"])]
    if said["indoors"] != said["outdoors"]:
        rows = [row for row in rows if _indoors(row) == said["indoors"]]
    if said["count"]:
        rows = [row for row in rows if row["round_kind"] in FINAL and (row["place"] or _lost(row))][
            : said["count"]
        ]
    lost = [row for row in rows if _lost(row)]
    if said.get("losses"):
        return _so_often(lost, said, discipline)
    if lost and discipline is not None and said["sure"]:
        return _beaten(lost)
    won = [row for row in rows if row["place"] == 1 and row["round_kind"] in FINAL]
    if lost or not won or len(won) < said["count"]:
        return not_on_file("; ".join(evidence_of(row).label for row in lost[:2]))
    code = discipline.pk if discipline else won[0]["discipline"]
    whole = dossier.complete(athlete, code, since=since)
    note = "" if whole else f"{REACH} {dossier.coverage(athlete)}"
    return confirmed(
        f"{len(won)} finals on file, all won.", note=note, evidence=[evidence_of(row) for row in won[:5]]
    )


def _so_often(lost: list[dict], said: dict, discipline) -> Answer:
    """“Has lost only once”: more defeats on file disprove it, fewer prove nothing."""
    rows = [evidence_of(row) for row in lost[:3]]
    found = f"{len(lost)} defeats on file: {'; '.join(row.label for row in rows) or 'none'}."
    if len(lost) == said["losses"]:
        return confirmed(found, note=REACH, evidence=rows)
    more = len(lost) > said["losses"] and discipline is not None and said["sure"]
    return (contradicted if more else not_on_file)(found, evidence=rows)


def _indoors(row: dict) -> bool:
    return bool(row["indoors"]) or row["facility"] == Facility.SHORT_TRACK


def _beaten(lost: list[dict]) -> Answer:
    rows = [evidence_of(row) for row in lost[:3]]
    return contradicted(f"Beaten: {rows[0].label}.", evidence=rows)


def _start(said: dict, dossier: Dossier) -> date | None:
    since: Adjuncts | None = said["since"]
    if since is None:
        return said["begin"]
    if since.whens:
        # Beaten in 2022 and since 2022 not: of a year or a month the end counts.
        return since.whens[0].last if since.whens[0].kind != "weekday" else since.whens[0].first
    return _end_of(since, dossier)


def _end_of(hung: Adjuncts, dossier: Dossier) -> date | None:
    """The day after the latest edition or meet the words name; None where nothing on file is called so."""
    ends = [
        meet.end_date
        for contest in hung.contests
        for meet in dossier.editions(contest)
        if meet.end_date <= dossier.known_on
    ]
    return max(ends, default=None)


def streak(reading: Reading, dossier: Dossier) -> Answer:
    """The last so many finals, at the distance if one is said. A defeat among them on file disproves it."""
    said, athlete = reading.said, reading.subject
    discipline = said["discipline"] if said["sure"] else None
    rows = [
        row
        for row in dossier.results(athlete)
        if row["round_kind"] in FINAL
        and not row["en_route"]
        and not row["pacemaker"]
        and (discipline is None or row["discipline"] == discipline.pk)
        and (row["place"] or row["status"] in LOST[1:])
        and all(when.fits(row["date"]) for when in said["hung"].whens)
    ]
    recent = rows[: said["count"]]
    lost = [row for row in recent if _lost(row)]
    if len(recent) == said["count"] and not lost:
        return confirmed(
            f"The last {len(recent)} finals on file, all won.",
            note=REACH,
            evidence=[evidence_of(row) for row in recent],
        )
    if lost and (discipline is not None or _lost_everywhere(rows, said["count"])):
        return _beaten(lost)
    return not_on_file("; ".join(evidence_of(row).label for row in lost[:2]))


def _lost_everywhere(rows: list[dict], count: int) -> bool:
    """Whether no discipline alone has so many wins at its end: then the words fit none of them."""
    codes = {row["discipline"] for row in rows}
    return not any(
        all(not _lost(row) for row in own[:count])
        for own in ([row for row in rows if row["discipline"] == code] for code in codes)
    )


def absence(reading: Reading, dossier: Dossier) -> Answer:
    """Not raced, or not won, for so long: a race or a win on file within it disproves it; none proves nothing."""
    said, athlete = reading.said, reading.subject
    discipline = said["discipline"] if said["sure"] else None
    begin = said["begin"] or _since(said["since"], athlete, dossier)
    if begin is None:
        return not_on_file()
    rows = [
        row
        for row in dossier.results(athlete)
        if row["date"] > begin
        and not row["en_route"]
        and (discipline is None or row["discipline"] == discipline.pk)
    ]
    rows = [row for row in rows if not said["indoors"] or _indoors(row)]
    if "win" in said["what"]:
        rows = [row for row in rows if row["place"] == 1 and row["round_kind"] in FINAL]
    occasions = {(row["meet"] or row["date"]) for row in rows}
    allowed = 1 if said["what"].startswith("first") else 0
    if len(occasions) > allowed:
        shown = [evidence_of(row) for row in rows[:3]]
        return contradicted(f"On file since then: {shown[0].label}.", evidence=shown)
    earlier = next((row for row in dossier.results(athlete) if row["date"] <= begin), None)
    if earlier is None:
        return not_on_file()
    row = evidence_of(earlier)
    return confirmed(
        f"Nothing later on file than {row.label}.",
        note=f"{REACH} {dossier.coverage(athlete)}",
        evidence=[row],
    )


def _since(hung: Adjuncts, athlete, dossier: Dossier) -> date | None:
    """The end of what “since” names: a day or month said, else the athlete's own last result there."""
    if hung.whens and hung.whens[0].kind != "weekday":
        return min(hung.whens[0].last, dossier.known_on)
    there = [row["date"] for row in dossier.results(athlete) if hung.where and hangs(row, hung)]
    return max(there, default=None) or _end_of(hung, dossier)


CHECKERS = {"unbeaten": unbeaten, "streak": streak, "absence": absence}
