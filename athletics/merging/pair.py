"""What merging two athletes and merging two venues share."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.core.exceptions import ValidationError

from athletics.merging.moving import change
from athletics.models import Athlete, Merge, Venue

Row = TypeVar("Row", Athlete, Venue)


def same_or_merged(kept: Row, gone: Row) -> list[str]:
    """What speaks against any two rows: that they are one row, or that one of them is merged already."""
    if kept.pk == gone.pk:
        return ["This is the same row: choose the other one."]
    return [
        f"{one} is merged into {one.merged_into} already: take {one.merged_into} instead."
        for one in (kept, gone)
        if one.merged_into_id
    ]


def locked_pair(*, kept: Row, gone: Row, reason: str, obstacles: Callable[..., list[str]]) -> tuple[Row, Row]:
    """Both rows under their locks. Raises ValidationError without a reason, and with every obstacle."""
    rows = type(kept).objects.select_for_update().filter(pk__in=[kept.pk, gone.pk])
    locked = {row.pk: row for row in rows}
    kept, gone = locked[kept.pk], locked[gone.pk]
    if not reason.strip():
        raise ValidationError({"reason": "Say how it is known that they are one; it is kept."})
    if against := obstacles(kept=kept, gone=gone):
        raise ValidationError(against)
    return kept, gone


def unsaid(merge: Merge, names: Iterable[str]) -> dict:
    """Of these columns those that the merged row fills and the kept one does not, with their values."""
    kept, gone = merge.stays, merge.went
    return {name: getattr(gone, name) for name in names if getattr(gone, name) and not getattr(kept, name)}


def fill(merge: Merge, columns: dict) -> None:
    """Writes into the kept row what it takes over, if anything."""
    if columns:
        change(merge, merge.stays, **columns)
