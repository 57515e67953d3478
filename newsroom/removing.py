"""Removal for legal reasons: at once, by a chief editor, never reviewed and never taken back.

The newest version's removal leaves the article's address, and every address under it, answering 410 until something
else is published: an earlier text never comes back by itself. An earlier version's removal takes that one alone.
"""

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.freezing import compared
from newsroom.models import Article, OriginalRead, Removal, Version
from newsroom.refusals import PublishingRefusedError, Refusal

MAY_REMOVE = "newsroom.remove_text"


@transaction.atomic
def remove(
    *, article: Article, versions: Iterable[Version], reason: str, by: AbstractBaseUser, now: datetime
) -> list[Removal]:
    """Takes the text of these versions from readers. Those removed before stay as they are.

    Raises PublishingRefusedError without the permission, a reason or a version of this article.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    if not by.has_perm(MAY_REMOVE):
        raise PublishingRefusedError(Refusal.REMOVE_NOT_PERMITTED)
    if not reason.strip():
        raise PublishingRefusedError(Refusal.NO_REASON)
    asked = article.versions.filter(pk__in=[one.pk for one in versions], removal=None)
    rows = [Removal.objects.create(version=one, reason=reason.strip(), at=now, by=by) for one in asked]
    if not rows:
        raise PublishingRefusedError(Refusal.NOTHING_TO_REMOVE)
    return rows


@transaction.atomic
def open_original(*, removal: Removal, reason: str, by: AbstractBaseUser, now: datetime) -> OriginalRead:
    """Writes down that the kept text is opened, before it is. Raises PublishingRefusedError as `remove` does."""
    if not by.has_perm(MAY_REMOVE):
        raise PublishingRefusedError(Refusal.REMOVE_NOT_PERMITTED)
    if not reason.strip():
        raise PublishingRefusedError(Refusal.NO_REASON)
    return OriginalRead.objects.create(removal=removal, reason=reason.strip(), at=now, by=by)


def refuse_removed(article: Article, document: dict) -> None:
    """Raises PublishingRefusedError for a text that says the same as one that was removed, on whatever day."""
    said = _said(document)
    for removed in article.versions.exclude(removal=None):
        if _said(removed.document) == said:
            raise PublishingRefusedError(Refusal.REMOVED_TEXT)


def _said(document: dict) -> tuple:
    blocks = [compared(block) for block in document["blocks"]]
    return document["headline"], document["standfirst"], blocks
