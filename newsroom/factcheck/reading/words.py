"""Words with their offsets, and the runs of capitalised words that may be names."""

import re
from dataclasses import dataclass

from athletics.names import fold

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*")
_PARTICLES = frozenset("van der de den da di do dos del la le el al bin ibn von ten ter".split())
_JOINED = re.compile(r"[ \u00a0]|-|\n|\.\s?|[ \u00a0]?['’]")
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    raw: str
    folded: str

    @property
    def capital(self) -> bool:
        return self.raw[0].isupper()


def words(text: str) -> list[Word]:
    """The words, without figures and without the possessive 's."""
    return [Word(m.start(), m.end(), m.group(), fold(m.group())) for m in _WORD.finditer(text)]


def joined(text: str, one: Word, two: Word) -> bool:
    """Whether two words can belong to one name: a space, a hyphen or an initial's stop between them."""
    between = text[one.end : two.start]
    if between.startswith(".") and len(one.raw) > 2:
        return False
    return bool(_JOINED.fullmatch(between))


def capital_runs(text: str, found: list[Word]) -> list[tuple[int, int]]:
    """The (first, beyond) word positions of each run of capitalised words; particles inside belong to it."""
    runs, at = [], 0
    while at < len(found):
        if not found[at].capital:
            at += 1
            continue
        end = _run_end(text, found, at)
        runs.append((at, end))
        at = end
    return runs


def _run_end(text: str, found: list[Word], at: int) -> int:
    end = at + 1
    while end < len(found) and joined(text, found[end - 1], found[end]):
        if found[end].capital:
            end += 1
            continue
        beyond = end
        while (
            beyond < len(found)
            and found[beyond].raw in _PARTICLES
            and joined(text, found[beyond - 1], found[beyond])
        ):
            beyond += 1
        if beyond == end or beyond == len(found) or not found[beyond].capital:
            break
        if not joined(text, found[beyond - 1], found[beyond]):
            break
        end = beyond + 1
    return end


def pieces(runs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Every stretch of up to five words inside a run, longest first at each word."""
    return [
        (start, end)
        for first, beyond in runs
        for start in range(first, beyond)
        for end in range(min(start + LONGEST_NAME, beyond), start, -1)
    ]


def folded(found: list[Word], piece: tuple[int, int]) -> str:
    return " ".join(word.folded for word in found[slice(*piece)])
