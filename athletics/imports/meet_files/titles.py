"""What the title of a race says: “Women 100m Hurdles Semi-final 2”. Pure but for the disciplines it is given."""

import re
from typing import NamedTuple

from athletics.choices import RoundKind, Sex
from athletics.models import Discipline
from athletics.names import fold

SEXES = {
    **dict.fromkeys("men mens man male m boys herren manner hommes uomini".split(), Sex.MEN),
    **dict.fromkeys(
        "women womens woman female w f ladies girls frauen damen femmes donne".split(), Sex.WOMEN
    ),
    **dict.fromkeys("mixed x mixte".split(), Sex.MIXED),
}
ROUNDS = (
    (re.compile(r"\b(?:semi ?finals?|semis?|sf) ?(\d+)?\b"), RoundKind.SEMI_FINAL),
    (re.compile(r"\b(?:quarter ?finals?|qf) ?(\d+)?\b"), RoundKind.QUARTER_FINAL),
    (re.compile(r"\b(?:heats?|round 1) ?(\d+)?\b"), RoundKind.HEAT),
    (re.compile(r"\b(?:qualification|qualifying|group) ?(\d+)?\b"), RoundKind.QUALIFICATION),
    (re.compile(r"\b(?:preliminary(?: round)?|prelims?) ?(\d+)?\b"), RoundKind.PRELIMINARY),
    (re.compile(r"\brepechage(?: round)? ?(\d+)?\b"), RoundKind.REPECHAGE),
    (re.compile(r"\bfinals? ?(\d+)?\b"), RoundKind.FINAL),
)


class Title(NamedTuple):
    sex: str
    discipline: Discipline | None
    kind: str
    number: int | None


class Disciplines:
    """The disciplines on file by every name they go by."""

    def __init__(self) -> None:
        self.by_code = {one.code: one for one in Discipline.objects.all()}
        self._names: dict[tuple[str, ...], Discipline] = {}
        self._wa: dict[str, Discipline] = {}
        self._opentrack: dict[str, list[Discipline]] = {}
        for one in self.by_code.values():
            for name in (one.name, one.code, *one.names):
                self._names.setdefault(tuple(fold(name).split()), one)
            self._wa[one.wa_code.upper()] = one
            self._opentrack.setdefault(one.opentrack_code.upper(), []).append(one)

    def find(self, text: str) -> Discipline | None:
        """By code or by any of its names, and nothing else."""
        return self.by_code.get(text.strip()) or self._names.get(tuple(fold(text).split()))

    def opentrack(self, code: str) -> Discipline | None:
        """By OpenTrack's code, where it says one thing only."""
        found = self._opentrack.get(code.strip().upper(), []) if code.strip() else []
        return found[0] if len(found) == 1 else None

    def within(self, words: list[str]) -> Discipline | None:
        """The one with the longest name that stands in these words; None where two others stand there too."""
        best: list[tuple[int, int, Discipline]] = []
        for size in range(min(5, len(words)), 0, -1):
            for start in range(len(words) - size + 1):
                found = self._names.get(tuple(words[start : start + size]))
                covered = any(begin <= start and start + size <= end for begin, end, _ in best)
                if found and not covered:
                    best.append((start, start + size, found))
        named = {one.code: one for _, _, one in best}
        return next(iter(named.values())) if len(named) == 1 else None


def read_title(text: str, disciplines: Disciplines) -> Title:
    """What the title says of sex, discipline and round; nothing is filled in that it does not say."""
    words = fold(text).split()
    sexes = {SEXES[word] for word in words if word in SEXES}
    kind, number = read_round(text)
    return Title(sexes.pop().value if len(sexes) == 1 else "", disciplines.within(words), kind, number)


def read_round(text: str) -> tuple[str, int | None]:
    """“Semi-final 2”: the kind of round and its number, as far as the text says; “A” is 1 and “B” 2."""
    bare = re.sub(r"\b([abc])$", lambda found: str("abc".index(found[1]) + 1), fold(text))
    for pattern, kind in ROUNDS:
        if found := pattern.search(bare):
            return kind.value, int(found[1]) if found[1] and len(found[1]) < 4 else None
    return "", None
