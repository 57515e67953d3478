"""Which list a record stands on: of whom, in what, for whom, on what kind of track.

The lists are kept by facility. A short-track mark is never on the track list, however fast: World Athletics keeps
two lists (since 1 November 2023 “short track”, before that “indoor”). Field events have one list, indoors or out.
"""

from dataclasses import dataclass, replace
from datetime import date

from django.db.models import F, Q

from athletics.choices import AgeClass, Area, Facility, Level, RecordKind, RecordTitle, Sex
from athletics.models import Competition, Country, Discipline, League, Record, Result

OF_A_MEETING = frozenset({RecordKind.CHAMPIONSHIP, RecordKind.MEETING, RecordKind.LEAGUE})
"""Computed from results wherever the list has nothing better; never subject to ratification."""

CLOSED_LISTS = {
    "kind": RecordKind,
    "sex": Sex,
    "facility": Facility,
    "age_class": AgeClass,
    "area": Area,
}
OLDEST = {AgeClass.U23: 22, AgeClass.U20: 19, AgeClass.U18: 17}
"""Age on 31 December of the year of competition (TR3, 2024 edition; U23 by convention)."""


@dataclass(frozen=True, slots=True)
class Scope:
    """One record list. `year` is set for a world lead only."""

    kind: RecordKind
    discipline: Discipline
    sex: Sex
    facility: Facility
    age_class: AgeClass = AgeClass.SENIOR
    area: str = ""
    country: Country | None = None
    competition: Competition | None = None
    league: League | None = None
    year: int | None = None

    def __post_init__(self) -> None:
        for field, choices in CLOSED_LISTS.items():
            if getattr(self, field):
                object.__setattr__(self, field, choices(getattr(self, field)))
        wanted = {
            RecordKind.WORLD: (False, False, False, False),
            RecordKind.AREA: (True, False, False, False),
            RecordKind.NATIONAL: (False, True, False, False),
            RecordKind.CHAMPIONSHIP: (False, False, True, False),
            RecordKind.MEETING: (False, False, True, False),
            RecordKind.LEAGUE: (False, False, False, True),
        }[self.kind]
        named = (bool(self.area), bool(self.country), bool(self.competition), bool(self.league))
        if named != wanted:
            raise ValueError(
                f"A {self.kind} record is of an area, a country, a competition or a league as its kind says, "
                "and of nothing else."
            )

    @property
    def computed(self) -> bool:
        """Whether results alone make the record: meeting, championship and league records, and leads."""
        return self.kind in OF_A_MEETING or self.year is not None

    @property
    def owner(self) -> str:
        """World, European, British, or the name of the competition or league."""
        if self.kind == RecordKind.NATIONAL:
            return self.country.demonym
        if self.kind == RecordKind.AREA:
            return AREA_ADJECTIVES[self.area]
        if self.kind == RecordKind.WORLD:
            return "World"
        return str(self.competition or self.league)

    def name(self, *, title: str | None = None) -> str:
        """“World short track record, men’s Mile”; “World lead 2025, women’s 800m”."""
        possessive = "mixed" if self.sex == Sex.MIXED else f"{self.sex.label}’s"
        return f"{self.heading(title=title)}, {possessive} {self.discipline.name}"

    def heading(self, *, title: str | None = None) -> str:
        """“World short track record”, “World lead 2025”: the name where the contest is known.

        Without a title: a record, or a best where the discipline has no official list.
        """
        if title is None:
            title = RecordTitle.RECORD if self.discipline.has_world_record else RecordTitle.BEST
        noun = f"lead {self.year}" if self.year else title
        age = "" if self.age_class == AgeClass.SENIOR else f" {self.age_class.label}"
        where = " short track" if self.facility == Facility.SHORT_TRACK else ""
        return f"{self.owner}{age}{where} {noun}"

    def holds_row(self, record: Record) -> bool:
        """Whether a row stands on this list."""
        return (
            self.year is None
            and record.discipline_id == self.discipline.pk
            and record.facility == self.facility
            and record.sex == self.sex
            and record.kind == self.kind
            and record.age_class == self.age_class
            and record.area == self.area
            and record.country_id == (self.country and self.country.pk)
            and record.competition_id == (self.competition and self.competition.pk)
            and record.league_id == (self.league and self.league.pk)
        )

    def results(self) -> Q:
        """The condition on results that could stand on this list, apart from being legal and on time."""
        return results_of(self)

    def takes(self, result: Result) -> bool:
        """Whether a result could stand on this list; the same condition as `results`, asked of one row."""
        meet = result.meet
        place = {
            RecordKind.WORLD: lambda: True,
            RecordKind.AREA: lambda: result.country.area == self.area,
            RecordKind.NATIONAL: lambda: self.country.pk in (result.country_id, result.country.parent_id),
            RecordKind.LEAGUE: lambda: bool(meet and meet.season and meet.season.league_id == self.league.pk),
            RecordKind.CHAMPIONSHIP: lambda: bool(meet) and meet.competition_id == self.competition.pk,
            RecordKind.MEETING: lambda: bool(meet) and meet.competition_id == self.competition.pk,
        }[self.kind]
        contest = (result.discipline_id, result.sex, result.facility) == (
            self.discipline.pk,
            self.sex,
            self.facility,
        )
        return contest and self.year in (None, result.year) and place() and self._age_takes(result)

    def _age_takes(self, result: Result) -> bool:
        if self.kind in OF_A_MEETING:
            return result.age_class == self.age_class
        if self.age_class in OLDEST:
            born: date | None = result.athlete.birth_date if result.athlete else None
            return born is not None and result.year - born.year <= OLDEST[self.age_class]
        return self.age_class == AgeClass.SENIOR


