"""Who has the form of an article open."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.models import Article, Presence
from newsroom.models.autosaves import GONE_AFTER


@transaction.atomic
def beat(*, article: Article, by: AbstractBaseUser, now: datetime) -> Presence:
    """A sign of life of somebody’s form. After a silence they count as having come anew; rows long silent go."""
    Presence.objects.filter(article=article, seen_at__lte=now - GONE_AFTER).delete()
    row, made = Presence.objects.get_or_create(
        article=article, user=by, defaults={"since": now, "seen_at": now}
    )
    if not made:
        Presence.objects.filter(pk=row.pk).update(seen_at=now)
        row.seen_at = now
    return row


@transaction.atomic
def leave(*, article: Article, by: AbstractBaseUser) -> None:
    """The form was closed."""
    Presence.objects.filter(article=article, user=by).delete()


def others(*, article: Article, than: AbstractBaseUser, now: datetime) -> list[Presence]:
    """Who else has it open, the first to come first."""
    return list(
        Presence.objects.open(now=now).filter(article=article).exclude(user=than).select_related("user")
    )
