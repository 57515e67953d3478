"""What counts: a number of titles means nothing without the definition it was counted under."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from athletics.choices import AgeClass, Area, Facility, Level
from athletics.models import Result


class Surface(StrEnum):
    """Where a title is won. Indoors is a surface of its own: the championships keep the word."""

    OUTDOOR = "outdoor"
    INDOOR = "indoor"
    CROSS_COUNTRY = "cross country"
    ROAD = "road"


class Contest(StrEnum):
    """Alone, in a relay, or in a team (cross country, team championships)."""

    INDIVIDUAL = "individual"
    RELAY = "relay"
    TEAM = "team"


MEDALS = {1: "gold", 2: "silver", 3: "bronze"}
TRACK = (Surface.OUTDOOR, Surface.INDOOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """Which medals are counted. Empty levels, competitions, areas or disciplines: all of them.

    League titles are never counted unless `levels` names Level.LEAGUE: they are no championship's.
    """

    name: str = ""
    levels: tuple[Level, ...] = ()
    competitions: tuple[str, ...] = ()
    """Codes, e.g. “olympic”."""
    areas: tuple[Area, ...] = ()
    surfaces: tuple[Surface, ...] = tuple(Surface)
    age_classes: tuple[AgeClass, ...] = (AgeClass.SENIOR,)
    contests: tuple[Contest, ...] = tuple(Contest)
    medals: tuple[int, ...] = (1, 2, 3)
    disciplines: tuple[str, ...] = ()

    def sentence(self) -> str:
        """The definition in words, to be printed beside every number counted under it."""
        what = f"{_listed(MEDALS[place] for place in self.medals)} medals"
        where = _listed([*(Level(level).label for level in self.levels), *self.competitions])
        of = _listed(Area(area).label for area in self.areas)
        parts = [
            f"{what} at {where or 'every championship on file'}{f' of {of}' if of else ''}",
            _listed(self.surfaces),
            _listed(AgeClass(age).label for age in self.age_classes),
            _listed(self.contests),
            f"{_listed(self.disciplines)} only" if self.disciplines else "",
        ]
        text = "; ".join(part for part in parts if part)
        return f"{text[0].upper()}{text[1:]}."

    def takes(
        self,
        *,
        place: int,
        level: Level,
        competition_code: str,
        area: str,
        surface: Surface,
        age_class: str,
        contest: Contest,
        discipline: str,
    ) -> bool:
        """Whether a medal with these properties is counted."""
        levels = self.levels or [one for one in Level if one != Level.LEAGUE]
        return (
            place in self.medals
            and level in list(levels)
            and (not self.competitions or competition_code in self.competitions)
            and (not self.areas or area in list(self.areas))
            and surface in self.surfaces
            and age_class in list(self.age_classes)
            and contest in self.contests
            and (not self.disciplines or discipline in self.disciplines)
        )


def surface_of(result: Result) -> Surface:
    """Where a result was achieved: a roof or a short track is indoors."""
    if result.facility == Facility.CROSS_COUNTRY:
        return Surface.CROSS_COUNTRY
    if result.facility == Facility.ROAD:
        return Surface.ROAD
    indoors = result.indoors or result.facility == Facility.SHORT_TRACK
    return Surface.INDOOR if indoors else Surface.OUTDOOR


def contest_of(result: Result) -> Contest:
    """Alone, in a relay or in a team."""
    if result.team_id is None:
        return Contest.INDIVIDUAL
    return Contest.RELAY if result.discipline.is_relay else Contest.TEAM


def _listed(words: Iterable[str]) -> str:
    *rest, last = [*words] or [""]
    return f"{', '.join(rest)} and {last}" if rest else str(last)


SENIOR = Definition(name="senior medals")
GLOBAL_TITLES = Definition(
    name="global titles, indoors included",
    levels=(Level.OLYMPIC, Level.WORLD, Level.WORLD_INDOOR),
    surfaces=TRACK,
    contests=(Contest.INDIVIDUAL,),
    medals=(1,),
)
EUROPEAN_TRACK_TITLES = Definition(
    name="European senior track titles",
    levels=(Level.AREA, Level.AREA_INDOOR),
    areas=(Area.EUROPE,),
    surfaces=TRACK,
    contests=(Contest.INDIVIDUAL,),
    medals=(1,),
)
EUROPEAN_TITLES_WITH_CROSS_COUNTRY = Definition(
    name="European senior titles, cross country included",
    levels=(Level.AREA, Level.AREA_INDOOR, Level.CROSS_COUNTRY),
    areas=(Area.EUROPE,),
    surfaces=(*TRACK, Surface.CROSS_COUNTRY),
    contests=(Contest.INDIVIDUAL,),
    medals=(1,),
)
EUROPEAN_TITLES_WITH_U20 = Definition(
    name="European titles, cross country and U20 included",
    levels=(Level.AREA, Level.AREA_INDOOR, Level.CROSS_COUNTRY, Level.AGE_GROUP),
    areas=(Area.EUROPE,),
    surfaces=(*TRACK, Surface.CROSS_COUNTRY),
    age_classes=(AgeClass.SENIOR, AgeClass.U20),
    contests=(Contest.INDIVIDUAL,),
    medals=(1,),
)
LEAGUE_TITLES = Definition(name="league titles", levels=(Level.LEAGUE,), medals=(1,))
EVERYTHING = Definition(
    name="every medal and title on file", levels=tuple(Level), age_classes=tuple(AgeClass)
)
