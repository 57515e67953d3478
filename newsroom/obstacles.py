"""What may stand in the way of a publication, asked in the order a person would."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.html import strip_tags

from athletics.as_of import day
from newsroom import workflow
from newsroom.choices import Planned, PublicationKind
from newsroom.models import Article, Embargo, Publication
from newsroom.models.publications import NEEDS_NOTE
from newsroom.rebasing import keeps_back
from newsroom.refusals import PublishingRefusedError, Refusal


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What somebody decided to publish, and when. `planned`: what becomes of what starts later.

    `override`: why it is published although the record contradicts it.
    """

    by: AbstractBaseUser
    now: datetime
    kind: PublicationKind
    note: str
    starts_at: datetime
    ends_at: datetime | None
    embargo_until: datetime | None
    embargo_source: str
    dateline: date
    planned: Planned | None = None
    override: str = ""

    @property
    def withdraws(self) -> bool:
        return self.kind == PublicationKind.WITHDRAWN


@dataclass(frozen=True, kw_only=True)
class Around:
    """What a publication finds: the one before it, those planned after it, the embargo in force."""

    before: Publication | None
    later: list[Publication]
    embargo: Embargo | None


def refuse_bad(article: Article, decision: Decision, around: Around) -> None:
    """Raises PublishingRefusedError for the first thing that stands in the way."""
    _refuse_person(article, decision)
    _refuse_kind(decision, around.before)
    _refuse_times(decision)
    if not decision.withdraws:
        _refuse_embargo(decision, around)
    if decision.kind in NEEDS_NOTE and not decision.note:
        raise PublishingRefusedError(Refusal.NO_NOTE)
    if not decision.withdraws:
        _refuse_copy(article)
    _refuse_later(decision, around.later)


def _refuse_person(article: Article, decision: Decision) -> None:
    if not decision.by.has_perm(f"newsroom.{'withdraw' if decision.withdraws else 'publish'}_article"):
        raise PublishingRefusedError(Refusal.NOT_PERMITTED)
    if not settings.FOUR_EYES or decision.kind in NEEDS_NOTE:
        return
    own = workflow.is_own(article, decision.by.pk)
    if own and not workflow.approved_by_other(article, now=decision.now):
        raise PublishingRefusedError(Refusal.FOUR_EYES)


def _refuse_kind(decision: Decision, before: Publication | None) -> None:
    new = decision.kind == PublicationKind.NEW
    if new and before is not None:
        raise PublishingRefusedError(Refusal.NOT_NEW)
    if not new and before is None:
        raise PublishingRefusedError(Refusal.NOTHING_PUBLISHED)
    if decision.withdraws and before.kind == PublicationKind.WITHDRAWN:
        raise PublishingRefusedError(Refusal.WITHDRAWN_ALREADY)


def _refuse_times(decision: Decision) -> None:
    if decision.starts_at < decision.now:
        raise PublishingRefusedError(Refusal.IN_THE_PAST)
    if decision.ends_at and decision.ends_at <= decision.starts_at:
        raise PublishingRefusedError(Refusal.ENDS_FIRST)
    if decision.dateline > day(decision.starts_at):
        raise PublishingRefusedError(Refusal.DATELINE)


def _refuse_embargo(decision: Decision, around: Around) -> None:
    held = around.embargo
    if held and decision.starts_at < held.until and not corrects_under_embargo(decision, around):
        raise PublishingRefusedError(Refusal.EMBARGO)
    if held and decision.embargo_until and decision.embargo_until < held.until:
        raise PublishingRefusedError(Refusal.EMBARGO_SHORTENED)
    if decision.embargo_until and not decision.embargo_source:
        raise PublishingRefusedError(Refusal.EMBARGO_SOURCE)
    if decision.embargo_until and decision.starts_at < decision.embargo_until:
        raise PublishingRefusedError(Refusal.EMBARGO)


def corrects_under_embargo(decision: Decision, around: Around) -> bool:
    """Whether readers have a text to be corrected while only one that is planned is under embargo.

    Such a correction does not wait, provided it holds back what the planned text changes: see `refuse_leak`.
    """
    if decision.kind != PublicationKind.CORRECTION or around.embargo is None:
        return False
    early = decision.starts_at < around.embargo.until
    return early and any(row.embargo_until for row in around.later) and not around.before.is_withdrawal


def refuse_leak(around: Around, corrected: dict) -> None:
    """Raises PublishingRefusedError if a correction's document shows a part that is under embargo."""
    base = around.before.version.document
    for row in around.later:
        planned = row.version.document
        if row.embargo_until and not keeps_back(base=base, planned=planned, new=corrected):
            raise PublishingRefusedError(Refusal.EMBARGOED_TEXT)


def _refuse_copy(article: Article) -> None:
    if not article.headline.strip():
        raise PublishingRefusedError(Refusal.NO_HEADLINE)
    if not any(strip_tags(block.text).strip() for block in article.newsroom_richtext_set.all()):
        raise PublishingRefusedError(Refusal.NO_TEXT)
    if not article.byline.exists():
        raise PublishingRefusedError(Refusal.NO_AUTHOR)
    if Publication.objects.going_ahead().filter(slug=article.slug).exclude(article=article).exists():
        raise PublishingRefusedError(Refusal.ADDRESS_TAKEN)


def _refuse_later(decision: Decision, later: list[Publication]) -> None:
    if later and decision.planned is None:
        raise PublishingRefusedError(Refusal.PLANNED)
    if later and decision.withdraws and decision.planned == Planned.REBASE:
        raise PublishingRefusedError(Refusal.PLANNED_WITHDRAWAL)
