"""Personal and season's bests, leads, all-time places, streaks."""

from datetime import date

from athletics.bests import Best, top_list
from athletics.choices import Facility, ResultStatus
from athletics.models import Athlete
from newsroom.factcheck.checkers.marking import read_mark, same_mark
from newsroom.factcheck.checkers.record_book import facility_of
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import evidence_of, hangs, meet_url
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

LOST = (
    ResultStatus.OK,
    ResultStatus.DID_NOT_FINISH,
    ResultStatus.RETIRED,
    ResultStatus.NO_MARK,
    ResultStatus.NO_HEIGHT,
)


def _row(best: Best) -> Evidence:
    where = ", ".join(
        part
        for part in (best.meet or best.city, f"{best.set_on:%-d %B %Y}" if best.set_on else "", best.source)
        if part
    )
    return Evidence(
        f"{best.athlete}, {best.discipline} {best.printed} ({best.label}), {where}",
        meet_url(best.meet_slug) if best.meet_slug else "",
    )


def best(reading: Reading, dossier: Dossier) -> Answer:
    """The best on file may disprove a slower one; that it is the best of all needs coverage or a statement."""
    said, athlete = reading.said, reading.subject
    events = {row["discipline"] for row in dossier.results(athlete)}
    codes = [said["discipline"].pk] if said["sure"] else sorted(events)
    year = _year(said, dossier)
    found = [one for code in codes for one in _candidates(athlete, code, said["track"], year, dossier)]
    right = next((one for one in found if same_mark(said["mark"], one.mark, one.unit)), None)
    if right:
        overall = next(one for one in found if one.discipline_code == right.discipline_code)
        note = "" if right.mark == overall.mark else f"On one kind of track; overall {overall.printed}."
        return confirmed(_said(right), note=note, evidence=[_row(right)])
    if not found or not said["sure"]:
        return not_on_file("; ".join(_row(one).label for one in found[:2]))
    top, read = found[0], read_mark(said["mark"], found[0].unit)
    worse = read is not None and (read[0] > top.mark if top.rank_key > 0 else read[0] < top.mark)
    if worse or read is not None and top.proven:
        return contradicted(_said(top), evidence=[_row(top)], fix=(said["mark"], top.printed))
    return not_on_file(_said(top), evidence=[_row(top)])


def _said(best: Best) -> str:
    return f"{best.discipline} {best.printed}: {best.label}."


def _year(said: dict, dossier: Dossier) -> int | None:
    """Of a season's best the year said, else that of the text."""
    if said["best"] != "SB":
        return None
    years = [when.first.year for when in said["hung"].whens if when.kind == "year"]
    return (years or [dossier.as_of.year])[0]


def _candidates(
    athlete: Athlete, discipline: str, track: str, year: int | None, dossier: Dossier
) -> list[Best]:
    book = dossier.book(athlete, year)
    facilities = [Facility.SHORT_TRACK] if track == "indoor" else [None, Facility.TRACK, Facility.SHORT_TRACK]
    found = [book.best(athlete=athlete, discipline=discipline, facility=one, year=year) for one in facilities]
    return [one for one in found if one]


def lead(reading: Reading, dossier: Dossier) -> Answer:
    """Nobody on file is better this year. Whether the year is all on file the file alone cannot say."""
    said, athlete = reading.said, reading.subject
    discipline = said["discipline"]
    if discipline is None:
        return not_on_file()
    lists = [
        top_list(
            discipline=discipline,
            sex=athlete.sex,
            facility=facility,
            year=dossier.as_of.year,
            as_of=dossier.known,
            limit=1,
        )
        for facility in dict.fromkeys([facility_of(discipline, ""), facility_of(discipline, "indoor")])
    ]
    firsts = [one.rows[0] for one in lists if one.rows]
    if not firsts:
        return not_on_file(f"No {discipline.name} of {dossier.as_of.year} is on file.")
    mine = next((row for row in firsts if row.slug == athlete.slug), None)
    shown = "; ".join(f"{row.competitor} {row.performance.printed}" for row in firsts)
    if mine and (not said["mark"] or same_mark(said["mark"], mine.performance.mark, discipline.unit)):
        return confirmed(
            f"Best of {dossier.as_of.year} on file: {shown}.", note="As far as the file reaches."
        )
    if mine is None and said["sure"]:
        return contradicted(f"Best of {dossier.as_of.year} on file: {shown}.")
    return not_on_file(f"Best of {dossier.as_of.year} on file: {shown}.")


