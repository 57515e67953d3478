"""Words in quotation marks: where they are, and who is said to have said them."""

import re
from dataclasses import dataclass

from newsroom.factcheck.reading.mentions import Mention
from newsroom.factcheck.reading.tagged import Tagged

_CURLY = re.compile(r"“([^“”]*)(?:”|(?=\n\s*\n|\Z))")
_STRAIGHT = re.compile(r'(?<![\w\d])"([^"\n]*(?:\n[^"\n]+)*)"')
WHOLE = 4
"""From this many words on a quotation is read as speech of its own; shorter ones stay part of the sentence."""
SPEECH = (
    r"(?:said|says|say|adds|added|told|tells|insists|insisted|explained|explains|admitted|admits|joked|promised|"
    r"claimed|claims|boasted|wrote|writes|posted|called|calls|dubbed|described|describes|believes|stated|declared|replied|"
    r"labelled|saying|adding|calling|describing|insisting)"
)


@dataclass(slots=True)
class Quotation:
    """`start` and `end` are those of the words inside the marks. `speaker` is a mention, `speaker_name` other words."""

    start: int
    end: int
    words: str
    speaker: Mention | None = None
    speaker_name: str = ""
    attributed: bool = False

    @property
    def whole(self) -> bool:
        return len(self.words.split()) >= WHOLE


def quotations(text: str) -> list[Quotation]:
    """Every stretch of words inside double quotation marks, in order."""
    found = [*_CURLY.finditer(text), *_STRAIGHT.finditer(text)]
    spans = sorted((match.start(1), match.end(1)) for match in found)
    quotes, beyond = [], 0
    for start, end in spans:
        if start >= beyond and text[start:end].strip():
            quotes.append(Quotation(start, end, text[start:end]))
            beyond = end
    return quotes


_AFTER = (
    rf'{{q:q}}[",.]*\s*{SPEECH}(?: (?:the|by|at))?(?: [a-z0-9<>-]+){{0,4}}? {{who:pu}}',
    rf'{{q:q}}[",.]*\s*{{who:pu}},? (?:[a-z0-9<>, -]+ )??{SPEECH}',
)
_BEFORE = (
    rf'{{who:pu}}(?:\'s)?[^"]*?\b{SPEECH}\b[^"]*?"?{{q:q}}',
    rf'{SPEECH} {{who:pu}}[^"]*?"?{{q:q}}',
)
_SHORT = rf"\b{SPEECH}\b"


def attribute(sentence: Tagged) -> None:
    """Gives the quotations of a sentence, tagged q, the speaker the words around them name."""
    for form in (*_AFTER, *_BEFORE):
        for match in sentence.all(form):
            quotation = match["q"].value
            if quotation.speaker is None:
                quotation.speaker, quotation.attributed = match["who"], True
    speaker = next((m.value.speaker for _, m in sentence.tagged("q") if m.value.speaker), None)
    for _, mention in sentence.tagged("q"):
        if mention.value.speaker is None and speaker:
            mention.value.speaker, mention.value.attributed = speaker, True


def inline(sentence: Tagged, quotation: Quotation) -> bool:
    """Whether short quoted words in a sentence are somebody's, by a verb of speech before or after them."""
    return bool(re.search(_SHORT, sentence.text))
