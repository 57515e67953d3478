"""A birth date as far as it is known."""

from athletics.choices import Precision
from athletics.models import Athlete

FORMATS = {Precision.DAY: "%-d %B %Y", Precision.MONTH: "%B %Y", Precision.YEAR: "%Y"}


def born(athlete: Athlete) -> str:
    """2 January 2000, January 2000 or 2000; a dash where nothing is on file."""
    return "–" if athlete.birth_date is None else f"{athlete.birth_date:{FORMATS[athlete.birth_precision]}}"
