"""The calendar of an athlete's next starts: every entry announced for a meet that is not over."""

from collections import defaultdict
from datetime import UTC, datetime

from django.urls import reverse
from icalendar import Event

from athletics import calendar
from athletics.as_of import day
from athletics.calendar import MeetState
from athletics.feeds.revisions import Revision, meet_revisions, revisions
from athletics.feeds.vevents import CANCELLED, all_day, location, new_calendar, new_event, status_of
from athletics.field import OUT
from athletics.models import Athlete, Entry, EntryStep, Meet, Round
from athletics.models.announcements import made_public

MEET = "entry__event__meet"


def starts_feed(*, athlete: Athlete, as_of: datetime) -> bytes:
    """The athlete's entries, next first; one withdrawn, replaced or struck out stays, cancelled. Four queries."""
    steps = defaultdict(list)
    for step in _steps(athlete, as_of=as_of):
        steps[step.entry].append(step)
    meets = {entry.event.meet_id: entry.event.meet for entry in steps}
    states = {state.id: state for state in calendar.states(meets=meets.values(), as_of=as_of)}
    of_meets = meet_revisions(meets, as_of=as_of)
    of_entries = revisions((step for known in steps.values() for step in known), "entry_id")
    rounds = _rounds({entry.event_id for entry in steps})
    feed = new_calendar(
        f"{athlete.name}: next starts", reverse("athletics:athlete_calendar", args=[athlete.slug])
    )
    for entry in sorted(steps, key=lambda entry: (states[entry.event.meet_id].start_date, entry.pk)):
        state, races = states[entry.event.meet_id], rounds[entry.event_id]
        revision = of_entries[entry.pk] + of_meets[state.id] + Revision(_steps_of(races))
        feed.add_component(_start(athlete, steps[entry], state, races, revision))
    return feed.to_ical()


def _steps(athlete: Athlete, *, as_of: datetime) -> list[EntryStep]:
    """Everything announced about the athlete's entries for public meets that are not over, oldest first."""
    rows = Athlete.objects.keys_of([athlete])
    meets = Meet.objects.public(as_of=as_of).filter(end_date__gte=day(as_of)).order_by()
    steps = EntryStep.objects.filter(
        made_public(as_of), entry__athlete__in=rows, **{f"{MEET}__in": meets.values("pk")}
    )
    return list(steps.select_related("entry__event__discipline", f"{MEET}__venue__country").oldest_first())


def _rounds(events: set[int]) -> dict[int, list[Round]]:
    """The rounds of each event, as they are to be run."""
    found = defaultdict(list)
    for race in (
        Round.objects.filter(event__in=events).select_related("venue").order_by("date", "local_time", "pk")
    ):
        found[race.event_id].append(race)
    return found


def _steps_of(races: list[Round]) -> int:
    """How far the timetable is known: it only grows, and moves the number as it does."""
    return sum((race.date is not None) + (race.local_time is not None) for race in races)


def _start(
    athlete: Athlete, steps: list[EntryStep], state: MeetState, races: list[Round], revision: Revision
) -> Event:
    entry, standing = steps[-1].entry, [step for step in steps if not step.struck_out_at]
    is_in = bool(standing) and standing[-1].kind not in OUT
    event = new_event(
        f"entry-{entry.pk}",
        revision,
        title=f"{athlete.name}: {entry.event.name}, {state.name}",
        status=status_of(state) if is_in else CANCELLED,
        path=reverse("athletics:event", args=[state.slug, entry.event.slug]),
    )
    _when(event, entry, state, races)
    event.add("location", location(state.venue, state.city, state.country))
    if standing:
        said = [standing[-1].get_kind_display().capitalize(), standing[-1].reason]
        event.add("description", ": ".join(filter(None, said)))
    return event


def _when(event: Event, entry: Entry, state: MeetState, races: list[Round]) -> None:
    """The first start where it is known, else its day, else the days of the meet."""
    within = [race for race in races if race.date and state.start_date <= race.date <= state.end_date]
    for race in within:
        race.event = entry.event
    timed = [race.starts_at for race in within if race.starts_at]
    if timed:
        event.add("dtstart", min(timed).astimezone(UTC))
    elif within:
        all_day(event, within[0].date, within[0].date)
    else:
        all_day(event, state.start_date, state.end_date)
