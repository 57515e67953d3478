"""What a stretch of text names, and how such stretches share the text without overlapping."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from athletics.models import Athlete, Competition, Country, Discipline

PERSON, UNKNOWN, GROUP = "p", "u", "g"
COMPETITION, LEAGUE, DISCIPLINE = "c", "l", "d"
NUMBER, ORDINAL, MARK, WHEN = "n", "o", "k", "t"
COUNTRY, DEMONYM, PLACE = "y", "j", "v"


@dataclass(frozen=True, slots=True)
class Mention:
    """`value` by kind: Person, name, athletes, CompetitionName, League, Discipline, int, int, str, When, Countries …"""

    start: int
    end: int
    kind: str
    value: Any

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a name, a pronoun or “the Norwegian” may mean, likeliest first. `sure`: the text names them."""

    athletes: tuple[Athlete, ...]
    sure: bool = True
    how: str = "name"


@dataclass(frozen=True, slots=True)
class Contest:
    """A competition as named, with the year or city that tells the edition where the name carries one."""

    competitions: tuple[Competition, ...]
    year: int | None = None
    city: str = ""
    loose: bool = field(default=False)
    """The name says only “the Games” or “the championships”: the edition must be told by city or year."""

    def at(self, *, year: int | None = None, city: str = "") -> "Contest":
        return replace(self, year=self.year or year, city=self.city or city)


@dataclass(frozen=True, slots=True)
class Lands:
    """The countries a name or demonym stands for."""

    name: str
    countries: tuple[Country, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A city under the names it is written with, folded. `known`: the record has been there."""

    name: str
    folded: frozenset[str]
    countries: frozenset[str]
    known: bool = True


@dataclass(frozen=True, slots=True)
class Distance:
    """A discipline as named; `indoors` where the words say so."""

    discipline: Discipline
    race: bool = True


def settle(candidates: Iterable[tuple[int, Mention]]) -> list[Mention]:
    """Those that remain when better (lower number) and longer ones take their place first, in text order."""
    taken: list[Mention] = []
    occupied: set[int] = set()
    for _, mention in sorted(candidates, key=lambda one: (one[0], -one[1].length, one[1].start)):
        span = range(mention.start, mention.end)
        if occupied.isdisjoint(span):
            occupied.update(span)
            taken.append(mention)
    return sorted(taken, key=lambda mention: mention.start)