def all_time(reading: Reading, dossier: Dossier) -> Answer:
    """More people better than the place allows disprove it; fewer prove nothing on a short file."""
    said, athlete, discipline = reading.said, reading.subject, reading.said["discipline"]
    if discipline is None or not said["sure"]:
        return not_on_file()
    page = top_list(
        discipline=discipline,
        sex=athlete.sex,
        facility=facility_of(discipline, ""),
        as_of=dossier.known,
        limit=max(said["nth"] + 3, 10),
    )
    rank = next((row.rank for row in page.rows if row.slug == athlete.slug), None)
    if rank == said["nth"]:
        return confirmed(f"{rank} on the all-time list on file.", note="As far as the file reaches.")
    ahead = len([row for row in page.rows if rank is None or row.rank < rank])
    if ahead >= said["nth"] and (rank or len(page.rows) > said["nth"]):
        return contradicted(f"{ahead} people on file are ahead of {athlete.name}.")
    return not_on_file(f"{athlete.name} is {rank or 'not'} on the all-time list on file.")


def _lost(row: dict) -> bool:
    if (
        row["status"] not in LOST
        or row["en_route"]
        or row["pacemaker"]
        or row["round_kind"] not in ("final", None)
    ):
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
    rows = [row for row in rows if hangs(row, said["hung"]) or said["since"] is not None]
    if said["indoors"] != said["outdoors"]:
        rows = [
            row
            for row in rows
            if (row["indoors"] or row["facility"] == Facility.SHORT_TRACK) == said["indoors"]
        ]
    lost = [row for row in rows if _lost(row)]
    if lost and discipline is not None and said["sure"]:
        return contradicted(
            f"Beaten: {evidence_of(lost[0]).label}.", evidence=[evidence_of(row) for row in lost[:3]]
        )
    won = [row for row in rows if row["place"] == 1 and row["round_kind"] in ("final", None)]
    if lost or not won:
        return not_on_file("; ".join(evidence_of(row).label for row in lost[:2]))
    code = discipline.pk if discipline else won[0]["discipline"]
    note = (
        ""
        if dossier.complete(athlete, code, since=since)
        else f"As far as the file reaches. {dossier.coverage(athlete)}"
    )
    return confirmed(
        f"{len(won)} finals on file, all won.", note=note, evidence=[evidence_of(row) for row in won[:5]]
    )


def _start(said: dict, dossier: Dossier) -> date | None:
    since = said["since"]
    if since is not None and since.whens:
        return since.whens[0].first
    return None


def streak(reading: Reading, dossier: Dossier) -> Answer:
    """The last so many finals, at the distance if one is said. A defeat among them on file disproves it."""
    said, athlete = reading.said, reading.subject
    discipline = said["discipline"] if said["sure"] else None
    rows = [
        row
        for row in dossier.results(athlete)
        if row["round_kind"] in ("final", None) and not row["en_route"]
    ]
    rows = [
        row
        for row in rows
        if (discipline is None or row["discipline"] == discipline.pk)
        and (row["place"] or row["status"] in LOST[1:])
    ]
    recent = rows[: said["count"]]
    lost = [row for row in recent if _lost(row)]
    if len(recent) == said["count"] and not lost:
        return confirmed(
            f"The last {len(recent)} finals on file, all won.",
            note="As far as the file reaches.",
            evidence=[evidence_of(row) for row in recent],
        )
    if lost and discipline is not None:
        return contradicted(f"Beaten: {evidence_of(lost[0]).label}.", evidence=[evidence_of(lost[0])])
    return not_on_file("; ".join(evidence_of(row).label for row in lost[:2]))


CHECKERS = {
    "personal-best": best,
    "season-best": best,
    "world-lead": lead,
    "all-time-place": all_time,
    "unbeaten": unbeaten,
    "streak": streak,
}
