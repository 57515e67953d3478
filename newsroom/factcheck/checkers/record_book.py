"""Who holds a record, and at what mark."""

from athletics.choices import Facility, RecordTitle
from athletics.record_book import Basis
from athletics.record_book.scope import OF_A_MEETING, Scope
from newsroom.factcheck.checkers.marking import same_mark
from newsroom.factcheck.checkers.record_lists import (
    Standing,
    asked,
    facility_of,
    list_of,
    records_of,
    scope_fields,
)
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.dates import When
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file
from newsroom.factcheck.verdicts import Verdict as Said


def held(reading: Reading, dossier: Dossier) -> Answer:
    """In both policies confirmed; pending, with the ratified holder; held by another, contradicted by the list."""
    said = reading.said
    if said.get("sex") and said["sex"] != reading.subject.sex:
        return contradicted(
            f"{reading.subject.name} competes in {reading.subject.get_sex_display()}’s events."
        )
    if said["discipline"] is None:
        return _any(reading, dossier)
    answer = asked(reading, dossier, said["tracks"])
    if answer is None:
        return not_on_file()
    if said.get("lost"):
        return _lost(answer, reading, dossier)
    if said.get("past"):
        return _once(reading, dossier)
    made = _held(answer, said["noun"], reading, dossier)
    if made.verdict in (Said.CONFIRMED, Said.CONFIRMED_BUT):
        return _since(said.get("since"), answer, made, reading, dossier)
    if said["tracks"]:
        return made
    indoors = asked(reading, dossier, "indoor")
    if indoors.performance.facility == Facility.SHORT_TRACK and indoors.by_performance:
        spoken = dossier.context.indoors
        judged = confirmed if spoken or made.verdict != Said.CONTRADICTED else contradicted
        return judged(
            f"{indoors.performance.sentence} {made.found}".strip(),
            note="Indoors (short track) only: say so.",
            evidence=_rows(indoors),
        )
    return made


def _since(when: When | None, answer: Standing, made: Answer, reading: Reading, dossier: Dossier) -> Answer:
    """“Held since 1986”: the row that holds it, or an older one of the same athlete on that list."""
    row = answer.row
    if when is None or row is None or row.set_on is None or when.kind == "weekday":
        return made
    scope = list_of(reading, dossier, reading.said["tracks"])
    own = [one for one in records_of(reading, reading.said, dossier) if scope and scope.holds_row(one)]
    days = {row.set_on, *(one.set_on for one in own)}
    if any(when.fits(day) for day in days):
        return made
    found = f"{made.found} Since {min(days):%-d %B %Y}."
    return (
        contradicted(found, evidence=made.evidence)
        if row.set_on < when.first and not when.yearless
        else not_on_file(found, evidence=made.evidence)
    )


def _lost(answer: Standing, reading: Reading, dossier: Dossier) -> Answer:
    """“No longer holds”: another does, and the athlete once did."""
    if answer.by_performance:
        return contradicted(answer.performance.sentence, evidence=_rows(answer))
    once = _once(reading, dossier)
    held_by_another = once.verdict == Said.CONFIRMED and answer.performance.holders
    return (
        confirmed(answer.performance.sentence, evidence=_rows(answer))
        if held_by_another
        else not_on_file(once.found)
    )


def _once(reading: Reading, dossier: Dossier) -> Answer:
    """“Held”: any row of that list by the day; none on file proves nothing."""
    scope = list_of(reading, dossier, reading.said["tracks"])
    rows = [
        row
        for row in records_of(reading, reading.said, dossier)
        if scope and scope.holds_row(row) and row.set_on <= dossier.known_on
    ]
    found = "; ".join(f"{row}, {row.set_on:%-d %B %Y}" for row in rows)
    return confirmed(found) if rows else not_on_file(f"No such record of {reading.subject.name} is on file.")


def _any(reading: Reading, dossier: Dossier) -> Answer:
    """“World record holder” alone: of any event, named in the answer; none on file proves nothing."""
    scope = scope_fields(reading.said["scope"], reading, dossier)
    rows = [row for row in dossier.records(reading.subject) if scope and row.kind == scope["kind"]]
    lists = {(row.discipline.pk, row.facility == Facility.SHORT_TRACK): row.discipline for row in rows}
    for (_, indoors), discipline in lists.items():
        one = Reading(reading.subject, reading.said | {"discipline": discipline})
        answer = asked(one, dossier, "indoor" if indoors else "")
        if answer and answer.by_performance:
            return _held(answer, "record", one, dossier)
    return not_on_file(f"No such record of {reading.subject.name} is on file.")


