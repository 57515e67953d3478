"""Calendars to subscribe to, read back by a reader that did not write them."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from athletics.choices import MeetStatus
from athletics.feeds import meet_feed, season_feed, starts_feed
from athletics.models import EntryStep, Meet, MeetChange
from tests.athletics.ics_reading import Part, read
from tests.factories import record

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
RELEASED = datetime(2024, 10, 1, tzinfo=UTC)
JULY_19 = date(2025, 7, 19)
SPRING = datetime(2025, 4, 11, 12, 0, tzinfo=UTC)


def recorded(row: MeetChange | EntryStep, at: datetime) -> MeetChange | EntryStep:
    """The same announcement, entered at another moment."""
    type(row).objects.filter(pk=row.pk).update(recorded_at=at)
    return row


def announced(meet: Meet, on: date, **fields) -> MeetChange:
    return recorded(
        record.meet_change(meet, on, **fields), datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    )


def step(entry, on: date, **fields) -> EntryStep:
    at = datetime(on.year, on.month, on.day, 9, tzinfo=UTC)
    return recorded(record.entry_step(entry, on, **fields), at)


def coming(**fields) -> Meet:
    return record.meet(JULY_19, status=MeetStatus.SCHEDULED, **fields)


def of_meet(meet: Meet, *, as_of: datetime = SPRING) -> Part:
    """The meet's own entry in its calendar."""
    return read(meet_feed(meet=meet, as_of=as_of)).events()[f"meet-{meet.pk}@localhost"]


def test_a_calendar_says_what_it_is_and_where_to_ask_again():
    season = record.season(2025, league=record.league(name="Test; League, one", slug="test"))
    feed = read(season_feed(season=season, as_of=SPRING))
    assert feed.name == "VCALENDAR"
    assert feed.parts == []
    assert {name: value for name, (_, value) in feed.properties.items()} == {
        "PRODID": "-//localhost//Bell Lap//EN",
        "VERSION": "2.0",
        "METHOD": "PUBLISH",
        "NAME": "Test; League, one 2025",
        "X-WR-CALNAME": "Test; League, one 2025",
        "REFRESH-INTERVAL": "PT6H",
        "SOURCE": f"{SITE}/seasons/test/2025/calendar.ics",
    }
    assert (feed.value_type("REFRESH-INTERVAL"), feed.value_type("SOURCE")) == ("DURATION", "URI")


def test_a_meet_takes_its_days_and_the_end_is_exclusive():
    venue = record.venue("Zürich", "SUI", name="Letzigrund")
    meet = coming(venue=venue, end_date=date(2025, 7, 20), name="Weltklasse; the final, part 1")
    event = of_meet(meet)
    assert (event["DTSTART"], event.value_type("DTSTART")) == ("20250719", "DATE")
    assert (event["DTEND"], event.value_type("DTEND")) == ("20250721", "DATE")
    assert event["SUMMARY"] == "Weltklasse; the final, part 1"
    assert event["LOCATION"] == "Letzigrund, Zürich, SUI"
    assert event["URL"] == SITE + meet.get_absolute_url()
    assert (event["STATUS"], event["TRANSP"], event["SEQUENCE"]) == ("CONFIRMED", "TRANSPARENT", "0")
    assert "LAST-MODIFIED" not in event.properties


def test_long_lines_are_folded_between_letters():
    meet = coming(name="å" * 150)
    content = meet_feed(meet=meet, as_of=SPRING)
    assert read(content).events()[f"meet-{meet.pk}@localhost"]["SUMMARY"] == "å" * 150


