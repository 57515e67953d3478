"""Who the pasted lines mean: the athlete on file where it is certain, else whom it may be, with the doubt in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from athletics.choices import CountryKind, Sex
from athletics.entering.pasted import Pasted
from athletics.models import Alias, Athlete, Country, Event
from athletics.names import fold, fold_variants, split_name

MOST_OFFERED = 8


@dataclass(frozen=True, slots=True)
class Matched:
    """A line and whom it may mean, the likeliest first. `sure` is set only without a doubt; `doubt` says what it is."""

    pasted: Pasted
    candidates: tuple[Athlete, ...]
    sure: Athlete | None
    doubt: str


def codes_by_name() -> dict[str, str]:
    """The sport's codes by folded name, demonym, short form and code: for reading pasted tables. One query."""
    found: dict[str, str] = {}
    countries = Country.objects.only("code", "name", "demonyms", "kind").order_by("code")
    # A British athlete is of GBR: the member federation comes before its home nations.
    for country in sorted(countries, key=lambda one: one.kind != CountryKind.MEMBER):
        for name in (country.code, country.name, *country.demonyms):
            found.setdefault(fold(name), country.code)
    return found


def match(*, event: Event, lines: Sequence[Pasted]) -> list[Matched]:
    """Each line with the athletes of the event's sex whose name it may be. Three queries, however many lines."""
    known = _family(event, lines)
    return [_matched(line, known) for line in lines]


def _family(event: Event, lines: Iterable[Pasted]) -> list[Athlete]:
    """Everybody on file under one of the family names."""
    said = Q(pk__in=[])
    for family in {word for line in lines for word in _families(line.name)}:
        said |= Q(folded_name__contains=family)
        said |= Q(pk__in=Alias.objects.filter(folded_name__contains=family).values("athlete"))
    rows = Athlete.objects.living_rows().filter(said).prefetch_related("aliases", "nationalities")
    return list(rows if event.sex == Sex.MIXED else rows.filter(sex=event.sex))


def _families(name: str) -> set[str]:
    """The words to look under: of the family name the longest, in every spelling; of any name where none is longer than two."""
    family = split_name(name).family if len(split_name(name).family) > 2 else name
    longest = max(fold(family).split() or [""], key=len)
    words = {
        longest,
        *(word for variant in fold_variants(family) for word in variant.split() if len(word) > 3),
    }
    return {word for word in words if len(word) > 1}


def _matched(line: Pasted, known: list[Athlete]) -> Matched:
    said = [set(variant.split()) for variant in fold_variants(line.name)]
    exact = [one for one in known if any(words in said for words in _names(one))]
    fitting = [one for one in known if one not in exact and _fits(said, one)]
    family = _families(line.name)
    related = [
        one for one in known if one not in exact + fitting and family & set(fold(one.family_name).split())
    ]
    candidates = (*exact, *fitting, *related)[:MOST_OFFERED]
    doubt = _doubt(line, exact, fitting, related)
    return Matched(line, candidates, None if doubt else exact[0], doubt)


def _names(athlete: Athlete) -> list[set[str]]:
    return [
        set(name.split()) for name in (athlete.folded_name, *(a.folded_name for a in athlete.aliases.all()))
    ]


def _fits(said: list[set[str]], athlete: Athlete) -> bool:
    """Every word said is one of a name's, or the initial of one."""
    return any(
        all(word in name or (len(word) == 1 and any(one[0] == word for one in name)) for word in words)
        for words in said
        for name in _names(athlete)
    )


def _doubt(line: Pasted, exact: list[Athlete], fitting: list[Athlete], related: list[Athlete]) -> str:
    if not exact:
        return _inexact(line, len(fitting), len(fitting) + len(related))
    if len(exact) > 1:
        return f"{len(exact)} athletes of this name are on file."
    (one,) = exact
    countries = {one.country_id, *(row.country_id for row in one.nationalities.all())}
    if line.country and line.country not in countries:
        return f"On file for {one.country_id}, here for {line.country}."
    if line.year and one.birth_date and line.year != one.birth_date.year:
        return f"On file as born in {one.birth_date.year}, here in {line.year}."
    return ""


def _inexact(line: Pasted, fitting: int, of_family: int) -> str:
    if not of_family:
        return "Nobody of this name is on file."
    initial = any(len(word) == 1 for word in fold(line.name).split())
    if not fitting:
        return "Nobody of this name is on file; these have the same family name."
    reason = "Only an initial" if initial else "Not the whole name as on file"
    others = f", and {of_family} of that family name are on file" if of_family > 1 else ""
    return f"{reason}{others}."
