"""Calling off what is planned: possible until the moment it starts, never after."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.choices import PublicationKind, State
from newsroom.models import Article, CallOff, Publication, Step
from newsroom.refusals import PublishingRefusedError, Refusal


@transaction.atomic
def call_off(*, publication: Publication, reason: str, by: AbstractBaseUser, now: datetime) -> CallOff:
    """The publication will not start. Raises PublishingRefusedError once it has, or without a reason."""
    Article.objects.select_for_update().get(pk=publication.article_id)
    withdrawal = publication.kind == PublicationKind.WITHDRAWN
    if not by.has_perm(f"newsroom.{'withdraw' if withdrawal else 'publish'}_article"):
        raise PublishingRefusedError(Refusal.NOT_PERMITTED)
    if publication.starts_at <= now:
        raise PublishingRefusedError(Refusal.STARTED_ALREADY)
    if CallOff.objects.filter(publication=publication).exists():
        raise PublishingRefusedError(Refusal.CALLED_OFF_ALREADY)
    if not reason.strip():
        raise PublishingRefusedError(Refusal.NO_REASON)
    return append_call_off(publication, reason=reason.strip(), by=by, now=now)


def append_call_off(publication: Publication, *, reason: str, by: AbstractBaseUser, now: datetime) -> CallOff:
    """The row and its step. Whoever calls this has asked for permission and holds the article."""
    row = CallOff.objects.create(publication=publication, reason=reason, decided_at=now, decided_by=by)
    article = publication.article
    Step.objects.create(
        article=article,
        from_state=State.SCHEDULED,
        to_state=_left(article, now),
        publication=publication,
        reason=reason,
        at=now,
        by=by,
    )
    return row


def _left(article: Article, now: datetime) -> State:
    """Where the article stands without it."""
    if article.publications.planned(as_of=now).exists():
        return State.SCHEDULED
    standing = article.publications.started(as_of=now).order_by("number").last()
    if standing is None:
        return State.DRAFT
    return State.WITHDRAWN if standing.kind == PublicationKind.WITHDRAWN else State.PUBLISHED
