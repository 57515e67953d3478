"""Calendars to subscribe to: of a season, of a meet, of an athlete's next starts. They set no cookie and read none.

They carry an ETag and no Last-Modified: a timetable may change without a moment on file.
"""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from athletics.feeds import meet_feed, season_feed, starts_feed
from athletics.models import Athlete, Meet, Season

CONTENT_TYPE = "text/calendar; charset=utf-8"


@conditional_page
def season(request: HttpRequest, league: str, year: int) -> HttpResponse:
    """The meets of a released season."""
    now = timezone.now()
    public = Season.objects.public(as_of=now).select_related("league")
    found = get_object_or_404(public, league__slug=league, year=year)
    return _answer(season_feed(season=found, as_of=now), f"{league}-{year}")


@conditional_page
def meet(request: HttpRequest, slug: str) -> HttpResponse:
    """A meet and its timetable."""
    now = timezone.now()
    found = get_object_or_404(Meet.objects.public(as_of=now).with_place(), slug=slug)
    return _answer(meet_feed(meet=found, as_of=now), slug)


@conditional_page
def athlete(request: HttpRequest, slug: str) -> HttpResponse:
    """An athlete's next starts. A merged one leads to the row that stands."""
    found = get_object_or_404(Athlete.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        address = reverse("athletics:athlete_calendar", args=[found.merged_into.slug])
        return HttpResponseRedirect(address)
    return _answer(starts_feed(athlete=found, as_of=timezone.now()), slug)


def _answer(feed: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"'}
    return HttpResponse(feed, content_type=CONTENT_TYPE, headers=headers)
