"""What stands beside a person in words no pattern knows: a record, a medal, a mark. Confirmed where the record has it so.

Such words may mean more than they seem to, so that they are never contradicted: what does not fit is not on file.
"""

import re
from collections.abc import Iterator, Sequence

from newsroom.factcheck.reading.adjuncts import Adjuncts, doubted, everything
from newsroom.factcheck.reading.claims import Claim, Context, of_whom
from newsroom.factcheck.reading.mentions import PERSON, UNKNOWN, Mention
from newsroom.factcheck.reading.record_words import (
    ITEM,
    MODIFIER,
    scope_of,
    scope_words,
    sex_of,
    track_of,
)
from newsroom.factcheck.reading.tagged import Match, Tagged

_RECORD = (
    rf"(?P<head>{MODIFIER}*)(?:(?P<list>{ITEM}) )?(?P<tail>{MODIFIER}*)records?\b(?:[- ]holders?)?"
    rf"(?: (?:in|over|for|at|of) (?:both )?(?P<more>{ITEM}))?"
)
_NEARLY = re.compile(
    r"\b(?:short of|outside|missed|misses|shy|within|inside|away from|attempts?|assault|attack|pace|schedule|threat\w*|close to|closest|"
    r"former|previous|then|old|lost|ex|deprived|relieved|robbed|if|pacemak\w*|wavelight|tilt|bid)\b"
)
_MEDAL = r"(?:\b(?P<series>olympic|world|european|commonwealth)(?P<kind>(?: indoor| outdoor| junior| u20)*) )?(?:{d:d} )?\b(?P<medal>gold|silver|bronze|title|crown)(?: medal)?\b(?!en|s)"
_PASSED = re.compile(
    r"\b(?:under|inside|below|beyond|past|over|outside|within|passed|pass|through|split|lap|laps|bell|halfway|pace|target|standard|record|best|than|from|off|"
    r"previous|old|qualifying|barrier|chasing|of about|around|mark of)\b[^,;]*$"
)
MEDALS = {"silver": 2, "bronze": 3}


def read(sentence: Tagged, context: Context, claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims of a sentence that `claims`, what is read of it already, leaves out."""
    people = [one for _, one in sentence.tagged(PERSON + UNKNOWN)]
    if not people or len({str(one.value) for one in people}) > 3:
        return
    kinds = {claim.kind for claim in claims}
    if "record" in sentence.text and not kinds & {"record-held", "record-set", "record-mark"}:
        for match in sentence.all(_RECORD):
            yield from _record(match, people, context)
    if not kinds & {"medal", "medal-count", "title", "title-count", "double"}:
        for match in sentence.all(_MEDAL):
            yield from _medal(match, people)
    taken = [span for claim in claims for span in [(claim.start, claim.end)]]
    marks = [one for _, one in sentence.tagged("k")]
    if len(marks) == 1 and not any(a <= marks[0].start < b for a, b in taken) and not _told(kinds):
        yield from _mark(sentence, marks[0], people)


def _told(kinds: set[str]) -> bool:
    """Whether the sentence's one mark is surely part of what has been read."""
    return bool(
        kinds & {"record-mark", "record-set", "mark", "personal-best", "season-best", "margin", "world-lead"}
    )


def _record(match: Match, people: list[Mention], context: Context) -> Iterator[Claim]:
    sentence = match.sentence
    words = " ".join(match.text(name) for name in ("head", "list", "tail", "more"))
    start = match.found.start()
    if not scope_words(words) or doubted(sentence, start) or _NEARLY.search(sentence.text):
        return
    hung = everything(sentence)
    tag = re.search(r"<d\d+>", words)
    discipline = sentence.mention(tag.group()).value if tag else next(iter(hung.disciplines), None)
    kind = "record-set" if hung.where or hung.whens else "record-mark" if hung.marks else "record-held"
    said = {
        "discipline": discipline,
        "scope": scope_of(scope_words(words), sentence, context, hung),
        "tracks": track_of(words),
        "sex": sex_of(words),
        "mark": next(iter(hung.marks), ""),
        "noun": "record",
        "past": False,
        "since": None,
        "sure": tag is not None,
        "current": False,
        "adjuncts": hung,
        "loose": True,
    }
    yield _claim(kind, match.sentence, match.span, people, said)


def _medal(match: Match, people: list[Mention]) -> Iterator[Claim]:
    sentence = match.sentence
    hung = everything(sentence)
    if doubted(sentence, match.found.start()) or not (match.text("series") or hung.where):
        return
    said = {
        "series": match.text("series"),
        "kind": match.text("kind").strip(),
        "disciplines": [match["d"].value] if match["d"] else hung.disciplines[:1],
        "adjuncts": Adjuncts(hung.places, hung.whens, hung.contests, lands=hung.lands),
        "place": MEDALS.get(match.text("medal"), 1),
        "medal": match.text("medal"),
        "verb": "",
        "loose": True,
    }
    yield _claim("medal", sentence, match.span, people, said)


def _mark(sentence: Tagged, mark: Mention, people: list[Mention]) -> Iterator[Claim]:
    position = next(at for at, one in sentence.tagged("k") if one is mark)
    if doubted(sentence, position) or _PASSED.search(sentence.text[:position]):
        return
    said = {"mark": mark.value, "hung": everything(sentence, marks=False), "loose": True}
    yield _claim("mark", sentence, (mark.start, mark.end), people, said)


def _claim(kind: str, sentence: Tagged, span: tuple[int, int], people: list[Mention], said: dict) -> Claim:
    where = (sentence.start, sentence.end)
    return Claim(kind, *span, where, of_whom(people, **said), bool(sentence.quotation))
