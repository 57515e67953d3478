"""A whole book of records answers as each record alone does, in as many queries as one."""

from datetime import date

import pytest

from athletics import honours, record_book
from athletics.bests import top_list
from athletics.charts.staircase import Held, staircase
from athletics.choices import Facility, Level, RecordKind
from tests.factories import record

pytestmark = pytest.mark.django_db
DAY = date(2025, 4, 11)
CODES = ("800m", "1500m", "mile")


def competition(**fields):
    return record.competition("Test Meeting", level=Level.LEAGUE, **fields)


def owners():
    """Every kind of owner, each with lists of its own and results that better some of them."""
    meeting, league = competition(), record.league(name="Test League")
    season = record.season(2025, league=league)
    meet = record.meet(date(2025, 3, 1), competition=meeting, season=season)
    norway = record.country("NOR")
    for code in CODES:
        race = record.race(record.event(code, meet=meet))
        record.result(record.athlete(), 100_000, round=race, place=1)
        for owner in ({}, {"kind": "area", "area": "EUR"}, {"kind": "national", "country": norway}):
            record.record(discipline=record.discipline(code), mark=99_000, **owner)
    record.record(
        discipline=record.discipline("mile"), mark=98_000, set_on=date(2025, 1, 1), ratification="pending"
    )
    record.record(kind="meeting", competition=meeting, discipline=record.discipline("800m"), mark=100_000 - 1)
    record.result(mark=97_000, discipline=record.discipline("1500m"), date=date(2025, 2, 1))
    record.result(mark=90_000, discipline=record.discipline("1500m"), date=date(2025, 5, 1))
    return {
        "world": {"kind": RecordKind.WORLD},
        "area": {"kind": RecordKind.AREA, "area": "EUR"},
        "nation": {"kind": RecordKind.NATIONAL, "country": norway},
        "meeting": {"kind": RecordKind.MEETING, "competition": meeting},
        "league": {"kind": RecordKind.LEAGUE, "league": league},
    }


@pytest.mark.parametrize("owner", ["world", "area", "nation", "meeting", "league"])
def test_every_line_of_a_book_is_the_answer_of_its_record_alone(owner):
    asked = owners()[owner] | {"sex": "M", "as_of": DAY}
    lines = record_book.listing(**asked)
    contest = {"facility": Facility.TRACK, **asked}
    assert [line.performance.discipline_code for line in lines] == list(CODES)
    for line in lines:
        code = line.performance.discipline_code
        for policy, answer in [("performance", line.performance), ("ratified", line.ratified)]:
            alone = record_book.holders(discipline=code, policy=record_book.Policy(policy), **contest)
            assert answer == alone
        story = record_book.story(discipline=record.discipline(code), **contest)
        assert (story.performance, story.ratified) == (line.performance, line.ratified)
        assert story.progression == record_book.progression(discipline=code, **contest)


@pytest.mark.parametrize(
    ("coverage", "word"),
    [
        ({}, "best on file"),
        ({"complete": True}, "record"),
        ({"complete": False}, "best on file"),
        ({"complete": True, "discipline": "mile"}, "best on file"),
        ({"complete": True, "sex": "W"}, "best on file"),
        ({"complete": True, "valid_until": date(2024, 1, 1)}, "best on file"),
        ({"complete": True, "valid_until": date(2025, 3, 1)}, "record"),
    ],
)
@pytest.mark.parametrize("of", ["competition", "league"])
def test_a_book_calls_a_result_a_record_only_where_the_file_is_complete(of, coverage, word):
    season = record.season(2025)
    meeting = competition()
    race = record.race(
        record.event("800m", meet=record.meet(date(2025, 3, 1), competition=meeting, season=season))
    )
    record.result(mark=100_000, round=race)
    if coverage:
        code = coverage.get("discipline")
        about = {"competition": meeting} if of == "competition" else {"season": season}
        record.coverage(**about, **coverage | {"discipline": code and record.discipline(code)})
    owner = (
        {"kind": RecordKind.MEETING, "competition": meeting}
        if of == "competition"
        else {"kind": RecordKind.LEAGUE, "league": season.league}
    )
    (line,) = record_book.listing(**owner, sex="M", as_of=DAY)
    assert line.performance.word == word


