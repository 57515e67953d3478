"""Numbers and ordinals in figures and in words."""

import re

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
)
NUMBERS = {word: value for value, word in enumerate((_UNITS + " seventeen eighteen nineteen").split())}
NUMBERS |= {
    word: value
    for value, word in zip(range(20, 100, 10), "twenty thirty forty fifty sixty".split(), strict=False)
}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: value for value, word in enumerate(_ORDINALS.split(), start=1)}
_TENS = "twenty|thirty|forty|fifty|sixty"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
ORDINAL = re.compile(
    rf"\b(?<!half a )(?<!of a )(?:(\d{{1,3}})(?:st|nd|rd|th)|(?:({_TENS})-)?({'|'.join(sorted(ORDINALS, key=len, reverse=True))}))\b",
    re.I,
)
NUMBER = re.compile(
    rf"\b(?:(\d{{1,3}}(?:,\d{{3}})+|\d{{1,7}})|({_TENS})-({_ONES})|({_WORDS}))\b(?![.:]\d)", re.I
)


def ordinal_value(match: re.Match) -> int:
    """Of a match of ORDINAL."""
    figures, tens, word = match.groups()
    return int(figures) if figures else (NUMBERS[tens.lower()] if tens else 0) + ORDINALS[word.lower()]


def number_value(match: re.Match) -> int:
    """Of a match of NUMBER."""
    figures, tens, ones, word = match.groups()
    if figures:
        return int(figures.replace(",", ""))
    return NUMBERS[word.lower()] if word else NUMBERS[tens.lower()] + NUMBERS[ones.lower()]


def ordinal(value: int) -> str:
    """11th, 22nd, 3rd."""
    suffix = "th" if value % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{suffix}"
