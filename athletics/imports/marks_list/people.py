"""Who a line is about: the same name, sex and full birth date, or a row of its own that says it is uncertain."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.text import slugify

from athletics.choices import Precision
from athletics.imports.marks_list.rows import DoubtError, Person
from athletics.models import Alias, Athlete, Import

Identity = tuple


def identity(person: Person, country: str) -> Identity:
    """What makes two lines speak of one athlete: without a full birth date the country has to be the same too."""
    known = (person.folded, person.sex, person.birth, person.precision)
    return known if person.certain else (*known, country)


class Known(NamedTuple):
    """What is needed of an athlete on file; `pk` is that of the row that lives."""

    pk: int
    birth: object
    precision: str
    country: str
    uncertain: bool

    @property
    def certain(self) -> bool:
        """Whether a full birth date is on file."""
        return self.birth is not None and self.precision == Precision.DAY


class People:
    """The athletes on file by folded name and sex, aliases among them, and those a load adds."""

    def __init__(self) -> None:
        self._named: dict[tuple[str, str], list[Known]] = {}
        self._slugs: set[str] = set()
        self._unwritten = 0
        columns = ("pk", "merged_into", "birth_date", "birth_precision", "country", "identity_uncertain")
        rows = Athlete.objects.order_by("pk").values_list("folded_name", "sex", "slug", *columns)
        known = {}
        for name, sex, slug, pk, merged, *rest in rows.iterator(chunk_size=5000):
            self._slugs.add(slug)
            known[pk] = (sex, Known(merged or pk, *rest))
            self._add(name, sex, known[pk][1])
        for name, pk in Alias.objects.values_list("folded_name", "athlete"):
            self._add(name, *known[pk])

    def find(self, person: Person, country: str) -> int | None:
        """The athlete the line is certainly about, or the uncertain one that earlier lines like it made; else None.

        Raises DoubtError where two on file have this name, sex and birth date.
        """
        named = self._named.get((person.folded, person.sex), ())
        if person.certain:
            found = {one.pk for one in named if one.certain and one.birth == person.birth}
            if len(found) > 1:
                raise DoubtError(f"{len(found)} athletes of this name were born on {person.birth:%-d %B %Y}.")
            return next(iter(found), None)
        birth = (person.birth, person.precision)
        for one in named:
            if one.uncertain and (one.birth, one.precision) == birth and one.country == country:
                return one.pk
        return None

    def namesakes(self, person: Person) -> set[int]:
        """Those of this name and sex who are somebody: if one of them has the very mark, the line is about that one."""
        named = self._named.get((person.folded, person.sex), ())
        return {one.pk for one in named if one.certain or not one.uncertain}

    def add(self, wanted: Iterable[tuple[Person, str]], *, by: Import, write: bool) -> dict[Identity, int]:
        """Makes rows for people nobody on file is certainly the same as. Their ids, below zero where not written."""
        new: dict[Identity, Athlete] = {}
        for person, country in wanted:
            if identity(person, country) not in new:
                new[identity(person, country)] = self._athlete(person, country, by)
        if write:
            Athlete.objects.bulk_create(new.values())
        for athlete in new.values():
            self._unwritten -= not write
            athlete.pk = athlete.pk or self._unwritten
            birth = (athlete.birth_date, athlete.birth_precision)
            known = Known(athlete.pk, *birth, athlete.country_id, uncertain=athlete.identity_uncertain)
            self._add(athlete.folded_name, athlete.sex, known)
        return {key: athlete.pk for key, athlete in new.items()}

    def _athlete(self, person: Person, country: str, by: Import) -> Athlete:
        named = self._named.get((person.folded, person.sex), ())
        athlete = Athlete(
            given_name=person.given,
            family_name=person.family,
            slug=self._slug(person),
            sex=person.sex,
            birth_date=person.birth,
            birth_precision=person.precision,
            country_id=country,
            identity_uncertain=not person.certain
            or any(not one.certain and not one.uncertain for one in named),
            imported_by=by if by.pk else None,
        )
        athlete.derive()
        self._slugs.add(athlete.slug)
        return athlete

    def _slug(self, person: Person) -> str:
        """The name; among namesakes with the birth year, then with a number."""
        plain = slugify(person.folded)[:140].strip("-") or "athlete"
        dated = f"{plain}-{person.birth.year}" if person.birth else plain
        number, slug = 2, plain
        while slug in self._slugs:
            slug = dated if number == 2 and dated not in self._slugs else f"{dated}-{number}"
            number += 1
        return slug

    def _add(self, name: str, sex: str, known: Known) -> None:
        self._named.setdefault((name, sex), []).append(known)
