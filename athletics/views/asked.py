"""What an address asks: the day, the sex, the kind of track, the page. What makes no sense is refused with advice."""

from datetime import date, datetime

from django.http import Http404, HttpRequest
from django.utils import timezone

from athletics.choices import Facility, Sex, Unit
from athletics.models import Discipline

SEXES = {"men": Sex.MEN, "women": Sex.WOMEN, "mixed": Sex.MIXED}
SEX_WORDS = {sex: word for word, sex in SEXES.items()}
USUAL = (Facility.TRACK, Facility.FIELD, Facility.ROAD)
"""Where the absolute lists are kept."""
SHORTEST_BEND = 110_000
"""In millimetres: up to here a race is run on the straight, indoors on a straight of its own."""


class SenselessError(ValueError):
    """A question no record can answer; the message tells the reader what to ask instead."""


def day_asked(request: HttpRequest, *, now: datetime) -> date | datetime:
    """The day of `?as_of=`, or the present moment without one.

    Raises SenselessError for what is no day, and for a day to come.
    """
    text = request.GET.get("as_of", "").strip()
    if not text:
        return now
    try:
        asked = date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        asked = None
    if asked is None:
        raise SenselessError("There is no such day. Write it as year, month and day: 2025-04-11.")
    today = timezone.localdate(now)
    if asked > today:
        raise SenselessError("That day has not come yet. Ask about today or any day before it.")
    return now if asked == today else asked


def sex_asked(word: str) -> Sex:
    """The sex an address names: men, women or mixed. Raises Http404."""
    if word not in SEXES:
        raise Http404("There are lists for men, for women and, in relays, mixed ones.")
    return SEXES[word]


def facility_asked(request: HttpRequest) -> Facility | None:
    """The kind of track of `?facility=`, None without one. Raises SenselessError."""
    word = request.GET.get("facility") or None
    if word is not None and word not in Facility.values:
        raise SenselessError(f"There is no such kind of track. Choose one of: {', '.join(Facility.values)}.")
    return Facility(word) if word else None


def usual_facility(discipline: Discipline) -> Facility:
    """Where a discipline has its absolute list."""
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        return Facility.FIELD
    return Facility.ROAD if discipline.is_road else Facility.TRACK


def facilities_of(discipline: Discipline) -> list[Facility]:
    """Where a discipline can be contested, the usual place first."""
    usual = usual_facility(discipline)
    if usual != Facility.TRACK:
        return [usual]
    short = discipline.distance and discipline.distance <= SHORTEST_BEND
    return [usual, Facility.STRAIGHT if short else Facility.SHORT_TRACK]


def number_asked(request: HttpRequest, name: str, *, least: int, most: int) -> int | None:
    """A whole number of the address, None without one. Raises SenselessError outside its bounds."""
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    number = int(text) if text.isascii() and text.isdecimal() and len(text) <= 9 else -1
    if not least <= number <= most:
        raise SenselessError(f"The {name} is a whole number from {least} to {most}.")
    return number
