"""The pages of meets and events: what they show in each phase, and what they cost."""

import re
from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from athletics.models import Broadcast
from tests.athletics.views.pages import links, rows, text, words
from tests.factories import record

pytestmark = pytest.mark.django_db


@pytest.fixture(params=[1, 3])
def many(request):
    return request.param


def full_meet(rows: int, start: date):
    """A meet of a season with `rows` of everything that can be listed on its page."""
    season = record.season(start.year, released_at=timezone.now() - timedelta(days=400))
    competition = record.competition("Testholm Games")
    scored = record.season_discipline(season)
    meet = record.meet(start, season=season, competition=competition, status="scheduled")
    for back in range(1, rows + 1):
        earlier = record.meet(start - timedelta(days=365 * back), competition=competition)
        record.result(mark=214_000, place=1, round=record.race(record.event(meet=earlier)))
        record.meet(start + timedelta(days=back), season=season, status="scheduled")
        Broadcast.objects.create(meet=meet, outlet=f"Channel {back}")
    for code in ("1500m", "5000m", "mile")[:rows]:
        event = record.event(code, meet=meet, season_discipline=scored if code == "1500m" else None)
        race = record.race(event, status="scheduled", local_time=time(15, 3))
        shared = record.race(record.event(code))
        for place in range(1, rows + 2):
            athlete = record.athlete()
            record.entry_step(record.entry(event, athlete), start - timedelta(days=90))
            record.result(athlete, 213_000 + place, place=place, round=race)
            record.result(athlete, 215_000 + place, place=place, round=shared)
        gone = record.entry(event)
        record.entry_step(gone, start - timedelta(days=90))
        record.entry_step(gone, start - timedelta(days=60), kind="withdrawn", reason="Achilles")
    return meet


@pytest.mark.parametrize(("days_ahead", "queries"), [(30, 11), (0, 11), (-30, 10)])
def test_a_meet_costs_the_same_for_one_row_and_three(
    client, django_assert_num_queries, many, days_ahead, queries
):
    meet = full_meet(many, timezone.localdate() + timedelta(days=days_ahead))
    with django_assert_num_queries(queries):
        response = client.get(meet.get_absolute_url())
    assert response.status_code == 200
    assert not response.cookies


@pytest.mark.parametrize(
    ("days_ahead", "replayed", "queries"), [(30, False, 10), (-30, False, 10), (-30, True, 10)]
)
def test_an_event_costs_the_same_for_one_row_and_three(
    client, django_assert_num_queries, many, days_ahead, replayed, queries
):
    meet = full_meet(many, timezone.localdate() + timedelta(days=days_ahead))
    asked = {"as_of": str(timezone.localdate() - timedelta(days=40))} if replayed else {}
    with django_assert_num_queries(queries):
        response = client.get(meet.events.get(discipline="1500m").get_absolute_url(), asked)
    assert response.status_code == 200


def test_the_list_of_meets_costs_the_same_for_one_row_and_three(client, django_assert_num_queries, many):
    for number in range(many):
        record.meet(timezone.localdate() + timedelta(days=number + 1))
    with django_assert_num_queries(5):
        response = client.get("/meets/")
    assert response.status_code == 200


def test_before_the_meet_the_page_says_who_is_in_and_who_is_out_and_why(client):
    meet = full_meet(1, timezone.localdate() + timedelta(days=30))
    page = client.get(meet.get_absolute_url()).content.decode()
    assert "Out: " in page
    assert "(Achilles)" in page
    assert "In the field" in page
    assert "15:03 CE" in page
    assert "3:33" not in page.split("Won here before")[0], "no result of the meet shows before it"


def test_an_unknown_time_is_to_be_announced_and_never_midnight(client):
    meet = record.meet(timezone.localdate() + timedelta(days=3), status="scheduled")
    record.race(record.event(meet=meet), status="scheduled")
    page = client.get(meet.get_absolute_url()).content.decode()
    assert "to be announced" in page
    assert "00:00" not in page


def test_results_are_marked_provisional_and_refreshed_while_the_meet_is_on(client):
    meet = record.meet(timezone.localdate(), status="scheduled")
    record.result(mark=213_000, place=1, round=record.race(record.event(meet=meet), status="provisional"))
    page = client.get(meet.get_absolute_url()).content.decode()
    assert "Provisional" in page
    assert "data-live" in page
    assert "3:33.00" in page


