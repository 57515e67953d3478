"""The names the record knows, as far as one text needs them.

People are looked up by the text's own capitalised runs in one query, whatever the number on file; the small tables
(countries, disciplines, title competitions, leagues) are read whole.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from django.db.models import Q

from athletics import names
from athletics.choices import Level
from athletics.models import Alias, Athlete, Competition, Country, Discipline, League, Meet, Record, Venue
from newsroom.factcheck.reading.distances import by_normal_name, in_words
from newsroom.factcheck.reading.mentions import (
    COMPETITION,
    COUNTRY,
    DEMONYM,
    DISCIPLINE,
    LEAGUE,
    PLACE,
    Contest,
    Lands,
    Place,
)

COUNTRY_NAMES = {
    "GBR": ["Britain", "Great Britain", "United Kingdom", "UK", "Team GB", "GB"],
    "USA": ["United States", "USA", "US", "America", "United States of America"],
    "NED": ["Netherlands", "Holland"],
    "KOR": ["South Korea"],
    "CZE": ["Czech Republic", "Czechia"],
    "TUR": ["Turkey", "Türkiye"],
    "CIV": ["Ivory Coast", "Côte d’Ivoire"],
    "CHN": ["China"],
}
DEMONYMS = {
    "GBR": ["Briton", "British", "Brit"],
    "USA": ["American"],
    "SCO": ["Scottish", "Scot"],
    "ENG": ["English"],
}
LEVEL_NAMES = {
    Level.OLYMPIC: ["Olympic Games", "Olympics", "Summer Olympics", "Summer Games", "Olympic"],
    Level.WORLD: [
        "World Championships",
        "World Athletics Championships",
        "Worlds",
        "World Outdoor Championships",
        "World Championship",
        "IAAF World Championships",
    ],
    Level.WORLD_INDOOR: [
        "World Indoor Championships",
        "World Athletics Indoor Championships",
        "World Indoors",
        "World Indoor Championship",
        "World Short Track Championships",
    ],
}
AREA_NAMES = {
    "EUR": ("European", "Europeans"),
    "AFR": ("African", ""),
    "ASI": ("Asian", ""),
    "SAM": ("South American", ""),
}
EXONYMS = {
    "Rome": "Roma", "Zurich": "Zürich", "Brussels": "Bruxelles", "Munich": "München", "Florence": "Firenze",
    "Turin": "Torino", "Gothenburg": "Göteborg", "Warsaw": "Warszawa", "Prague": "Praha", "Lievin": "Liévin",
    "Torun": "Toruń", "Vienna": "Wien", "Cologne": "Köln", "Geneva": "Genève", "Athens": "Athina", "Lisbon": "Lisboa",
    "Copenhagen": "København", "Moscow": "Moskva", "Belgrade": "Beograd", "Seville": "Sevilla", "Milan": "Milano",
    "Silesia": "Chorzów", "Chorzow": "Chorzów", "Istanbul": "İstanbul", "Ostrava": "Ostrava", "Monaco": "Monaco",
}  # fmt: skip
MOST_PEOPLE = 600
fold = lru_cache(maxsize=20_000)(names.fold)
"""Folding is the dearest part of the tables, and their names are the same at every check."""


@dataclass(slots=True)
class People:
    """The athletes a text may name: by whole name or alias, and by family name."""

    whole: dict[str, list[Athlete]] = field(default_factory=lambda: defaultdict(list))
    family: dict[str, list[Athlete]] = field(default_factory=lambda: defaultdict(list))

    def add(self, names: Iterable[str], athlete: Athlete) -> None:
        for name in names:
            if all(one.pk != athlete.pk for one in self.whole[name]):
                self.whole[name].append(athlete)


@dataclass(slots=True)
class Lexicon:
    """Phrases by their folded words, disciplines by their normal names, and people."""

    phrases: dict[tuple[str, ...], list[tuple[str, object]]]
    disciplines: dict[str, Discipline]
    people: People
    countries: dict[str, Country]
    competitions: list[Competition]
    leagues: list[League]
    meets: list[Meet]

    @property
    def longest(self) -> int:
        return max(map(len, self.phrases), default=0)


def people_named(keys: set[str], raw: set[str]) -> People:
    """Everybody whose whole name or alias is one of the folded `keys`, or whose family name one of `raw`. Two queries."""
    turned = {" ".join([*key.split()[1:], key.split()[0]]) for key in keys if " " in key}
    sought = keys | turned
    aliased = Alias.objects.filter(folded_name__in=keys).values("athlete")
    found = Athlete.objects.filter(
        Q(folded_name__in=sought) | Q(family_name__in=raw) | Q(pk__in=aliased)
    ).select_related("country", "merged_into__country")[:MOST_PEOPLE]
    people, living = People(), {}
    for row in found:
        athlete = row.merged_into or row
        living[row.pk] = athlete
        given, family = fold(row.given_name), fold(row.family_name)
        people.add({row.folded_name, f"{family} {given}".strip()} & (sought | keys), athlete)
        if all(one.pk != athlete.pk for one in people.family[family]):
            people.family[family].append(athlete)
    for alias in Alias.objects.filter(folded_name__in=keys, athlete__in=living).only(
        "athlete_id", "folded_name"
    ):
        people.add({alias.folded_name}, living[alias.athlete_id])
    return people


def lexicon(*, keys: set[str], raw: set[str], as_of: date) -> Lexicon:
    """What the record knows of the names in a text: `keys` its capitalised runs folded, `raw` the same as written."""
    countries = {row.pk: row for row in Country.objects.all()}
    disciplines = by_normal_name(Discipline.objects.all())
    leagues = list(League.objects.prefetch_related("names"))
    competitions = list(
        Competition.objects.filter(
            ~Q(level__in=[Level.MEETING]) | Q(confers_titles=True) | Q(name__in=raw) | Q(names__name__in=raw)
        )
        .distinct()
        .prefetch_related("names")
    )
    meets = list(
        Meet.objects.filter(season__isnull=False, start_date__year__range=(as_of.year - 1, as_of.year + 1))
        .select_related("competition", "venue")
        .order_by("start_date")
    )
    phrases: dict[tuple[str, ...], list[tuple[str, object]]] = defaultdict(list)
    _add_lands(phrases, countries)
    _add_places(phrases, raw, meets)
    _add_contests(phrases, competitions, meets, raw)
    for league in leagues:
        for name in (league.name, *(row.name for row in league.names.all())):
            phrases[tuple(fold(name).split())].append((LEAGUE, league))
    for words, discipline in in_words(disciplines).items():
        phrases[words] = [(DISCIPLINE, discipline)]
    phrases.pop((), None)
    return Lexicon(
        dict(phrases), disciplines, people_named(keys, raw), countries, competitions, leagues, meets
    )


def _add_lands(phrases: dict, countries: dict[str, Country]) -> None:
    named: dict[tuple, list[Country]] = defaultdict(list)
    adjectives: dict[tuple, list[Country]] = defaultdict(list)
    for code, country in countries.items():
        for name in (country.name, *COUNTRY_NAMES.get(code, [])):
            named[tuple(fold(name).split())].append(country)
        for name in {*country.demonyms, *DEMONYMS.get(code, [])}:
            adjectives[tuple(fold(name).split())].append(country)
            adjectives[tuple(fold(name + "s").split())].append(country)
    for kind, table in ((COUNTRY, named), (DEMONYM, adjectives)):
        for words, rows in table.items():
            phrases[words].append((kind, Lands(" ".join(words), tuple(rows))))


def _add_places(phrases: dict, raw: set[str], meets: list[Meet]) -> None:
    both = EXONYMS | {local: name for name, local in EXONYMS.items()}
    wanted = raw | {both[name] for name in raw if name in both}
    rows = set(Venue.objects.filter(city__in=wanted).values_list("city", "country_id"))
    rows |= {(meet.venue.city, meet.venue.country_id) for meet in meets}
    rows |= set(_where_records_were_set())
    short = {
        fold(meet.short_name): (meet.venue.city, meet.venue.country_id) for meet in meets if meet.short_name
    }
    spelt: dict[str, set] = defaultdict(set)
    for city, country in rows:
        for name in {city, both.get(city, city), *city.split("/")}:
            spelt[fold(name)].add((city, country))
    for name, row in short.items():
        spelt[name].add(row)
    for name, found in spelt.items():
        cities = frozenset(
            {name} | {fold(part) for city, _ in found for part in (city, city.partition(",")[0])}
        )
        place = Place(name, cities, frozenset(country for _, country in found))
        phrases[tuple(name.split())].append((PLACE, place))


def _where_records_were_set() -> Iterable[tuple[str, str]]:
    """The cities of the book of records, as (city, country or nothing): “Liévin (FRA)” stands there as a text."""
    for place in (
        Record.objects.exclude(place_set="").order_by().values_list("place_set", flat=True).distinct()
    ):
        city, _, country = place.partition(" (")
        yield city.strip(), country.rstrip(")")


def _add_contests(phrases: dict, competitions: list[Competition], meets: list[Meet], raw: set[str]) -> None:
    named: dict[tuple, dict[int, Competition]] = defaultdict(dict)
    for row in competitions:
        names = [row.name, *(name.name for name in row.names.all())]
        if row.age_class == "senior":
            names += LEVEL_NAMES.get(row.level, [])
            adjective, plural = AREA_NAMES.get(row.area, ("", ""))
            if adjective and row.level == Level.AREA:
                names += [f"{adjective} Championships", f"{adjective} Athletics Championships", plural]
            if adjective and row.level == Level.AREA_INDOOR:
                names += [f"{adjective} Indoor Championships", f"{adjective} Athletics Indoor Championships"]
                names += [f"{adjective} Indoors"]
        for name in names:
            named[tuple(fold(name).split())][row.pk] = row
    for meet in meets:
        place = meet.short_name or meet.venue.city
        names = [meet.name.replace(str(meet.start_date.year), ""), meet.competition.name]
        for city in {place, meet.venue.city}:
            names += [
                f"{city} {noun}" for noun in ("Diamond League", "Meet", "Meeting", "Diamond League meeting")
            ]
        for name in names:
            named[tuple(fold(name).split())][meet.competition_id] = meet.competition
    named.pop(("olympic",), None)
    for words, rows in named.items():
        phrases[words].append((COMPETITION, Contest(tuple(rows.values()))))
