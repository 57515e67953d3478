"""Who holds a record, at what mark, and when it was set."""

from collections.abc import Iterable
from dataclasses import dataclass

from athletics.choices import Area, Facility, RecordKind, RecordTitle, Unit
from athletics.models import Country, Discipline, League, Record
from athletics.names import fold
from athletics.record_book import Basis, Holders, Holding
from athletics.record_book.scope import Scope
from newsroom.factcheck.checkers.marking import same_mark
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Claim, Reading
from newsroom.factcheck.reading.mentions import Lands
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file
from newsroom.factcheck.verdicts import Verdict as Said

AREAS = {
    "european": Area.EUROPE,
    "african": Area.AFRICA,
    "asian": Area.ASIA,
    "oceanian": Area.OCEANIA,
    "south american": Area.SOUTH_AMERICA,
}


def facility_of(discipline: Discipline, track: str) -> Facility:
    """Which list is meant. Without a word it is the track's, and that of field events is one, indoors or out."""
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        return Facility.FIELD
    if discipline.is_road:
        return Facility.ROAD
    if discipline.distance and discipline.distance <= 60_000:
        return Facility.STRAIGHT
    return Facility.SHORT_TRACK if track == "indoor" else Facility.TRACK


def _scope(scope: object, reading: Reading, dossier: Dossier) -> dict | None:
    """The arguments that name the list; None for a list the words do not tell."""
    if isinstance(scope, League):
        return {"kind": RecordKind.LEAGUE, "league": scope}
    if isinstance(scope, Lands):
        return {"kind": RecordKind.NATIONAL, "country": scope.countries[0]}
    if scope == "world":
        return {"kind": RecordKind.WORLD}
    if scope in AREAS:
        return {"kind": RecordKind.AREA, "area": AREAS[scope]}
    if scope == "national" and reading.subject:
        country: Country = reading.subject.country
        return {"kind": RecordKind.NATIONAL, "country": country}
    if scope == "olympic":
        olympic = next((one for one in dossier.lexicon.competitions if one.level == "olympic"), None)
        return olympic and {"kind": RecordKind.CHAMPIONSHIP, "competition": olympic}
    return None


@dataclass(frozen=True, slots=True)
class Standing:
    """What both policies say of one competitor: shown are the holders under each, `row` is the competitor’s own."""

    performance: Holders
    ratified: Holders
    by_performance: Holding | None
    by_ratification: Holding | None

    @property
    def row(self) -> Holding | None:
        return self.by_performance or self.by_ratification


def _list(reading: Reading, dossier: Dossier, track: str) -> Scope | None:
    """The list that is asked; None where the words do not tell it."""
    said, athlete = reading.said, reading.subject
    scope = _scope(said["scope"], reading, dossier)
    if scope is None or said["discipline"] is None or athlete is None:
        return None
    facility = facility_of(said["discipline"], track)
    return Scope(discipline=said["discipline"], sex=athlete.sex, facility=facility, **scope)


def gather(claims: Iterable[Claim], dossier: Dossier) -> None:
    """Has the lists of all these claims read at once."""
    asked = [
        reading
        for claim in claims
        if claim.kind in ("record-held", "record-mark")
        for reading in claim.readings
    ]
    tracks = [(reading, track) for reading in asked for track in (reading.said["tracks"] or "", "indoor")]
    scopes = [_list(reading, dossier, track) for reading, track in tracks]
    dossier.gather_records([scope for scope in scopes if scope])


def _asked(reading: Reading, dossier: Dossier, track: str) -> Standing | None:
    scope = _list(reading, dossier, track)
    if scope is None:
        return None
    performance, ratified = dossier.holders(scope)
    athlete = reading.subject
    return Standing(performance, ratified, performance.held_by(athlete), ratified.held_by(athlete))


