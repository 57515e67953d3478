"""The records in reach of an event's field: which, whose, how far off, and what the page costs."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from athletics import record_book
from athletics.choices import RecordKind
from athletics.record_book import Policy
from tests.athletics.views.pages import links, rows, text
from tests.factories import record

pytestmark = pytest.mark.django_db
DAY = date(2025, 4, 11)
RACE_DAY = date(2025, 7, 19)
COUNTRIES = ("NOR", "GBR", "KEN")


def entered(event, athlete, on=date(2025, 4, 1)):
    record.entry_step(record.entry(event, athlete), on)
    return athlete


def address(event) -> str:
    return f"{event.get_absolute_url()}records/"


@pytest.fixture
def event():
    """A 1500m in a league, with a list or results for every record that a Norwegian, a Briton and a Kenyan can break."""
    season = record.season(
        2025, league=record.league(name="Test League"), released_at=timezone.now() - timedelta(days=900)
    )
    games = record.competition("Testholm Games")
    earlier = record.meet(date(2024, 7, 1), competition=games, season=season)
    record.result(
        record.athlete("Olda Winner"), 210_000, place=1, round=record.race(record.event(meet=earlier))
    )
    record.record(
        record.athlete("Firsta Fast", "KEN"), 206_000, set_on=date(1998, 7, 14), ratification="ratified"
    )
    record.record(
        record.athlete("Euro Holder", "GBR"), 206_730, kind="area", area="EUR", ratification="pending"
    )
    record.record(record.athlete("Norda Holder"), 207_000, kind="national", country=record.country("NOR"))
    return record.event(meet=record.meet(RACE_DAY, competition=games, season=season))


def test_each_record_with_the_distance_of_the_best_who_may_break_it(client, event):
    norwegian = entered(event, record.athlete("Nilsa Norsk"))
    briton = entered(event, record.athlete("Brita Brit", "GBR"))
    pacemaker = record.entry(event, record.athlete("Paca Maker", "KEN"), role="pacemaker")
    record.entry_step(pacemaker, date(2025, 4, 1))
    record.result(norwegian, 207_990, date=date(2024, 8, 1))
    record.result(norwegian, 209_000, date=date(2025, 3, 1))
    record.result(briton, 208_500, date=date(2025, 3, 2))
    record.result(briton, 200_000, facility="short_track", indoors=True, date=date(2025, 2, 2))
    response = client.get(address(event), {"as_of": "2025-04-11"})
    found = {row[0].split(" record")[0]: row[1:] for row in rows(response, "reach-table")}
    norsk, brit = "1.99 s slower Nilsa Norsk 3:27.99, best on file", "2.50 s slower Brita Brit 3:28.50"
    assert found["World"] == ["3:26.00", f"{norsk} {brit}, season’s best on file"]
    assert found["European"][1].startswith("1.26 s slower Nilsa Norsk")
    assert found["Norwegian"] == [
        "3:27.00",
        "0.99 s slower Nilsa Norsk 3:27.99, best on file 2.00 s slower Nilsa Norsk 3:29.00, season’s best on file",
    ]
    assert found["British"] == ["–", ""], "no list is on file, and the page says no more"
    assert found["Testholm Games"][1].startswith("2.01 s faster Nilsa Norsk")
    lead = next(row for row in rows(response, "reach-table") if row[0].startswith("World lead 2025"))
    assert lead[1:] == ["3:28.50", "Holds it Brita Brit 3:28.50, season’s best on file"]
    assert "Kenyan" not in text(response), "a pacemaker is not in the race for a record"
    assert f"/records/1500m/men/?of=nation-NOR&facility=track&as_of={DAY}" in links(response)


@pytest.mark.parametrize("countries", [1, 3])
@pytest.mark.parametrize("as_of", ["", "2025-04-11"])
def test_records_in_reach_cost_the_same_whatever_the_field(
    client, django_assert_num_queries, event, countries, as_of
):
    for code in COUNTRIES[:countries]:
        athlete = entered(event, record.athlete(country_code=code))
        ruled = record.result(athlete, 215_000, date=date(2025, 3, 1))
        record.ruling(ruled, date(2030, 1, 1))
    with django_assert_num_queries(10):
        response = client.get(address(event), {"as_of": as_of} if as_of else {})
    assert response.status_code == 200


def test_once_begun_the_page_stays_with_the_day_before(client, event):
    winner = entered(event, record.athlete("Fasta Winner", "KEN"))
    record.result(winner, 200_000, place=1, round=record.race(event))
    page = text(client.get(address(event)))
    assert "As of 18 July 2025" in page
    assert "3:20.00" not in page
    assert "3:20.00" in text(client.get(address(event), {"as_of": "2025-07-20"}))


def test_without_a_field_the_records_stand_and_no_distance_is_made_up(client, event):
    response = client.get(address(event))
    assert "no distance can be given" in text(response)
    assert [row[1] for row in rows(response, "reach-table")] == ["3:26.00", "3:30.00", "3:30.00", "–"]


def test_every_record_in_reach_is_the_answer_of_its_record_alone(event):
    record.result(record.athlete(), 205_000, date=date(2025, 2, 1))
    record.ruling(record.result(record.athlete(), 204_000, date=date(2025, 2, 2)), date(2025, 5, 1))
    record.coverage(competition=event.meet.competition, discipline=event.discipline)
    record.coverage(season=event.meet.season, discipline=event.discipline)
    record.coverage(discipline=event.discipline)
    found = record_book.in_reach(event=event, countries=[record.country("NOR")], as_of=DAY)
    contest = {"discipline": event.discipline, "sex": "M", "facility": "track", "as_of": DAY}
    by_performance = contest | {"policy": Policy.PERFORMANCE}
    meet = event.meet
    assert [one.record for one in found] == [
        record_book.holders(kind=RecordKind.WORLD, **by_performance),
        record_book.holders(kind=RecordKind.AREA, area="EUR", **by_performance),
        record_book.holders(kind=RecordKind.NATIONAL, country=record.country("NOR"), **by_performance),
        record_book.holders(kind=RecordKind.MEETING, competition=meet.competition, **by_performance),
        record_book.holders(kind=RecordKind.LEAGUE, league=meet.season.league, **by_performance),
        record_book.lead(year=2025, **contest),
    ]
    assert {one.record.word for one in found} == {"record", "lead"}
    assert [one.name for one in found] == [
        "World record",
        "European record",
        "Norwegian record",
        "Testholm Games record",
        "Test League record",
        "World lead 2025",
    ]
