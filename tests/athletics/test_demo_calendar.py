"""The demonstration record says what the documents say: expectations are written from those, never from the rows.

Here the calendars, and the countries and disciplines they need.
"""

from datetime import date

import pytest

from athletics.choices import MeetStatus
from athletics.models import (
    Country,
    Discipline,
    Meet,
    Record,
    Season,
    SeasonDiscipline,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_record")]


def season(year: int) -> list[Meet]:
    return list(Meet.objects.filter(season__year=year).with_place().order_by("start_date", "pk"))


def test_meets_of_2025_are_fifteen_in_order():
    assert [(meet.venue.city, meet.venue.country_id, meet.start_date) for meet in season(2025)] == [
        ("Xiamen", "CHN", date(2025, 4, 26)),
        ("Keqiao", "CHN", date(2025, 5, 3)),
        ("Doha", "QAT", date(2025, 5, 16)),
        ("Rabat", "MAR", date(2025, 5, 25)),
        ("Rome", "ITA", date(2025, 6, 6)),
        ("Oslo", "NOR", date(2025, 6, 12)),
        ("Stockholm", "SWE", date(2025, 6, 15)),
        ("Paris", "FRA", date(2025, 6, 20)),
        ("Eugene", "USA", date(2025, 7, 5)),
        ("Monaco", "MON", date(2025, 7, 11)),
        ("London", "GBR", date(2025, 7, 19)),
        ("Chorzów", "POL", date(2025, 8, 16)),
        ("Lausanne", "SUI", date(2025, 8, 20)),
        ("Brussels", "BEL", date(2025, 8, 22)),
        ("Zürich", "SUI", date(2025, 8, 27)),
    ]


def test_london_is_the_eleventh_of_2025_and_zurich_its_final_of_two_days():
    meets = season(2025)

    assert meets[10].name == "Novuna London Athletics Meet"
    assert [(meet.short_name, meet.start_date.day, meet.days) for meet in meets if meet.is_final] == [
        ("Zürich", 27, 2)
    ]


def test_season_2025_is_in_thirteen_countries_on_four_continents():
    countries = {meet.venue.country for meet in season(2025)}

    assert len(countries) == 13
    assert {country.continent for country in countries} == {"asia", "africa", "europe", "north_america"}


@pytest.mark.parametrize(
    ("year", "meets"),
    [
        *((year, 14) for year in range(2010, 2020)),
        (2020, 6),
        (2021, 12),
        (2022, 13),
        (2023, 14),
        *((year, 15) for year in range(2024, 2028)),
    ],
)
def test_every_season_has_its_meets(year, meets):
    assert len(season(year)) == meets


def test_finals_are_flagged_where_the_champions_were_decided_in_one():
    finals = {
        year: sorted(meet.short_name for meet in season(year) if meet.is_final) for year in range(2010, 2028)
    }

    assert finals == {
        **dict.fromkeys(range(2010, 2017), []),
        **dict.fromkeys((2017, 2018, 2019), ["Brussels", "Zürich"]),
        2020: [],
        2021: ["Zürich"],
        2022: ["Zürich"],
        2023: ["Eugene"],
        2024: ["Brussels"],
        2025: ["Zürich"],
        2026: ["Brussels"],
        2027: ["Zürich"],
    }


def test_what_is_not_confirmed_as_held_in_2026_is_not_called_held():
    not_held = {meet.short_name: meet.status for meet in season(2026) if meet.status != MeetStatus.HELD}

    assert not_held == {
        "Shanghai/Keqiao": "scheduled",
        "Rome": "scheduled",
        "Doha": "moved",
        "Eugene": "scheduled",
    }


def test_every_date_of_2027_is_to_be_confirmed():
    assert {(meet.status, meet.to_be_confirmed) for meet in season(2027)} == {("scheduled", True)}


@pytest.mark.parametrize(
    ("slug", "steps"),
    [
        (
            "doha-meeting-2026",
            [
                (date(2026, 5, 8), "Suhaim bin Hamad Stadium", True),
                (date(2026, 6, 19), "Khalifa International Stadium", True),
            ],
        ),
        (
            "meeting-de-paris-2026",
            [(date(2026, 6, 26), "Stade Charléty", True), (date(2026, 6, 28), "Stade Charléty", True)],
        ),
        ("london-athletics-meet-2025", []),
    ],
)
def test_changes_of_date_are_on_file(slug, steps):
    changes = Meet.objects.get(slug=slug).changes.all()

    assert [(one.start_date, one.venue.name, one.on_or_before) for one in changes] == steps


def test_every_venue_of_a_season_has_a_time_zone():
    assert not Meet.objects.filter(season__isnull=False, venue__time_zone="").exists()


def test_seasons_2025_and_2026_have_thirty_two_disciplines():
    for year in (2025, 2026):
        scored = SeasonDiscipline.objects.filter(season__year=year)
        assert [scored.filter(sex=sex).count() for sex in "MW"] == [16, 16]
        places = {(one.slug, one.final_places) for one in scored.filter(sex="M")}
        assert {
            ("800m", 8),
            ("110m-hurdles", 8),
            ("1500m-mile", 10),
            ("3000m-steeplechase", 10),
            ("shot-put", 6),
        } <= places
        assert {tuple(one.points) for one in scored} == {(8, 7, 6, 5, 4, 3, 2, 1)}
        assert not scored.filter(slug__startswith="hammer").exists()


def test_prize_money_of_2025_is_by_place():
    money = Season.objects.get(year=2025).prize_money

    assert money["meeting"]["diamond_plus"] == [20000, 10000, 6000, 5000, 3000, 2500, 2000, 1500]
    assert money["final"] == {
        "diamond": [30000],
        "diamond_plus": [50000, 20000, 10000, 6000, 5000, 4000, 3000, 2000],
    }


def test_countries_are_under_the_codes_of_the_sport():
    assert Country.objects.filter(kind="member").count() == 214
    assert set(Country.objects.filter(kind="home_nation").values_list("code", "parent")) == {
        ("ENG", "GBR"),
        ("NIR", "GBR"),
        ("SCO", "GBR"),
        ("WAL", "GBR"),
    }
    dissolved = set(Country.objects.exclude(dissolved_on=None).values_list("code", flat=True))
    assert {"URS", "GDR", "FRG", "TCH", "YUG", "EUN"} <= dissolved
    isos = dict(
        Country.objects.filter(code__in=["GER", "NED", "SUI", "RSA", "KSA", "TPE"]).values_list(
            "code", "iso_code"
        )
    )
    assert isos == {"GER": "DE", "NED": "NL", "SUI": "CH", "RSA": "ZA", "KSA": "SA", "TPE": "TW"}
    assert Country.objects.get(pk="NOR").demonym == "Norwegian"


def test_exchange_codes_are_not_mixed_up():
    codes = {one.pk: (one.wa_code, one.opentrack_code) for one in Discipline.objects.all()}

    assert codes["10000m"] == ("10K", "10000")
    assert codes["10km"] == ("10RR", "10K")
    assert codes["2-miles"] == ("2MLS", "2MILE")


def test_two_miles_have_a_best_and_never_a_record():
    assert not Discipline.objects.get(pk="2-miles").has_world_record
    assert Discipline.objects.get(pk="2000m").has_world_record
    assert set(Record.objects.filter(discipline="2-miles").values_list("title", flat=True)) == {"best"}