def held(reading: Reading, dossier: Dossier) -> Answer:
    """In both policies confirmed; pending, with the ratified holder; held by another, contradicted by the list."""
    said = reading.said
    if said.get("sex") and said["sex"] != reading.subject.sex:
        return contradicted(
            f"{reading.subject.name} competes in {reading.subject.get_sex_display()}’s events."
        )
    if said["discipline"] is None:
        return _any(reading, dossier)
    answer = _asked(reading, dossier, said["tracks"])
    if answer is None:
        return not_on_file()
    if said.get("past"):
        return _once(reading, dossier)
    made = _held(answer, said["noun"])
    if made.verdict in (Said.CONFIRMED, Said.CONFIRMED_BUT) or said["tracks"]:
        return made
    indoors = _asked(reading, dossier, "indoor")
    if indoors.performance.facility == Facility.SHORT_TRACK and indoors.by_performance:
        return confirmed(
            indoors.performance.sentence, note="Indoors (short track) only: say so.", evidence=_rows(indoors)
        )
    return made


def _once(reading: Reading, dossier: Dossier) -> Answer:
    """“Held”: any row of that list by the day; none on file proves nothing."""
    scope = _list(reading, dossier, reading.said["tracks"])
    rows = [
        row
        for row in _records(reading, reading.said)
        if scope and scope.holds_row(row) and row.set_on <= dossier.known_on
    ]
    found = "; ".join(f"{row}, {row.set_on:%-d %B %Y}" for row in rows)
    return confirmed(found) if rows else not_on_file(f"No such record of {reading.subject.name} is on file.")


def _any(reading: Reading, dossier: Dossier) -> Answer:
    """“World record holder” alone: of any event, named in the answer; none on file proves nothing."""
    scope = _scope(reading.said["scope"], reading, dossier)
    rows = reading.subject.records.filter(kind=scope["kind"]).select_related("discipline") if scope else []
    lists = {(row.discipline.pk, row.facility == Facility.SHORT_TRACK): row.discipline for row in rows}
    for (_, indoors), discipline in lists.items():
        one = Reading(reading.subject, reading.said | {"discipline": discipline})
        answer = _asked(one, dossier, "indoor" if indoors else "")
        if answer and answer.by_performance:
            return _held(answer, "record")
    return not_on_file(f"No such record of {reading.subject.name} is on file.")


def _held(answer: Standing, noun: str) -> Answer:
    """In both policies confirmed; by performance alone pending; by ratification alone outdated; else another’s."""
    found, rows, row = answer.performance.sentence, _rows(answer), answer.by_performance
    if answer.performance.word in ("best on file", "not on file") and not answer.performance.outranked:
        return not_on_file(found, evidence=rows)
    if row and row.pending and not answer.by_ratification:
        return confirmed(found, note=f"Pending ratification. {answer.ratified.sentence}", evidence=rows)
    if row:
        best = row.title == RecordTitle.BEST and noun.startswith("record") and row.basis == Basis.LISTED
        ratified = answer.by_ratification
        more = f" {answer.ratified.sentence}" if ratified and ratified.mark != row.mark else ""
        note = "A best, never a record: there is no official list." if best else ""
        return confirmed(found + more, note=note, evidence=rows)
    if answer.by_ratification:
        return confirmed(answer.ratified.sentence, note=f"A better mark is pending. {found}", evidence=rows)
    certain = answer.performance.basis == Basis.LISTED or answer.performance.complete
    return (contradicted if answer.performance.holders and certain else not_on_file)(found, evidence=rows)


def _rows(answer: Standing) -> list[Evidence]:
    shown = {
        one.record_id or one.result_id: one for one in (*answer.performance.holders, *answer.ratified.holders)
    }
    return [
        Evidence(
            f"{one.name} ({one.country_code}) {one.printed_mark}, {one.where}, {one.set_on:%-d %B %Y}. {one.status_sentence}",
            one.source_url,
        )
        for one in shown.values()
    ]


