"""Text in, findings out."""

from datetime import date, datetime

from django.db.models import prefetch_related_objects

from athletics.models import Athlete
from newsroom.factcheck.checkers import CHECKERS
from newsroom.factcheck.checkers.record_lists import gather
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.keys import keys_of
from newsroom.factcheck.lexicon import lexicon
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Claim, Reading
from newsroom.factcheck.reading.mentions import PERSON, Mention, Person, Place
from newsroom.factcheck.reading.reader import Read, names_in, read
from newsroom.factcheck.reading.unread import nothing_understood
from newsroom.factcheck.verdicts import KINDEST_FIRST, Answer, Finding, Verdict, not_on_file

LARGEST = 1_000_000
"""Bytes of one text, in UTF-8; no newspaper prints more at once."""

IMPERSONAL = frozenset(
    "ordinal part-of meets-count continents countries opener opener-dates finale finale-dates finale-days "
    "meet-date edition-place weekday distance quotation record-mark relay".split()
)
"""Kinds of claims that are of no athlete."""


def check(
    *, text: str, as_of: date, speaker: Athlete | None = None, known: date | datetime | None = None
) -> list[Finding]:
    """Every claim found in a text, with its verdict as of a day, in the order of the text.

    Offsets are of characters in `text`. With a `speaker` the whole text is that person's words. The queries grow with
    the people and claims named, never with the size of the record. `known` asks the record as of another moment than
    the text is of: what is said on a day, against what is known later.
    """
    names, raw = names_in(text)
    names_known = lexicon(keys=names, raw=raw, as_of=as_of)
    said_by = Mention(0, 0, PERSON, Person((speaker,))) if speaker else None
    found = read(text, names_known, as_of=as_of, speaker=said_by)
    prefetch_related_objects(found.context.named, "nationalities__country")
    people = [one.subject for claim in found.claims for one in claim.readings if one.subject]
    dossier = Dossier.of(names_known, found.context, known=known, people=people)
    gather(found.claims, dossier)
    findings = [_finding(text, claim, dossier) for claim in found.claims]
    return sorted([*findings, *_unchecked(text, found)], key=lambda one: (one.start, one.end))


def _finding(text: str, claim: Claim, dossier: Dossier) -> Finding:
    readings = claim.readings or (Reading(None, {}),)
    answers = [(_answer(claim, reading, dossier), reading) for reading in readings]
    answer, reading = min(answers, key=lambda pair: KINDEST_FIRST.index(pair[0].verdict))
    return Finding(
        sentence=text[slice(*claim.sentence)],
        text=text[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        kind=claim.kind,
        subject=_subject(claim, reading),
        verdict=answer.verdict,
        found=answer.found,
        note=_note(claim, answer, reading, len(answers)),
        evidence=answer.evidence,
        fix=_fix(text, claim, answer),
        keys=keys_of(claim, dossier),
        quoted=claim.quoted,
    )


def _answer(claim: Claim, reading: Reading, dossier: Dossier) -> Answer:
    if reading.subject is None and claim.kind not in IMPERSONAL:
        who = (
            f"Nobody called {reading.stranger} is on file."
            if reading.stranger
            else "Of whom this is said is not clear."
        )
        return not_on_file(who)
    answer = CHECKERS[claim.kind](reading, dossier)
    if answer.verdict == Verdict.CONTRADICTED and (reading.said.get("loose") or _unknown_place(reading)):
        return not_on_file(answer.found, note=answer.note, evidence=answer.evidence)
    return answer


def _unknown_place(reading: Reading) -> bool:
    """Whether a place is named that the record does not know: a stadium or a state may be another name of the right one."""
    for value in reading.said.values():
        places = value.places if isinstance(value, Adjuncts) else [value] if isinstance(value, Place) else []
        if any(not place.known for place in places):
            return True
    return False


def _subject(claim: Claim, reading: Reading) -> str:
    if reading.subject is None:
        return reading.stranger
    other = reading.said.get("other")
    return f"{reading.subject.name} and {other.name}" if other else reading.subject.name


def _note(claim: Claim, answer: Answer, reading: Reading, readings: int) -> str:
    parts = [answer.note]
    if claim.quoted and answer.verdict == Verdict.CONTRADICTED:
        parts.append("Inside a quotation: acknowledge it, do not reword it.")
    return " ".join(part for part in parts if part)


def _fix(text: str, claim: Claim, answer: Answer) -> tuple[int, int, str] | None:
    """The span of the wrong words in the text and the right ones, where the wrong ones stand there once."""
    if answer.fix is None or answer.verdict != Verdict.CONTRADICTED or claim.quoted:
        return None
    wrong, right = answer.fix
    if text[claim.start : claim.end].count(wrong) != 1:
        return None
    at = text.index(wrong, claim.start, claim.end)
    return at, at + len(wrong), right


def _unchecked(text: str, found: Read) -> list[Finding]:
    """Sentences with a number or a superlative in which nothing was understood."""
    spans = [(claim.start, claim.end) for claim in found.claims]
    return [
        Finding(
            text[s.start : s.end], text[s.start : s.end], s.start, s.end, "sentence", "", Verdict.UNCHECKED
        )
        for s in found.sentences
        if nothing_understood(s, spans)
    ]