def test_every_announcement_moves_the_sequence_and_nothing_moves_the_name():
    meet = coming()
    announced(meet, date(2024, 10, 1))
    announced(
        meet, date(2025, 2, 1), start_date=date(2025, 7, 26), end_date=date(2025, 7, 26), status="moved"
    )
    announced(meet, date(2025, 3, 1), status="cancelled", reason="No stadium")
    seen = [
        (event["SEQUENCE"], event["STATUS"], event["DTSTART"], event["LAST-MODIFIED"])
        for on in ((2024, 11, 1), (2025, 2, 2), (2025, 3, 2))
        for event in [of_meet(meet, as_of=datetime(*on, tzinfo=UTC))]
    ]
    assert seen == [
        ("1", "CONFIRMED", "20250719", "20241001T090000Z"),
        ("2", "CONFIRMED", "20250726", "20250201T090000Z"),
        ("3", "CANCELLED", "20250719", "20250301T090000Z"),
    ]
    assert of_meet(meet)["DESCRIPTION"] == "Cancelled. No stadium."


def test_an_announcement_struck_out_never_lowers_the_sequence():
    meet = coming()
    announced(meet, date(2024, 10, 1))
    wrong = announced(meet, date(2025, 2, 1), status="cancelled")
    assert (of_meet(meet)["SEQUENCE"], of_meet(meet)["STATUS"]) == ("2", "CANCELLED")
    struck = datetime(2025, 2, 3, 8, tzinfo=UTC)
    MeetChange.objects.filter(pk=wrong.pk).update(struck_out_at=struck)
    event = of_meet(meet)
    assert (event["SEQUENCE"], event["STATUS"]) == ("3", "CONFIRMED")
    assert event["LAST-MODIFIED"] == event["DTSTAMP"] == "20250203T080000Z"


def test_a_meet_put_off_without_a_date_is_tentative_at_the_old_one():
    meet = coming()
    announced(meet, date(2024, 10, 1))
    announced(meet, date(2025, 2, 1), status="postponed")
    event = of_meet(meet)
    assert (event["STATUS"], event["DTSTART"]) == ("TENTATIVE", "20250719")
    assert event["DESCRIPTION"] == "Postponed; the new date is not yet known."


def test_a_round_is_in_the_timetable_once_its_time_is_known_and_in_utc():
    meet = coming()
    event = record.event(meet=meet)
    timed = record.race(event, local_time=time(15, 3))
    record.race(event, kind="heat")
    record.race(event, kind="semi_final", date=date(2025, 7, 26), local_time=time(12))
    nowhere = record.venue(time_zone="")
    record.race(event, kind="heat", number=2, local_time=time(12), venue=nowhere)
    events = read(meet_feed(meet=meet, as_of=SPRING)).events()
    assert events.keys() == {f"meet-{meet.pk}@localhost", f"round-{timed.pk}@localhost"}
    race = events[f"round-{timed.pk}@localhost"]
    assert (race["DTSTART"], race.value_type("DTSTART")) == ("20250719T130300Z", "")
    assert race["SUMMARY"] == f"Men’s 1500m, final: {meet.name}"
    assert race["URL"] == SITE + event.get_absolute_url()


def test_a_season_holds_every_meet_with_its_number_cancelled_ones_too():
    season = record.season(2025, released_at=RELEASED)
    on, off = coming(season=season), coming(season=season)
    announced(off, date(2025, 2, 1), status="cancelled")
    coming()
    events = read(season_feed(season=season, as_of=SPRING)).events()
    league = season.league.name
    assert {uid: (event["SUMMARY"], event["STATUS"]) for uid, event in events.items()} == {
        f"meet-{on.pk}@localhost": (f"{on.name} ({league} 1/1)", "CONFIRMED"),
        f"meet-{off.pk}@localhost": (f"{off.name} ({league})", "CANCELLED"),
    }


