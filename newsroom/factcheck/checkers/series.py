"""What “world”, “European indoor”, “Olympic” mean in front of champion, title or gold."""

from dataclasses import dataclass, field, replace

from athletics.choices import AgeClass, Area, Level
from athletics.honours import Contest, Definition, Medal, Surface
from athletics.models import League
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.mentions import Lands

NAMED = frozenset(
    {
        Level.OLYMPIC,
        Level.WORLD,
        Level.WORLD_INDOOR,
        Level.AREA,
        Level.AREA_INDOOR,
        Level.GAMES,
        Level.CROSS_COUNTRY,
        Level.AGE_GROUP,
    }
)
AREAS = {"european": Area.EUROPE, "african": Area.AFRICA, "asian": Area.ASIA}
TRACK = (Surface.OUTDOOR, Surface.INDOOR)


@dataclass(frozen=True, slots=True)
class Series:
    """`certain`: the words say exactly which championships. `also`: levels that fit only loosely (indoors unsaid)."""

    name: str
    levels: tuple[Level, ...] = ()
    also: tuple[Level, ...] = ()
    area: str = ""
    countries: frozenset[str] = frozenset()
    league: League | None = None
    surfaces: tuple[Surface, ...] = tuple(Surface)
    ages: tuple[AgeClass, ...] = (AgeClass.SENIOR,)
    contests: tuple[Contest, ...] = tuple(Contest)
    certain: bool = True
    disciplines: tuple[str, ...] = field(default=())

    @property
    def any(self) -> bool:
        """Nothing is said: a medal of any championship."""
        return not self.levels

    @property
    def definition(self) -> Definition:
        return Definition(
            name=f"{self.name} titles",
            levels=self.levels,
            areas=(Area(self.area),) if self.area else (),
            surfaces=self.surfaces,
            age_classes=self.ages,
            contests=self.contests,
            medals=(1,),
            disciplines=self.disciplines,
        )

    def takes(self, medal: Medal) -> bool:
        return (
            medal.level in (*self.levels, *self.also)
            and (not self.area or medal.area == self.area)
            and medal.age_class in self.ages
            and (self.league is None or medal.league_id == self.league.pk)
            and (not self.countries or medal.country_code in self.countries)
            and (medal.level != Level.GAMES or "commonwealth" in medal.competition_name.lower())
        )

    def loosely(self, medal: Medal) -> bool:
        """Whether the title fits only because the words leave out that it is indoors."""
        return medal.level in self.also

    def takes_row(self, row: dict) -> bool:
        """The same of a result, as far as a result can tell."""
        return row["level"] in self.levels and row["age_class"] in self.ages


def series_of(said: dict, dossier: Dossier) -> Series:
    """The championships the words name. Nothing said: any."""
    series, kind = said.get("series") or "", said.get("kind") or ""
    ages = (
        (AgeClass.U20,) if any(word in kind for word in ("junior", "u20", "under-20")) else (AgeClass.SENIOR,)
    )
    ages = (AgeClass.U23,) if any(word in kind for word in ("u23", "under-23")) else ages
    indoor = "indoor" in kind or "short" in kind
    if isinstance(series, League):
        return Series(str(series), (Level.LEAGUE,), league=series)
    if isinstance(series, Lands):
        codes = frozenset(country.pk for country in series.countries)
        return Series(series.name.title(), (Level.NATIONAL,), countries=codes, certain=False)
    if not series:
        return Series("championship", ages=ages, certain=False)
    name = " ".join(part for part in (series.title() if series != "world" else "world", kind) if part)
    if ages != (AgeClass.SENIOR,):
        return Series(name, (Level.AGE_GROUP,), area=AREAS.get(series, ""), ages=ages, certain=False)
    levels, also = _levels(series, kind, indoor=indoor)
    return Series(name, levels, also, area=AREAS.get(series, ""), certain=bool(levels))


def _levels(series: str, kind: str, *, indoor: bool) -> tuple[tuple[Level, ...], tuple[Level, ...]]:
    if series == "olympic":
        return (Level.OLYMPIC,), ()
    if series == "commonwealth":
        return (Level.GAMES,), ()
    if "cross" in kind:
        return (Level.CROSS_COUNTRY,), ()
    outdoors, indoors = (
        (Level.WORLD, Level.WORLD_INDOOR) if series == "world" else (Level.AREA, Level.AREA_INDOOR)
    )
    if series not in ("world", *AREAS):
        return (), ()
    if indoor and "outdoor" in kind:
        return (outdoors, indoors), ()
    if indoor:
        return (indoors,), ()
    return (outdoors,), (() if "outdoor" in kind else (indoors,))


def title_definitions(said: dict, dossier: Dossier) -> list[Definition]:
    """What a number of titles may have been counted under, likeliest first.

    “European” counts both championships, outdoors and in, alone; with “outdoor” or “indoor” one of them. “World” and
    “Olympic” count those alone. Then relays, indoor and cross country championships, and age groups are let in.
    """
    series, kind = series_of(said, dossier), said.get("kind") or ""
    if series.any:
        return []
    alone = replace(
        series, contests=(Contest.INDIVIDUAL,), disciplines=tuple(one.pk for one in said["disciplines"])
    )
    if series.also and (said["series"] in AREAS or said.get("both") or "track" in kind):
        alone = replace(alone, levels=(*series.levels, *series.also), surfaces=TRACK)
    found = [alone.definition, replace(alone, contests=tuple(Contest)).definition]
    if series.also:
        found += [replace(alone, levels=series.levels).definition]
        found += [replace(alone, levels=(*series.levels, *series.also), contests=tuple(Contest)).definition]
    if "track" not in kind:
        wide = (*series.levels, *series.also, Level.CROSS_COUNTRY)
        found.append(replace(alone, levels=wide, surfaces=tuple(Surface)).definition)
        if "senior" not in kind:
            ages = (AgeClass.SENIOR, AgeClass.U20, AgeClass.U23, AgeClass.U18)
            found.append(
                replace(alone, levels=(*wide, Level.AGE_GROUP), surfaces=tuple(Surface), ages=ages).definition
            )
    return found
