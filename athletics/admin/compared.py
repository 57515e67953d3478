"""Two rows side by side, line by line, so that a person can judge whether they are one."""

from dataclasses import dataclass

from django.db.models import Count, Max, Min, QuerySet

from athletics.admin.born import born
from athletics.merging.athletes import twins
from athletics.models import Athlete, Meet, Result, Venue


@dataclass(frozen=True, slots=True)
class Compared:
    """`lines`: what, of the one, of the other, and whether they differ. `remarks`: what a merge would do besides."""

    heads: tuple[str, str]
    lines: list[tuple[str, str, str, bool]]
    remarks: list[str]


def compared_athletes(one: Athlete, other: Athlete) -> Compared:
    """Both with what is known of the person and how much is on file."""
    pair = (one, other)
    counted = [_results(athlete.results.current()) for athlete in pair]
    lines = [
        _line("Name", *(athlete.name for athlete in pair)),
        _line("Other names", *(", ".join(str(alias) for alias in athlete.aliases.all()) for athlete in pair)),
        _line("Sex", *(athlete.get_sex_display() for athlete in pair)),
        _line("Country", *(str(athlete.country) for athlete in pair)),
        _line("Born", *(born(athlete) for athlete in pair)),
        _line("Birth place", *(athlete.birth_place for athlete in pair)),
        _line("World Athletics id", *(str(athlete.wa_id or "") for athlete in pair)),
        _line("Results", *counted),
        _line("Disciplines", *(_disciplines(athlete) for athlete in pair)),
        _line("Entries", *(f"{athlete.entries.count():,}" for athlete in pair)),
        _line("Records", *(f"{athlete.records.count():,}" for athlete in pair)),
        _line("Came from", *(str(athlete.imported_by or "entered by hand") for athlete in pair)),
    ]
    twice = len(twins(kept=one, gone=other))
    said = f"{twice} results stand under both: they would count once." if twice > 1 else ""
    said = "One result stands under both: it would count once." if twice == 1 else said
    return Compared((one.slug, other.slug), lines, [said] if said else [])


def compared_venues(one: Venue, other: Venue) -> Compared:
    """Both with clock and height, and what took place there."""
    pair = (one, other)
    lines = [
        _line("Name", *(venue.name for venue in pair)),
        _line("Other names", *(", ".join(str(name) for name in venue.names.all()) for venue in pair)),
        _line("City", *(venue.city for venue in pair)),
        _line("Country", *(str(venue.country) for venue in pair)),
        _line("Time zone", *(venue.time_zone for venue in pair)),
        _line("Altitude (m)", *(str(venue.altitude or "") for venue in pair)),
        _line("Meets", *(f"{Meet.objects.filter(venue=venue).count():,}" for venue in pair)),
        _line("Results", *(_results(Result.objects.current().filter(venue=venue)) for venue in pair)),
        _line("Came from", *(str(venue.imported_by or "entered by hand") for venue in pair)),
    ]
    return Compared((one.slug, other.slug), lines, [])


def _line(what: str, one: str, other: str) -> tuple[str, str, str, bool]:
    return what, one or "–", other or "–", one != other


def _results(rows: QuerySet[Result]) -> str:
    found = rows.aggregate(rows=Count("pk"), first=Min("date"), last=Max("date"))
    if not found["rows"]:
        return "none on file"
    return f"{found['rows']:,}, {found['first']:%-d %B %Y} to {found['last']:%-d %B %Y}"


def _disciplines(athlete: Athlete) -> str:
    rows = athlete.results.current().values_list("discipline__name").annotate(rows=Count("pk"))
    return ", ".join(f"{name} ({count})" for name, count in rows.order_by("-rows", "discipline__name")[:6])
