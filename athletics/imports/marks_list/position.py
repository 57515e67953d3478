"""The position of a list, which mixes the place with the round: 1, 1f2, 4sf2, 8h4, f1, h, or nothing. Pure."""

import re
from typing import NamedTuple

from athletics.choices import RoundKind

ROUNDS = {
    "f": RoundKind.FINAL,
    "sf": RoundKind.SEMI_FINAL,
    "qf": RoundKind.QUARTER_FINAL,
    "h": RoundKind.HEAT,
    "q": RoundKind.QUALIFICATION,
    "pr": RoundKind.PRELIMINARY,
    "rr": RoundKind.REPECHAGE,
}
OTHERS = ("ce", "er", "sr")
"""Of a combined event, of an extra or a side race: no round of the contest itself."""
_POSITION = re.compile(rf"([0-9]{{1,5}})?(?:\.0)?({'|'.join([*ROUNDS, *OTHERS])})?([0-9]{{1,3}})?", re.ASCII)
MOST = 32_767


class Position(NamedTuple):
    """`place` is the one in the contest as a whole: of a heat or semi-final it is kept as `within` only."""

    place: int | None = None
    within: int | None = None
    kind: RoundKind | None = None
    other: str = ""
    number: int | None = None


def read_position(text: str) -> Position | None:
    """What a position says; None where nobody can tell. `1.0` is a 1 that went through a spreadsheet.

    A place without a round, or in the only final, is a place in the contest. A place in one of several finals is
    not: `1f2` won the second of them.
    """
    bare = text.strip().lower()
    match = _POSITION.fullmatch(bare)
    if not match:
        return None
    within, letters, number = match.groups()
    if within is not None and (not letters and number or int(within) > MOST or int(within) == 0):
        return None
    if within is None and (bare.startswith(".") or (number and not letters)):
        return None
    kind, place = ROUNDS.get(letters or ""), int(within) if within else None
    whole = not letters or (kind == RoundKind.FINAL and not number)
    return Position(
        place=place if whole else None,
        within=place,
        kind=kind,
        other=letters if letters in OTHERS else "",
        number=int(number) if number else None,
    )
