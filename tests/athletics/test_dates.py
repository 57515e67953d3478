"""How dates and times are printed."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from athletics.templatetags.dates import clock, day, days, moment, zone_label


@pytest.mark.parametrize(
    ("value", "form", "text"),
    [
        (date(2025, 4, 11), "long", "11 April 2025"),
        ("2025-04-11", "full", "Friday 11 April 2025"),
        ("2025-07-09T12:00:00+00:00", "short", "9 Jul"),
        (date(2026, 8, 1), "month", "August"),
        (date(2026, 8, 1), "weekday", "Saturday"),
        (date(2026, 8, 1), "number", "1"),
        (date(2026, 8, 1), "year", "2026"),
        (None, "long", "to be announced"),
    ],
)
def test_day_forms(value, form, text):
    assert day(value, form) == text


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        ("2025-07-19", "2025-07-19", "19 July 2025"),
        ("2025-08-27", "2025-08-28", "27–28 August 2025"),
        ("2021-07-30", "2021-08-08", "30 July – 8 August 2021"),
        ("2025-12-31", "2026-01-01", "31 December 2025 – 1 January 2026"),
        ("2025-07-19", None, "19 July 2025"),
    ],
)
def test_days_from_first_to_last(start, end, text):
    assert days(start, end) == text


def test_a_moment_names_its_zone_in_summer_and_winter():
    assert moment(datetime(2025, 4, 11, 13, 2, tzinfo=UTC)) == (
        '<time datetime="2025-04-11T14:02:00+01:00">11 April 2025, 14:02 BST</time>'
    )
    assert "09:30 GMT" in moment("2025-01-05T09:30:00+00:00")


def test_the_venue_clock_wins_over_the_desk_clock():
    start = datetime(2025, 4, 26, 20, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
    assert ">20:00 CST<" in clock(start, "Asia/Shanghai")
    assert clock(None) == "to be announced"


@pytest.mark.parametrize(
    ("zone", "label"),
    [
        ("Asia/Qatar", "UTC+3"),
        ("Asia/Kolkata", "IST"),
        ("America/Sao_Paulo", "UTC−3"),
        ("Asia/Kathmandu", "UTC+5:45"),
    ],
)
def test_zones_without_a_name_show_their_offset(zone, label):
    assert zone_label(datetime(2025, 5, 16, 18, 0, tzinfo=ZoneInfo(zone))) == label
