"""Who a line is about: somebody on file beyond doubt, nobody on file, or a doubt that waits for a person."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from athletics.choices import Precision
from athletics.imports.meet_files.alike import Alike
from athletics.imports.meet_files.countries import Countries
from athletics.imports.meet_files.said import Person
from athletics.models import Alias, Athlete, Entry
from athletics.names import fold

AT_ONCE = 400
COLUMNS = (
    "pk", "merged_into", "given_name", "family_name", "family_name_first", "folded_name", "slug", "wa_id", "sex",
    "birth_date", "birth_precision", "country",
)  # fmt: skip


class Known(NamedTuple):
    """What is needed of an athlete on file."""

    pk: int
    merged_into: int | None
    given: str
    family: str
    family_first: bool
    folded: str
    slug: str
    wa_id: int | None
    sex: str
    birth: date | None
    precision: str
    country: str

    @property
    def name(self) -> str:
        parts = [self.family, self.given] if self.family_first else [self.given, self.family]
        return " ".join(part for part in parts if part)

    @property
    def label(self) -> str:
        """In words that tell one from a namesake."""
        born = "" if not self.birth else f"{self.birth:%-d %B %Y}" if self.certain else f"{self.birth:%Y}"
        return f"{self.name} ({self.country}{', born ' + born if born else ''})"

    @property
    def certain(self) -> bool:
        return self.birth is not None and self.precision == Precision.DAY


@dataclass(slots=True)
class Match:
    """`found` beyond doubt, or the `candidates` of a doubt; neither: nobody of this name is on file."""

    found: Known | None = None
    candidates: list[Known] = field(default_factory=list)
    reason: str = ""


class People:
    """Looks up all the people of a file in a few queries, however many they are."""

    def __init__(self, wanted: Iterable[Person], countries: Countries) -> None:
        wanted = list(wanted)
        self._countries = countries
        self._known: dict[int, Known] = {}
        self._named: dict[str, set[int]] = {}
        self._slugs: dict[str, int] = {}
        self._wa_ids: dict[int, int] = {}
        names = {one.folded for one in wanted if one.folded}
        self._load_named(names)
        self._load("slug", {one.slug for one in wanted if one.slug})
        self._load("wa_id", {number for one in wanted if (number := _wa_id(one))})
        self._alike = self._load_alike([one for one in wanted if one.folded not in self._named])

    def _load_named(self, names: set[str]) -> None:
        aliases: dict[int, list[str]] = {}
        for some in _batches(names):
            for athlete, folded in Alias.objects.filter(folded_name__in=some).values_list(
                "athlete", "folded_name"
            ):
                aliases.setdefault(athlete, []).append(folded)
        self._load("folded_name", names)
        self._load("pk", set(aliases))
        for athlete, folded in aliases.items():
            for one in folded:
                self._named.setdefault(one, set()).add(self._living(athlete))

    def _load(self, column: str, values: set) -> None:
        """Fetches rows, and of merged ones the row that lives."""
        living = set()
        for some in _batches(values):
            for row in Athlete.objects.filter(**{f"{column}__in": some}).order_by().values_list(*COLUMNS):
                living |= {self._keep(Known(*row))}
        missing = living - {None} - set(self._known)
        if missing:
            self._load("pk", missing)

    def _keep(self, one: Known) -> int | None:
        self._known[one.pk] = one
        lives = one.merged_into or one.pk
        self._named.setdefault(one.folded, set()).add(lives)
        self._slugs[one.slug] = lives
        if one.wa_id:
            self._wa_ids[one.wa_id] = lives
        return one.merged_into

    def _load_alike(self, unknown: list[Person]) -> dict[tuple[str, str], list[int]]:
        """One reading of all names, where somebody was not found by name."""
        if not unknown:
            return {}
        alike = Alike((one.given, one.family) for one in unknown)
        found = alike.search(Athlete.objects.order_by().values_list("pk", "folded_name").iterator(20_000))
        self._load("pk", {pk for keys in found.values() for pk in keys} - set(self._known))
        return found

    def _living(self, pk: int) -> int:
        return self._known[pk].merged_into or pk

    def known(self, pk: int) -> Known | None:
        """The row that lives of an athlete, looked up where it is not held yet."""
        if pk not in self._known:
            self._load("pk", {pk})
        return self._known.get(self._living(pk)) if pk in self._known else None

    def match(self, person: Person, *, sex: str, entries: Iterable[Entry] = ()) -> Match:
        """The athlete of this line of a race for one sex, in whose event `entries` are."""
        told = self._by_number(person)
        if told is not None:
            return told
        entered = [one for one in entries if person.bib and one.bib == person.bib]
        for entry in entered:
            one = self.known(entry.athlete_id)
            if one and (_same_family(one, person) or (not person.family and len(entered) == 1)):
                return Match(one)
        named = [self._known[pk] for pk in sorted(self._named.get(person.folded, ()))]
        alike = [self._known[self._living(pk)] for pk in self._alike.get((person.given, person.family), ())]
        fits = [one for one in named if self._fits(one, person, sex)]
        if not named:
            return self._doubt_alike([one for one in alike if self._fits(one, person, sex)], person)
        return self._among(fits, person) if fits else Match(reason="Others of this name are on file.")

    def _by_number(self, person: Person) -> Match | None:
        """By our own address, or by a World Athletics number that comes with the same family name."""
        if person.slug:
            found = self._slugs.get(person.slug)
            if found is None:
                return (
                    Match(reason=f"Nobody on file has the address “{person.slug[:60]}”.")
                    if not person.family
                    else None
                )
            one = self._known[found]
            if person.family and not _same_family(one, person):
                return Match(candidates=[one], reason=f"The address is that of {one.name}.")
            return Match(one)
        number = _wa_id(person)
        found = self._wa_ids.get(number) if number else None
        if found is not None and _same_family(self._known[found], person):
            return Match(self._known[found])
        return None

    def _fits(self, one: Known, person: Person, sex: str) -> bool:
        """Whether nothing on file speaks against it: another sex, another birth date or year."""
        if sex in ("M", "W") and one.sex != sex:
            return False
        if one.birth is None or person.birth is None:
            return True
        if one.certain and person.certain_birth:
            return one.birth == person.birth
        return one.birth.year == person.birth.year

    def _among(self, fits: list[Known], person: Person) -> Match:
        if len(fits) > 1:
            born = [one for one in fits if one.certain and person.certain_birth]
            if len(born) == 1:
                return Match(born[0])
            return Match(candidates=fits, reason=f"{len(fits)} athletes on file have this name.")
        one, country = fits[0], self._countries.find(person.represents)
        if one.certain and person.certain_birth:
            return Match(one)
        if country and self._countries.together(country, one.country):
            return Match(one)
        said = f"the file says {country}" if country else "the file names no country"
        return Match(candidates=[one], reason=f"On file for {one.country}, {said}.")

    def _doubt_alike(self, alike: list[Known], person: Person) -> Match:
        alike = list(dict.fromkeys(alike))
        if not alike:
            return Match()
        several = f"{len(alike)} athletes" if len(alike) > 1 else "Somebody"
        return Match(candidates=alike, reason=f"{several} on file may be meant by “{person.printed}”.")


def _wa_id(person: Person) -> int | None:
    """The World Athletics number a line gives, or one that stands where licences do."""
    if person.wa_id:
        return person.wa_id
    return (
        int(person.licence)
        if person.licence.isascii() and person.licence.isdecimal() and len(person.licence) < 10
        else None
    )


def _same_family(one: Known, person: Person) -> bool:
    return bool(fold(person.family)) and fold(one.family) == fold(person.family)


def surely_new(match: Match) -> bool:
    """Whether nobody on file can be meant."""
    return match.found is None and not match.candidates


def _batches(values: Iterable) -> Iterator[list]:
    values = list(values)
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
