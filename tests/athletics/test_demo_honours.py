"""The demonstration record says what the documents say: expectations are written from those, never from the rows.

Here titles, champions and records on the day of the preview.
"""

from datetime import date

import pytest

from athletics import honours
from athletics.models import (
    Athlete,
    Meet,
    Record,
)
from athletics.record_book import Policy, Verdict, both, holders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_record")]

PREVIEW = date(2025, 4, 11)
"""The day the preview of Ingebrigtsen v Kerr in London is dated."""


def athlete(slug: str) -> Athlete:
    return Athlete.objects.get(slug=slug)


@pytest.mark.parametrize(
    ("definition", "count"),
    [
        (honours.EUROPEAN_TRACK_TITLES, 13),
        (honours.EUROPEAN_TITLES_WITH_CROSS_COUNTRY, 16),
        (honours.GLOBAL_TITLES, 6),
    ],
)
def test_titles_of_ingebrigtsen_are_counted(definition, count):
    assert (
        honours.title_count(athlete=athlete("jakob-ingebrigtsen"), as_of=PREVIEW, definition=definition)
        == count
    )


def test_thirteen_titles_are_six_outdoors_and_seven_indoors():
    titles = honours.titles(
        athlete=athlete("jakob-ingebrigtsen"), as_of=PREVIEW, definition=honours.EUROPEAN_TRACK_TITLES
    )

    assert (titles.outdoor, titles.indoor, titles.complete) == (6, 7, True)


@pytest.mark.parametrize(
    ("level", "discipline", "name"),
    [
        ("olympic", "1500m", "Cole Hocker"),
        ("olympic", "5000m", "Jakob Ingebrigtsen"),
        ("world", "1500m", "Josh Kerr"),
        ("world", "5000m", "Jakob Ingebrigtsen"),
        ("world_indoor", "1500m", "Jakob Ingebrigtsen"),
        ("world_indoor", "3000m", "Jakob Ingebrigtsen"),
    ],
)
def test_champions_on_the_day_of_the_preview(level, discipline, name):
    reigns = honours.champion(discipline=discipline, sex="M", level=level, as_of=PREVIEW)

    assert [one.medal.name for one in reigns] == [name]


def test_the_world_indoor_3000m_title_was_taken_over_from_kerr():
    day_before = honours.champion(discipline="3000m", sex="M", level="world_indoor", as_of=date(2025, 3, 21))

    assert [one.medal.name for one in day_before] == ["Josh Kerr"]


def test_golden_double_of_nanjing():
    meet = Meet.objects.get(slug="world-indoor-championships-2025")
    double = honours.double(athlete=athlete("jakob-ingebrigtsen"), meet=meet, as_of=PREVIEW)

    assert [(one.discipline_code, one.printed_mark, one.date) for one in double.medals] == [
        ("3000m", "7:46.09", date(2025, 3, 22)),
        ("1500m", "3:38.79", date(2025, 3, 23)),
    ]


@pytest.mark.parametrize(
    ("as_of", "discipline", "facility", "verdict", "performance", "ratified"),
    [
        (PREVIEW, "mile", "short_track", Verdict.PENDING, ("Jakob Ingebrigtsen", "3:45.14"), ("Yared Nuguse", "3:46.63")),
        (date(2025, 4, 18), "mile", "short_track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "3:45.14"), ("Jakob Ingebrigtsen", "3:45.14")),
        (PREVIEW, "1500m", "short_track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "3:29.63"), ("Jakob Ingebrigtsen", "3:30.60")),
        (PREVIEW, "2000m", "track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "4:43.13"), ("Jakob Ingebrigtsen", "4:43.13")),
        (PREVIEW, "3000m", "track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "7:17.55"), ("Jakob Ingebrigtsen", "7:17.55")),
        (PREVIEW, "3000m", "short_track", Verdict.NONE, ("Grant Fisher", "7:22.91"), None),
    ],
)  # fmt: skip
def test_world_records_claimed_for_ingebrigtsen(as_of, discipline, facility, verdict, performance, ratified):
    answer = both(
        athlete=athlete("jakob-ingebrigtsen"),
        kind="world",
        discipline=discipline,
        sex="M",
        facility=facility,
        as_of=as_of,
    )

    assert answer.verdict == verdict
    assert (answer.performance.best.name, answer.performance.best.printed_mark) == performance
    assert (
        answer.ratified.best and (answer.ratified.best.name, answer.ratified.best.printed_mark)
    ) == ratified


@pytest.mark.parametrize(
    ("kind", "country", "discipline", "facility", "mark", "word"),
    [
        ("world", None, "2-miles", "short_track", "8:00.67", "best"),
        ("national", "GBR", "mile", "track", "3:45.34", "record"),
        ("national", "GBR", "mile", "short_track", "3:48.87", "record"),
        ("national", "GBR", "1500m", "track", "3:27.79", "record"),
    ],
)
def test_records_kerr_held_on_the_day_of_the_preview(kind, country, discipline, facility, mark, word):
    best = holders(
        kind=kind,
        country=country,
        discipline=discipline,
        sex="M",
        facility=facility,
        policy=Policy.PERFORMANCE,
        as_of=PREVIEW,
    )

    assert (best.best.name, best.best.printed_mark, best.word) == ("Josh Kerr", mark, word)


def test_a_record_was_ratified_after_it_was_beaten():
    nuguse = Record.objects.get(kind="world", discipline="mile", facility="short_track", mark=226_630)

    assert (nuguse.set_on, nuguse.ratified_on) == (date(2025, 2, 8), date(2025, 3, 21))


def test_kerrs_mile_of_2026_is_pending():
    answer = both(
        athlete=athlete("josh-kerr"),
        kind="world",
        discipline="mile",
        sex="M",
        facility="track",
        as_of=date(2026, 9, 27),
    )

    assert answer.verdict == Verdict.PENDING
    assert (answer.ratified.best.name, answer.ratified.best.printed_mark) == ("Hicham El Guerrouj", "3:43.13")