def results_of(scope: Scope) -> Q:
    """`Scope.results`, of anything with the fields of a scope."""
    condition = Q(discipline=scope.discipline, sex=scope.sex, facility=scope.facility)
    if scope.year is not None:
        condition &= Q(year=scope.year)
    if scope.kind == RecordKind.AREA:
        condition &= Q(country__area=scope.area)
    if scope.kind == RecordKind.NATIONAL:
        condition &= Q(country=scope.country) | Q(country__parent=scope.country)
    if scope.kind == RecordKind.LEAGUE:
        condition &= Q(meet__season__league=scope.league)
    if scope.kind in (RecordKind.CHAMPIONSHIP, RecordKind.MEETING):
        condition &= Q(meet__competition=scope.competition)
    if scope.kind in OF_A_MEETING:
        return condition & Q(age_class=scope.age_class)
    if scope.age_class in OLDEST:
        return condition & Q(athlete__birth_date__year__gte=F("year") - OLDEST[scope.age_class])
    return condition if scope.age_class == AgeClass.SENIOR else condition & Q(pk__in=[])


AREA_ADJECTIVES = {
    Area.AFRICA: "African",
    Area.ASIA: "Asian",
    Area.EUROPE: "European",
    Area.NACAC: "NACAC",
    Area.OCEANIA: "Oceanian",
    Area.SOUTH_AMERICA: "South American",
}


def kind_at(competition: Competition) -> RecordKind:
    """Meeting records at meetings, championship records elsewhere."""
    at_meeting = competition.level in (Level.MEETING, Level.LEAGUE)
    return RecordKind.MEETING if at_meeting else RecordKind.CHAMPIONSHIP


def scope_of(record: Record) -> Scope:
    """The list a row stands on."""
    return Scope(
        kind=record.kind,
        discipline=record.discipline,
        sex=record.sex,
        facility=record.facility,
        age_class=record.age_class,
        area=record.area,
        country=record.country,
        competition=record.competition,
        league=record.league,
    )


def named_scope(*, discipline: Discipline | str, country: Country | str | None = None, **fields) -> Scope:
    """A scope from objects or natural keys (“mile”, “GBR”). Raises DoesNotExist for an unknown key."""
    if isinstance(discipline, str):
        discipline = Discipline.objects.get(pk=discipline)
    if isinstance(country, str):
        country = Country.objects.get(pk=country)
    return Scope(discipline=discipline, country=country, **fields)


def lead_of(scope: Scope, *, year: int) -> Scope:
    """The lead of a year in the same contest."""
    return replace(
        scope, kind=RecordKind.WORLD, area="", country=None, competition=None, league=None, year=year
    )
