"""The record's pages for search engines: under each name the rows in a lasting order, and the address of one.

`rows(as_of=…)` is a QuerySet of tuples, `address(*row)` a path. Nothing stands here that readers may not see; no date
of change is given, because the record has none that speaks for a whole page.
"""

from datetime import date, datetime

from django.db.models import QuerySet
from django.urls import reverse

from athletics.choices import RecordKind
from athletics.models import Athlete, Event, Meet, Record, Season, SeasonDiscipline
from athletics.views.asked import SEX_WORDS


def seasons(*, as_of: date | datetime) -> QuerySet:
    """Released seasons: league and year."""
    return Season.objects.public(as_of=as_of).order_by("pk").values_list("league__slug", "year")


def standings(*, as_of: date | datetime) -> QuerySet:
    """What scores in released seasons: league, year, sex, discipline."""
    scored = SeasonDiscipline.objects.filter(season__in=Season.objects.public(as_of=as_of))
    return scored.order_by("pk").values_list("season__league__slug", "season__year", "sex", "slug")


def meets(*, as_of: date | datetime) -> QuerySet:
    """Public meets."""
    return Meet.objects.public(as_of=as_of).order_by("pk").values_list("slug")


def events(*, as_of: date | datetime) -> QuerySet:
    """The events of public meets: meet and event."""
    public = Event.objects.filter(meet__in=Meet.objects.public(as_of=as_of))
    return public.order_by("pk").values_list("meet__slug", "slug")


def athletes(*, as_of: date | datetime) -> QuerySet:
    """Every athlete who has not been merged into another."""
    return Athlete.objects.living_rows().order_by("pk").values_list("slug")


def records(*, as_of: date | datetime) -> QuerySet:
    """The disciplines and sexes of the world's lists."""
    listed = Record.objects.filter(kind=RecordKind.WORLD).values_list("discipline", "sex")
    return listed.order_by("discipline", "sex").distinct()


SITEMAPS = {
    "seasons": (seasons, lambda league, year: reverse("athletics:season", args=[league, year])),
    "standings": (
        standings,
        lambda league, year, sex, slug: reverse(
            "athletics:standings", args=[league, year, SEX_WORDS[sex], slug]
        ),
    ),
    "meets": (meets, lambda slug: reverse("athletics:meet", args=[slug])),
    "events": (events, lambda meet, slug: reverse("athletics:event", args=[meet, slug])),
    "athletes": (athletes, lambda slug: reverse("athletics:athlete", args=[slug])),
    "records": (records, lambda code, sex: reverse("athletics:record", args=[code, SEX_WORDS[sex]])),
}
