"""Disciplines as copy writes them: 1500m, 1,500 metres, 1500-metre, two-mile, 4x400m relay."""

import re
from collections.abc import Iterable

from athletics.models import Discipline
from athletics.names import fold

DISTANCE = re.compile(
    r"\b(?:(?P<legs>4)\s?[x×]\s?)?(?P<metres>\d{2,3}(?:,\d{3})|\d{2,5})(?:\s|-)?(?P<unit>m|metres?|meters?)\b(?![²/])"
    r"(?P<more>\s(?:hurdles|steeplechase|race\swalk)\b|\s?H\b|\s?SC\b)?(?:\s(?P<relay>relay)\b)?",
    re.I,
)
BARE = re.compile(
    r"\b(?:(?<=the\s)|(?<=men['’]s\s))(?P<metres>100|200|400|800|1,?500|3,?000|5,?000|10,?000)\b(?P<more>\s(?:hurdles|steeplechase))?(?![,.:]?\d|\s?%|\s(?:people|fans|spectators|miles))"
)
BARE_RELAY = re.compile(r"\b4\s?[x×]\s?(?:100|400)\b")
NOT_A_RACE = re.compile(
    r"\s(?:to go|left|remaining|from (?:the|home)|out\b|into\b|mark\b|of (?:the race|running)|before\b)|-mark\b"
)
TWO_MILES = re.compile(r"\b2(?:\s|-)miles?\b", re.I)


MORE_NAMES = {
    ("metric", "mile"): "1500m",
    ("vault",): "polevault",
    ("mixed", "relay"): "4x400m",
}
"""What copy calls a discipline, by its normal name; a name of the record’s own goes first."""


def normal(text: str) -> str:
    """The key under which every spelling of one discipline meets: 3000msteeplechase, 110mhurdles, 2miles, mile."""
    key = fold(text.replace(",", "").replace("×", "x"))
    key = re.sub(r"(?<=\d)\s?(?:metres?|meters?|metre|m)\b", "m", key)
    key = re.sub(r"\brelay\b", "", key)
    key = re.sub(r"\bsc\b", "steeplechase", key)
    key = re.sub(r"(?<=m)\s?h\b", " hurdles", key)
    key = re.sub(r"\btwo\b", "2", key)
    key = re.sub(r"\b(one|1) mile\b", "mile", key)
    return re.sub(r"\s", "", key).replace("2mile", "2miles").replace("2miless", "2miles")


def by_normal_name(disciplines: Iterable[Discipline]) -> dict[str, Discipline]:
    """Every discipline under every normal name; of two with one name the track's wins over the road's."""
    named: dict[str, Discipline] = {}
    for discipline in sorted(disciplines, key=lambda one: (one.is_road, one.order)):
        for name in (discipline.name, discipline.code.replace("-", " "), *discipline.names):
            named.setdefault(normal(str(name)), discipline)
    return named


def in_figures(text: str, named: dict[str, Discipline]) -> Iterable[tuple[int, int, Discipline]]:
    """The distances written in figures that are disciplines, and not “200 metres to go”."""
    for match in DISTANCE.finditer(text):
        if NOT_A_RACE.match(text, match.end()):
            continue
        more = (match["more"] or "").strip()
        legs = "4x" if match["legs"] else ""
        found = named.get(normal(f"{legs}{match['metres']}m {more}"))
        if found:
            yield match.start(), match.end(), found
    for match in BARE.finditer(text):
        if found := named.get(normal(f"{match['metres']}m{match['more'] or ''}")):
            yield match.start(), match.end(), found
    for match in TWO_MILES.finditer(text):
        if found := named.get("2miles"):
            yield match.start(), match.end(), found
    for match in BARE_RELAY.finditer(text):
        if found := named.get(normal(match.group() + "m")):
            yield match.start(), match.end(), found


def in_words(named: dict[str, Discipline]) -> dict[tuple[str, ...], Discipline]:
    """The names that are words, by their folded words: long jump, half marathon, mile, two miles."""
    phrases: dict[tuple[str, ...], Discipline] = {}
    for discipline in {one.pk: one for one in named.values()}.values():
        for name in (discipline.name, discipline.code.replace("-", " "), *discipline.names):
            words = fold(str(name)).split()
            if words and not any(char.isdigit() for char in "".join(words)):
                phrases[tuple(words)] = discipline
    miles = {"mile": ["mile", "miles"], "2miles": ["two miles", "two mile"]}
    throws = {"javelinthrow": ["javelin"], "discusthrow": ["discus"], "hammerthrow": ["hammer"]}
    for key, names in (miles | throws).items():
        if key in named:
            phrases |= {tuple(name.split()): named[key] for name in names}
    for words, key in MORE_NAMES.items():
        if key in named:
            phrases.setdefault(words, named[key])
    return phrases