def _held(answer: Standing, noun: str, reading: Reading, dossier: Dossier) -> Answer:
    """In both policies confirmed; by performance alone pending; by ratification alone outdated; else another’s."""
    found, rows, row = answer.performance.sentence, _rows(answer), answer.by_performance
    if answer.performance.word in ("best on file", "not on file") and not answer.performance.outranked:
        return _on_file(answer, reading, dossier)
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
    if answer.performance.holders and certain:
        return contradicted(found, evidence=rows)
    return _on_file(answer, reading, dossier)


def _on_file(answer: Standing, reading: Reading, dossier: Dossier) -> Answer:
    """No list says whose it is: the best on file is true as far as it reaches, and disproves whoever is known to be slower."""
    found, rows, athlete = answer.performance.sentence, _rows(answer), reading.subject
    if answer.by_performance and answer.performance.kind in OF_A_MEETING:
        return confirmed(found, note="As far as the file reaches.", evidence=rows)
    best, discipline = answer.performance.best, reading.said["discipline"]
    if best is None or answer.by_performance:
        return not_on_file(found, evidence=rows)
    own = dossier.book(athlete, None).best(
        athlete=athlete, discipline=discipline.pk, facility=answer.performance.facility
    )
    results = [row for row in dossier.results(athlete) if row["discipline"] == discipline.pk]
    slower = own is not None and own.rank_key > best.rank_key and len(results) >= KNOWN
    return (contradicted if slower else not_on_file)(found, evidence=rows)


KNOWN = 3
"""From this many results at a discipline on, an athlete's best on file is taken for the best."""


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
    if said["discipline"] is None or reading.subject and not said["sure"]:
        found = _any_with_mark(reading, dossier)
        if found or said["discipline"] is None:
            return found or not_on_file()
    if reading.subject is None:
        return _nobodys_mark(reading, dossier)
    tracks = [said["tracks"]] if said["tracks"] else ["", "indoor"]
    answers = [one for one in (asked(reading, dossier, track) for track in tracks) if one]
    for answer in answers:
        for one in (*answer.performance.holders, *answer.ratified.holders):
            if not same_mark(said["mark"], one.mark, one.unit):
                continue
            note = "Pending ratification." if one.pending else ""
            return confirmed(answer.performance.sentence, note=note, evidence=_rows(answer))
    old = [
        row
        for row in records_of(reading, said, dossier)
        if same_mark(said["mark"], row.mark, row.discipline.unit)
    ]
    if old:
        return confirmed(f"{old[0]}, {old[0].set_on:%-d %B %Y}.", note="It has been beaten since.")
    if answers and said["sure"] and answers[0].performance.basis == Basis.LISTED:
        return contradicted(
            answers[0].performance.sentence,
            evidence=_rows(answers[0]),
            fix=(said["mark"], answers[0].performance.best.printed_mark),
        )
    return not_on_file(answers[0].performance.sentence if answers else "")


def _any_with_mark(reading: Reading, dossier: Dossier) -> Answer | None:
    """“His British record of 3:27.79”, no event named: the row of that kind and mark, whichever event it is of."""
    said = reading.said
    scope = scope_fields(said["scope"], reading, dossier) if reading.subject else None
    for row in records_of(reading, {"discipline": None}, dossier) if scope else []:
        wanted = row.kind == scope["kind"] and same_mark(said["mark"], row.mark, row.discipline.unit)
        if wanted and row.set_on <= dossier.known_on:
            one = Reading(reading.subject, said | {"discipline": row.discipline, "sure": True})
            return mark(one, dossier)
    return None


def _nobodys_mark(reading: Reading, dossier: Dossier) -> Answer:
    """“The world record is 3:26.00”: the list of either sex, unless the words say which."""
    said, scope = reading.said, scope_fields(reading.said["scope"], reading, dossier)
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


CHECKERS = {"record-held": held, "record-mark": mark}
