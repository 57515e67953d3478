"""Where sentences begin and end, with exact offsets."""

import re
from collections.abc import Iterator

LONGEST = 800
"""Characters."""
ABBREVIATIONS = frozenset(
    "mr mrs ms dr st sr jr no nos vs v u.s u.k e.g i.e etc approx jan feb mar apr jun jul aug sep sept oct nov dec "
    "mt ft inc ltd co prof gen col sgt capt lt rev hon sec min".split()
)
_END = re.compile(r"""[.!?…]+["”’')\]]*(?=\s|$)|\n[ \t]*(?=\n|$)|\n(?=[ \t]*(?:[-*•–] |\d+[.)] ))""")
_LAST_WORD = re.compile(r"([^\s“”\"(\[]+)$")


def sentences(text: str) -> list[tuple[int, int]]:
    """The (start, end) of each sentence, without the white space around it, in order.

    A full stop ends one unless it belongs to an abbreviation, an initial or a decimal; a blank line always does.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        if match.start() >= start and _ends(text, match):
            found.append((start, match.end()))
            start = match.end()
    found.append((start, len(text)))
    short = (piece for pair in found for piece in _shortened(text, *pair))
    return [span for span in (_trimmed(text, *pair) for pair in short) if span[0] < span[1]]


def _shortened(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence longer than anybody writes is cut at white space, so that no text takes long to read."""
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start, start + LONGEST), text.rfind("\n", start, start + LONGEST)) + 1
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
    yield start, end


def _ends(text: str, match: re.Match) -> bool:
    mark = match.group()
    if mark.startswith("\n"):
        return True
    if mark[0] in "!?":
        return True
    if mark[0] == "…" or mark.startswith(".."):
        return not text[match.end() :].lstrip()[:1].islower()
    word = _LAST_WORD.search(text, 0, match.start())
    last = word[1] if word else ""
    if last.lower() in ABBREVIATIONS or re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", last):
        return not re.match(r"\s+[A-Z0-9]", text[match.end() :]) if last.lower() != "v" else False
    following = text[match.end() :].lstrip()
    return not following or not following[0].islower()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
