"""The news list changes: an article is planned before a word is written, given to somebody, put aside, taken up again."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from newsroom.choices import ArticleKind
from newsroom.letters import tell_assignment
from newsroom.models import Article, Assignment, Section
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.saves import keep_save
from newsroom.starting import free_slug

MAY_ASSIGN = "newsroom.review_article"
"""Whoever reviews gives work to others; whoever writes takes work, or gives it back."""


@transaction.atomic
def plan(
    *,
    headline: str,
    section: Section,
    kind: ArticleKind | str,
    assigned_to: AbstractBaseUser | None,
    due_at: datetime | None,
    brief: str,
    by: AbstractBaseUser,
    now: datetime,
) -> Article:
    """An article that is to be written, under a working title. Raises PublishingRefusedError as `assign` does."""
    if not by.has_perm("newsroom.add_article"):
        raise PublishingRefusedError(Refusal.WRITE_NOT_PERMITTED)
    if not headline.strip():
        raise PublishingRefusedError(Refusal.NO_TITLE)
    article = Article.objects.create(
        slug=free_slug(headline),
        headline=headline.strip(),
        section=section,
        kind=kind,
        created_by=by,
        created_at=now,
        changed_by=by,
        changed_at=now,
    )
    keep_save(article=article)
    assign(article=article, assigned_to=assigned_to, due_at=due_at, brief=brief, by=by, now=now)
    return article


@transaction.atomic
def assign(
    *,
    article: Article,
    assigned_to: AbstractBaseUser | None,
    due_at: datetime | None,
    brief: str,
    by: AbstractBaseUser,
    now: datetime,
) -> Assignment:
    """Who writes it, until when; what was put aside is taken up again by it.

    Raises PublishingRefusedError for who may not write, for who would give work to somebody else without reviewing,
    for somebody who may not write, and for a moment that has passed.
    """
    Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    before = newest(article)
    if not by.has_perm("newsroom.change_article"):
        raise PublishingRefusedError(Refusal.WRITE_NOT_PERMITTED)
    given = (
        assigned_to is not None
        and assigned_to != by
        and (before is None or before.assigned_to != assigned_to)
    )
    taken = before is not None and before.assigned_to not in (None, by, assigned_to)
    if (given or taken) and not by.has_perm(MAY_ASSIGN):
        raise PublishingRefusedError(Refusal.ASSIGN_NOT_PERMITTED)
    if assigned_to is not None and not assigned_to.has_perm("newsroom.change_article"):
        raise PublishingRefusedError(Refusal.CANNOT_WRITE)
    if due_at and due_at < now and (before is None or before.due_at != due_at):
        raise PublishingRefusedError(Refusal.DUE_PASSED)
    row = Assignment.objects.create(
        article=article,
        assigned_to=assigned_to,
        due_at=due_at,
        brief=brief.strip(),
        decided_at=now,
        decided_by=by,
    )
    if assigned_to is not None and assigned_to != by:
        transaction.on_commit(lambda: tell_assignment(row))
    return row


@transaction.atomic
def put_aside(*, article: Article, reason: str, by: AbstractBaseUser, now: datetime) -> Assignment:
    """It leaves the news list, and loses nothing. Raises PublishingRefusedError without the permission or a reason."""
    Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    before = newest(article)
    if not by.has_perm(MAY_ASSIGN) and not (
        article.created_by_id == by.pk and by.has_perm("newsroom.change_article")
    ):
        raise PublishingRefusedError(Refusal.ASSIGN_NOT_PERMITTED)
    if not reason.strip():
        raise PublishingRefusedError(Refusal.NO_REASON)
    return Assignment.objects.create(
        article=article,
        assigned_to=before and before.assigned_to,
        due_at=before and before.due_at,
        brief=before.brief if before else "",
        put_aside=True,
        reason=reason.strip(),
        decided_at=now,
        decided_by=by,
    )


def newest(article: Article) -> Assignment | None:
    """What was decided last about an article, or None if nothing was."""
    return article.assignments.select_related("assigned_to").order_by("-pk").first()
