"""Lengths and heights in centimetres: metres with two decimals, or feet and inches."""

import re

from .mark import MarkError
from .typed import quoted

_METRES = re.compile(r"([0-9]{1,3})[.,]([0-9]{2})(?![0-9.,])(?: ?[mM](?![xX]))?")
_IMPERIAL = re.compile(
    r"(?P<feet>[0-9]{1,3})(?: ?(?:'|ft\.?|feet) ?|-)(?:(?P<inches>[0-9]{1,2})(?:\.(?P<decimals>[0-9]{1,3}))?)?"
    r"(?: ?(?P<quarter>[¼½¾])| (?P<top>[13])/(?P<bottom>[248]))?(?: ?(?:\"|inches|in\.?))?(?![0-9.,/])",
    re.IGNORECASE | re.ASCII,
)
_NUMBER = re.compile(r"[0-9][0-9.,]*")
_THOUSANDTHS = {"¼": 250, "½": 500, "¾": 750}


def read_length(text: str) -> tuple[int, int]:
    """Centimetres, and how many characters of the text they took. Raises MarkError with what was meant."""
    if match := _IMPERIAL.match(text):
        return _centimetres(match), match.end()
    if match := _METRES.match(text):
        return 100 * int(match[1]) + int(match[2]), match.end()
    number = _NUMBER.match(text)
    rest = text[number.end() :] if number else ""
    guess = _two_decimals(number[0]) if number else None
    raise MarkError(
        f"{quoted(text)} is not a length. Write metres with two decimals (8.95) or feet and inches (26-8.25).",
        guess and guess + rest,
    )


def format_length(cm: int) -> str:
    """Metres with two decimals: ``8.95``."""
    return f"{cm // 100}.{cm % 100:02}"


def _centimetres(match: re.Match) -> int:
    """An inch is 2.54 cm; what is over the whole centimetre is dropped, as on the tape (TR29, TR32, 2024 edition)."""
    if int(match["inches"] or 0) >= 12:
        raise MarkError(f"{quoted(match[0])} has more than eleven inches to the foot.")
    thousandths = 1000 * (12 * int(match["feet"]) + int(match["inches"] or 0))
    thousandths += int((match["decimals"] or "").ljust(3, "0"))
    if match["quarter"]:
        thousandths += _THOUSANDTHS[match["quarter"]]
    elif match["top"]:
        thousandths += 1000 * int(match["top"]) // int(match["bottom"])
    return thousandths * 254 // 100_000


def _two_decimals(number: str) -> str | None:
    parts = re.findall(r"[0-9]+", number)
    if len(parts) == 1:
        digits = parts[0]
        return f"{digits}.00" if len(digits) <= 2 else f"{digits[:-2]}.{digits[-2:]}"
    if len(parts) == 2:
        return f"{parts[0]}.{parts[1].ljust(2, '0')[:2]}"
    return None
