"""How many titles, under which definition, and whether the file can say so."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from athletics.as_of import day
from athletics.choices import AgeClass, CoverageOf
from athletics.honours.definition import Contest, Definition, Surface
from athletics.honours.medal import Medal
from athletics.honours.medals import medals
from athletics.models import Athlete, Coverage, Meet

GOLD = Definition(name="senior titles", medals=(1,))


@dataclass(frozen=True, slots=True)
class Titles:
    """An athlete's titles on a day under a definition, newest first.

    Where the file is not complete the count is what is on file: it can disprove a smaller number, never a larger one.
    """

    as_of: date
    definition: Definition
    medals: tuple[Medal, ...]
    complete: bool

    @property
    def count(self) -> int:
        return len(self.medals)

    @property
    def outdoor(self) -> int:
        return self.on(Surface.OUTDOOR)

    @property
    def indoor(self) -> int:
        return self.on(Surface.INDOOR)

    @property
    def cross_country(self) -> int:
        return self.on(Surface.CROSS_COUNTRY)

    @property
    def road(self) -> int:
        return self.on(Surface.ROAD)

    def on(self, surface: Surface) -> int:
        """How many were won on a surface."""
        return sum(medal.surface == surface for medal in self.medals)

    @property
    def sentence(self) -> str:
        """“13 titles (6 outdoor, 7 indoor) on 11 April 2025. Gold medals at …”"""
        split = ", ".join(f"{self.on(surface)} {surface}" for surface in Surface if self.on(surface))
        noun = "title" if self.count == 1 else "titles"
        known = "" if self.complete else " on file"
        number = f"{self.count} {noun}{known}{f' ({split})' if split else ''}"
        return f"{number} on {self.as_of:%-d %B %Y}. {self.definition.sentence()}"


def titles(*, athlete: Athlete, as_of: date | datetime, definition: Definition = GOLD) -> Titles:
    """The titles (first places, whatever medals the definition names) of an athlete on a day. Three queries.

    `complete` where a Coverage row says that all the athlete's titles, or
    all results, are on file from the beginning to the day.
    """
    won = tuple(
        medal for medal in medals(athlete=athlete, as_of=as_of, definition=definition) if medal.place == 1
    )
    complete = Coverage.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=day(as_of)),
        of__in=[CoverageOf.TITLES, CoverageOf.RESULTS],
        athlete__in=Athlete.objects.keys_of([athlete]),
        discipline=None,
        valid_from=None,
        complete=True,
    ).exists()
    return Titles(day(as_of), definition, won, complete)


def title_count(*, athlete: Athlete, as_of: date | datetime, definition: Definition = GOLD) -> int:
    """How many titles are on file, as `titles`; two queries."""
    return sum(medal.place == 1 for medal in medals(athlete=athlete, as_of=as_of, definition=definition))


@dataclass(frozen=True, slots=True)
class Double:
    """Two or more individual titles of one athlete at one edition."""

    medals: tuple[Medal, ...]

    @property
    def word(self) -> str:
        return {2: "double", 3: "treble"}.get(len(self.medals), f"{len(self.medals)} titles")

    @property
    def sentence(self) -> str:
        """“Golden double at World Athletics Indoor Championships 2025: 3000m (22 March) and 1500m (23 March).”"""
        events = [f"{medal.discipline_name} ({medal.date:%-d %B})" for medal in self.medals]
        listed = f"{', '.join(events[:-1])} and {events[-1]}"
        return f"Golden {self.word} at {self.medals[0].edition}: {listed}."


def double(*, athlete: Athlete, meet: Meet, as_of: date | datetime) -> Double | None:
    """The athlete's individual titles at an edition, in the order won, if there are two or more by the day.

    As many queries as `medals`.
    """
    every_age = Definition(age_classes=tuple(AgeClass), contests=(Contest.INDIVIDUAL,), medals=(1,))
    won = [
        medal
        for medal in medals(athlete=athlete, as_of=as_of, definition=every_age)
        if medal.meet_id == meet.pk
    ]
    return Double(tuple(reversed(won))) if len(won) > 1 else None
