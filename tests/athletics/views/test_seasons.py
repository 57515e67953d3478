"""The season's pages: its calendar on a day, what was won, and the standings with their proof."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from athletics.choices import MeetStatus
from tests.athletics.views.pages import links, rows, text
from tests.factories import record

pytestmark = pytest.mark.django_db
RELEASED = datetime(2024, 1, 1, tzinfo=UTC)


@pytest.fixture
def league():
    return record.league(name="Test League", slug="test-league")


@pytest.fixture
def season(league):
    return record.season(2025, league=league, released_at=RELEASED)


def page(client, year=2025, **asked):
    return client.get(reverse("athletics:season", args=["test-league", year]), asked)


def standings(client, year=2025, sex="men", slug="1500m", **asked):
    return client.get(reverse("athletics:standings", args=["test-league", year, sex, slug]), asked)


def meeting(season, on, name, country="NOR", **fields):
    return record.meet(
        on, season=season, name=name, short_name=name, venue=record.venue(name, country, name=name), **fields
    )


def final(scored, meet, *athletes, **fields):
    """A scoring final the athletes finished in this order, half a second apart."""
    race = record.race(record.event(meet=meet, season_discipline=scored), list_complete=True, **fields)
    for place, athlete in enumerate(athletes, start=1):
        record.result(athlete, 210_000 + 500 * place, round=race, place=place)
    return race


@pytest.fixture
def field():
    return [record.athlete(name) for name in ("Anna Alfa", "Beata Beta", "Clara Gamma")]


def postponed(season):
    """Doha: put off on 20 March 2025 from 8 May to 19 June; Oslo on 1 June; the final on 5 September."""
    doha = meeting(season, date(2025, 6, 19), "Doha", "QAT")
    record.meet_change(
        doha, date(2024, 12, 1), start_date=date(2025, 5, 8), end_date=date(2025, 5, 8), status="scheduled"
    )
    record.meet_change(
        doha, date(2025, 3, 20), status=MeetStatus.MOVED, reason="The stadium is being rebuilt"
    )
    meeting(season, date(2025, 6, 1), "Oslo")
    meeting(season, date(2025, 9, 5), "Zürich", "SUI", is_final=True, end_date=date(2025, 9, 6))


def test_a_season_stands_as_it_stood_on_the_day(client, season):
    postponed(season)
    before = page(client, as_of="2025-03-19")
    assert [row[:3] for row in rows(before, "calendar")] == [
        ["1", "8 May 2025", "Doha"],
        ["2", "1 June 2025", "Oslo"],
        ["3", "5–6 September 2025", "Zürich Final"],
    ]
    assert "Changes announced" not in text(before)
    after = page(client, as_of="2025-03-20")
    assert [row[:3] for row in rows(after, "calendar")] == [
        ["1", "1 June 2025", "Oslo"],
        ["2", "19 June 2025", "Doha"],
        ["3", "5–6 September 2025", "Zürich Final"],
    ]
    assert (
        "Doha: was 8 May 2025, now 19 June 2025 announced 20 March 2025: The stadium is being rebuilt"
        in text(after)
    )
    assert "3 meets in 3 countries on 2 continents, from Oslo (1 June 2025) to Zürich" in text(after)


def test_a_meet_past_without_a_result_is_not_called_held(client, season):
    meeting(season, date(2025, 6, 1), "Oslo", status=MeetStatus.SCHEDULED)
    meeting(season, date(2025, 6, 8), "Rome")
    found = page(client, as_of="2025-06-30")
    assert [row[4] for row in rows(found, "calendar")] == ["No result on file", "Held"]
    assert "1 of these is past by the calendar with no result on file: not confirmed as held." in text(found)
    assert [row[4] for row in rows(page(client, as_of="2025-05-30"), "calendar")] == [
        "Scheduled",
        "Scheduled",
    ]


def test_a_season_shows_its_winners_and_champions_by_the_day(client, season, field):
    anna, beata, _ = field
    scored = record.season_discipline(season)
    final(scored, meeting(season, date(2025, 6, 1), "Oslo"), anna, beata)
    final(scored, meeting(season, date(2025, 9, 5), "Zürich", is_final=True), beata, anna)
    early = page(client, as_of="2025-08-01")
    assert rows(early, "winners") == [["Oslo 1 Jun", "Anna Alfa NOR", "3:30.50 1500m"]]
    assert rows(early, "champions") == []
    late = page(client)
    assert rows(late, "winners") == [
        ["Oslo 1 Jun", "Anna Alfa NOR", "3:30.50 1500m"],
        ["Zürich Final 5 Sep", "Beata Beta NOR", "3:30.50 1500m"],
    ]
    assert rows(late, "champions") == [["Men’s 1500m", "Beata Beta NOR Zürich, 5 September 2025", "3:30.50"]]


def test_a_winner_disqualified_later_is_the_winner_until_then(client, season, field):
    anna, beata, _ = field
    race = final(record.season_discipline(season), meeting(season, date(2025, 6, 1), "Oslo"), anna, beata)
    first, second = race.results.order_by("place")
    record.ruling(first, date(2025, 8, 1))
    record.ruling(second, date(2025, 8, 1), kind="reallocation", place_after=1, status_after="ok")
    type(first).objects.filter(pk=first.pk).update(place=None, status="dq", legal=False)
    type(first).objects.filter(pk=second.pk).update(place=1)
    assert [row[1] for row in rows(page(client, as_of="2025-07-31"), "winners")] == ["Anna Alfa NOR"]
    assert [row[1] for row in rows(page(client, as_of="2025-08-01"), "winners")] == ["Beata Beta NOR"]


def test_prize_money_is_shown_where_it_is_on_file(client, season):
    assert rows(page(client), "purses") == []
    season.prize_money = {"final": {"diamond_plus": [50000, 20000]}, "meeting": {"diamond": [10000]}}
    season.save()
    assert rows(page(client), "purses") == [
        ["A meeting", "10,000"],
        ["The final · Diamond+ disciplines", "50,000", "20,000"],
    ]


def test_a_season_leads_to_the_others_of_its_league_and_to_no_private_one(client, season, league):
    record.season(2024, league=league, released_at=RELEASED)
    record.season(2026, league=league)
    record.season(2023, released_at=RELEASED)
    found = {one for one in links(page(client)) if one.startswith("/seasons/")}
    calendar = "/seasons/test-league/2025/calendar.ics"
    assert found == {"/seasons/", "/seasons/test-league/2024/", calendar}
    assert page(client, year=2026).status_code == 404
    assert standings(client, year=2026).status_code == 404


def test_the_list_of_seasons_has_the_public_ones_newest_first(client, season, league):
    record.season(2024, league=league, released_at=RELEASED)
    record.season(2026, league=league)
    said = text(client.get(reverse("athletics:seasons")))
    assert "Test League 2025 2024" in said
    assert "2026" not in said


def test_standings_show_points_order_state_and_proof(client, season, field):
    anna, beata, clara = field
    scored = record.season_discipline(season, final_places=2)
    final(scored, meeting(season, date(2025, 6, 1), "Oslo"), anna, beata, clara)
    final(scored, meeting(season, date(2025, 6, 8), "Rome"), anna, clara, beata)
    found = standings(client, as_of="2025-07-01")
    assert rows(found, "standings") == [
        ["1", "Anna Alfa NOR Oslo 8, Rome 8", "16", "2", "3:30.50 1500m",
         "Safe 16 points, 1st; 2 go through and nothing is left to win."],
        ["2 =", "Beata Beta NOR Oslo 7, Rome 6 Level on 13 points; separated by the best legal mark of the "
         "qualifying phase: 3:31.00, equal to another’s, so the tie stands.", "13", "2", "3:31.00 1500m",
         "Level on points 2 share 2nd on 13 points, with 1 place for them."],
        ["2 =", "Clara Gamma NOR Oslo 6, Rome 7 Level on 13 points; separated by the best legal mark of the "
         "qualifying phase: 3:31.00, equal to another’s, so the tie stands.", "13", "2", "3:31.00 1500m",
         "Level on points 2 share 2nd on 13 points, with 1 place for them."],
    ]  # fmt: skip
    assert "Not complete on file" not in text(found)
    assert [row[3] for row in rows(standings(client, as_of="2025-06-07"), "standings")] == ["1", "1", "1"]


def test_standings_say_what_is_missing(client, season, field):
    scored = record.season_discipline(season)
    final(scored, meeting(season, date(2025, 6, 1), "Oslo"), *field)
    record.event(meet=meeting(season, date(2025, 6, 8), "Rome"), season_discipline=scored)
    meeting(season, date(2025, 6, 15), "Paris")
    record.event(meet=meeting(season, date(2025, 8, 1), "London"), season_discipline=scored)
    found = standings(client, as_of="2025-07-01")
    said = text(found)
    assert "Not complete on file. Points may be missing, and with them an order or a state:" in said
    assert "Results not on file: Rome." in said
    assert "No scoring event on file, so it may or may not have scored there: Paris." in said
    assert "Still to win: 16 points for one athlete" in said
    assert [(row[0].split()[0], row[1].split(" Men’s")[0]) for row in rows(found, "scoring")] == [
        ("Oslo", "On file"),
        ("Rome", "Result not on file"),
        ("Paris", "No scoring event on file"),
        ("London", "To come"),
    ]


def test_standings_show_the_past_champions_of_the_discipline(client, season, league, field):
    scored = record.season_discipline(season)
    before = record.season(2024, league=league, released_at=RELEASED)
    earlier = record.season_discipline(before)
    final(earlier, meeting(before, date(2024, 9, 13), "Brussels", is_final=True), *field)
    other = record.season_discipline(before, ("800m",))
    race = record.race(
        record.event(
            "800m",
            meet=meeting(before, date(2024, 9, 14), "Brussels 2", is_final=True),
            season_discipline=other,
        )
    )
    record.result(mark=103_000, round=race, place=1)
    found = standings(client)
    assert rows(found, "champions") == [
        ["2024", "Anna Alfa NOR Brussels, 13 September 2024", "3:30.50 1500m"]
    ]
    assert {"/seasons/test-league/2024/men/1500m/"} <= links(found)
    assert scored.slug == "1500m"


@pytest.mark.parametrize(
    ("path", "status", "advice"),
    [
        ("/seasons/test-league/1999/", 404, "This season is not on file"),
        ("/seasons/no-league/2025/", 404, "This season is not on file"),
        ("/seasons/test-league/99999999999999999999/", 404, "This season is not on file"),
        ("/seasons/test-league/2025/?as_of=2025-02-30", 400, "Write it as year, month and day"),
        ("/seasons/test-league/2025/?as_of=9999-12-31", 400, "That day has not come yet"),
        ("/seasons/test-league/2025/men/1500m/?as_of=never", 400, "Write it as year, month and day"),
        ("/seasons/test-league/2025/men/nothing/", 404, "does not score in that season"),
        ("/seasons/test-league/2025/women/1500m/", 404, "does not score in that season"),
        ("/seasons/test-league/2025/boys/1500m/", 404, "There are lists for men"),
        ("/seasons/test-league/99999999999999999999/men/1500m/", 404, "does not score in that season"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(client, season, path, status, advice):
    record.season_discipline(season)
    answer = client.get(path)
    assert answer.status_code == status
    assert advice in text(answer)


@pytest.mark.parametrize("several", [1, 3])
def test_a_season_costs_the_same_for_one_meet_and_three(
    client, season, field, several, django_assert_num_queries
):
    for number, code in enumerate(("800m", "1500m", "5000m")[:several]):
        scored = record.season_discipline(season, (code,))
        for is_final in (False, True):
            name = f"{'Final' if is_final else 'City'} {code}"
            meet = meeting(season, date(2025, 6 + 3 * is_final, 1 + number), name, is_final=is_final)
            record.meet_change(meet, date(2025, 1, 1))
            race = record.race(record.event(code, meet=meet, season_discipline=scored))
            record.result(field[number], 210_000, round=race, place=1)
    with django_assert_num_queries(10):
        found = page(client)
    assert (len(rows(found, "calendar")), len(rows(found, "champions"))) == (2 * several, several)


@pytest.mark.parametrize("several", [1, 3])
def test_standings_cost_the_same_for_one_athlete_and_three(
    client, season, field, several, django_assert_num_queries
):
    scored = record.season_discipline(season)
    for number in range(several):
        final(scored, meeting(season, date(2025, 6, 1 + number), f"City {number}"), *field[:several])
        final(
            scored,
            meeting(season, date(2025, 9, 1 + number), f"Final {number}", is_final=True),
            *field[:several],
        )
    with django_assert_num_queries(9):
        found = standings(client)
    assert len(rows(found, "standings")) == several
