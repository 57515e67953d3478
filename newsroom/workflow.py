"""From draft to approval: who may move an article, and what is kept of every move.

An approval is of the text as it stood: a change after it makes the article a draft again.
"""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.choices import State
from newsroom.letters import tell
from newsroom.models import Article, Step
from newsroom.refusals import PublishingRefusedError, Refusal

REVIEWABLE = {State.DRAFT, State.RETURNED}


def last_step(article: Article) -> Step | None:
    return article.steps.select_related("publication").order_by("-at", "-pk").first()


def state(article: Article, *, now: datetime) -> State:
    """Where the working copy stands on the desk; what readers see is another question."""
    return _state(article, last_step(article), now)


def approved_by_other(article: Article, *, now: datetime) -> bool:
    """Whether somebody who did not write the text as it stands has approved it."""
    step = last_step(article)
    return _state(article, step, now) == State.APPROVED and not is_own(article, step.by_id)


def is_own(article: Article, person_id: int) -> bool:
    """Whether a person began the article or changed it last."""
    return person_id in (article.created_by_id, article.changed_by_id)


def submit(*, article: Article, by: AbstractBaseUser, now: datetime, reason: str = "") -> Step:
    """Asks for a review. Raises PublishingRefusedError if there is nothing to look at."""
    with transaction.atomic():
        article, stands = _held(article, now)
        if not by.has_perm("newsroom.change_article"):
            raise PublishingRefusedError(Refusal.WRITE_NOT_PERMITTED)
        if stands == State.IN_REVIEW:
            raise PublishingRefusedError(Refusal.IN_REVIEW_ALREADY)
        if stands not in REVIEWABLE:
            raise PublishingRefusedError(Refusal.NOTHING_TO_REVIEW)
        return _move(article, stands, State.IN_REVIEW, by=by, now=now, reason=reason)


def approve(
    *, article: Article, by: AbstractBaseUser, now: datetime, reason: str = "", seen: datetime | None = None
) -> Step:
    """The text may be published. `seen`: `changed_at` of the text that was read.

    Raises PublishingRefusedError if it is not in review, was changed meanwhile, or needs other eyes.
    """
    with transaction.atomic():
        article, stands = _held(article, now)
        _refuse_reviewer(by, stands, {State.IN_REVIEW})
        if seen and article.changed_at != seen:
            raise PublishingRefusedError(Refusal.CHANGED_MEANWHILE)
        if settings.FOUR_EYES and is_own(article, by.pk):
            raise PublishingRefusedError(Refusal.OWN_APPROVAL)
        return _move(article, stands, State.APPROVED, by=by, now=now, reason=reason)


def give_back(*, article: Article, by: AbstractBaseUser, now: datetime, reason: str) -> Step:
    """Returns it to whoever wrote it. Raises PublishingRefusedError without a reason."""
    with transaction.atomic():
        article, stands = _held(article, now)
        _refuse_reviewer(by, stands, {State.IN_REVIEW, State.APPROVED})
        if not reason.strip():
            raise PublishingRefusedError(Refusal.NO_REASON)
        return _move(article, stands, State.RETURNED, by=by, now=now, reason=reason)


def _held(article: Article, now: datetime) -> tuple[Article, State]:
    article = Article.objects.select_for_update().get(pk=article.pk)
    return article, state(article, now=now)


def _refuse_reviewer(by: AbstractBaseUser, stands: State, wanted: set[State]) -> None:
    if not by.has_perm("newsroom.review_article"):
        raise PublishingRefusedError(Refusal.REVIEW_NOT_PERMITTED)
    if stands not in wanted:
        raise PublishingRefusedError(Refusal.NOT_IN_REVIEW)


def _move(
    article: Article, before: State, after: State, *, by: AbstractBaseUser, now: datetime, reason: str
) -> Step:
    step = Step.objects.create(
        article=article, from_state=before, to_state=after, reason=reason.strip(), at=now, by=by
    )
    transaction.on_commit(lambda: tell(step))
    return step


def _state(article: Article, step: Step | None, now: datetime) -> State:
    if step is None:
        return State.DRAFT
    reached = State(step.to_state)
    if reached in (State.DRAFT, State.IN_REVIEW, State.RETURNED):
        return reached
    if article.changed_at > step.at:
        return State.DRAFT
    started = reached == State.SCHEDULED and step.publication.starts_at <= now
    return State.PUBLISHED if started else reached
