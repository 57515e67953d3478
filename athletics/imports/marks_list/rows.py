"""From the cells of a line to a performance, or to the reason why it cannot be one. Pure: asks no database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from athletics import marks
from athletics.choices import AgeClass, Facility, Precision, Sex, Timing, Unit, WindState
from athletics.imports.marks_list.disciplines import CODES
from athletics.imports.marks_list.places import Place, read_place
from athletics.imports.marks_list.position import read_position
from athletics.models import Discipline
from athletics.names import fold, split_name, title_case_family

REQUIRED = ("discipline", "sex", "mark", "competitor", "nationality", "date")
OPTIONAL = ("age", "wind", "dob", "position", "venue")
SEXES = {"M": Sex.MEN, "F": Sex.WOMEN, "W": Sex.WOMEN, "X": Sex.MIXED}
AGES = {"senior": AgeClass.SENIOR, "u23": AgeClass.U23, "u20": AgeClass.U20, "u18": AgeClass.U18}
"""The oldest class first: a mark on the senior and the U20 list was open to all."""
SHORTEST_BEND_MM = 110_000
"""Up to here a race is run on the straight."""
EARLIEST = date(1850, 1, 1)
FLAGS = ("en_route", "wind_assisted", "altitude", "mixed_race", "aided", "downhill", "oversized_track")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?")
_ZERO_LOST = re.compile(r"(?:[0-9]+:)*[0-9]+\.[0-9]")
_CACHE = 1 << 17


class RefusedError(ValueError):
    """The line cannot be a performance."""


class DoubtError(ValueError):
    """The line may be a performance, but a person has to say so."""


class Person(NamedTuple):
    """`birth` is a day, or what is known of it with its precision; None where nothing is."""

    given: str
    family: str
    folded: str
    sex: str
    birth: date | None
    precision: str

    @property
    def certain(self) -> bool:
        """Whether the name, sex and birth date say who it is."""
        return self.birth is not None and self.precision == Precision.DAY


@dataclass(slots=True)
class Performance:
    """One line read. `mark` may carry flags of its own; `person` is None for a relay, which has a `team`."""

    line: int
    discipline: Discipline
    sex: str
    age_class: str
    mark: marks.Mark
    raw_mark: str
    wind: int | None
    wind_state: str
    country: str
    person: Person | None
    team: str
    raw_place: str
    place: int | None
    venue: Place | None
    facility: str
    indoors: bool
    date: date

    @property
    def rank_key(self) -> int:
        """Smaller is better, as on the result."""
        return marks.rank_key(self.mark.value, self.discipline.direction)


class Reader:
    """Reads lines with what is on file: disciplines and countries by code, the best world records by contest."""

    def __init__(
        self,
        *,
        disciplines: Mapping[str, Discipline],
        countries: set[str],
        records: Mapping[tuple[str, str], int],
        today: date,
    ) -> None:
        self._disciplines = disciplines
        self._countries = countries
        self._records = records
        self._today = today
        self._mark = lru_cache(_CACHE)(self._read_mark)

    def read(self, line: int, cells: tuple[str, ...]) -> Performance:
        """The line's performance. Raises RefusedError or DoubtError with a sentence."""
        slug, sex, text, competitor, nationality, on, age, wind, dob, position, venue = cells
        discipline, sex = self._contest(slug, sex)
        day = self._day(on)
        country = self._country(nationality)
        place = _place(venue)
        mark = self._mark(discipline, sex, text)
        indoors = mark.short_track or bool(place and place.indoors)
        tenths, state = _wind(wind, mark, matters=discipline.wind_matters and not indoors)
        relay = discipline.is_relay
        where = read_position(position)
        if where is None:
            raise RefusedError(f"“{position[:20]}” is no position: 1, 1f2, 4sf2, 8h4, h, or nothing.")
        return Performance(
            line=line,
            discipline=discipline,
            sex=sex,
            age_class=next((AGES[one].value for one in AGES if one in age.lower().split("|")), "senior"),
            mark=mark,
            raw_mark=text,
            wind=tenths,
            wind_state=state,
            country=country,
            person=None if relay else _person(competitor, sex, dob, day),
            team=_team(competitor) if relay else "",
            raw_place=position.removesuffix(".0")[:12],
            place=where.place,
            venue=place if place and place.country in self._countries else None,
            facility=facility_of(discipline, indoors=indoors),
            indoors=indoors,
            date=day,
        )

    def _contest(self, slug: str, sex: str) -> tuple[Discipline, str]:
        discipline = self._disciplines.get(CODES.get(slug.lower(), ""))
        if discipline is None:
            raise RefusedError(f"There is no discipline “{slug[:40]}” on file.")
        if sex.upper() not in SEXES:
            raise RefusedError(f"“{sex[:10]}” is no sex: M, F, or X for a mixed relay.")
        known = SEXES[sex.upper()].value
        if known == Sex.MIXED and not discipline.is_relay:
            raise RefusedError("Only a relay is mixed: say whether it is a man or a woman.")
        return discipline, known

    def _day(self, text: str) -> date:
        day = _full_day(text)
        if day is None:
            raise RefusedError(f"“{text[:20]}” is no day: write 2025-07-19.")
        if not EARLIEST <= day <= self._today:
            raise RefusedError(f"{text} cannot be the day of a result on file today.")
        return day

    def _country(self, code: str) -> str:
        if code not in self._countries:
            raise RefusedError(
                f"There is no country “{code[:10]}” on file." if code else "No country is named."
            )
        return code

    def _read_mark(self, discipline: Discipline, sex: str, text: str) -> marks.Mark:
        metres = discipline.distance // 1000 if discipline.distance else None
        try:
            mark = marks.parse(
                with_lost_zero(text, discipline),
                unit=discipline.unit,
                distance_m=metres,
                road=discipline.is_road,
                sprint=False if discipline.is_relay else None,
                wind_matters=discipline.wind_matters or None,
            )
        except marks.MarkError as error:
            raise RefusedError(str(error)) from None
        if mark is None or mark.value is None:
            raise RefusedError("A list of marks has a mark in every line; this one has none.")
        guard = marks.plausibility(
            mark.value,
            unit=discipline.unit,
            distance_m=metres,
            record=self._records.get((discipline.code, sex)),
            legs=4 if discipline.is_relay else 1,
        )
        if guard.level == "refuse":
            raise RefusedError(guard.message)
        if guard.level == "warn":
            raise DoubtError(guard.message)
        return mark


