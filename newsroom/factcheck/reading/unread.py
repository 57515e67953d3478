"""Sentences nothing understood although they seem to state something that could be checked."""

import re

from newsroom.factcheck.reading.tagged import Tagged

_SUPERLATIVE = re.compile(
    r"\b(?:first|last|only|never|always|most|best|fastest|slowest|longest|highest|greatest|youngest|oldest|biggest|largest|record|"
    r"unbeaten|every|ever)\b|<[nokt]\d+>|\d"
)


def nothing_understood(sentence: Tagged, claims: list[tuple[int, int]]) -> bool:
    """Whether a sentence has a number, date or superlative and no claim stands in it."""
    inside = any(sentence.start <= start < sentence.end for start, _ in claims)
    if len(re.findall(r"[a-z]{2,}|<[a-z]\d+>", sentence.text)) < 3:
        return False
    return not inside and bool(_SUPERLATIVE.search(re.sub(r"<[pugcldyjvq]\d+>", "", sentence.text)))
