"""Share links: one draft version, shown without an account, and nothing else of the article.

Under an embargo no link is made, and one made before shows nothing until the embargo has ended or is lifted.
"""

import secrets
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.drafts import draft
from newsroom.embargoes import in_force
from newsroom.keeping import keep
from newsroom.models import Article, PreviewLink, Revocation
from newsroom.refusals import PublishingRefusedError, Refusal

MAY_SHARE = "newsroom.share_draft"
SECRET_BYTES = 32


@transaction.atomic
def share(
    *,
    article: Article,
    days: int,
    by: AbstractBaseUser,
    now: datetime,
    for_whom: str = "",
    seen: datetime | None = None,
) -> tuple[PreviewLink, str]:
    """A link to the saved working copy as it stands, open for so many days, and its secret, which is not kept.

    `seen` is the `changed_at` of the text that was looked at, where somebody looked. Raises PublishingRefusedError
    without the permission, under an embargo, and for a text that was changed meanwhile or removed for legal reasons.
    """
    article = Article.objects.select_for_update(of=("self",)).select_related("meet").get(pk=article.pk)
    if not by.has_perm(MAY_SHARE):
        raise PublishingRefusedError(Refusal.SHARE_NOT_PERMITTED)
    if seen and article.changed_at != seen:
        raise PublishingRefusedError(Refusal.CHANGED_MEANWHILE)
    if in_force(article, as_of=now):
        raise PublishingRefusedError(Refusal.SHARE_EMBARGOED)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    link = PreviewLink.objects.create(
        version=keep(article, draft(article, now=now), by=by, now=now),
        secret_digest=_digest(secret),
        for_whom=for_whom.strip(),
        expires_at=now + timedelta(days=days),
        made_at=now,
        made_by=by,
    )
    return link, secret


@transaction.atomic
def revoke(*, link: PreviewLink, by: AbstractBaseUser, now: datetime) -> Revocation:
    """The link shows nothing from now on; asked twice it stays as it was."""
    if not by.has_perm(MAY_SHARE):
        raise PublishingRefusedError(Refusal.SHARE_NOT_PERMITTED)
    Article.objects.select_for_update(of=("self",)).get(pk=link.version.article_id)
    before = Revocation.objects.filter(link=link).first()
    return before or Revocation.objects.create(link=link, at=now, by=by)


def link_of(secret: str) -> PreviewLink | None:
    """The link an address belongs to, open or not."""
    return (
        PreviewLink.objects.filter(secret_digest=_digest(secret)).select_related("version__article").first()
    )


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
