"""Stronger facts: true, rarer statements about the people of a text that it does not make, each already checked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from athletics.choices import Facility, RecordKind
from athletics.models import Athlete
from athletics.record_book import Held, held_by
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.lexicon import lexicon
from newsroom.factcheck.reading.reader import Read, names_in, read
from newsroom.factcheck.run import check
from newsroom.factcheck.verdicts import Evidence, Finding, Verdict

KINDS = (RecordKind.WORLD, RecordKind.AREA, RecordKind.NATIONAL)
MOST = 12
_NAME = re.compile(r"(.*?)(?: short track)? (record|best), ")
MOST_PEOPLE = 4
"""Of the people named first; a result list of forty names asks for no stronger facts."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A sentence that may be inserted as it stands. `near`: it is about the very event the text is about."""

    sentence: str
    subject: str
    near: bool
    found: str
    evidence: tuple[Evidence, ...]


def suggestions(*, text: str, as_of: date) -> list[Suggestion]:
    """Records, titles and the score the text leaves out, those of its own event first; every one confirmed as of the day."""
    names, raw = names_in(text)
    known = lexicon(keys=names, raw=raw, as_of=as_of)
    found = read(text, known, as_of=as_of)
    dossier = Dossier.of(known, found.context)
    told = _told(found)
    offered = {
        sentence: (athlete, near)
        for athlete in found.context.named[:MOST_PEOPLE]
        for sentence, key, near in _facts(athlete, dossier)
        if key not in told
    }
    checked = check(text="\n\n".join(offered), as_of=as_of) if offered else []
    made = [_made(sentence, athlete, checked, near=near) for sentence, (athlete, near) in offered.items()]
    kept = [one for one in made if one is not None]
    return sorted(kept, key=lambda one: not one.near)[:MOST]


def _told(found: Read) -> set[tuple]:
    """What the text says already, by its likeliest reading: of whom, which kind, in which discipline, of which list."""
    told = set()
    for claim in found.claims:
        for reading in claim.readings[:1]:
            said = reading.said
            discipline = said.get("discipline")
            codes = [discipline.pk] if discipline else [one.pk for one in said.get("disciplines") or ()]
            scope = said.get("scope", "")
            scope = getattr(scope, "name", scope).lower()
            person = reading.subject.pk if reading.subject else None
            told |= {(person, claim.kind, code, said.get("tracks") or "", scope) for code in codes}
    return told


def _facts(athlete: Athlete, dossier: Dossier) -> Iterator[tuple[str, tuple, bool]]:
    """Sentence, key and whether it is of the text’s own event."""
    about = dossier.context.discipline
    greater: set[tuple[str, str]] = set()
    for held in held_by(athlete=athlete, as_of=dossier.as_of):
        if held.kind in KINDS and (held.discipline_code, held.facility) not in greater:
            greater.add((held.discipline_code, held.facility))
            discipline = next(
                one for one in dossier.lexicon.disciplines.values() if one.pk == held.discipline_code
            )
            near = about is not None and discipline.group == about.group
            track = "indoor" if held.facility == Facility.SHORT_TRACK else ""
            owner = _NAME.match(held.record_name)[1].lower()
            yield _record(athlete, held), (athlete.pk, "record-held", discipline.pk, track, owner), near
    for reign in dossier.reigns(athlete):
        medal = reign.medal
        near = about is not None and medal.group == about.group
        sentence = f"{athlete.name} is the reigning {_lower(medal.title)}."
        yield sentence, (athlete.pk, "title", medal.discipline_code, "", ""), near


def _record(athlete: Athlete, held: Held) -> str:
    """“Josh Kerr holds the British 1500m record.”, from the record’s own name."""
    owner, noun = _NAME.match(held.record_name).groups()
    where = "indoor " if held.facility == Facility.SHORT_TRACK else ""
    owner = "world" if held.kind == RecordKind.WORLD else owner
    return f"{athlete.name} holds the {owner} {where}{_lower(held.discipline_name)} {noun}."


def _lower(name: str) -> str:
    """A title or event inside a sentence: world 1500m champion, high jump; names of places keep their capitals."""
    first, *rest = name.split(" ")
    kept = (
        first
        if first in ("Olympic", "European", "Commonwealth", "Diamond") or first[0].isdigit()
        else first.lower()
    )
    return " ".join([kept, *rest])


def _made(sentence: str, athlete: Athlete, checked: list[Finding], *, near: bool) -> Suggestion | None:
    own = [one for one in checked if one.sentence == sentence]
    if not own or any(one.verdict != Verdict.CONFIRMED for one in own):
        return None
    return Suggestion(sentence, athlete.name, near, own[0].found, own[0].evidence)
