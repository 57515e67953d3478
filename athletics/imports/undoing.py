"""An import taken back as a unit: what it made goes, what it changed is as before, the import's own row stays."""

from collections.abc import Callable
from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.db.models import Max, Min, Model

from athletics.choices import ImportKind, ImportState
from athletics.imports.later_work import MADE, later_work
from athletics.imports.taking_back import take_back
from athletics.models import Import

SPAN = 1000
"""Primary keys a transaction; those of one import lie together."""


class RestedOnError(Exception):
    """Later work rests on the import: `reasons` says what."""

    def __init__(self, reasons: list[str]) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reasons))


def undo(
    *, imported: Import, now: datetime, progress: Callable[[int, int], None] = lambda done, rows: None
) -> int:
    """Takes the import back, whole or half loaded, and says how many rows it removed. Undone before: nothing.

    A marks list goes in transactions of a thousand rows: an undoing that was stopped goes on when it is asked for
    again. Any other file goes in one. Raises
    RestedOnError, and changes nothing, where later work rests on the import.
    """
    if imported.state == ImportState.UNDONE:
        return 0
    if reasons := later_work(imported):
        raise RestedOnError(reasons)
    if imported.kind != ImportKind.MARKS_LIST:
        removed = take_back(imported, now=now, progress=progress)
        imported.refresh_from_db()
        return removed
    Import.objects.filter(pk=imported.pk).update(state=ImportState.UNDOING)
    spans = [(model, *_ends(model, imported)) for model in MADE]
    rows = sum(last - first + 1 for _, first, last in spans)
    removed = passed = 0
    for model, first, last in spans:
        for start in range(first, last + 1, SPAN):
            removed += _remove(model, imported, start, min(start + SPAN - 1, last))
            passed += min(SPAN, last + 1 - start)
            progress(passed, rows)
    with transaction.atomic():
        for change in imported.changes.order_by("-pk"):
            _restore(change.model, change.row, change.before)
        imported.changes.all().delete()
        Import.objects.filter(pk=imported.pk).update(state=ImportState.UNDONE, undone_at=now)
    imported.refresh_from_db()
    return removed


def _ends(model: type[Model], imported: Import) -> tuple[int, int]:
    ends = model._base_manager.filter(imported_by=imported).aggregate(first=Min("pk"), last=Max("pk"))
    return ends["first"] or 0, ends["last"] or -1


def _remove(model: type[Model], imported: Import, first: int, last: int) -> int:
    """Straight in the database, which refuses what still has rows of its own."""
    with transaction.atomic():
        rows = model._base_manager.filter(pk__range=(first, last), imported_by=imported)
        return rows._raw_delete(rows.db)


def _restore(model: str, row: int, before: dict) -> None:
    apps.get_model("athletics", model)._base_manager.filter(pk=row).update(**before)
