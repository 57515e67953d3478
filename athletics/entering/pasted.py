"""A table of names from an email, a PDF or a spreadsheet, as text: read line by line, nothing looked up."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from athletics.names import fold

LONGEST = 100_000
"""Characters of one table."""
MOST = 200
"""Lines of names: more is a file to be imported."""
_MARK = re.compile(
    r"(?:\d{1,2}[:.])?\d{1,2}[:.,]\d{1,3}[hAam+]?|\d{1,2}:\d{2}:\d{2}(?:\.\d+)?|\d{4}(?=pts?$)"
)
_POINTS = re.compile(r"[1-9][.,]?\d{3}")
_DAY = re.compile(
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.?\s+\d{4}",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19[3-9]|20[0-4])\d")
_PIECES = re.compile(r"\t|\s{2,}|[;|()\[\]]|,(?=\s|$)")
_BETWEEN = re.compile(r"[\t;|()\[\]]")
_LABELS = {
    "pb": "best",
    "sb": "season_best",
    "personal": "best",
    "season": "season_best",
    "seasons": "season_best",
}
_HEADINGS = frozenset(
    "name names athlete athletes surname family given first last country countries nat nation noc nationality team pb sb "
    "best bests personal season seasons lane order no nr bib pos position dob born birth date of year start list event "
    "mark time".split()
)


@dataclass(frozen=True, slots=True)
class Pasted:
    """One line as it says: marks as text, the country as the sport's code or empty, the place in the list if it leads."""

    line: int
    text: str
    name: str
    country: str = ""
    best: str = ""
    season_best: str = ""
    order: int | None = None
    year: int | None = None


def read(text: str, *, countries: Mapping[str, str], points: bool = False) -> list[Pasted]:
    """The lines with a name, in their order. `countries`: codes by folded name, demonym or code. Raises ValueError for too much.

    A heading that names the bests says which comes first; else the personal best does. `points`: marks are whole
    numbers.
    """
    if len(text) > LONGEST:
        raise ValueError(f"This is longer than {LONGEST:,} characters. Import it as a file.")
    order, found = ("best", "season_best"), []
    for number, line in enumerate(text.splitlines(), 1):
        words = fold(line).split()
        if words and _HEADINGS.issuperset(words):
            labels = list(dict.fromkeys(_LABELS[word] for word in words if word in _LABELS))
            order = tuple(labels) if len(labels) == 2 else order
        elif row := _read(number, line, order, countries, points=points):
            found.append(row)
    if len(found) > MOST:
        raise ValueError(f"These are {len(found)} names. Import more than {MOST} as a file.")
    return found


def _read(
    number: int, line: str, order: Iterable[str], countries: Mapping[str, str], *, points: bool
) -> Pasted | None:
    year, rest = _birth(line)
    country, rest = _country(rest, countries)
    values: dict[str, str] = {}
    names: list[str] = []
    place, label = None, None
    for token in rest.split():
        bare = token.strip(",;:–-•*")
        if fold(bare) in _LABELS and (len(bare) < 3 or label is None and bare.lower() in _LABELS):
            label = _LABELS[fold(bare)]
        elif _MARK.fullmatch(bare) or points and _POINTS.fullmatch(bare):
            slot = label or next((one for one in order if one not in values), None)
            if slot:
                values.setdefault(slot, bare)
            label = None
        elif _YEAR.fullmatch(bare):
            year = year or int(bare)
        elif bare.rstrip(".").isdecimal():
            if place is None and not names and len(bare) < 4:
                place = int(bare.rstrip("."))
        elif any(letter.isalpha() for letter in bare):
            names.append(token.strip(";:–•*"))
    name = " ".join(names).strip(" ,-")
    if sum(letter.isalpha() for letter in name) < 2:
        return None
    return Pasted(number, line.strip(), name, country, order=place, year=year, **values)


def _birth(line: str) -> tuple[int | None, str]:
    """The year of a full date, and the line without it."""
    found = _DAY.search(line)
    if not found:
        return None, line
    year = re.search(r"\d{4}", found.group())
    return int(year.group()), _DAY.sub("  ", line, count=1)


def _country(line: str, countries: Mapping[str, str]) -> tuple[str, str]:
    """The country's code, and the line without it: a piece of its own, or the last code in capitals beside a name."""
    pieces = [piece.strip() for piece in _PIECES.split(line) if piece.strip()]
    for piece in pieces if len(pieces) > 1 else ():
        if code := countries.get(fold(piece)):
            return code, _BETWEEN.sub(" ", line.replace(piece, " ", 1))
    tokens = line.split()
    for place in range(len(tokens) - 1, -1, -1):
        bare = tokens[place].strip(",;:()[]")
        others = [one for one in tokens[:place] + tokens[place + 1 :] if any(c.isalpha() for c in one)]
        if len(bare) == 3 and bare.isupper() and bare.lower() in countries and others:
            return countries[bare.lower()], _BETWEEN.sub(" ", " ".join(tokens[:place] + tokens[place + 1 :]))
    return "", _BETWEEN.sub(" ", line)
