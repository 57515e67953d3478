"""Calendars and their entries, property by property."""

from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event

from athletics.calendar import MeetState
from athletics.choices import MeetStatus
from athletics.feeds.revisions import Revision
from athletics.templatetags.dates import day as printed_day

REFRESH = timedelta(hours=6)
BEFORE_ANY = datetime(2000, 1, 1, tzinfo=UTC)
"""The stamp of what no announcement is on file for: now would be another one each time it is asked."""
CONFIRMED, TENTATIVE, CANCELLED = "CONFIRMED", "TENTATIVE", "CANCELLED"


def new_calendar(name: str, path: str) -> Calendar:
    """A calendar without entries, named and with where it is to be asked for again."""
    feed = Calendar()
    feed.add("prodid", f"-//{host()}//{settings.SITE_NAME}//EN")
    feed.add("version", "2.0")
    feed.add("method", "PUBLISH")
    feed.add("name", name)
    feed.add("x-wr-calname", name)
    feed.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    feed.add("source", settings.SITE_URL + path, parameters={"VALUE": "URI"})
    return feed


def new_event(uid: str, revision: Revision, *, title: str, status: str, path: str) -> Event:
    """An entry without its time and place. `uid` is “meet-412”; the host is added."""
    event = Event()
    event.add("uid", f"{uid}@{host()}")
    event.add("dtstamp", revision.changed_at or BEFORE_ANY)
    if revision.changed_at:
        event.add("last-modified", revision.changed_at)
    event.add("sequence", revision.sequence)
    event.add("summary", title)
    event.add("status", status)
    event.add("url", settings.SITE_URL + path)
    return event


def all_day(event: Event, first: date, last: date) -> None:
    """Sets the days an entry takes; it does not make anybody busy."""
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def meet_event(state: MeetState, revision: Revision, *, title: str) -> Event:
    """A meet as it stood, over its days; one put off without a new date keeps the old one, as tentative."""
    path = reverse("athletics:meet", args=[state.slug])
    event = new_event(f"meet-{state.id}", revision, title=title, status=status_of(state), path=path)
    all_day(event, state.start_date, state.end_date)
    event.add("location", location(state.venue, state.city, state.country))
    if words := _said(state):
        event.add("description", words)
    return event


def status_of(state: MeetState) -> str:
    """The status of a meet, and of all that is to happen at it."""
    if state.cancelled:
        return CANCELLED
    return TENTATIVE if state.awaiting_date or state.to_be_confirmed else CONFIRMED


def location(venue: str, city: str, country: str) -> str:
    """Where it is, each name once."""
    return ", ".join(dict.fromkeys([venue, city, country]))


def _said(state: MeetState) -> str:
    """What has been announced since the first date, in one or two sentences."""
    now = state.history[-1] if state.history else None
    said = [
        "Cancelled." if state.cancelled else "",
        "Postponed; the new date is not yet known." if state.awaiting_date else "",
        f"Was {printed_day(state.moved_from)}." if state.moved_from else "",
        "The date is to be confirmed." if state.to_be_confirmed and not state.cancelled else "",
        f"{now.reason.rstrip('.')}." if now and now.reason and state.status != MeetStatus.HELD else "",
    ]
    return " ".join(filter(None, said))


def host() -> str:
    """The name this site goes by in what it signs."""
    return urlsplit(settings.SITE_URL).hostname
