"""Ages, birthdays, nationalities."""

from datetime import date

from athletics.choices import Precision
from athletics.models import Athlete, Country
from athletics.names import fold
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.claims import Reading
from newsroom.factcheck.reading.dates import on_day
from newsroom.factcheck.reading.mentions import DEMONYM, Lands
from newsroom.factcheck.verdicts import Answer, Evidence, confirmed, contradicted, not_on_file

NEAR = 400
"""A birthday further than this many days from the dateline is another one than the text means."""


def page(athlete: Athlete, label: str) -> Evidence:
    """The athlete's own page as evidence."""
    return Evidence(label, athlete.get_absolute_url())


def age(reading: Reading, dossier: Dossier) -> Answer:
    """Completed years on the day of the text; of somebody known only by year, either of two ages."""
    athlete, said = reading.subject, reading.said["age"]
    if athlete.birth_date is None or athlete.birth_precision == Precision.MONTH:
        return not_on_file(f"{athlete.name}’s day of birth is not on file.")
    if athlete.birth_precision == Precision.YEAR:
        older = dossier.as_of.year - athlete.birth_date.year
        found = f"{athlete.name} was born in {athlete.birth_date.year}."
        return (
            confirmed(found, note="Only the year of birth is on file.")
            if said in (older, older - 1)
            else contradicted(found)
        )
    years = athlete.age(as_of=dossier.as_of)
    born = page(athlete, f"{athlete.name}, born {athlete.birth_date:%-d %B %Y}")
    found = f"{athlete.name} is {years} on {dossier.as_of:%-d %B %Y}."
    if years == said:
        return confirmed(found, evidence=[born])
    return contradicted(found, evidence=[born], fix=(str(said), str(years)))


def birthday(reading: Reading, dossier: Dossier) -> Answer:
    athlete, said = reading.subject, reading.said
    born = athlete.birth_date
    if born is None:
        return not_on_file(f"{athlete.name}’s date of birth is not on file.")
    rows = [page(athlete, f"{athlete.name}, born {born:%-d %B %Y}")]
    if athlete.birth_precision != Precision.DAY:
        return not_on_file(
            f"Only the {athlete.get_birth_precision_display()} of birth is on file.", evidence=rows
        )
    found = f"{athlete.name} was born on {born:%-d %B %Y}."
    if said.get("born"):
        right = said["born"].fits(born)
    else:
        year = born.year + said["age"] if said.get("age") else dossier.as_of.year
        day = on_day(born, year)
        near = abs((day - dossier.as_of).days) <= NEAR
        right = near and said["when"].fits(day)
    return confirmed(found, evidence=rows) if right else contradicted(found, evidence=rows)


def birth_place(reading: Reading, dossier: Dossier) -> Answer:
    athlete, place = reading.subject, reading.said["places"][0]
    if not athlete.birth_place:
        return not_on_file(f"{athlete.name}’s place of birth is not on file.")
    found = f"{athlete.name} was born in {athlete.birth_place}."
    same = any(name in fold(athlete.birth_place) for name in place.folded)
    return confirmed(found) if same else not_on_file(found, note="Places may be named in more than one way.")


def nationality(reading: Reading, dossier: Dossier) -> Answer:
    """The country represented on the day: a home nation's adjective is narrower than the file can tell."""
    athlete = reading.subject
    wanted = _countries(reading.said, dossier)
    if not wanted:
        return not_on_file()
    codes = {country.pk for country in wanted}
    held = {row.country_id for row in athlete.nationalities.all() if _valid(row, dossier.as_of)}
    own = {athlete.country_id, *held}
    found = f"{athlete.name} represents {athlete.country.name}."
    rows = [page(athlete, f"{athlete.name} ({athlete.country_id})")]
    parents = {dossier.lexicon.countries[code].parent_id for code in own if code in dossier.lexicon.countries}
    if codes & (own | parents - {None}):
        return confirmed(found, evidence=rows)
    if {country.parent_id for country in wanted} & own:
        return not_on_file(found, note="Which home nation is not on file.", evidence=rows)
    past = [row for row in athlete.nationalities.all() if row.country_id in codes]
    if past and past[0].valid_until:
        return contradicted(
            found, note=f"Until {past[0].valid_until:%-d %B %Y}: {past[0].country.name}.", evidence=rows
        )
    return contradicted(found, evidence=rows)


def _countries(said: dict, dossier: Dossier) -> tuple[Country, ...]:
    if said.get("code"):
        country = dossier.lexicon.countries.get(said["code"])
        return (country,) if country else ()
    if said["lands"] is not None:
        return said["lands"].countries
    found = dossier.lexicon.phrases.get(tuple(said["land"].split()), [])
    return next(
        (value.countries for kind, value in found if kind == DEMONYM and isinstance(value, Lands)), ()
    )


def _valid(row, on: date) -> bool:
    return (row.valid_from is None or row.valid_from <= on) and (
        row.valid_until is None or row.valid_until >= on
    )


CHECKERS = {"age": age, "birthday": birthday, "birth-place": birth_place, "nationality": nationality}
