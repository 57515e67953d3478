"""The only way from the desk to the reader: a frozen version and an appended publication, or nothing."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import models, transaction
from django.utils.html import strip_tags

from athletics.as_of import day
from newsroom.choices import PublicationKind, State
from newsroom.freezing import Frozen, freeze
from newsroom.models import (
    Article,
    Publication,
    Step,
    Version,
    VersionUse,
)
from newsroom.models.publications import NEEDS_NOTE
from newsroom.refusals import PublishingRefusedError, Refusal


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What somebody decided to publish, and when."""

    by: AbstractBaseUser
    now: datetime
    kind: PublicationKind
    note: str
    starts_at: datetime
    ends_at: datetime | None
    embargo_until: datetime | None
    embargo_source: str
    dateline: date


def publish(
    *,
    article: Article,
    by: AbstractBaseUser,
    now: datetime,
    kind: PublicationKind | str,
    note: str = "",
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    embargo_until: datetime | None = None,
    embargo_source: str = "",
    dateline: date | None = None,
) -> Publication:
    """Freezes the saved working copy and makes it public from `starts_at` (else `now`), all or nothing.

    A withdrawal freezes nothing: it names the version it withdraws. `dateline` is the day the publication is
    judged by; without one, see `expected_dateline`. `now` is the moment of the decision: the desk passes the
    present, the demonstration the moment of the past it re-enacts.
    Raises PublishingRefusedError with the field and what to do; then nothing has changed.
    """
    with transaction.atomic():
        # Two decisions about one article wait for each other here.
        article = (
            Article.objects.select_for_update(of=("self",))
            .select_related("section", "meet")
            .get(pk=article.pk)
        )
        before = article.publications.order_by("-number").select_related("version").first()
        decision = Decision(
            by=by,
            now=now,
            kind=PublicationKind(kind),
            note=note.strip(),
            starts_at=starts_at or now,
            ends_at=ends_at,
            embargo_until=embargo_until,
            embargo_source=embargo_source.strip(),
            dateline=dateline
            or expected_dateline(article, before=before, kind=kind, on=day(starts_at or now)),
        )
        refuse_bad(article, decision, before=before)
        withdrawal = decision.kind == PublicationKind.WITHDRAWN
        version = before.version if withdrawal else _version(article, decision, before)
        return _append(article, decision, version, before)


def expected_dateline(
    article: Article, *, before: Publication | None, kind: PublicationKind | str, on: date
) -> date:
    """The day a publication is judged by unless somebody says otherwise.

    A correction stands under the day of what it corrects. Anything else under the article's own dateline if one
    was set since the last publication, else under the day it is published.
    """
    if before and kind in NEEDS_NOTE:
        return before.dateline
    if article.dateline and (before is None or article.dateline > before.dateline):
        return article.dateline
    return on


def refuse_bad(article: Article, decision: Decision, *, before: Publication | None) -> None:
    """Raises PublishingRefusedError for the first thing that stands in the way."""
    _refuse_person(article, decision)
    _refuse_kind(decision, before)
    _refuse_times(decision)
    if decision.kind in NEEDS_NOTE and not decision.note:
        raise PublishingRefusedError(Refusal.NO_NOTE)
    if decision.kind != PublicationKind.WITHDRAWN:
        _refuse_copy(article)


def _refuse_person(article: Article, decision: Decision) -> None:
    withdrawal = decision.kind == PublicationKind.WITHDRAWN
    if not decision.by.has_perm(f"newsroom.{'withdraw' if withdrawal else 'publish'}_article"):
        raise PublishingRefusedError(Refusal.NOT_PERMITTED)
    own = decision.by.pk in (article.created_by_id, article.changed_by_id)
    if settings.FOUR_EYES and own and decision.kind not in NEEDS_NOTE:
        raise PublishingRefusedError(Refusal.FOUR_EYES)