@pytest.mark.parametrize(
    ("status", "said"), [("scheduled", "Provisional"), ("official", "Official"), ("amended", "Amended")]
)
def test_results_are_what_came_in_until_somebody_says_more(client, status, said):
    meet = record.meet(timezone.localdate(), status="scheduled")
    event = record.event(meet=meet)
    record.result(mark=213_000, place=1, round=record.race(event, status=status))
    for address in (meet.get_absolute_url(), event.get_absolute_url()):
        assert said in text(client.get(address))


@pytest.mark.parametrize(("status", "goes_on"), [("provisional", True), ("official", False)])
def test_an_open_event_is_refreshed_until_its_final_is_official(client, status, goes_on):
    event = record.event(meet=record.meet(timezone.localdate(), status="scheduled"))
    record.result(mark=213_000, place=1, round=record.race(event, status=status))
    page = client.get(event.get_absolute_url()).content.decode()
    assert ("data-live" in page) is ("live.js" in page) is goes_on


def test_the_timetable_is_in_order_of_time_day_by_day(client):
    start = timezone.localdate() + timedelta(days=2)
    meet = record.meet(start, end_date=start + timedelta(days=1), status="scheduled")
    mile, men = record.event("mile", meet=meet), record.event("1500m", meet=meet)
    record.race(mile, date=start + timedelta(days=1), local_time=time(12, 0))
    record.race(men, date=start + timedelta(days=1), local_time=time(20, 10))
    record.race(men, kind="heat", date=start, local_time=time(19, 0))
    record.race(record.event("800m", meet=meet), date=start)
    page = client.get(meet.get_absolute_url()).content.decode()
    tables = page[page.index('id="timetable"') :].split("</table>")[:2]
    names = [
        ["Men’s 1500m, heat 1", "Men’s 800m"],
        ["Men’s Mile", "Men’s 1500m, final"],
    ]
    for table, expected in zip(tables, names, strict=True):
        assert [words(one) for one in re.findall(r'<th scope="row">(.*?)</th>', table, re.S)] == expected


def test_names_without_a_time_are_no_timetable(client):
    meet = record.meet(timezone.localdate() + timedelta(days=3), status="scheduled")
    record.race(record.event(meet=meet), status="scheduled")
    assert "Timetable" not in text(client.get(meet.get_absolute_url()))


def test_a_best_that_nothing_proves_is_only_the_best_on_file(client):
    meet = record.meet(timezone.localdate() + timedelta(days=30), status="scheduled")
    event = record.event(meet=meet)
    proven, unproven = record.athlete("Anna Alfa"), record.athlete("Beata Beta")
    for athlete, mark in ((proven, 213_000), (unproven, 214_000)):
        record.entry_step(record.entry(event, athlete), timezone.localdate() - timedelta(days=9))
        record.result(athlete, mark, date=date(2024, 7, 1))
    record.coverage(athlete=proven, of="results", complete=True)
    lines = rows(client.get(event.get_absolute_url()), "field")
    assert [line[:2] for line in lines] == [
        ["Anna Alfa NOR", "3:33.00"],
        ["Beata Beta NOR", "3:34.00 on file"],
    ]


def test_a_result_is_called_a_best_only_where_that_is_proven(client):
    meet = record.meet(date(2025, 7, 19))
    event = record.event(meet=meet)
    race = record.race(event)
    names = ["Anna Alfa", "Beata Beta", "Carla Ceta", "Dora Delta"]
    alfa, beta, ceta, delta = (record.athlete(name) for name in names)
    for place, athlete in enumerate((alfa, beta, ceta, delta), 1):
        record.result(athlete, 212_000 + place, place=place, round=race)
    record.result(beta, 211_000, date=date(2024, 7, 1))
    record.result(delta, 211_000, date=date(2025, 6, 1))
    record.result(alfa, 200_000, date=date(2025, 8, 1))
    for athlete in (alfa, beta):
        record.coverage(athlete=athlete, of="results", complete=True)
    lines = rows(client.get(event.get_absolute_url()), "results")
    assert [(line[1], line[3]) for line in lines] == [
        ("Anna Alfa NOR", "PB"),
        ("Beata Beta NOR", "SB"),
        ("Carla Ceta NOR", ""),
        ("Dora Delta NOR", ""),
    ]


def test_a_past_meet_nothing_confirms_is_not_called_held(client):
    meet = record.meet(date(2026, 5, 16), status="scheduled")
    assert "Not confirmed as held" in client.get(meet.get_absolute_url()).content.decode()


def test_a_meet_of_a_season_in_preparation_is_not_public(client):
    meet = record.meet(date(2027, 7, 3), season=record.season(2027), status="scheduled", name="Secret Games")
    event = record.event(meet=meet)
    assert client.get(meet.get_absolute_url()).status_code == 404
    assert client.get(event.get_absolute_url()).status_code == 404
    assert "Secret Games" not in client.get("/meets/").content.decode()


