"""Whether a row is meant by what the words say of where, when and in what; and the row as evidence."""

from functools import lru_cache

from django.urls import reverse

from athletics import marks
from athletics.models import Discipline, Meet
from athletics.names import fold
from newsroom.factcheck.lexicon import EXONYMS
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.mentions import Contest, Place
from newsroom.factcheck.verdicts import Evidence


def edition_fits(meet: Meet, contest: Contest) -> bool:
    """Whether a meet is the edition a name tells. “Tokyo 2020” is told by its city: it was held in 2021."""
    if contest.city and fold(contest.city) not in cities_of(meet):
        return False
    if contest.year is None:
        return True
    return meet.start_date.year == contest.year or str(contest.year) in meet.name


LOCAL = {value: name for name, value in EXONYMS.items()}


@lru_cache(maxsize=20_000)
def names_of_city(city: str) -> frozenset[str]:
    """The folded names a city may go by: “Boston, MA” is Boston, “Zürich” Zurich, “Silesia/Chorzów” either."""
    whole = {city, city.partition(",")[0].strip(), *city.split("/")}
    every = (
        whole
        | {EXONYMS[one] for one in whole if one in EXONYMS}
        | {LOCAL[one] for one in whole if one in LOCAL}
    )
    return frozenset(fold(name) for name in every if name)


def cities_of(meet: Meet) -> set[str]:
    """The folded names a meet's place may go by."""
    return set(names_of_city(meet.venue.city)) | ({fold(meet.short_name)} if meet.short_name else set())


def at_place(row: dict, place: Place) -> bool:
    """Whether a result was achieved at a place as named: the city of its venue, or the meet's."""
    cities = (row[name] for name in ("city", "meet_city", "round_city", "short_name") if row[name])
    if any(names_of_city(city) & place.folded for city in cities):
        return True
    return f" {place.name} " in f" {fold(row['meet_name'] or '')} "


def hangs(row: dict, hung: Adjuncts, *, without: str = "") -> bool:
    """Whether a result fits all that is said of where, when and in what; `without` names one kind to leave out."""
    if without != "where" and hung.places and not any(at_place(row, place) for place in hung.places):
        return False
    codes = {country.pk for country in hung.countries}
    if without != "where" and codes and not codes & {row["country"], row["meet_country"]}:
        return False
    if without != "when" and not all(when.fits(row["date"]) for when in hung.whens):
        return False
    if without != "what" and hung.disciplines and not any(is_at(row, one) for one in hung.disciplines):
        return False
    return without == "where" or all(_of(row, contest) for contest in hung.contests)


def is_at(row: dict, discipline: Discipline) -> bool:
    """Whether a result is of a discipline as named: copy leaves out the weight or the height of the juniors' own."""
    if row["discipline"] == discipline.pk:
        return True
    bare, _, implement = row["discipline_name"].partition(" (")
    return bool(implement) and bare == discipline.name


def _of(row: dict, contest: Contest) -> bool:
    if row["competition"] not in {one.pk for one in contest.competitions}:
        return False
    if contest.city and not at_place(row, Place(contest.city, frozenset({fold(contest.city)}), frozenset())):
        return False
    return contest.year in (None, row["year"]) or str(contest.year) in (row["meet_name"] or "")


def meet_url(slug: str) -> str:
    return reverse("athletics:meet", args=[slug])


def evidence_of(row: dict) -> Evidence:
    """A result as evidence, with the page of its meet."""
    mark = marks.format_value(row["mark"], row["unit"], row["precision"]) if row["mark"] is not None else ""
    place = f"{row['place']}." if row["place"] else ""
    round_kind = row["round_kind"] if row["round_kind"] not in (None, "final") else ""
    words = [
        row["date"].strftime("%-d %B %Y"),
        row["meet_name"] or row["city"] or "",
        row["discipline_name"],
        round_kind,
        place,
        mark,
    ]
    url = meet_url(row["meet_slug"]) if row["meet_slug"] else ""
    return Evidence(" ".join(word for word in words if word), url)
