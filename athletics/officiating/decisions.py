"""Rulings: what changes an official result. Each keeps what stood before, and is undone by another, never deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.as_of import latest_day
from athletics.choices import ResultStatus, RoundStatus, RulingKind
from athletics.models import Result, Round, Ruling, Source
from athletics.rulings import CHANGED


@dataclass(frozen=True, slots=True)
class Change:
    """How one result is to stand after the ruling."""

    result: Result
    place: int | None
    status: str
    mark: int | None
    kind: str = RulingKind.REALLOCATION


@transaction.atomic
def rule(
    *,
    changes: Iterable[Change],
    decided_on: date,
    reason: str,
    source: Source | None,
    by: AbstractBaseUser,
    now: datetime,
) -> list[Ruling]:
    """These results stand so from the day of the decision on; asked as of an earlier day they stand as before.

    Their rounds are amended. Raises ValidationError for a decision to come, for one that changes nothing, and for one
    older than the newest on file of the same result.
    """
    if decided_on > latest_day(now):
        raise ValidationError({"decided_on": "The decision is dated after today: correct its day."})
    return [_decide(change, decided_on, reason, source, by) for change in changes]


@transaction.atomic
def overturn(
    *,
    ruling: Ruling,
    decided_on: date,
    reason: str,
    source: Source | None,
    by: AbstractBaseUser,
    now: datetime,
) -> list[Ruling]:
    """What stood before the ruling stands again, for all results of the round that it changed: by new rulings.

    Raises ValidationError where a later ruling changed one of them again.
    """
    together = [one for one in with_it(ruling) if one.pk != ruling.pk]
    changes = []
    for one in (ruling, *together):
        if one.result.rulings.filter(pk__gt=one.pk).exists():
            raise ValidationError(
                f"A later ruling changed {one.result.competitor} again: overturn that one first."
            )
        kind = RulingKind.REINSTATEMENT if one.pk == ruling.pk else RulingKind.REALLOCATION
        changes.append(Change(one.result, one.place_before, one.status_before, one.mark_before, kind))
    return rule(changes=changes, decided_on=decided_on, reason=reason, source=source, by=by, now=now)


def with_it(ruling: Ruling) -> list[Ruling]:
    """Every ruling of the same decision: of the same round and day, for the same reason and source."""
    same = Ruling.objects.filter(decided_on=ruling.decided_on, reason=ruling.reason, source=ruling.source)
    if ruling.result.round_id is None:
        return [ruling]
    found = same.filter(result__round=ruling.result.round_id)
    return list(found.select_related("result__athlete", "result__team", "result__discipline"))


def disqualify(
    result: Result, *, status: str = ResultStatus.DISQUALIFIED, kind: str = RulingKind.DISQUALIFICATION
) -> list[Change]:
    """Out of the places, and everybody behind in the round one place up. The mark is kept on file and counts no more."""
    changes = [Change(result, None, status, result.mark, kind)]
    if result.place and result.round_id:
        behind = Result.objects.current().filter(round=result.round_id, place__gt=result.place)
        changes += [
            Change(one, one.place - 1, one.status, one.mark) for one in behind.order_by("place", "pk")
        ]
    return changes


def _decide(
    change: Change, decided_on: date, reason: str, source: Source | None, by: AbstractBaseUser
) -> Ruling:
    result = (
        Result.objects.select_for_update(of=("self",))
        .select_related("discipline", "athlete", "team")
        .get(pk=change.result.pk)
    )
    newest = result.rulings.order_by("decided_on", "pk").last()
    if newest and newest.decided_on > decided_on:
        raise ValidationError(
            {
                "decided_on": f"A ruling of {newest.decided_on:%-d %B %Y} on {result.competitor} is newer: correct the day."
            }
        )
    if decided_on < result.date:
        raise ValidationError({"decided_on": "A ruling cannot be older than the result."})
    before = {f"{name}_before": getattr(result, name) for name in CHANGED}
    after = {f"{name}_after": getattr(change, name) for name in CHANGED}
    ruling = Ruling(
        result=result,
        kind=change.kind,
        decided_on=decided_on,
        reason=reason,
        source=source,
        recorded_by=by,
        **before,
        **after,
    )
    ruling.full_clean()
    ruling.save()
    for name in CHANGED:
        setattr(result, name, getattr(change, name))
    result.save()
    Round.objects.filter(pk=result.round_id).exclude(status=RoundStatus.AMENDED).update(
        status=RoundStatus.AMENDED
    )
    return ruling
