"""A sentence in which every mention is one short tag, so that patterns read like the sentence they find.

“Jakob Ingebrigtsen holds the indoor mile record” becomes “<p0> holds the indoor <d1> record”. A pattern is a
regular expression in which {who:p} stands for a person's tag under the name who, and {:d} for any discipline's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from newsroom.factcheck.reading.mentions import Mention

_FIELD = re.compile(r"\{(\w*):(\w+)\}")
_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "<": "(", ">": ")"}
)
DETERMINER = r"(?:the|a|an|his|her|their|my|its|<[pgu]\d+>(?:'s)?)"
"""{DET} in a pattern: an article or whoever's it is; a pronoun is a tag by then."""
TAG = re.compile(r"<([a-z])(\d+)>")


@cache
def pattern(text: str) -> re.Pattern:
    """Compiles a pattern; {name:kinds} is one tag of any of the kinds, whose letters are listed."""

    def tag(match: re.Match) -> str:
        name, kinds = match.groups()
        body = rf"<[{kinds}]\d+>"
        return f"(?P<{name}>{body})" if name else f"(?:{body})"

    return re.compile(_FIELD.sub(tag, text.replace("{DET}", DETERMINER)))


@dataclass(slots=True)
class Match:
    """A pattern found: its span in the text, and the mentions under their names."""

    sentence: "Tagged"
    found: re.Match

    @property
    def span(self) -> tuple[int, int]:
        return self.sentence.span(self.found.start(), self.found.end())

    def __getitem__(self, name: str) -> Mention | None:
        tag = self.found.groupdict().get(name)
        return self.sentence.mention(tag) if tag else None

    def text(self, name: str) -> str:
        return self.found.groupdict().get(name) or ""

    def part(self, *names: str) -> tuple[int, int]:
        """The span from the first to the last of the named groups that were found."""
        spans = [self.found.span(name) for name in names if self.found.groupdict().get(name)]
        return self.sentence.span(min(s for s, _ in spans), max(e for _, e in spans))


@dataclass(slots=True)
class Tagged:
    """One sentence, or the part of one inside a quotation. `start`, `end` are offsets into the whole text."""

    start: int
    end: int
    text: str
    mentions: list[Mention]
    origin: list[int] = field(repr=False)
    quotation: object = None

    @classmethod
    def of(cls, text: str, start: int, end: int, mentions: list[Mention], quotation=None) -> "Tagged":
        """`mentions` are those inside the span, in order, not overlapping."""
        parts, origin, at = [], [], start
        for number, mention in enumerate(mentions):
            _copy(text, at, mention.start, parts, origin)
            tag = f"<{mention.kind}{number}>"
            parts.append(tag)
            origin.extend([mention.start] * len(tag))
            at = mention.end
        _copy(text, at, end, parts, origin)
        origin.append(end)
        return cls(start, end, "".join(parts), mentions, origin, quotation)

    def mention(self, tag: str) -> Mention:
        return self.mentions[int(tag[2:-1])]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the whole text of a stretch of the tagged one; a tag cut by its end is whole."""
        last = end
        while 0 < last < len(self.text) and self.origin[last] == self.origin[last - 1]:
            last += 1
        return self.origin[start], self.origin[last]

    def all(self, text: str) -> Iterator[Match]:
        return (Match(self, found) for found in pattern(text).finditer(self.text))

    def first(self, text: str) -> Match | None:
        found = pattern(text).search(self.text)
        return Match(self, found) if found else None

    def tagged(self, kind: str) -> list[tuple[int, Mention]]:
        """Position in the tagged text and mention, of every mention of these kinds."""
        return [
            (found.start(), self.mentions[int(found[2])])
            for found in TAG.finditer(self.text)
            if found[1] in kind
        ]


def _copy(text: str, start: int, end: int, parts: list[str], origin: list[int]) -> None:
    for at in range(start, end):
        plain = text[at].translate(_PLAIN).lower()
        plain = plain if len(plain) == 1 else "?"
        parts.append(" " if plain.isspace() else plain)
        origin.append(at)
