"""Embargoes: set or lengthened by whoever works on the article, lifted early by a chief editor alone."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.models import Article, Embargo
from newsroom.refusals import PublishingRefusedError, Refusal


def in_force(article: Article, *, as_of: datetime) -> Embargo | None:
    """The embargo that holds for the article at a moment."""
    return Embargo.objects.in_force(as_of=as_of).filter(article=article).first()


@transaction.atomic
def set_embargo(
    *, article: Article, until: datetime, source: str, by: AbstractBaseUser, now: datetime
) -> Embargo:
    """Nothing of the article is published before `until`; a later moment takes the place of an earlier one.

    Raises PublishingRefusedError if it has passed, would shorten one in force, has no source, or comes after the
    start of something planned.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    held = in_force(article, as_of=now)
    if not by.has_perm("newsroom.change_article"):
        raise PublishingRefusedError(Refusal.NOT_PERMITTED)
    if until <= now:
        raise PublishingRefusedError(Refusal.EMBARGO_PASSED)
    if not source.strip():
        raise PublishingRefusedError(Refusal.EMBARGO_SOURCE)
    if held and until < held.until:
        raise PublishingRefusedError(Refusal.EMBARGO_SHORTENED)
    if article.publications.planned(as_of=now).filter(starts_at__lt=until).exists():
        raise PublishingRefusedError(Refusal.EMBARGO_PLANNED)
    return Embargo.objects.create(
        article=article, until=until, source=source.strip(), decided_at=now, decided_by=by
    )


@transaction.atomic
def lift_embargo(*, article: Article, reason: str, by: AbstractBaseUser, now: datetime) -> Embargo:
    """Ends the embargo in force before its moment; what is planned stays planned.

    Raises PublishingRefusedError without the permission, a reason or an embargo.
    """
    article = Article.objects.select_for_update().get(pk=article.pk)
    held = in_force(article, as_of=now)
    if not by.has_perm("newsroom.lift_embargo"):
        raise PublishingRefusedError(Refusal.LIFT_NOT_PERMITTED)
    if held is None:
        raise PublishingRefusedError(Refusal.NO_EMBARGO)
    if not reason.strip():
        raise PublishingRefusedError(Refusal.NO_REASON)
    return Embargo.objects.create(
        article=article, source=held.source, reason=reason.strip(), decided_at=now, decided_by=by
    )
