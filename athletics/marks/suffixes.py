"""The letters statisticians put behind a mark, and the wind beside it. The record holds flags, not letters."""

import re
from typing import NamedTuple

from .mark import Mark, MarkError, WindState
from .typed import quoted
from .wind import Wind, format_wind, parse_wind

_LETTERS = {  # A and a are two different things; in the others case does not matter
    "i": "short_track",
    "sh": "short_track",
    "w": "wind_assisted",
    "A": "altitude",
    "+": "en_route",
    "mx": "mixed_race",
    "wo": "women_only",
    "a": "aided",
    "d": "downhill",
    "ot": "oversized_track",
    "*": "pending",
}
_TOKEN = r"(?i:sh|mx|wo|ot|[hiwd])|[Aa*]|\+(?!\.?[0-9])"
_SUFFIX = re.compile(  # letters run together only behind the number itself: "3:29.63 aid" is no suffix
    rf"(?P<glued>{_TOKEN})"
    rf"| (?P<spaced>{_TOKEN})(?![A-Za-z])"
    r"| ?\( ?(?P<bracketed>[^()]*?) ?\)"
    r"| ?/ ?(?P<slashed>[+-]?[0-9][0-9.,]*|(?i:nwi|nw))"
    r"| (?P<beside>[+-][0-9][0-9.,]*|(?i:nwi|nw)(?![A-Za-z]))",
    re.ASCII,
)


class Suffixes(NamedTuple):
    """What stood behind the number: Mark's flags, whether ``h``, and the wind."""

    flags: frozenset[str]
    hand: bool
    wind: Wind | None


def read_suffixes(tail: str, *, before: str = "") -> Suffixes:
    """Everything behind the number, in any order. ``before`` is the number, for the suggestion.

    Raises MarkError for anything else, suggesting the number alone.
    """
    flags, hand, wind, position = set(), False, None, 0
    while position < len(tail):
        match = _SUFFIX.match(tail, position)
        letters = match and _letters(match)
        if match and letters in ("h", "H"):
            hand = True
        elif match and letters:
            flags.add(_LETTERS[letters if letters in "Aa" else letters.lower()])
        elif match and wind is None:
            wind = _wind(match, tail, before)
        else:
            raise MarkError(
                f"{quoted(tail.strip())} behind a mark means nothing here.", _without(tail, before)
            )
        position = match.end()
    return Suffixes(frozenset(flags), hand, wind)


def format_suffixes(mark: Mark, *, short_track: str = "sh", ascii_minus: bool = False) -> str:
    """``w``, ``A``, `` sh``, `` (+2.6)`` and the rest, in one fixed order."""
    joined = {
        "wind_assisted": "w",
        "altitude": "A",
        "aided": "a",
        "downhill": "d",
        "en_route": "+",
        "pending": "*",
    }
    spaced = {"mixed_race": "mx", "women_only": "Wo", "oversized_track": "OT", "short_track": short_track}
    text = "".join(letter for flag, letter in joined.items() if getattr(mark, flag))
    text += "".join(f" {letters}" for flag, letters in spaced.items() if getattr(mark, flag))
    if mark.wind is not None:
        return f"{text} ({format_wind(mark.wind, ascii_minus=ascii_minus)})"
    unknown = mark.wind_state == WindState.NWI and not mark.wind_assisted
    return f"{text} NWI" if unknown else text


def _letters(match: re.Match) -> str | None:
    inside = (match["bracketed"] or "").lower()
    return match["glued"] or match["spaced"] or (inside if inside in ("sh", "i") else None)


def _wind(match: re.Match, tail: str, before: str) -> Wind:
    group = match.lastgroup
    try:
        wind = parse_wind(match[group])
    except MarkError as error:
        mended = (
            error.suggestion and f"{before}{tail[: match.start()]} ({error.suggestion}){tail[match.end() :]}"
        )
        raise MarkError(error.message, mended or _without(tail, before)) from None
    if wind is None:
        raise MarkError("There is nothing in the brackets behind the mark.", _without(tail, before))
    return wind


def _without(tail: str, before: str) -> str | None:
    """The number alone, or with the signed wind that was typed against it (8.95+2.6)."""
    glued = re.fullmatch(r"([+-][0-9]{1,2}\.[0-9])", tail)
    return (f"{before} ({glued[1]})" if glued else before) or None
