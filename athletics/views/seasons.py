"""A league's seasons, and the standings of each discipline in one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from athletics.as_of import day
from athletics.models import Season, SeasonDiscipline
from athletics.views.asked import SEX_WORDS, SenselessError, day_asked, sex_asked
from athletics.views.refusals import bad_request
from athletics.views.season_page import season_page
from athletics.views.standings_page import standings_page


def index(request: HttpRequest) -> HttpResponse:
    """Every public season, newest first."""
    seasons = Season.objects.public(as_of=timezone.now()).select_related("league").order_by("league", "-year")
    return render(request, "athletics/seasons.html", {"seasons": seasons}, using="public")


def detail(request: HttpRequest, league: str, year: int) -> HttpResponse:
    """One season as it stood on a day (`?as_of=`), and the seasons before and after."""
    now = timezone.now()
    seasons = Season.objects.public(as_of=now).select_related("league").filter(league__slug=league)
    by_year = {season.year: season for season in seasons.order_by("year")}
    if year not in by_year:
        raise Http404("This season is not on file.")
    try:
        as_of = day_asked(request, now=now)
    except SenselessError as error:
        return bad_request(request, str(error))
    context = season_page(by_year[year], as_of=as_of) | {
        "seasons": list(by_year.values()),
        "before": by_year.get(max((one for one in by_year if one < year), default=None)),
        "after": by_year.get(min((one for one in by_year if one > year), default=None)),
        "on": day(as_of),
        "today": timezone.localdate(now),
        "asked": as_of is not now,
    }
    return render(request, "athletics/season.html", context, using="public")


def standings(request: HttpRequest, league: str, year: int, sex: str, slug: str) -> HttpResponse:
    """The standings of one discipline of a season on a day (`?as_of=`)."""
    now = timezone.now()
    public = Season.objects.public(as_of=now).filter(league__slug=league)
    every = SeasonDiscipline.objects.filter(season__in=public).select_related("season__league")
    siblings = list(every.filter(season__year=year).order_by("sex", "pk"))
    scored = next((one for one in siblings if (one.sex, one.slug) == (sex_asked(sex), slug)), None)
    if scored is None:
        raise Http404("This discipline does not score in that season, by what is on file.")
    try:
        as_of = day_asked(request, now=now)
    except SenselessError as error:
        return bad_request(request, str(error))
    years = list(every.filter(sex=scored.sex, slug=slug).order_by("season__year"))
    context = standings_page(scored, as_of=as_of) | {
        "scored": scored,
        "season": scored.season,
        "sex": sex,
        "words": SEX_WORDS,
        "siblings": siblings,
        "years": [one.season.year for one in years],
        "on": day(as_of),
        "today": timezone.localdate(now),
        "asked": as_of is not now,
    }
    return render(request, "athletics/standings.html", context, using="public")
