"""What comes next and what was last, over every season and outside them."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from athletics.as_of import day
from athletics.calendar.state import MeetState, states
from athletics.choices import MeetStatus
from athletics.models import Meet, MeetChange

MOVED = 30
"""How many more meets are looked at than asked for: those that stood elsewhere in the order on the day than now."""


def next_meets(*, as_of: date | datetime, limit: int = 5) -> list[MeetState]:
    """The meets under way or to come, soonest first, as they stood on a day: public ones, and none that was off.

    A meet that has been postponed without a new date comes while its old date is ahead. Two queries.
    """
    on = day(as_of)
    ahead = _public(as_of, Q(end_date__gte=on)).order_by("start_date", "pk")[: limit + MOVED]
    found = [meet for meet in states(meets=ahead, as_of=as_of) if not meet.cancelled and meet.end_date >= on]
    return sorted(found, key=lambda meet: (meet.start_date, meet.id))[:limit]


def latest_meets(*, as_of: date | datetime, limit: int = 5) -> list[MeetState]:
    """The meets that are over, the latest first: public ones that were not cancelled, nor put off without a date.

    Two queries.
    """
    on = day(as_of)
    past = _public(as_of, Q(end_date__lt=on)).order_by("-start_date", "-pk")[: limit + MOVED]
    found = [
        meet
        for meet in states(meets=past, as_of=as_of)
        if meet.status != MeetStatus.CANCELLED and not meet.awaiting_date and meet.end_date < on
    ]
    return sorted(found, key=lambda meet: (meet.start_date, meet.id), reverse=True)[:limit]


def _public(as_of: date | datetime, when: Q) -> QuerySet[Meet]:
    """Public meets whose date, now or at some time, meets the condition."""
    changed = MeetChange.objects.filter(when, meet=OuterRef("pk"), struck_out_at=None)
    return Meet.objects.public(as_of=as_of).with_place().filter(when | Q(Exists(changed)))
