"""A merge taken back: what it moved goes where it was, what was added since stays where it is."""

from datetime import datetime
from typing import NamedTuple

from django.apps import apps
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.models import Merge, MergedRow

MADE = "made"


class LeftBehind(NamedTuple):
    """A row that a merge moved and that was changed or removed since: undoing leaves it as it is."""

    model: str
    row: int


def left_behind(merge: Merge) -> list[LeftBehind]:
    """The rows that undoing the merge would leave as they are, in the order they were moved."""
    return [LeftBehind(one.model, one.row) for one in _in_reverse(merge)[::-1] if not _as_left(one)]


@transaction.atomic
def undo(*, merge: Merge, by: AbstractBaseUser, now: datetime) -> list[LeftBehind]:
    """Takes the merge back and says which rows were left, since somebody changed them after it.

    Raises ValidationError where it was taken back before, or where the kept row has itself been merged since:
    that merge is undone first.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise ValidationError("This merge has been undone already.")
    kept = type(merge.stays).objects.get(pk=merge.stays.pk)
    if kept.merged_into_id:
        raise ValidationError(f"{kept} was merged into {kept.merged_into} since: undo that merge first.")
    left = []
    for one in _in_reverse(merge):
        if _as_left(one):
            _put_back(one)
        else:
            left.append(LeftBehind(one.model, one.row))
    Merge.objects.filter(pk=merge.pk).update(undone_at=now, undone_by=by)
    return left[::-1]


def _in_reverse(merge: Merge) -> list[MergedRow]:
    return list(merge.rows.order_by("-pk"))


def _found(one: MergedRow):
    return apps.get_model(one.model)._base_manager.filter(pk=one.row)


def _as_left(one: MergedRow) -> bool:
    """Whether the row still says what the merge made it say."""
    if one.after == {MADE: True}:
        return _found(one).exists()
    model = apps.get_model(one.model)
    columns = {model._meta.get_field(name).attname: value for name, value in one.after.items()}
    row = _found(one).values(*columns).first()
    if row is None:
        return False
    return all(model._meta.get_field(name).to_python(value) == row[name] for name, value in columns.items())


def _put_back(one: MergedRow) -> None:
    if one.after == {MADE: True}:
        _found(one).delete()
        return
    model = apps.get_model(one.model)
    columns = {model._meta.get_field(name).attname: value for name, value in one.before.items()}
    _found(one).update(**columns)
