"""A best, with everything a page or a frozen document prints, and what it may be called."""

from dataclasses import dataclass
from datetime import date

from athletics import marks
from athletics.bests.performances import Performance
from athletics.bests.stated import Stated
from athletics.models import Athlete


@dataclass(frozen=True, slots=True)
class Best:
    """An athlete's best of one scope as of a day: a discipline, on one facility or (“”) on any, ever or in a year.

    `mark` is in `unit`'s integer (milliseconds, centimetres, points, metres), `wind` in tenths of m/s. `basis` is
    “result on file” or “stated”, and then `source` and `stated_on` say by whom and when; where a stated best has no
    day or place on file, they are None and empty. `label` is what it may be called.
    """

    athlete: str
    athlete_slug: str
    discipline: str
    discipline_code: str
    unit: str
    facility: str
    year: int | None
    label: str
    proven: bool
    basis: str
    mark: int
    printed: str
    precision: int | None
    rank_key: int
    set_on: date | None
    track: str
    indoors: bool
    wind: int | None
    printed_wind: str
    en_route: bool
    altitude: bool
    place: int | None
    meet: str
    meet_slug: str
    city: str
    country: str
    result: int | None
    source: str
    stated_on: date | None


def label(year: int | None, *, proven: bool) -> str:
    """What the best may be called."""
    if year is None:
        return "personal best" if proven else "best on file"
    return "season’s best" if proven else "season’s best on file"


def from_file(
    one: Performance, athlete: Athlete, facility: str | None, year: int | None, *, proven: bool
) -> Best:
    same = (
        "discipline", "discipline_code", "unit", "mark", "printed", "precision", "rank_key", "indoors", "wind",
        "printed_wind", "en_route", "altitude", "place", "meet", "meet_slug", "city", "country", "result",
    )  # fmt: skip
    return Best(
        athlete=athlete.name,
        athlete_slug=athlete.slug,
        facility=facility or "",
        year=year,
        label=label(year, proven=proven),
        proven=proven,
        basis="result on file",
        set_on=one.date,
        track=one.facility,
        source="",
        stated_on=None,
        **{name: getattr(one, name) for name in same},
    )


def from_stated(
    row: Stated, athlete: Athlete, facility: str | None, year: int | None, *, proven: bool
) -> Best:
    same = (
        "discipline",
        "discipline_code",
        "unit",
        "mark",
        "precision",
        "rank_key",
        "set_on",
        "source",
        "stated_on",
    )
    return Best(
        athlete=athlete.name,
        athlete_slug=athlete.slug,
        facility=facility or "",
        year=year,
        label=label(year, proven=proven),
        proven=proven,
        basis="stated",
        printed=marks.format_value(row.mark, row.unit, row.precision),
        track=row.facility,
        indoors=False,
        wind=None,
        printed_wind="",
        en_route=False,
        altitude=False,
        place=None,
        meet="",
        meet_slug="",
        city="",
        country="",
        result=None,
        **{name: getattr(row, name) for name in same},
    )
