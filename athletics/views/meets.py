"""Meets: the list of them, one meet before, during and after, and one event of it."""

from collections.abc import Callable
from datetime import datetime
from operator import attrgetter

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from athletics import calendar
from athletics.as_of import moment, next_midnight
from athletics.models import Event, Meet
from athletics.names import fold
from athletics.views.asked import SenselessError, day_asked
from athletics.views.event_page import day_before, event_page, tabs
from athletics.views.event_records import event_records as event_records_page
from athletics.views.meet_history import with_meeting_best
from athletics.views.meet_page import meet_page
from athletics.views.paging import page_of
from athletics.views.printing import meet_row
from athletics.views.refusals import bad_request

COMING = 6


def index(request: HttpRequest) -> HttpResponse:
    """What comes next, then every meet on file; with `?q=` (name, city or year) those that match."""
    now = timezone.now()
    today = timezone.localdate(now)
    query = request.GET.get("q", "").strip()[:100]
    meets = Meet.objects.public(as_of=now).with_place().order_by("-start_date", "pk")
    for word in fold(query).split():
        meets = meets.filter(Q(folded_name__contains=word) | Q(venue__folded_name__contains=word))
    page = page_of(meets, request, per_page=40)
    page["rows"] = [meet_row(meet, today=today) for meet in calendar.states(meets=page["rows"], as_of=now)]
    coming = calendar.next_meets(as_of=now, limit=COMING) if not query and page["number"] == 1 else []
    context = {"page": page, "query": query, "next_meets": [meet_row(meet, today=today) for meet in coming]}
    return render(request, "athletics/meets.html", context, using="public")


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """One meet as it stands now, or stood on the day of `?as_of=`, leading with what matters in its phase."""
    now = timezone.now()
    try:
        as_of = day_asked(request, now=now)
    except SenselessError as error:
        return bad_request(request, str(error))
    meet = get_object_or_404(Meet.objects.public(as_of=now).with_place(), slug=slug)
    asked = as_of is not now
    context = meet_page(meet, as_of=moment(as_of), replayed=asked)
    context |= {"now": timezone.localdate(now), "asked": asked}
    return _until_midnight_there(render(request, "athletics/meet.html", context, using="public"), meet, now)


def event(request: HttpRequest, meet: str, event: str) -> HttpResponse:
    """One event: its field with bests and form, who beats whom and the result.

    Replayed to the day of `?as_of=`; without one as it stands, and once the meet is over as on its last day.
    """
    return _event(request, meet, event, "event", event_page, until=attrgetter("end_date"))


def event_records(request: HttpRequest, meet: str, event: str) -> HttpResponse:
    """The records in reach of an event's field on the day of `?as_of=`.

    Without one as it stands, and once the meet has begun as on the day before.
    """
    return _event(request, meet, event, "event_records", event_records_page, until=day_before)


def _event(
    request: HttpRequest, meet: str, event: str, name: str, page: Callable[..., dict], *, until: Callable
) -> HttpResponse:
    """One of an event's pages; without a day asked for it stays with the day `until` which its question is open."""
    now = timezone.now()
    try:
        asked = day_asked(request, now=now)
    except SenselessError as error:
        return bad_request(request, str(error))
    events = Event.objects.filter(meet__in=Meet.objects.public(as_of=now)).select_related(
        "discipline", "season_discipline", "meet__venue__country", "meet__competition", "meet__season__league"
    )
    found = get_object_or_404(with_meeting_best(events, as_of=asked), meet__slug=meet, slug=event)
    replayed = asked is not now
    over = until(found.meet) < timezone.localdate(now)
    as_of = moment(until(found.meet) if over and not replayed else asked)
    context = page(found, as_of=as_of, replayed=replayed)
    context |= {"today": timezone.localdate(now), "asked": replayed, "tabs": tabs(found, name, request)}
    return _until_midnight_there(
        render(request, f"athletics/{name}.html", context, using="public"), found.meet, now
    )


def _until_midnight_there(response: HttpResponse, meet: Meet, now: datetime) -> HttpResponse:
    """What a meet's page leads with changes with the day at the venue."""
    response.valid_until = next_midnight(now, zone=meet.venue.time_zone or None)
    return response
