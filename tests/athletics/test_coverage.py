"""How far the file reaches, said in words and asked by the day."""

from datetime import date

import pytest

from athletics import coverage
from athletics.choices import CoverageOf
from tests.factories import record

pytestmark = pytest.mark.django_db
TODAY = date(2025, 4, 11)


def test_each_athlete_is_counted_with_first_and_last_day():
    ada, ben = record.athlete("Ada Alpha"), record.athlete("Ben Beta")
    for on in (date(2019, 5, 1), date(2024, 8, 6), date(2025, 6, 1)):
        record.result(ada, date=on)
    said = coverage.statement(athletes=[ada, ben], as_of=TODAY)
    assert said.on_file == (
        coverage.OnFile("Ada Alpha", ada.slug, 2, date(2019, 5, 1), date(2024, 8, 6)),
        coverage.OnFile("Ben Beta", ben.slug, 0, None, None),
    )
    assert said.results == 2
    assert said.sentence == (
        "On file: 2 results of Ada Alpha (from 1 May 2019 to 6 August 2024) and no results of Ben Beta. "
        "None of it is known to be complete."
    )


def test_results_under_a_merged_row_are_the_persons_and_counted_once():
    ada = record.athlete("Ada Alpha")
    double = record.athlete("Ada Alfa", merged_into=ada)
    record.result(ada, date=date(2024, 5, 1))
    record.result(double, date=date(2023, 5, 1))
    said = coverage.statement(athletes=[ada, double], as_of=TODAY)
    assert [(row.results, row.first) for row in said.on_file] == [(2, date(2023, 5, 1))]


def test_replaced_versions_do_not_count():
    ada = record.athlete("Ada Alpha")
    record.result(ada, superseded_at="2025-01-01T00:00:00Z")
    assert coverage.statement(athletes=[ada], as_of=date(2026, 1, 1)).results == 0


def test_what_is_complete_is_said_and_seasons_in_a_row_are_one():
    ada = record.athlete("Ada Alpha")
    games = record.competition("Great Games")
    league = record.league(name="Gold League")
    for year in (2021, 2022, 2024):
        record.coverage(season=record.season(year, league=league))
    record.coverage(of=CoverageOf.FINALS, competition=games, valid_from=date(2016, 1, 1))
    record.coverage(of=CoverageOf.CALENDAR, season=record.season(2019, league=league))
    record.coverage(athlete=ada, complete=False, note="Races at school are missing")
    record.coverage(competition=record.competition("Women’s Cup"), sex="W")
    said = coverage.statement(athletes=[ada], as_of=TODAY)
    assert said.sentence == (
        "On file: no results of Ada Alpha. Complete: finals of Great Games (from 1 January 2016); "
        "results of Gold League 2021–2022; results of Gold League 2024. The rest may have gaps. "
        "Ada Alpha: Races at school are missing."
    )


def test_coverage_that_begins_later_is_left_out_and_a_later_end_is_not_said():
    games = record.competition("Great Games")
    record.coverage(competition=games, valid_from=date(2025, 5, 1))
    record.coverage(competition=games, valid_from=date(2020, 1, 1), valid_until=date(2030, 1, 1))
    said = coverage.statement(competition=games, as_of=TODAY)
    assert [(row.since, row.until) for row in said.complete] == [(date(2020, 1, 1), None)]


def test_a_competition_a_season_and_a_discipline_are_counted_by_their_results():
    season = record.season(2025)
    meet = record.meet(date(2025, 4, 1), season=season)
    final = record.race(record.event(meet=meet))
    record.result(record.athlete(), round=final)
    record.result(record.athlete(), discipline=record.discipline("mile"), date=date(2025, 3, 1))
    counts = [
        coverage.statement(**subject, as_of=TODAY).results
        for subject in (
            {"competition": meet.competition},
            {"season": season},
            {"discipline": final.event.discipline},
            {"season": season, "discipline": record.discipline("mile")},
        )
    ]
    assert counts == [1, 1, 1, 0]


def test_a_question_about_nothing_is_refused():
    with pytest.raises(ValueError, match="Say of whom or what"):
        coverage.statement(as_of=TODAY)


@pytest.mark.parametrize("people", [1, 3])
def test_a_statement_costs_two_queries(people, django_assert_num_queries):
    athletes = [record.athlete() for _ in range(people)]
    for athlete in athletes:
        record.result(athlete)
        record.coverage(athlete=athlete)
        record.coverage(season=record.season())
    with django_assert_num_queries(2):
        assert coverage.statement(athletes=athletes, as_of=date(2025, 12, 1)).sentence


STRETCHES = {
    # rows on file (from, until), the stretch asked for, whether it is covered
    "open row covers everything": ([(None, None)], (None, TODAY), True),
    "a row with a beginning does not reach the start": ([(date(2010, 1, 1), None)], (None, TODAY), False),
    "but covers the season": ([(date(2010, 1, 1), None)], (date(2025, 1, 1), TODAY), True),
    "an ended row": ([(None, date(2025, 1, 31))], (None, TODAY), False),
    "two rows that meet": (
        [(None, date(2024, 12, 31)), (date(2025, 1, 1), TODAY)],
        (None, TODAY),
        True,
    ),
    "two rows with a gap": (
        [(None, date(2024, 12, 30)), (date(2025, 1, 1), TODAY)],
        (None, TODAY),
        False,
    ),
    "no row": ([], (None, TODAY), False),
}


@pytest.mark.parametrize(("rows", "asked", "covered"), STRETCHES.values(), ids=STRETCHES)
def test_completeness(rows, asked, covered):
    ada = record.athlete()
    for since, until in rows:
        record.coverage(athlete=ada, valid_from=since, valid_until=until)
    found = coverage.completeness(athletes=[ada])
    assert found.covers(person=ada.pk, discipline="1500m", since=asked[0], until=asked[1]) is covered


def test_completeness_of_one_discipline_is_not_that_of_another():
    ada = record.athlete()
    record.coverage(athlete=ada, discipline=record.discipline("mile"))
    record.coverage(athlete=ada, discipline=record.discipline("1500m"), complete=False)
    found = coverage.completeness(athletes=[ada])
    assert [
        found.covers(person=ada.pk, discipline=code, since=None, until=TODAY) for code in ("mile", "1500m")
    ] == [
        True,
        False,
    ]
