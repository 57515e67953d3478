"""Which articles stand on the front page, as of a moment: those the chief editor pinned, and else the newest first."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Subquery

from newsroom.models import Arrangement, Article, PinnedPlace, Publication
from newsroom.refusals import PublishingRefusedError, Refusal

PLACES = 9
MAY_ARRANGE = "newsroom.arrange_front_page"


def pinned(*, as_of: date | datetime) -> dict[int, int]:
    """{place: id of the article that was pinned to it}, public or not. One query."""
    newest = Arrangement.objects.newest(as_of=as_of).values("pk")
    rows = PinnedPlace.objects.filter(arrangement=Subquery(newest))
    return dict(rows.values_list("place", "article"))


def stands(*, as_of: date | datetime, places: int = PLACES) -> list[Publication]:
    """What stands on the front page, from the lead down; a place whose article is not public goes to the newest."""
    wanted = pinned(as_of=as_of)
    public = Publication.objects.public(as_of=as_of).for_list()
    if not wanted:
        return list(public[:places])
    held = {row.article_id: row for row in public.filter(article__in=wanted.values())}
    others = iter(public.exclude(article__in=held)[:places])
    slots = (held.get(wanted.get(place)) or next(others, None) for place in range(1, places + 1))
    return [row for row in slots if row is not None]


@transaction.atomic
def arrange(
    *, places: dict[int, Article], by: AbstractBaseUser, now: datetime, seen: int | None = None
) -> Arrangement:
    """The front page from now on. `seen`: the arrangement that was looked at, where somebody looked.

    Raises PublishingRefusedError without the permission, for an article in two places or never to be published, and
    if somebody else arranged it meanwhile.
    """
    if not by.has_perm(MAY_ARRANGE):
        raise PublishingRefusedError(Refusal.ARRANGE_NOT_PERMITTED)
    list(Arrangement.objects.select_for_update().order_by("-pk").values_list("pk")[:1])
    newest = Arrangement.objects.newest(as_of=now).first()
    if seen is not None and seen != (newest.pk if newest else 0):
        raise PublishingRefusedError(Refusal.ARRANGED_MEANWHILE)
    _refuse_places(places)
    made = Arrangement.objects.create(decided_at=now, decided_by=by)
    PinnedPlace.objects.bulk_create(
        PinnedPlace(arrangement=made, place=place, article=article)
        for place, article in sorted(places.items())
    )
    return made


def candidates(*, as_of: datetime, pins: Iterable[int], newest: int = 40) -> Sequence[Article]:
    """Whom the front page could show: what is pinned, the newest public ones, and what is planned."""
    public = Publication.objects.public(as_of=as_of).for_list().values_list("article", flat=True)[:newest]
    planned = Publication.objects.planned(as_of=as_of).values_list("article", flat=True)
    keys = list(dict.fromkeys([*pins, *public, *planned]))
    rows = Article.objects.in_bulk(keys)
    return [rows[key] for key in keys]


def _refuse_places(places: dict[int, Article]) -> None:
    articles = [article.pk for article in places.values()]
    if len(set(articles)) < len(articles) or not all(1 <= place <= PLACES for place in places):
        raise PublishingRefusedError(Refusal.PLACED_TWICE)
    known = Publication.objects.going_ahead().filter(article__in=articles).values_list("article", flat=True)
    if set(articles) - set(known):
        raise PublishingRefusedError(Refusal.NEVER_PUBLISHED)
