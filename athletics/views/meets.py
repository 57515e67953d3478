"""Meets: the list of them, one meet before, during and after, and one event of it."""

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from athletics import calendar
from athletics.models import Event, Meet
from athletics.names import fold
from athletics.views.event_page import event_page
from athletics.views.meet_history import with_meeting_best
from athletics.views.meet_page import meet_page
from athletics.views.paging import page_of
from athletics.views.printing import meet_row

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
    """One meet as it stands now, leading with what matters in its phase."""
    now = timezone.now()
    meet = get_object_or_404(Meet.objects.public(as_of=now).with_place(), slug=slug)
    return render(request, "athletics/meet.html", meet_page(meet, now=now), using="public")


def event(request: HttpRequest, meet: str, event: str) -> HttpResponse:
    """One event: its field with bests and form, who beats whom, what is in reach, and the result."""
    now = timezone.now()
    public = Meet.objects.public(as_of=now)
    events = with_meeting_best(Event.objects.filter(meet__in=public)).select_related(
        "discipline", "season_discipline", "meet__venue__country", "meet__competition", "meet__season__league"
    )
    found = get_object_or_404(events, meet__slug=meet, slug=event)
    return render(request, "athletics/event.html", event_page(found, now=now), using="public")
