"""What the record's pages tell search engines, read from the pages themselves."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from tests.factories import record
from tests.structured_data import nodes

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
DAY = timedelta(days=1)


def days_ahead(days: int) -> date:
    return timezone.localdate() + days * DAY


def coming(**fields):
    venue = record.venue("Zürich", "SUI", name="Letzigrund")
    return record.meet(days_ahead(30), status="scheduled", venue=venue, **fields)


def meet_node(client, meet) -> dict:
    return nodes(client.get(meet.get_absolute_url()))["SportsEvent"]


def test_a_meet_is_told_with_its_days_and_place(client):
    season = record.season(released_at=timezone.now())
    meet = coming(season=season, end_date=days_ahead(31))
    node = meet_node(client, meet)
    assert node["@id"] == f"{SITE}{meet.get_absolute_url()}#meet"
    assert (node["startDate"], node["endDate"]) == (str(days_ahead(30)), str(days_ahead(31)))
    assert node["eventStatus"] == "https://schema.org/EventScheduled"
    assert node["location"] == {
        "@type": "Place",
        "name": "Letzigrund",
        "address": {"@type": "PostalAddress", "addressLocality": "Zürich", "addressCountry": "CH"},
    }
    assert node["superEvent"] == {
        "@type": "EventSeries",
        "@id": f"{SITE}{season.get_absolute_url()}#season",
        "name": str(season),
        "url": SITE + season.get_absolute_url(),
    }
    assert "previousStartDate" not in node


@pytest.mark.parametrize(
    ("status", "days", "told"),
    [
        ("scheduled", 30, "EventScheduled"),
        ("moved", 30, "EventRescheduled"),
        ("postponed", 30, "EventRescheduled"),
        ("postponed", 20, "EventPostponed"),
        ("cancelled", 20, "EventCancelled"),
    ],
)
def test_a_meet_says_whether_it_is_on_and_when_it_was_to_be(client, status, days, told):
    meet = coming()
    first = 20 if (status, days) != ("scheduled", 30) else 30
    record.meet_change(meet, days_ahead(-9), start_date=days_ahead(first), end_date=days_ahead(first))
    record.meet_change(
        meet, days_ahead(-2), status=status, start_date=days_ahead(days), end_date=days_ahead(days)
    )
    node = meet_node(client, meet)
    assert node["eventStatus"] == f"https://schema.org/{told}"
    assert node["startDate"] == str(days_ahead(days))
    rescheduled = told == "EventRescheduled"
    assert node.get("previousStartDate") == ([str(days_ahead(20))] if rescheduled else None)


def test_the_events_of_a_meet_name_those_who_compete_and_start_on_a_day_or_a_moment(client):
    meet = coming()
    untimed, timed = record.event(meet=meet), record.event("5000m", meet=meet)
    record.race(untimed)
    record.race(timed, kind="heat", local_time=time(15, 3))
    record.race(timed, local_time=time(20))
    for name, kind, role in (
        ("In Itnow", "announced", "competitor"),
        ("Out Already", "withdrawn", "competitor"),
        ("Pace Maker", "announced", "pacemaker"),
    ):
        entry = record.entry(untimed, record.athlete(name), role=role)
        record.entry_step(entry, days_ahead(-9))
        if kind != "announced":
            record.entry_step(entry, days_ahead(-2), kind=kind)
    first, second = meet_node(client, meet)["subEvent"]
    assert [one["name"] for one in first["competitor"]] == ["In Itnow"]
    assert first["startDate"] == str(days_ahead(30))
    assert "endDate" not in first
    assert second["startDate"].startswith(f"{days_ahead(30)}T15:03:00+0")
    assert "competitor" not in second
    node = nodes(client.get(untimed.get_absolute_url()))["SportsEvent"]
    assert [one["name"] for one in node["competitor"]] == ["In Itnow"]
    assert node["@id"] == first["@id"] == f"{SITE}{untimed.get_absolute_url()}#event"
    assert node["superEvent"]["@id"] == f"{SITE}{meet.get_absolute_url()}#meet"
    assert node["startDate"] == str(days_ahead(30))
    assert node["location"]["address"]["addressCountry"] == "CH"


@pytest.mark.parametrize(("precision", "told"), [("day", "2000-01-02"), ("month", None), ("year", None)])
def test_a_birthday_is_told_only_where_it_is_known(client, precision, told):
    athlete = record.athlete("Testa Miler", birth_precision=precision)
    record.alias(athlete=athlete, name="T. Miler")
    person = nodes(client.get(athlete.get_absolute_url()))["ProfilePage"]["mainEntity"]
    assert person.pop("birthDate", None) == told
    assert person == {
        "@type": "Person",
        "@id": f"{SITE}{athlete.get_absolute_url()}#person",
        "name": "Testa Miler",
        "url": SITE + athlete.get_absolute_url(),
        "givenName": "Testa",
        "familyName": "Miler",
        "alternateName": ["T. Miler"],
        "gender": "Male",
        "nationality": {"@type": "Country", "name": "Norway"},
    }


def test_a_season_is_told_with_every_meet_and_no_other_season(client):
    season = record.season(released_at=timezone.now())
    first, second = record.meet(days_ahead(10), season=season), record.meet(days_ahead(20), season=season)
    record.meet_change(second, days_ahead(-2), status="cancelled")
    record.meet(days_ahead(15), season=record.season(2024, league=season.league))
    node = nodes(client.get(season.get_absolute_url()))["EventSeries"]
    assert (node["name"], node["startDate"]) == (str(season), str(days_ahead(10)))
    assert [(one["url"], one["eventStatus"]) for one in node["subEvent"]] == [
        (SITE + first.get_absolute_url(), "https://schema.org/EventScheduled"),
        (SITE + second.get_absolute_url(), "https://schema.org/EventCancelled"),
    ]


def test_every_page_below_another_tells_the_way_down(client):
    season = record.season(released_at=timezone.now())
    event = record.event(meet=record.meet(season=season))
    record.record(record.athlete())
    for path in (
        event.get_absolute_url(),
        event.meet.get_absolute_url(),
        season.get_absolute_url(),
        record.athlete().get_absolute_url(),
        "/records/1500m/men/",
    ):
        steps = nodes(client.get(path))["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert all(step["item"].startswith(f"{SITE}/") for step in steps[:-1])
        assert "item" not in steps[-1]
