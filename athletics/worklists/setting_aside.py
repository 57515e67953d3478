"""A line that needs no mending is set aside with a reason, and can be brought back."""

from datetime import date, datetime
from itertools import islice

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.models import SetAside
from athletics.worklists.line import MOST, Line, Worklist


def lines(worklist: Worklist, *, as_of: date, most: int = MOST) -> list[Line]:
    """The lines as of a day, without those set aside; `most` at the most."""
    aside = set(SetAside.objects.filter(worklist=worklist.slug).values_list("key", flat=True))
    return list(islice((line for line in worklist.find(as_of) if line.key not in aside), most))


@transaction.atomic
def set_aside(
    *, worklist: Worklist, key: str, said: str, reason: str, by: AbstractBaseUser, now: datetime
) -> SetAside:
    """Keeps that the line was looked at and needs no mending. Raises ValidationError by field; twice: as it was."""
    row = SetAside(worklist=worklist.slug, key=key, said=said[:300], reason=reason.strip(), by=by, at=now)
    kept = SetAside.objects.filter(worklist=worklist.slug, key=key).first()
    if kept is not None:
        return kept
    if not row.reason:
        raise ValidationError({"reason": "Say why nothing has to be mended; it is kept."})
    row.full_clean()
    row.save()
    return row


@transaction.atomic
def bring_back(*, aside: SetAside) -> None:
    """Shows the line again, as long as the record gives cause for it."""
    aside.delete()
