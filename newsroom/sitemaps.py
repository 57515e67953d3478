"""The paper's articles for search engines: all of them, and those of the last two days for news."""

from datetime import datetime, timedelta

from django.db.models import Min, QuerySet
from django.urls import reverse

from newsroom.models import Publication

NEWS = timedelta(days=2)
MOST_NEWS = 1000


def articles(*, as_of: datetime) -> QuerySet:
    """What readers can read: slug, and when they were last given a new version of it."""
    return Publication.objects.public(as_of=as_of).order_by("article").values_list("slug", "starts_at")


def address(slug: str, changed_at: datetime) -> tuple[str, datetime]:
    """The path of an article, and when it was last changed."""
    return reverse("newsroom:article", args=[slug]), changed_at


def news(*, as_of: datetime) -> QuerySet:
    """What was first published in the last two days, newest first: slug, headline, first published."""
    since = as_of - NEWS
    public = Publication.objects.public(as_of=as_of).filter(starts_at__gt=since)
    first = public.annotate(first=Min("article__publications__starts_at")).filter(first__gt=since)
    return first.order_by("-first", "-pk").values_list("slug", "version__headline", "first")[:MOST_NEWS]


SITEMAPS = {"articles": (articles, address)}
