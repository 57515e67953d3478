"""The record in the words of schema.org, for search engines. Nothing is asked here: the pages' own answers are told.

A day without a time stays a day. Who has withdrawn is no competitor any more. None and empty values stand for what is
not known; the page leaves them out.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings
from django.urls import reverse

from athletics.calendar import MeetState, SeasonCalendar
from athletics.choices import EntryRole, MeetStatus, Precision, Sex
from athletics.field import Field
from athletics.models import Athlete, Event, Meet

GENDERS = {Sex.MEN: "Male", Sex.WOMEN: "Female"}
EVENT = {
    "@type": "SportsEvent",
    "sport": "Athletics",
    "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
}


def profile(athlete: Athlete, *, other_names: Iterable[str]) -> dict:
    """The page of an athlete. A birthday known to the month or year only is not told as a day."""
    address = _address("athletics:athlete", athlete.slug)
    exact = athlete.birth_date and athlete.birth_precision == Precision.DAY
    return {
        "@type": "ProfilePage",
        "@id": f"{address}#page",
        "url": address,
        "mainEntity": {
            **person(athlete.name, athlete.slug),
            "givenName": athlete.given_name,
            "familyName": athlete.family_name,
            "alternateName": list(other_names),
            "birthDate": athlete.birth_date.isoformat() if exact else None,
            "birthPlace": athlete.birth_place,
            "gender": GENDERS.get(athlete.sex),
            "nationality": {"@type": "Country", "name": athlete.country.name},
        },
    }


def person(name: str, slug: str | None) -> dict:
    """An athlete named somewhere else than on the athlete's own page."""
    address = _address("athletics:athlete", slug) if slug else None
    return {"@type": "Person", "@id": f"{address}#person" if address else None, "name": name, "url": address}


def meet_node(state: MeetState) -> dict:
    """A meet as it stood: when, where, and whether it is on."""
    address = _address("athletics:meet", state.slug)
    return {
        **EVENT,
        "@id": f"{address}#meet",
        "name": state.name,
        "url": address,
        "startDate": state.start_date.isoformat(),
        "endDate": state.end_date.isoformat(),
        **_status(state),
        "location": place(state.venue, state.city, state.country_name),
    }


def sports_event(
    meet: Meet, state: MeetState, *, events: Iterable[dict], season: SeasonCalendar | None
) -> dict:
    """The page of a meet: its events below it, `events` as the page shows them, and its season above."""
    node = meet_node(state)
    country = meet.venue.country
    if state.country == country.code:
        node["location"] = place(state.venue, state.city, country.iso_code or country.name)
    return {
        **node,
        "name": str(meet),
        "superEvent": series_reference(season.league, season.league_slug, season.year) if season else None,
        "subEvent": [_event_of(event, node, state) for event in events],
    }


def contest(event: Event, *, rounds: Iterable[dict], field: Field) -> dict:
    """The page of one event: who competes, as of the day of the page, and the meet it belongs to."""
    meet, address = event.meet, settings.SITE_URL + event.get_absolute_url()
    venue = meet.venue
    meet_address = settings.SITE_URL + meet.get_absolute_url()
    return {
        **EVENT,
        "@id": f"{address}#event",
        "name": f"{event.name}, {meet}",
        "url": address,
        "startDate": _first_start(rounds) or meet.start_date.isoformat(),
        "endDate": None if _first_start(rounds) else meet.end_date.isoformat(),
        "eventStatus": _schema("EventCancelled") if meet.status == MeetStatus.CANCELLED else None,
        "location": place(venue.name, venue.city, venue.country.iso_code or venue.country.name),
        "superEvent": {
            "@type": "SportsEvent",
            "@id": f"{meet_address}#meet",
            "name": str(meet),
            "url": meet_address,
        },
        "competitor": [person(row.athlete, row.athlete_slug) for row in field.competitors],
    }


def series(season: SeasonCalendar) -> dict:
    """The page of a season: its meets in order, those called off marked so."""
    first, last = season.summary.first, season.summary.last
    return {
        **series_reference(season.league, season.league_slug, season.year),
        "startDate": first.start_date.isoformat() if first else None,
        "endDate": last.end_date.isoformat() if last else None,
        "subEvent": [meet_node(row.meet) for row in season.rows],
    }


def series_reference(league: str, slug: str, year: int) -> dict:
    """A season named somewhere else than on its own page."""
    address = _address("athletics:season", slug, year)
    return {"@type": "EventSeries", "@id": f"{address}#season", "name": f"{league} {year}", "url": address}


def place(venue: str, city: str, country: str) -> dict:
    """Where something is held; the country by its ISO code where it is known."""
    address = {"@type": "PostalAddress", "addressLocality": city, "addressCountry": country}
    return {"@type": "Place", "name": venue, "address": address}


def _event_of(event: dict, meet: dict, state: MeetState) -> dict:
    address = settings.SITE_URL + event["href"]
    start = None if state.awaiting_date else _first_start(event["rounds"])
    return {
        **EVENT,
        "@id": f"{address}#event",
        "name": f"{event['name']}, {state.name}",
        "url": address,
        "startDate": start or meet["startDate"],
        "endDate": None if start else meet["endDate"],
        **_status(state),
        "location": meet["location"],
        "competitor": list(_competitors(event)),
    }


def _competitors(event: dict) -> Iterator[dict]:
    """Those who are in; pacemakers do not compete."""
    for row in event["entrants"]:
        if row["role"] == EntryRole.COMPETITOR:
            yield person(row["athlete"]["name"], row["athlete"]["slug"])


def _first_start(rounds: Iterable[dict]) -> str | None:
    """The moment of the first start where it is known, else its day, else None."""
    starts: list[datetime] = [race["starts_at"] for race in rounds if race["starts_at"]]
    days: list[date] = [race["date"] for race in rounds if race["date"]]
    found = min(starts, default=None) or min(days, default=None)
    return found.isoformat() if found else None


def _status(state: MeetState) -> dict:
    """Whether it is on; of a meet that was moved, also the days it stood at before."""
    if state.cancelled:
        return {"eventStatus": _schema("EventCancelled")}
    if state.awaiting_date:
        return {"eventStatus": _schema("EventPostponed")}
    days = dict.fromkeys(change.start_date for change in state.history)
    before = [day.isoformat() for day in days if day != state.start_date]
    if before:
        return {"eventStatus": _schema("EventRescheduled"), "previousStartDate": before}
    return {"eventStatus": _schema("EventScheduled")}


def _schema(name: str) -> str:
    return f"https://schema.org/{name}"


def _address(name: str, *args) -> str:
    return settings.SITE_URL + reverse(name, args=args)