def _refuse_kind(decision: Decision, before: Publication | None) -> None:
    new = decision.kind == PublicationKind.NEW
    if new and before is not None:
        raise PublishingRefusedError(Refusal.NOT_NEW)
    if not new and before is None:
        raise PublishingRefusedError(Refusal.NOTHING_PUBLISHED)
    if decision.kind == PublicationKind.WITHDRAWN and before.kind == PublicationKind.WITHDRAWN:
        raise PublishingRefusedError(Refusal.WITHDRAWN_ALREADY)


def _refuse_times(decision: Decision) -> None:
    if decision.starts_at < decision.now:
        raise PublishingRefusedError(Refusal.IN_THE_PAST)
    if decision.ends_at and decision.ends_at <= decision.starts_at:
        raise PublishingRefusedError(Refusal.ENDS_FIRST)
    if decision.embargo_until and not decision.embargo_source:
        raise PublishingRefusedError(Refusal.EMBARGO_SOURCE)
    if decision.embargo_until and decision.starts_at < decision.embargo_until:
        raise PublishingRefusedError(Refusal.EMBARGO)
    if decision.dateline > day(decision.starts_at):
        raise PublishingRefusedError(Refusal.DATELINE)


def _refuse_copy(article: Article) -> None:
    if not article.headline.strip():
        raise PublishingRefusedError(Refusal.NO_HEADLINE)
    if not any(strip_tags(block.text).strip() for block in article.newsroom_richtext_set.all()):
        raise PublishingRefusedError(Refusal.NO_TEXT)
    if not article.byline.exists():
        raise PublishingRefusedError(Refusal.NO_AUTHOR)
    if Publication.objects.filter(slug=article.slug).exclude(article=article).exists():
        raise PublishingRefusedError(Refusal.ADDRESS_TAKEN)


def _version(article: Article, decision: Decision, before: Publication | None) -> Version:
    frozen = freeze(article, as_of=decision.dateline, earlier=before.version.document if before else None)
    version = Version.objects.create(
        article=article,
        kind=article.kind,
        section=article.section,
        headline=frozen.document["headline"],
        card=frozen.card,
        document=frozen.document,
        digest=frozen.digest,
        created_at=decision.now,
        created_by=decision.by,
    )
    _keep_keys(version, frozen)
    return version


def _keep_keys(version: Version, frozen: Frozen) -> None:
    """One row for every row the document uses, so that none of them can be removed."""
    for use in VersionUse.__subclasses__():
        used = use._meta.get_field(use.USES).related_model
        rows = [(row, about) for row, about in frozen.rows.items() if type(row) is used]
        use.objects.bulk_create([_use(use, version, row, about=about) for row, about in rows])


def _use(use: type[VersionUse], version: Version, row: models.Model, *, about: bool) -> VersionUse:
    said = {"about": about} if any(field.name == "about" for field in use._meta.fields) else {}
    return use(version=version, **{use.USES: row}, **said)


def _append(
    article: Article, decision: Decision, version: Version, before: Publication | None
) -> Publication:
    publication = Publication.objects.create(
        article=article,
        number=before.number + 1 if before else 1,
        version=version,
        kind=decision.kind,
        slug=before.slug if decision.kind == PublicationKind.WITHDRAWN else article.slug,
        starts_at=decision.starts_at,
        ends_at=decision.ends_at,
        embargo_until=decision.embargo_until,
        embargo_source=decision.embargo_source,
        dateline=decision.dateline,
        note=decision.note,
        decided_at=decision.now,
        decided_by=decision.by,
    )
    Step.objects.create(
        article=article,
        from_state=_state(before, decision.now),
        to_state=_state(publication, decision.now),
        publication=publication,
        reason=decision.note,
        at=decision.now,
        by=decision.by,
    )
    return publication


def _state(publication: Publication | None, now: datetime) -> State:
    if publication is None:
        return State.DRAFT
    if publication.kind == PublicationKind.WITHDRAWN:
        return State.WITHDRAWN
    return State.PUBLISHED if publication.starts_at <= now else State.SCHEDULED
