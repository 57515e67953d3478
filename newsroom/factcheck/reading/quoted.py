"""What was said, as claims: that somebody said it. Whether it is true is never judged."""

import re
from collections.abc import Iterable, Iterator

from newsroom.factcheck.reading.claims import Claim, Reading, of_whom
from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.quotations import SPEECH, Quotation
from newsroom.factcheck.reading.tagged import Tagged


def read(sentence: Tagged | None, whole: Iterable[Quotation], short: Iterable[Quotation]) -> Iterator[Claim]:
    """One claim for each quotation of a sentence; a short one counts only beside a verb of speech."""
    if sentence is None:
        return
    span = (sentence.start, sentence.end)
    for quote in whole:
        who = [quote.speaker] if quote.speaker else []
        readings = of_whom(who, words=quote.words) or (Reading(None, {"words": quote.words}),)
        yield Claim("quotation", quote.start, quote.end, span, readings)
    verbs = [match.end() for match in re.finditer(rf"\b{SPEECH}\b", sentence.text)]
    for quote in short:
        if verbs:
            who = _speaker(sentence, quote, verbs)
            readings = of_whom(who, words=quote.words) or (Reading(None, {"words": quote.words}),)
            yield Claim("quotation", quote.start, quote.end, span, readings)


def _speaker(sentence: Tagged, quote: Quotation, verbs: list[int]) -> list[Mention]:
    """The person before the last verb of speech that stands before the words; else whoever is named first."""
    people = sentence.tagged("pu")
    before = [end for end in verbs if sentence.origin[end - 1] < quote.start]
    nearest = [one for at, one in people if before and at < before[-1]]
    nearest = nearest[-1:] or [one for _, one in people][:1]
    return nearest
