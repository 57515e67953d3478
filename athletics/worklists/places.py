"""Venues that look the same, and meets whose starts cannot be turned into a reader's own time."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from athletics.models import Meet, Venue
from athletics.names import fold
from athletics.worklists.line import MOST, Line, Worklist

COMMON = frozenset(
    "stadium stadion stade stadio estadio arena athletics track field sports sport centre center complex the of de la "
    "le el olympic olympique olimpico atletismo university park national municipal city".split()
)
"""Words half of all venues have in their names: alone they make nothing alike."""


def _venues_alike(as_of: date) -> Iterator[Line]:
    cities: dict[tuple[str, str], list[tuple]] = {}
    rows = Venue.objects.living_rows().order_by("country", "city", "name", "pk")
    for pk, name, city, country in rows.values_list("pk", "name", "city", "country"):
        folded = fold(city.partition(",")[0])
        cities.setdefault((country, folded), []).append((pk, name, city))
    found = {
        (one[0], other[0]): why
        for group in cities.values()
        for one, other in combinations(group, 2)
        if (why := _alike(*one[1:], *other[1:]))
    }
    venues = rows.in_bulk({pk for pair in list(found)[:MOST] for pk in pair})
    for (one, other), why in list(found.items())[:MOST]:
        yield Line((venues[one], venues[other]), why)


def _alike(name: str, city: str, other: str, other_city: str) -> str:
    """Why the two names in one city may be of one venue; empty where nothing says so."""
    words = [set(fold(one).split()) for one in (name, other)]
    if words[0] == words[1]:
        return "The same words make up both names, in one city."
    of_city = {word for one in (city, other_city) for word in fold(one).split()}
    telling = [found - COMMON - of_city for found in words]
    if not all(telling):
        return ""
    if telling[0] == telling[1]:
        return "The names differ only in words that many venues have."
    if telling[0] <= telling[1] or telling[1] <= telling[0]:
        return "One name holds the other, in one city."
    return ""


def _without_zone(as_of: date) -> Iterator[Line]:
    zones: dict[tuple[str, str], set[str]] = {}
    known = Venue.objects.living_rows().exclude(time_zone="").order_by()
    for city, country, zone in known.values_list("city", "country", "time_zone"):
        zones.setdefault((country, fold(city)), set()).add(zone)
    meets = Meet.objects.filter(venue__time_zone="").select_related("venue")
    for meet in meets.order_by("-start_date", "pk")[:MOST]:
        venue = meet.venue
        near = zones.get((venue.country_id, fold(venue.city)), set())
        advice = f" Other venues in {venue.city} have {', '.join(sorted(near))}." if near else ""
        yield Line((meet,), f"{venue} has no time zone on file.{advice}", also=venue)


VENUES_ALIKE = Worklist(
    slug="venues-alike",
    title="Venues that look the same",
    definition=(
        "Two venues in one city whose names hold the same telling words, accents and word order forgiven. A name that "
        "is the city’s alone is left out: it may stand for any stadium there."
    ),
    find=_venues_alike,
)
MEETS_WITHOUT_ZONE = Worklist(
    slug="meets-without-time-zone",
    title="Meets without a time zone",
    definition=(
        "Meets whose venue has no time zone: no start there can be shown in a reader’s own time, or be put into a "
        "calendar with its hour."
    ),
    find=_without_zone,
)
