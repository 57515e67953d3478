"""Bests as of a day: which mark, what it rests on, and what it may be called."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from athletics import bests
from athletics.choices import BestKind, Facility, ResultStatus, WindState
from tests.factories import record

pytestmark = pytest.mark.django_db
TODAY = date(2025, 4, 11)
TRACK, SHORT = Facility.TRACK, Facility.SHORT_TRACK


@pytest.fixture
def ada():
    return record.athlete("Ada Alpha")


def run(athlete, mark, on=date(2025, 3, 1), code="1500m", facility=TRACK, **fields):
    """A result without a round."""
    return record.result(
        athlete, mark, date=on, discipline=record.discipline(code), facility=facility, **fields
    )


def best(athlete, code="1500m", as_of=TODAY, **scope):
    return bests.best_of(athletes=[athlete], discipline=record.discipline(code), as_of=as_of, **scope)[
        athlete.pk
    ]


def test_bests_by_discipline_and_track_in_programme_order(ada):
    meet = record.meet(date(2024, 7, 12), name="Herculis", venue=record.venue("Monaco", "SUI"))
    race = record.race(record.event(meet=meet))
    record.result(ada, 206_730, round=race, place=1)
    run(ada, 209_630, facility=SHORT)
    run(ada, 208_000)
    run(ada, 106_440, code="800m")
    found = bests.personal_bests(athlete=ada, as_of=TODAY)
    assert [
        (one.discipline, one.overall.printed, [(row.facility, row.printed) for row in one.by_facility])
        for one in found
    ] == [
        ("800m", "1:46.44", [("track", "1:46.44")]),
        ("1500m", "3:26.73", [("track", "3:26.73"), ("short_track", "3:29.63")]),
    ]
    top = found[1].overall
    assert (top.set_on, top.meet, top.meet_slug, top.city, top.country, top.place, top.basis) == (
        date(2024, 7, 12), "Herculis", meet.slug, "Monaco", "SUI", 1, "result on file",
    )  # fmt: skip


BARRED = {
    "wind above the limit": {"code": "long-jump", "wind": 21, "wind_state": WindState.MEASURED},
    "no wind information": {"code": "long-jump", "wind_state": WindState.NO_INFORMATION},
    "disqualified": {"status": ResultStatus.DISQUALIFIED},
    "annulled": {"status": ResultStatus.ANNULLED},
    "out of competition": {"out_of_competition": True},
    "mixed race": {"mixed_race": True},
    "oversized track": {"oversized_track": True},
    "replaced version": {"superseded_at": "2025-03-02T00:00:00Z"},
    "set later": {"on": date(2025, 4, 12)},
}


@pytest.mark.parametrize("fields", BARRED.values(), ids=BARRED)
def test_marks_that_are_nobodys_best(ada, fields):
    fields = dict(fields)
    code = fields.pop("code", "1500m")
    jump = code == "long-jump"
    run(ada, 900 if jump else 200_000, code=code, **fields)
    assert best(ada, code) is None
    run(ada, 800 if jump else 213_000, code=code, wind=20 if jump else None,
        wind_state=WindState.MEASURED if jump else WindState.NOT_REQUIRED)  # fmt: skip
    assert best(ada, code).mark == (800 if jump else 213_000)


def test_a_split_time_and_altitude_count_and_are_flagged(ada):
    run(ada, 210_000, en_route=True, altitude=True)
    found = best(ada)
    assert (found.en_route, found.altitude, found.mark) == (True, True, 210_000)


def test_the_earlier_of_two_equal_marks_stands(ada):
    for on in (date(2025, 2, 2), date(2024, 2, 2), date(2025, 1, 1)):
        run(ada, 210_000, on)
    assert best(ada).set_on == date(2024, 2, 2)


def test_a_mark_counts_until_the_day_it_was_annulled(ada):
    fast = run(ada, 205_000, date(2024, 6, 1), status=ResultStatus.ANNULLED)
    run(ada, 213_000, date(2024, 5, 1))
    record.ruling(fast, date(2025, 2, 1), status_after=ResultStatus.ANNULLED)
    assert [best(ada, as_of=on).mark for on in (date(2025, 1, 31), date(2025, 2, 1))] == [205_000, 213_000]


def test_a_reinstated_mark_does_not_count_before_the_decision(ada):
    fast = run(ada, 205_000, date(2024, 6, 1))
    record.ruling(
        fast, date(2024, 9, 1), status_before=ResultStatus.DISQUALIFIED, status_after=ResultStatus.OK
    )
    assert [best(ada, as_of=on) and 1 for on in (date(2024, 8, 31), date(2024, 9, 1))] == [None, 1]


def test_a_merged_rows_marks_are_the_persons(ada):
    double = record.athlete("Ada Alfa", merged_into=ada)
    run(double, 205_000)
    run(ada, 213_000)
    found = bests.best_of(athletes=[ada, double], discipline=record.discipline(), as_of=TODAY)
    assert {pk: one.mark for pk, one in found.items()} == {ada.pk: 205_000, double.pk: 205_000}


STATED = date(2025, 1, 1)
LABELS = {
    # mark on file and its day, stated mark, complete from; the mark shown, its basis, what it may be called
    "file alone": ((210_000, date(2024, 6, 1)), None, None, (210_000, "result on file", "best on file")),
    "stated alone": (None, 209_000, None, (209_000, "stated", "personal best")),
    "stated is better": (
        (210_000, date(2024, 6, 1)),
        209_000,
        None,
        (209_000, "stated", "personal best"),
    ),
    "stated the same": (
        (209_000, date(2024, 6, 1)),
        209_000,
        None,
        (209_000, "result on file", "personal best"),
    ),
    "file is better": (
        (208_000, date(2025, 2, 1)),
        209_000,
        None,
        (208_000, "result on file", "best on file"),
    ),
    "file is better and complete since": (
        (208_000, date(2025, 2, 1)), 209_000, date(2025, 1, 1), (208_000, "result on file", "personal best"),
    ),
    "file is better, complete too late": (
        (208_000, date(2025, 2, 1)), 209_000, date(2025, 1, 20), (208_000, "result on file", "best on file"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("file", "stated", "complete", "expected"), LABELS.values(), ids=LABELS)
def test_what_a_best_rests_on_and_may_be_called(ada, file, stated, complete, expected):
    if file:
        run(ada, *file)
    if stated:
        record.stated_best(ada, stated, stated_on=STATED, source=record.source(title="World list"))
    if complete:
        record.coverage(athlete=ada, valid_from=complete)
    found = best(ada)
    assert (found.mark, found.basis, found.label) == expected
    assert (found.source, found.stated_on) == (
        ("World list", STATED) if expected[1] == "stated" else ("", None)
    )


def test_a_complete_file_makes_a_personal_best_until_it_ends(ada):
    run(ada, 210_000, date(2024, 6, 1))
    record.coverage(athlete=ada, valid_until=date(2025, 2, 28))
    assert [best(ada, as_of=on).label for on in (date(2025, 2, 28), date(2025, 3, 1))] == [
        "personal best",
        "best on file",
    ]


def test_a_season_is_complete_by_its_own_year(ada):
    run(ada, 210_000, date(2024, 6, 1))
    run(ada, 209_000, date(2023, 6, 1))
    record.coverage(athlete=ada, valid_from=date(2024, 1, 1), valid_until=date(2024, 12, 31))
    assert [best(ada, year=year).label for year in (2023, 2024)] == [
        "season’s best on file",
        "season’s best",
    ]
    assert best(ada).label == "best on file"


def test_a_best_stated_of_one_track_is_no_statement_about_the_other(ada):
    record.stated_best(ada, 207_000, facility=TRACK)
    run(ada, 209_000, facility=SHORT)
    assert [
        (found.mark, found.label)
        for found in (best(ada), best(ada, facility=TRACK), best(ada, facility=SHORT))
    ] == [
        (207_000, "best on file"),
        (207_000, "personal best"),
        (209_000, "best on file"),
    ]


def test_the_latest_statement_known_on_the_day_is_taken(ada):
    record.stated_best(ada, 207_000, stated_on=date(2024, 1, 1))
    record.stated_best(ada, 209_000, stated_on=date(2025, 1, 1))
    record.stated_best(ada, 205_000, stated_on=date(2025, 6, 1))
    assert [best(ada, as_of=on).mark for on in (date(2024, 12, 31), TODAY)] == [207_000, 209_000]


def test_a_stated_seasons_best_is_a_mark_of_that_year_and_a_floor_for_the_best_ever(ada):
    record.stated_best(ada, 207_000, kind=BestKind.SEASON, year=2023, stated_on=date(2023, 12, 1))
    run(ada, 210_000, date(2023, 6, 1))
    assert (best(ada, year=2023).mark, best(ada, year=2023).label) == (207_000, "season’s best")
    assert (best(ada).mark, best(ada).label) == (207_000, "best on file")
    assert best(ada, year=2024) is None


def test_a_personal_best_is_the_seasons_best_of_its_year(ada):
    record.stated_best(ada, 207_000, set_on=date(2023, 8, 1))
    assert (best(ada, year=2023).mark, best(ada, year=2023).label) == (207_000, "season’s best")


def test_season_bests(ada):
    run(ada, 210_000, date(2024, 6, 1))
    run(ada, 212_000, date(2025, 3, 1))
    run(ada, 214_000, date(2025, 2, 1), facility=SHORT)
    (found,) = bests.season_bests(athlete=ada, year=2025, as_of=TODAY)
    assert (found.overall.mark, [row.mark for row in found.by_facility]) == (212_000, [212_000, 214_000])


def test_progression_by_season(ada):
    for year, mark in ((2021, 215_000), (2022, 213_000), (2023, 214_000), (2025, 211_500)):
        run(ada, mark, date(year, 3, 1))
        run(ada, mark + 500, date(year, 2, 1))
    found = bests.progression(athlete=ada, discipline=record.discipline(), as_of=TODAY)
    assert [(row.year, row.overall.mark, row.improved, row.by) for row in found] == [
        (2021, 215_000, True, None),
        (2022, 213_000, True, 2_000),
        (2023, 214_000, False, None),
        (2025, 211_500, True, 1_500),
    ]


def test_progression_of_lengths_grows(ada):
    for year, mark in ((2023, 790), (2024, 812)):
        run(ada, mark, date(year, 6, 1), "long-jump", Facility.FIELD, wind=0, wind_state=WindState.MEASURED)
    found = bests.progression(athlete=ada, discipline=record.discipline("long-jump"), as_of=TODAY)
    assert [(row.overall.printed, row.by) for row in found] == [("7.90", None), ("8.12", 22)]


@pytest.mark.parametrize("people", [1, 3])
def test_bests_cost_three_queries(people, django_assert_num_queries):
    athletes = [record.athlete() for _ in range(people)]
    for athlete in athletes:
        run(athlete, 210_000)
        record.ruling(run(athlete, 209_000), date(2026, 1, 1))
        record.stated_best(athlete, 208_000, kind=BestKind.SEASON, year=2024)
    discipline = record.discipline()
    with django_assert_num_queries(3):
        found = bests.best_of(athletes=athletes, discipline=discipline, year=2025, as_of=TODAY)
    assert [one.mark for one in found.values()] == [209_000] * people
    with django_assert_num_queries(3):
        bests.personal_bests(athlete=athletes[0], as_of=TODAY)
    with django_assert_num_queries(3):
        bests.progression(athlete=athletes[0], discipline=discipline, as_of=TODAY)


# Top lists


def listing(**asked):
    asked = {"discipline": record.discipline(), "sex": "M", "facility": TRACK, "as_of": TODAY} | asked
    found = bests.top_list(**asked)
    return [(row.rank, row.competitor, row.performance.mark) for row in found.rows], found.more


@pytest.fixture
def field(ada):
    """Ada twice in front, Ben and Cal level; and what must not be listed."""
    ben, cal = record.athlete("Ben Beta"), record.athlete("Cal Gamma")
    run(ada, 208_000, date(2025, 2, 1))
    run(ada, 209_000, date(2025, 1, 1))
    run(cal, 210_000, date(2025, 3, 1))
    run(ben, 210_000, date(2025, 2, 1))
    run(ben, 205_000, date(2024, 2, 1))
    for number, fields in enumerate(
        ({"facility": SHORT}, {"code": "mile"}, {"sex": "W"}, {"on": date(2025, 5, 1)}, {"aided": True})
    ):
        run(record.athlete(f"Not Listed{number}"), 200_000, **fields)
    return ada, ben, cal


def test_a_season_list_shows_each_athletes_best_and_shares_ranks(field):
    assert listing(year=2025) == (
        [(1, "Ada Alpha", 208_000), (2, "Ben Beta", 210_000), (2, "Cal Gamma", 210_000)],
        False,
    )


def test_a_list_can_show_every_performance(field):
    rows, _ = listing(year=2025, best_per_athlete=False)
    assert rows == [
        (1, "Ada Alpha", 208_000),
        (2, "Ada Alpha", 209_000),
        (3, "Ben Beta", 210_000),
        (3, "Cal Gamma", 210_000),
    ]


def test_the_all_time_list(field):
    assert [name for _, name, _ in listing()[0]] == ["Ben Beta", "Ada Alpha", "Cal Gamma"]


def test_pages_of_a_list(field):
    assert listing(year=2025, limit=1) == ([(1, "Ada Alpha", 208_000)], True)
    assert listing(year=2025, limit=1, offset=2) == ([(2, "Cal Gamma", 210_000)], False)
    assert listing(year=2025, offset=3) == ([], False)


@pytest.mark.parametrize("page", [{"limit": 0}, {"offset": -1}])
def test_a_page_that_cannot_be(page):
    with pytest.raises(ValueError, match="at least one line"):
        listing(**page)


def test_a_list_as_of_a_day_undoes_later_decisions(field):
    lost = run(record.athlete("Dot Delta"), 207_000, status=ResultStatus.DISQUALIFIED)
    record.ruling(lost, date(2025, 4, 12))
    won = run(field[2], 206_000)
    record.ruling(won, date(2025, 4, 12), status_before=ResultStatus.DISQUALIFIED, status_after="ok")
    before, after = (
        [row[1:] for row in listing(year=2025, as_of=on)[0]] for on in (TODAY, date(2025, 4, 12))
    )
    assert before == [
        ("Dot Delta", 207_000), ("Ada Alpha", 208_000), ("Ben Beta", 210_000), ("Cal Gamma", 210_000),
    ]  # fmt: skip
    assert after == [("Cal Gamma", 206_000), ("Ada Alpha", 208_000), ("Ben Beta", 210_000)]


def test_a_merged_row_is_listed_once_under_the_living_name(ada):
    run(record.athlete("Ada Alfa", merged_into=ada), 207_000)
    run(ada, 208_000)
    assert listing() == ([(1, "Ada Alpha", 207_000)], False)


def test_teams_are_listed(ada):
    relay = record.discipline("4x400m")
    for team in (record.team("NOR"), record.team("GBR")):
        record.result(team=team, mark=180_000 - team.pk, discipline=relay, date=date(2025, 3, 1))
    rows, _ = listing(discipline=relay)
    assert [(rank, name) for rank, name, _ in rows] == [
        (1, "Great Britain and Northern Ireland"),
        (2, "Norway"),
    ]


@pytest.mark.parametrize("people", [1, 3])
def test_a_list_costs_four_queries(people, django_assert_num_queries):
    for _ in range(people):
        run(record.athlete(), 210_000)
    discipline = record.discipline()
    with django_assert_num_queries(4):
        found = bests.top_list(discipline=discipline, sex="M", facility=TRACK, year=2025, as_of=TODAY)
    assert [row.rank for row in found.rows] == [1] * people


@pytest.mark.parametrize(("year", "index"), [(2025, "result_season_list"), (None, "result_all_time")])
def test_a_list_walks_its_index(field, year, index):
    if connection.vendor != "sqlite":
        pytest.skip("the plan is read in SQLite's words")
    discipline = record.discipline()
    with CaptureQueriesContext(connection) as queries:
        listing(year=year, discipline=discipline)
    walk = next(one["sql"] for one in queries.captured_queries if "ORDER BY" in one["sql"])
    with connection.cursor() as cursor:
        plan = cursor.execute(f"EXPLAIN QUERY PLAN {walk}").fetchall()
    assert any(index in str(step) for step in plan)
