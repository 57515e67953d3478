"""Writing alerts: one at a time for each check, closed by itself when the record agrees again."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q, QuerySet

from athletics.as_of import day
from newsroom.alerts.causes import Cause, among, in_words
from newsroom.alerts.natures import Difference, difference, looks_ahead, same_words, suggestion
from newsroom.alerts.readings import Again, ask_again, keys_in
from newsroom.choices import Answered, PublicationKind
from newsroom.models import Alert, AlertAnswer, Article, Publication, PublicationKey

AGREES = "The record agrees with the text again."
KEYS_AT_ONCE = 5000
CHANGED_AGAIN = "The record changed again: a newer alert says how it stands."


def standing_publications(*, now: datetime) -> QuerySet[Publication]:
    """What readers can read now, and what is planned: the texts that are kept true."""
    live = Publication.objects.public(as_of=now).order_by().values("pk")
    planned = Publication.objects.planned(as_of=now).exclude(kind=PublicationKind.WITHDRAWN).order_by()
    return Publication.objects.filter(Q(pk__in=live) | Q(pk__in=planned.values("pk")))


def depending_on(keys: set[str], *, now: datetime) -> QuerySet[Publication]:
    """Those of them that say something resting on one of the keys, newest first. Read off an index of keys."""
    standing = standing_publications(now=now)
    if "*" not in keys:
        standing = standing.filter(pk__in=_resting_on(sorted(keys)))
    return standing.select_related("version").order_by("-starts_at", "-pk")


def _resting_on(keys: list[str]) -> set[int]:
    """Publications by the index of keys, as many keys a query as every database takes."""
    found: set[int] = set()
    for start in range(0, len(keys), KEYS_AT_ONCE):
        some = PublicationKey.objects.filter(key__in=keys[start : start + KEYS_AT_ONCE])
        found.update(some.values_list("publication", flat=True))
    return found


def recheck(publication: Publication, causes: Sequence[Cause] = (), *, now: datetime) -> list[Alert]:
    """Asks the record again about everything a publication says, and opens or closes alerts by the answers.

    Reading the text holds no lock; only what differs is written, in one short transaction.
    """
    again = ask_again(publication, now=now)
    ahead = looks_ahead(publication, now=now)
    found = {one.check.pk: difference(one, among(causes, _keys(one)), looks_ahead=ahead) for one in again}
    with transaction.atomic():
        Article.objects.select_for_update(of=("self",)).get(pk=publication.article_id)
        keep_keys(publication, keys_in(again))
        last = _last_alerts(publication)
        opened = [_settle(one, found[one.check.pk], last.get(one.check.pk), causes, now=now) for one in again]
    return [alert for alert in opened if alert]


def keep_keys(publication: Publication, keys: set[str]) -> None:
    """Adds the keys that are not kept yet; those of earlier readings stay."""
    known = set(publication.keys.values_list("key", flat=True))
    PublicationKey.objects.bulk_create(
        PublicationKey(publication=publication, key=key) for key in sorted(keys - known)
    )


@transaction.atomic
def dismiss(*, alert: Alert, reason: str, by: AbstractBaseUser, now: datetime) -> AlertAnswer:
    """Closes an alert without a publication. Raises ValidationError without a reason, or where it is closed already."""
    if not reason.strip():
        raise ValidationError({"reason": "Say why nothing has to be published."})
    Article.objects.select_for_update(of=("self",)).get(pk=alert.check_of.publication.article_id)
    if AlertAnswer.objects.filter(alert=alert).exists():
        raise ValidationError("This alert has been closed already.")
    return AlertAnswer.objects.create(
        alert=alert, kind=Answered.DISMISSED, reason=reason.strip(), at=now, by=by
    )


def _keys(one: Again) -> set[str]:
    return {*one.check.keys, *(key for found in (one.then, one.since) if found for key in found.keys)}


def _last_alerts(publication: Publication) -> dict[int, Alert]:
    """The newest alert of each check, with its answer where it has one."""
    rows = Alert.objects.filter(check_of__publication=publication).select_related("answer").order_by("pk")
    return {row.check_of_id: row for row in rows.annotate(closed=F("answer__kind"))}


def _settle(
    one: Again, found: Difference | None, last: Alert | None, causes: Sequence[Cause], *, now: datetime
) -> Alert | None:
    if found is None:
        if last and last.closed is None:
            _lapse(last, AGREES, now=now)
        return None
    if last and last.closed != Answered.LAPSED and _says_the_same(last, found, now=now):
        return None
    if last and last.closed is None:
        _lapse(last, CHANGED_AGAIN, now=now)
    return Alert.objects.create(
        check_of=one.check,
        nature=found.nature,
        wants=found.wants,
        was_verdict=one.check.verdict,
        was_found=one.check.found,
        verdict=found.finding.verdict,
        found=found.finding.found or found.finding.note,
        evidence=found.finding.as_json()["evidence"],
        cause=in_words(among(causes, _keys(one))),
        suggestion=suggestion(found),
        opened_at=now,
    )


def _says_the_same(last: Alert, found: Difference, *, now: datetime) -> bool:
    finding = found.finding
    if (last.nature, last.verdict) != (found.nature, finding.verdict):
        return False
    days = (day(last.opened_at), day(now), found.again.check.as_of)
    return same_words(last.found, finding.found or finding.note, days=days)


def _lapse(alert: Alert, reason: str, *, now: datetime) -> None:
    AlertAnswer.objects.create(alert=alert, kind=Answered.LAPSED, reason=reason, at=now, by=None)