def test_who_won_here_before_and_the_best_at_this_meet(client):
    competition = record.competition("Testholm Games")
    old = record.meet(date(2023, 7, 1), competition=competition)
    record.result(record.athlete("Olda Winner"), 212_000, place=1, round=record.race(record.event(meet=old)))
    heat = record.race(record.event(meet=record.meet(date(2024, 7, 1), competition=competition)), kind="heat")
    record.result(record.athlete("Fasta Heat"), 211_000, place=1, round=heat)
    meet = record.meet(date(2025, 7, 1), competition=competition)
    record.result(mark=213_000, place=1, round=record.race(record.event(meet=meet)))
    page = client.get(meet.get_absolute_url()).content.decode()
    history = page.split("Won here before")[1]
    assert "Olda Winner" in history
    assert 'Best at this meet on file: <span class="mark">3:31.00</span>' in " ".join(history.split())


@pytest.mark.parametrize("day", ["2025-02-30", "soon", "2999-01-01", "2025-1-1"])
def test_an_impossible_day_is_refused_with_advice(client, day):
    meet = record.meet(date(2025, 7, 1))
    event = record.event(meet=meet)
    for address in (meet.get_absolute_url(), event.get_absolute_url()):
        response = client.get(address, {"as_of": day})
        assert response.status_code == 400
        assert "day" in response.content.decode()


def test_an_event_can_be_replayed_to_a_day(client):
    meet = record.meet(date(2025, 7, 19))
    event = record.event(meet=meet)
    record.result(record.athlete("Fasta Winner"), 208_000, place=1, round=record.race(event))
    entry = record.entry(event, record.athlete("Gona Early"))
    record.entry_step(entry, date(2025, 4, 11))
    record.entry_step(entry, date(2025, 7, 16), kind="withdrawn", reason="Achilles")
    now, april, march = (
        client.get(event.get_absolute_url() + query).content.decode()
        for query in ("", "?as_of=2025-04-12", "?as_of=2025-03-01")
    )
    assert ("Fasta Winner" in now, "Withdrawn" in now) == (True, True)
    assert ("Fasta Winner" in april, "Gona Early" in april, "Withdrawn" in april) == (False, True, False)
    assert "No entry is on file" in march


def test_a_result_is_shown_as_it_stood_before_a_ruling(client):
    meet = record.meet(date(2025, 7, 1))
    result = record.result(
        record.athlete("Outa Later"),
        208_000,
        place=None,
        status="dq",
        round=record.race(record.event(meet=meet)),
    )
    record.ruling(result, date(2025, 9, 1), place_before=1)
    assert "3:28.00" not in client.get(meet.get_absolute_url()).content.decode()
    assert "3:28.00" in client.get(meet.get_absolute_url(), {"as_of": "2025-08-01"}).content.decode()


def test_a_result_shows_its_own_wind_and_how_it_went_through(client):
    jump = record.race(record.event("long-jump"), kind="qualification")
    measured = {"wind_state": "measured", "round": jump}
    record.result(record.athlete("Lova Long"), 850, place=1, wind=12, qualified="Q", **measured)
    record.result(record.athlete("Minna Minus"), 845, place=2, wind=-3, qualified="q", **measured)
    found = rows(client.get(jump.event.get_absolute_url()), "results")
    assert found == [
        ["1", "Lova Long NOR", "8.50", "Q", "+1.2"],
        ["2", "Minna Minus NOR", "8.45", "q", "−0.3"],
    ]


def test_a_sprint_shows_one_wind_for_all(client):
    race = record.race(record.event("100m"), wind=12, wind_state="measured")
    record.result(record.athlete("Sprinta Fast"), 10_100, place=1, wind=12, wind_state="measured", round=race)
    page = client.get(race.event.get_absolute_url())
    assert rows(page, "results") == [["1", "Sprinta Fast NOR", "10.10", ""]]
    assert "Wind +1.2 m/s" in text(page)


@pytest.mark.parametrize(("days_ahead", "shown"), [(30, True), (0, True), (-30, False)])
def test_until_it_is_over_a_meet_leads_to_the_records_in_reach(client, days_ahead, shown):
    meet = full_meet(1, timezone.localdate() + timedelta(days=days_ahead))
    address = f"{meet.events.get(discipline='1500m').get_absolute_url()}records/"
    assert (address in links(client.get(meet.get_absolute_url()))) == shown