def with_lost_zero(text: str, discipline: Discipline) -> str:
    """10.5 as 10.50: a list writes h behind a hand time, so a single decimal is one whose zero a spreadsheet dropped.

    Road times are left alone: there a single decimal is a tenth.
    """
    decimal = discipline.unit in (Unit.TIME, Unit.LENGTH, Unit.HEIGHT) and not discipline.is_road
    return f"{text}0" if decimal and _ZERO_LOST.fullmatch(text) else text


@lru_cache(_CACHE)
def _full_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


@lru_cache(1 << 14)
def _place(text: str) -> Place | None:
    return read_place(text)


def _wind(text: str, mark: marks.Mark, *, matters: bool) -> tuple[int | None, str]:
    """The reading of the wind column, else of the mark; none at all is NWI where the wind mattered."""
    try:
        read = _reading(text)
    except marks.MarkError as error:
        raise RefusedError(str(error)) from None
    tenths = read.tenths if read else mark.wind
    if tenths is not None:
        return tenths, WindState.MEASURED.value
    return None, (WindState.NO_INFORMATION if matters else WindState.NOT_REQUIRED).value


@lru_cache(1 << 10)
def _reading(text: str) -> marks.Wind | None:
    return marks.parse_wind(text)


def _person(competitor: str, sex: str, dob: str, day: date) -> Person:
    given, family, folded = _name(competitor)
    birth, precision = _birth(dob)
    if birth and birth >= day:
        raise RefusedError(f"Born on {dob}, after the day of the mark.")
    return Person(given, family, folded, sex, birth, precision)


@lru_cache(_CACHE)
def _name(competitor: str) -> tuple[str, str, str]:
    given, family = split_name(competitor)
    family = title_case_family(family)
    folded = fold(f"{given} {family}")[:220]
    if not folded or not family:
        raise RefusedError(f"“{competitor[:40]}” is no name." if competitor else "Nobody is named.")
    if len(given) > 100 or len(family) > 100:
        raise RefusedError("This is too long for a name.")
    return given, family, folded


@lru_cache(_CACHE)
def _birth(dob: str) -> tuple[date | None, str]:
    """The birth date as far as it is known; a year or month is entered as its first day, with its precision."""
    if not dob:
        return None, Precision.DAY.value
    if day := _full_day(dob):
        return day, Precision.DAY.value
    part = _PART.fullmatch(dob)
    try:
        birth = date(int(part[1]), int(part[2] or 1), 1) if part else None
    except ValueError:
        birth = None
    if birth is None:
        raise RefusedError(f"“{dob[:20]}” is no birth date: 1999-04-03, 1999-04, 1999, or nothing.")
    return birth, (Precision.MONTH if part[2] else Precision.YEAR).value


def _team(competitor: str) -> str:
    name = " ".join(competitor.split())
    if not fold(name) or len(name) > 120:
        raise RefusedError(f"“{competitor[:40]}” is no team." if name else "No team is named.")
    return name


def facility_of(discipline: Discipline, *, indoors: bool) -> str:
    """What the discipline is held on, where nothing else says so."""
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        return Facility.FIELD.value
    if discipline.is_road:
        return Facility.ROAD.value
    if not indoors:
        return Facility.TRACK.value
    straight = discipline.distance and discipline.distance <= SHORTEST_BEND_MM
    return (Facility.STRAIGHT if straight else Facility.SHORT_TRACK).value


def timing_of(mark: marks.Mark, discipline: Discipline) -> str:
    """Hand where the list says h; to the hundredth on the track it was electronic; else not known."""
    if mark.timing:
        return mark.timing.value
    electronic = discipline.unit == Unit.TIME and not discipline.is_road and mark.precision == 100
    return Timing.FAT.value if electronic else ""