def test_an_athletes_starts_gain_their_time_and_stay_when_cancelled():
    athlete, meet = record.athlete("Testa Miler"), coming()
    entry = record.entry(record.event(meet=meet), athlete)
    step(entry, date(2025, 4, 1))
    step(entry, date(2025, 7, 16), kind="withdrawn", reason="injury")
    step(record.entry(record.event(meet=record.meet(date(2025, 4, 1))), athlete), date(2025, 3, 1))
    step(record.entry(record.event(meet=meet, label="B")), date(2025, 4, 1))

    def start(as_of: datetime = SPRING) -> Part:
        [event] = read(starts_feed(athlete=athlete, as_of=as_of)).events().values()
        return event

    assert start()["UID"] == f"entry-{entry.pk}@localhost"
    assert start()["SUMMARY"] == f"Testa Miler: Men’s 1500m, {meet.name}"
    assert (start()["DTSTART"], start()["DTEND"], start()["SEQUENCE"]) == ("20250719", "20250720", "1")
    race = record.race(entry.event)
    assert start()["SEQUENCE"] == "2"
    race.local_time = time(15, 3)
    race.save()
    assert (start()["DTSTART"], start()["SEQUENCE"], start()["STATUS"]) == (
        "20250719T130300Z",
        "3",
        "CONFIRMED",
    )
    assert "DTEND" not in start().properties
    out = start(datetime(2025, 7, 17, tzinfo=UTC))
    assert (out["STATUS"], out["SEQUENCE"], out["DESCRIPTION"]) == ("CANCELLED", "4", "Withdrawn: injury")
    announced(meet, date(2025, 4, 10), status="cancelled")
    assert (start()["STATUS"], start()["SEQUENCE"]) == ("CANCELLED", "4")


def test_a_start_entered_in_error_is_called_off():
    entry = record.entry(record.event(meet=coming()))
    wrong = step(entry, date(2025, 4, 1))
    EntryStep.objects.filter(pk=wrong.pk).update(struck_out_at=datetime(2025, 4, 2, tzinfo=UTC))
    [event] = read(starts_feed(athlete=entry.athlete, as_of=SPRING)).events().values()
    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", "2")


def ahead(**fields) -> Meet:
    return record.meet(timezone.localdate() + timedelta(days=30), status="scheduled", **fields)


def test_what_a_season_in_preparation_holds_is_in_no_calendar(client):
    season = record.season(released_at=timezone.now() + timedelta(days=1))
    meet = ahead(season=season)
    entry = record.entry(record.event(meet=meet))
    step(entry, date(2025, 4, 1))
    assert client.get(f"{season.get_absolute_url()}calendar.ics").status_code == 404
    assert client.get(f"{meet.get_absolute_url()}calendar.ics").status_code == 404
    own = client.get(f"{entry.athlete.get_absolute_url()}calendar.ics")
    assert read(own.content).events() == {}


def test_a_merged_athletes_calendar_leads_to_the_one_who_stands(client):
    entry = record.entry(record.event(meet=ahead()))
    step(entry, date(2025, 4, 1))
    stands = record.athlete()
    entry.athlete.merged_into = stands
    entry.athlete.save()
    moved = client.get(f"{entry.athlete.get_absolute_url()}calendar.ics")
    assert (moved.status_code, moved.url) == (302, f"{stands.get_absolute_url()}calendar.ics")
    assert read(client.get(moved.url).content).events().keys() == {f"entry-{entry.pk}@localhost"}


@pytest.mark.parametrize(("of", "queries"), [("season", 4), ("meet", 4), ("athlete", 5)])
def test_a_calendar_costs_the_same_for_three_as_for_one_and_is_kept_by_its_tag(
    client, django_assert_num_queries, of, queries
):
    season = record.season(released_at=RELEASED)
    athlete, meet = record.athlete(), ahead(season=season)

    def add() -> None:
        for one in (meet, ahead(season=season)):
            announced(one, date(2025, 1, 1))
            event = record.event(meet=one, label=str(one.events.count()))
            record.race(event, local_time=time(15))
            step(record.entry(event, athlete), date(2025, 4, 1))

    add()
    owner = {"season": season, "meet": meet, "athlete": athlete}[of]
    where = f"{owner.get_absolute_url()}calendar.ics"
    with django_assert_num_queries(queries):
        answer = client.get(where)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert not answer.cookies
    assert client.get(where, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    add()
    add()
    with django_assert_num_queries(queries):
        again = client.get(where, headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 200
    page = client.get(owner.get_absolute_url()).content.decode()
    assert f'href="webcal://localhost:8000{where}"' in page