@pytest.mark.parametrize("records", [1, 3])
@pytest.mark.parametrize(("kind", "queries"), [("world", 4), ("meeting", 6)])
def test_a_book_costs_the_same_for_one_record_and_three(kind, queries, records, django_assert_num_queries):
    meeting = competition()
    meet = record.meet(date(2025, 3, 1), competition=meeting)
    for code in CODES[:records]:
        record.record(discipline=record.discipline(code))
        record.result(mark=100_000, round=record.race(record.event(code, meet=meet)))
    owner = {"kind": RecordKind.WORLD} if kind == "world" else {"kind": "meeting", "competition": meeting}
    with django_assert_num_queries(queries):
        assert len(record_book.listing(**owner, sex="M", as_of=DAY)) == records


def test_an_owner_without_records_has_an_empty_book():
    record.record(sex="W")
    assert record_book.listing(kind=RecordKind.WORLD, sex="M", as_of=DAY) == ()


def finale(year=2024, code="1500m", **fields):
    season = record.season(year, **fields)
    scored = record.season_discipline(season, (code,))
    meet = record.meet(date(year, 9, 13), season=season, is_final=True)
    return record.race(record.event(code, meet=meet, season_discipline=scored))


def test_champions_of_a_league_are_the_winners_of_its_finals():
    league = record.league(name="Test League")
    anna, beata, clara = (record.athlete(name) for name in ("Anna Alfa", "Beata Beta", "Clara Gamma"))
    first = finale(2024, league=league)
    record.result(anna, 213_000, round=first, place=1)
    record.result(beata, 213_500, round=first, place=2)
    record.result(clara, 105_000, round=finale(2023, "800m", league=record.league()), place=1)

    def named(**asked):
        found = honours.league_champions(league=league, as_of=date(2024, 12, 31), **asked)
        return [(one.season_year, one.name) for one in found]

    assert named() == [(2024, "Anna Alfa")]
    assert named(year=2023) == []
    assert named(sex="W") == []
    assert named(groups=["800m"]) == []
    assert named(groups=["1500m-mile"]) == [(2024, "Anna Alfa")]
    assert honours.league_champions(league=league, as_of=date(2024, 9, 12)) == ()


def test_a_list_of_one_country_holds_whoever_represented_it_that_day():
    britain = record.country("GBR")
    scotland = record.country("SCO", parent=britain)
    scot, norwegian = record.athlete("Anna Alfa", "SCO"), record.athlete("Beata Beta", "NOR")
    record.result(scot, 210_000, country=scotland)
    record.result(scot, 211_000, country=britain)
    record.result(norwegian, 209_000)

    def names(country):
        asked = {
            "discipline": record.discipline(),
            "sex": "M",
            "facility": "track",
            "as_of": date(2025, 12, 31),
        }
        return [
            row.performance.mark for row in top_list(**asked, country=country, best_per_athlete=False).rows
        ]

    assert names(britain) == [210_000, 211_000]
    assert names(scotland) == [210_000]
    assert names(None) == [209_000, 210_000, 211_000]


def test_the_staircase_of_a_record_climbs_as_it_is_beaten():
    chart = staircase(
        [Held(date(2000, 1, 1), 60_000, "1:00.00"), Held(date(2010, 1, 1), 55_000, "55.00")],
        until=date(2020, 1, 1),
        unit="time",
    )
    (first, second) = chart.stairs
    assert (first.x, second.x, second.y < first.y) == (58, 58 + 280, True)
    assert chart.path == f"M58 {first.y}H{second.x}V{second.y}H618"
    assert [tick.label for tick in chart.years] == ["2000", "2005", "2010", "2015", "2020"]


def test_a_better_distance_is_higher_on_the_staircase_too():
    chart = staircase(
        [Held(date(2000, 1, 1), 800, "8.00"), Held(date(2001, 1, 1), 850, "8.50")],
        until=date(2002, 1, 1),
        unit="length",
    )
    assert chart.stairs[1].y < chart.stairs[0].y
    assert staircase([], until=DAY, unit="time") is None