def mark(reading: Reading, dossier: Dossier) -> Answer:
    """“The British record of 3:27.79”: the mark of the list, and whose it is said to be."""
    said = reading.said
    if said["discipline"] is None:
        return not_on_file()
    if reading.subject is None:
        return _nobodys_mark(reading, dossier)
    tracks = [said["tracks"]] if said["tracks"] else ["", "indoor"]
    answers = [one for one in (_asked(reading, dossier, track) for track in tracks) if one]
    for answer in answers:
        for one in (*answer.performance.holders, *answer.ratified.holders):
            if not same_mark(said["mark"], one.mark, one.unit):
                continue
            note = "Pending ratification." if one.pending else ""
            return confirmed(answer.performance.sentence, note=note, evidence=_rows(answer))
    old = [row for row in _records(reading, said) if same_mark(said["mark"], row.mark, row.discipline.unit)]
    if old:
        return confirmed(f"{old[0]}, {old[0].set_on:%-d %B %Y}.", note="It has been beaten since.")
    if answers and said["sure"] and answers[0].performance.basis == Basis.LISTED:
        return contradicted(
            answers[0].performance.sentence,
            evidence=_rows(answers[0]),
            fix=(said["mark"], answers[0].performance.best.printed_mark),
        )
    return not_on_file(answers[0].performance.sentence if answers else "")


def _nobodys_mark(reading: Reading, dossier: Dossier) -> Answer:
    """“The world record is 3:26.00”: the list of either sex, unless the words say which."""
    said, scope = reading.said, _scope(reading.said["scope"], reading, dossier)
    if scope is None or reading.stranger:
        return not_on_file()
    facility = facility_of(said["discipline"], said["tracks"])
    sexes = [said["sex"]] if said["sex"] else ["M", "W"]
    lists = [Scope(discipline=said["discipline"], sex=sex, facility=facility, **scope) for sex in sexes]
    shown = [one for record in lists for one in dossier.holders(record)]
    right = [one for one in shown if one.best and same_mark(said["mark"], one.best.mark, one.best.unit)]
    if right:
        return confirmed(right[0].sentence)
    return not_on_file(" ".join(one.sentence for one in shown if one.best))


def _records(reading: Reading, said: dict) -> list[Record]:
    rows = Record.objects.filter(athlete=reading.subject).select_related(
        "discipline", "athlete", "country", "competition", "league"
    )
    return [row for row in rows if said["discipline"] is None or row.discipline_id == said["discipline"].pk]


def was_set(reading: Reading, dossier: Dossier) -> Answer:
    """A record of that kind by that athlete, set where and when the words say, whether it stands or not."""
    said, hung = reading.said, reading.said["adjuncts"]
    scope = _scope(said["scope"], reading, dossier)
    rows = [row for row in _records(reading, said) if row.set_on <= dossier.known_on]
    rows = [row for row in rows if scope and row.kind == scope["kind"]]
    rows = [row for row in rows if not said["tracks"] or row.facility == Facility.SHORT_TRACK]
    right = [
        row
        for row in rows
        if _fits(row, hung) and (not said["mark"] or same_mark(said["mark"], row.mark, row.discipline.unit))
    ]
    if right:
        found = f"{right[0]}, {right[0].place_set}, {right[0].set_on:%-d %B %Y}."
        return confirmed(found, evidence=[Evidence(found, "")])
    same = [row for row in rows if said["mark"] and same_mark(said["mark"], row.mark, row.discipline.unit)]
    there = [row for row in rows if _fits(row, hung)] if hung.where and hung.whens else []
    wrong = same or there
    if len(wrong) == 1 and (said["mark"] or same):
        found = f"{wrong[0]}, {wrong[0].place_set}, {wrong[0].set_on:%-d %B %Y}."
        return contradicted(found, evidence=[Evidence(found, "")])
    return not_on_file("; ".join(f"{row}, {row.set_on:%-d %B %Y}" for row in rows[:3]))


def _fits(row: Record, hung: Adjuncts) -> bool:
    where = fold(row.place_set)
    in_place = (
        not hung.places or not where or any(name in where for place in hung.places for name in place.folded)
    )
    return in_place and all(when.fits(row.set_on) for when in hung.whens)


CHECKERS = {"record-held": held, "record-mark": mark, "record-set": was_set}
