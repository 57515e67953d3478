"""When, where and with what mark a record was set, whether it stands or not."""

from athletics.choices import Facility, Ratification
from athletics.models import Record
from athletics.names import fold
from athletics.record_book.scope import OF_A_MEETING
from newsroom.factcheck.checkers.marking import same_mark
from newsroom.factcheck.checkers.record_lists import records_of, scope_fields
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.matching import cities_of, evidence_of, hangs
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

LONG = 62
"""Days: within a stretch no longer than this a record is broken once; within a year perhaps twice."""


def was_set(reading: Reading, dossier: Dossier) -> Answer:
    """A record of that kind by that athlete, set where and when the words say."""
    said, hung = reading.said, reading.said["adjuncts"]
    scope = scope_fields(said["scope"], reading, dossier)
    rows = [row for row in records_of(reading, said, dossier) if row.set_on <= dossier.known_on]
    rows = [row for row in rows if scope and row.kind == scope["kind"] and _same_owner(row, scope)]
    rows = [
        row
        for row in rows
        if not said["tracks"] or (row.facility == Facility.SHORT_TRACK) == (said["tracks"] == "indoor")
    ]
    right = [row for row in rows if set_there(row, hung, dossier) and _marked(row, said)]
    if right:
        found = told(right[0])
        return confirmed(found, note=_pending(right[0], dossier), evidence=[Evidence(found, "")])
    wrong = _wrong(rows, said, dossier)
    if wrong:
        found = told(wrong)
        return contradicted(found, evidence=[Evidence(found, "")])
    if scope and scope["kind"] in OF_A_MEETING:
        return _at_meeting(reading, scope, dossier)
    return not_on_file("; ".join(f"{row}, {row.set_on:%-d %B %Y}" for row in rows[:3]))


def _same_owner(row: Record, scope: dict) -> bool:
    country, competition = scope.get("country"), scope.get("competition")
    return (not country or row.country_id == country.pk) and (
        not competition or row.competition_id == competition.pk
    )


def told(row: Record) -> str:
    """A record with where and when it was set."""
    return f"{row}, {row.place_set}, {row.set_on:%-d %B %Y}."


def _pending(row: Record, dossier: Dossier) -> str:
    later = row.ratified_on is not None and row.ratified_on > dossier.known_on
    return "Pending ratification." if later or row.ratification == Ratification.PENDING else ""


def _marked(row: Record, said: dict) -> bool:
    return not said["mark"] or same_mark(said["mark"], row.mark, row.discipline.unit)


def _wrong(rows: list[Record], said: dict, dossier: Dossier) -> Record | None:
    """The row the words must mean but tell otherwise: the one of that mark, of that place and day, of that time, or,
    of the record somebody holds, the latest."""
    hung: Adjuncts = said["adjuncts"]
    same = [row for row in rows if said["mark"] and _marked(row, said)]
    unknown = any(not dossier.editions(contest) for contest in hung.contests)
    if len(same) == 1 and not unknown:
        return same[0]
    if same or unknown:
        return None
    if hung.where and hung.whens and said["mark"]:
        there = [row for row in rows if set_there(row, hung, dossier)]
        if len(there) == 1:
            return there[0]
    short = [when for when in hung.whens if (when.last - when.first).days <= LONG]
    then = [row for row in rows if short and all(when.fits(row.set_on) for when in short)]
    if len(then) == 1 and (hung.where and not said["mark"] and then[0].place_set):
        return then[0]
    if said["current"] and rows and not said["mark"] and (hung.where or hung.whens):
        lists = {(row.discipline_id, row.facility) for row in rows}
        return max(rows, key=lambda row: row.set_on) if len(lists) == 1 else None
    return None


def set_there(row: Record, hung: Adjuncts, dossier: Dossier) -> bool:
    """Whether a record was set where and when the words say; a place not on file fits any."""
    where = fold(row.place_set)
    in_place = (
        not hung.places or not where or any(name in where for place in hung.places for name in place.folded)
    )
    return (
        in_place
        and all(when.fits(row.set_on) for when in hung.whens)
        and all(_at(row, one, dossier) for one in hung.contests)
    )


def _at(row: Record, contest, dossier: Dossier) -> bool:
    """Whether a record was set at an edition of a contest: on its days, in its city where both are on file."""
    where, editions = fold(row.place_set), dossier.editions(contest)
    if not editions:
        return bool(contest.city) and fold(contest.city) in where and contest.year in (None, row.set_on.year)
    meets = [meet for meet in editions if meet.start_date <= row.set_on <= meet.end_date]
    return any(not where or any(city in where for city in cities_of(meet)) for meet in meets)


def _at_meeting(reading: Reading, scope: dict, dossier: Dossier) -> Answer:
    """A meeting or championship record: a result there that nothing on file before it beats. A better one disproves it."""
    said, athlete = reading.said, reading.subject
    competition, discipline = scope.get("competition"), said["discipline"]
    if competition is None or athlete is None:
        return not_on_file()
    rows = [
        row
        for row in dossier.results(athlete)
        if row["competition"] == competition.pk
        and row["legal"]
        and (discipline is None or row["discipline"] == discipline.pk)
        and (not said["mark"] or same_mark(said["mark"], row["mark"], row["unit"]))
        and hangs(row, Adjuncts(whens=said["adjuncts"].whens))
    ]
    for row in rows:
        better = dossier.better_there(row, competition.pk)
        found = f"{evidence_of(row).label}."
        if better is None:
            return confirmed(found, note="As far as the file reaches.", evidence=[evidence_of(row)])
    if rows:
        return contradicted(f"{better}", evidence=[evidence_of(row) for row in rows[:2]])
    return not_on_file(f"No such result of {athlete.name} there is on file.")


CHECKERS = {"record-set": was_set}
