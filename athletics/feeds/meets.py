"""The calendars of a season and of a meet."""

from datetime import UTC, datetime

from django.urls import reverse
from icalendar import Event

from athletics import calendar
from athletics.calendar import MeetState
from athletics.feeds.revisions import Revision, meet_revisions
from athletics.feeds.vevents import location, meet_event, new_calendar, new_event, status_of
from athletics.models import Meet, Round, Season


def season_feed(*, season: Season, as_of: datetime) -> bytes:
    """Every meet of a season, cancelled ones included, each with its number. Three queries."""
    found = calendar.season_calendar(season=season, as_of=as_of)
    revisions = meet_revisions([row.meet.id for row in found.rows], as_of=as_of)
    path = reverse("athletics:season_calendar", args=[season.league.slug, season.year])
    feed = new_calendar(str(season), path)
    for row in found.rows:
        place = (
            f" ({found.league} {row.ordinal}/{found.summary.count})" if row.ordinal else f" ({found.league})"
        )
        feed.add_component(meet_event(row.meet, revisions[row.meet.id], title=row.meet.name + place))
    return feed.to_ical()


def meet_feed(*, meet: Meet, as_of: datetime) -> bytes:
    """A meet over its days, and each of its rounds whose time is known. Three queries."""
    state = calendar.state(meet=meet, as_of=as_of)
    revision = meet_revisions([meet.pk], as_of=as_of)[meet.pk]
    feed = new_calendar(str(meet), reverse("athletics:meet_calendar", args=[meet.slug]))
    feed.add_component(meet_event(state, revision, title=state.name))
    rounds = Round.objects.filter(event__meet=meet, local_time__isnull=False)
    timetable = rounds.select_related("venue__country", "event__discipline", "event__meet__venue__country")
    for race in timetable.order_by("date", "local_time", "pk"):
        if race.starts_at and state.start_date <= race.date <= state.end_date:
            feed.add_component(_round_event(race, state, revision))
    return feed.to_ical()


def _round_event(race: Round, state: MeetState, revision: Revision) -> Event:
    event = new_event(
        f"round-{race.pk}",
        revision,
        title=f"{race.event.name}, {race.name}: {state.name}",
        status=status_of(state),
        path=race.event.get_absolute_url(),
    )
    event.add("dtstart", race.starts_at.astimezone(UTC))
    venue = race.venue or race.event.meet.venue
    event.add("location", location(venue.name, venue.city, venue.country_id))
    return event
