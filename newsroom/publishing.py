"""The only way from the desk to the reader: a frozen version and an appended publication, or nothing."""

from dataclasses import replace
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from athletics.as_of import day
from newsroom import workflow
from newsroom.calling_off import append_call_off
from newsroom.choices import Planned, PublicationKind, State
from newsroom.embargoes import in_force
from newsroom.freezing import Frozen, freeze
from newsroom.gate import pass_gate
from newsroom.keeping import keep, kept_rows
from newsroom.models import Article, Publication, Step, Version
from newsroom.models.publications import NEEDS_NOTE
from newsroom.obstacles import Around, Decision, corrects_under_embargo, refuse_bad, refuse_leak
from newsroom.rebasing import RebaseConflictError, rebased, rebased_card
from newsroom.refusals import PublishingRefusedError, Refusal


@transaction.atomic
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
    planned: Planned | str | None = None,
    override: str = "",
    seen: datetime | None = None,
) -> Publication:
    """Freezes the saved working copy and makes it public from `starts_at` (else `now`), all or nothing.

    A withdrawal freezes nothing: it names the version it withdraws. `dateline` is the day the publication is
    judged by; without one, see `expected_dateline`. `now` is the moment of the decision: the desk passes the
    present, the demonstration the moment of the past it re-enacts. `planned` says what becomes of publications
    planned for later: called off, or planned again on top of this one; without any it is not asked. `seen` is the
    `changed_at` of the text that was looked at, where somebody looked.
    `override` is why a text is published that the record contradicts: see `gate`.
    Raises PublishingRefusedError with the field and what to do; then nothing has changed.
    """
    # Two decisions about one article wait for each other here.
    article = (
        Article.objects.select_for_update(of=("self",)).select_related("section", "meet").get(pk=article.pk)
    )
    if seen and article.changed_at != seen and kind != PublicationKind.WITHDRAWN:
        raise PublishingRefusedError(Refusal.CHANGED_MEANWHILE)
    starts_at = starts_at or now
    around = what_is_around(article, starts_at=starts_at, now=now)
    expected = expected_dateline(article, before=around.before, kind=kind, on=day(starts_at))
    decision = Decision(
        by=by,
        now=now,
        kind=PublicationKind(kind),
        note=note.strip(),
        starts_at=starts_at,
        ends_at=ends_at,
        embargo_until=embargo_until,
        embargo_source=embargo_source.strip(),
        dateline=dateline or expected,
        planned=Planned(planned) if planned else None,
        override=override.strip(),
    )
    refuse_bad(article, decision, around)
    return _publish(article, _under_embargo(article, decision, around), around)


def what_is_around(article: Article, *, starts_at: datetime, now: datetime) -> Around:
    """What a publication that starts then would find. What is planned for the same moment counts as later."""
    rows = list(article.publications.going_ahead().select_related("version").order_by("number"))
    later = [row for row in rows if row.starts_at > now and row.starts_at >= starts_at]
    earlier = [row for row in rows if row not in later]
    before = earlier[-1] if earlier else None
    return Around(before=before, later=later, embargo=in_force(article, as_of=now))


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


def _under_embargo(article: Article, decision: Decision, around: Around) -> Decision:
    """The decision with the embargo it is under; one that is new is kept with the article."""
    held = around.embargo
    if decision.withdraws or corrects_under_embargo(decision, around):
        return replace(decision, embargo_until=None, embargo_source="")
    if decision.embargo_until is None and held:
        return replace(decision, embargo_until=held.until, embargo_source=held.source)
    until = decision.embargo_until
    if until and until > decision.now and (held is None or until > held.until):
        article.embargoes.create(
            until=until, source=decision.embargo_source, decided_at=decision.now, decided_by=decision.by
        )
    return decision


def _publish(article: Article, decision: Decision, around: Around) -> Publication:
    before = around.before
    version = before.version if decision.withdraws else _version(article, decision, before)
    if corrects_under_embargo(decision, around):
        refuse_leak(around, version.document)
    for row in around.later:
        reason = "Planned again on top of another publication." if decision.planned == Planned.REBASE else ""
        reason = reason or "Called off by another publication."
        append_call_off(row, reason=reason, by=decision.by, now=decision.now)
    publication = _append(article, decision, version)
    if decision.planned == Planned.REBASE:
        _plan_again(article, decision, around, publication)
    return publication


def _version(article: Article, decision: Decision, before: Publication | None) -> Version:
    frozen = freeze(article, as_of=decision.dateline, earlier=before.version.document if before else None)
    return keep(article, frozen, by=decision.by, now=decision.now)


def _plan_again(article: Article, decision: Decision, around: Around, new: Publication) -> None:
    """What was planned for later, each on top of what now comes before it."""
    base, top = around.before and around.before.version, new.version
    for row in around.later:
        again = replace(
            decision,
            kind=PublicationKind.UPDATE if row.kind == PublicationKind.NEW else PublicationKind(row.kind),
            note=row.note,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            embargo_until=row.embargo_until,
            embargo_source=row.embargo_source,
            dateline=row.dateline,
        )
        base, top = row.version, top if again.withdraws else _rebased(again, base, row.version, top)
        _append(article, again, top)


def _rebased(decision: Decision, base: Version | None, planned: Version, new: Version) -> Version:
    try:
        document = rebased(base=base and base.document, planned=planned.document, new=new.document)
    except RebaseConflictError as conflict:
        raise PublishingRefusedError(Refusal.REBASE_CONFLICT) from conflict
    card = rebased_card(document, base=base and base.card, planned=planned.card, new=new.card)
    frozen = Frozen(document, card, kept_rows(planned, new))
    return keep(planned.article, frozen, by=decision.by, now=decision.now)


def _append(article: Article, decision: Decision, version: Version) -> Publication:
    last = article.publications.order_by("-number").values_list("number", flat=True).first()
    came_from = workflow.state(article, now=decision.now)
    publication = Publication.objects.create(
        article=article,
        number=(last or 0) + 1,
        version=version,
        kind=decision.kind,
        slug=_slug(article, decision, version),
        starts_at=decision.starts_at,
        ends_at=decision.ends_at,
        embargo_until=decision.embargo_until,
        embargo_source=decision.embargo_source,
        dateline=decision.dateline,
        note=decision.note,
        decided_at=decision.now,
        decided_by=decision.by,
    )
    if not decision.withdraws:
        pass_gate(publication, override=decision.override, by=decision.by, now=decision.now)
    Step.objects.create(
        article=article,
        from_state=came_from,
        to_state=_reached(publication, decision.now),
        publication=publication,
        reason=decision.note,
        at=decision.now,
        by=decision.by,
    )
    return publication


def _slug(article: Article, decision: Decision, version: Version) -> str:
    """The address: a withdrawal keeps the one readers know, whatever the working copy has now."""
    if not decision.withdraws:
        return version.document["slug"]
    known = version.publications.order_by("-number").first()
    return known.slug if known else article.slug


def _reached(publication: Publication, now: datetime) -> State:
    if publication.starts_at > now:
        return State.SCHEDULED
    return State.WITHDRAWN if publication.kind == PublicationKind.WITHDRAWN else State.PUBLISHED
