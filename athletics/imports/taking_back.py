"""What a small import did, taken back by its ledger; before that, what was done since and rests on it."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from django.db.models.fields.reverse_related import ForeignObjectRel

from athletics.choices import ImportState
from athletics.imports.ledger import image
from athletics.models import Import, ImportChange, UploadAnswer
from athletics.models.imports import as_json

NAMED = 3
"""How many rows a reason names."""
SPAN = 500


def rests_on(imported: Import) -> list[str]:
    """Sentences, one for each kind of later work that would be lost with this import; none: it can be undone."""
    changes = list(imported.changes.all())
    by_model = defaultdict(list)
    for change in changes:
        by_model[change.model].append(change)
    reasons = []
    for name, some in by_model.items():
        model = apps.get_model("athletics", name)
        rows = model._base_manager.in_bulk([change.row for change in some])
        reasons += _changed_since(model, some, rows)
        if any(change.made for change in some):
            reasons += _leaning(imported, model)
    return reasons


def _changed_since(model: type[Model], changes: list[ImportChange], rows: dict[int, Model]) -> list[str]:
    """Rows that are no longer as the import left them."""
    changed = []
    for change in changes:
        row = rows.get(change.row)
        if row is None:
            continue
        now = image(row) if change.made else {name: as_json(getattr(row, name)) for name in change.after}
        if any(now.get(name) != value for name, value in change.after.items()):
            changed.append(row)
    if not changed:
        return []
    names = "; ".join(str(row) for row in changed[:NAMED]) + (" …" if len(changed) > NAMED else "")
    were = "was" if len(changed) == 1 else "were"
    return [f"{_counted(model, len(changed))} it brought or changed {were} changed since: {names}."]


def _leaning(imported: Import, model: type[Model]) -> Iterator[str]:
    """Rows of others that point to rows the import made."""
    made = imported.changes.filter(made=True)
    own = made.filter(model=model._meta.model_name).values("row")
    for relation in model._meta.get_fields(include_hidden=True):
        if not isinstance(relation, ForeignObjectRel) or relation.many_to_many:
            continue
        other = relation.related_model
        if other in (UploadAnswer, Import):
            continue
        rows = other._base_manager.filter(**{f"{relation.field.name}__in": own})
        if other._meta.app_label == "athletics":
            rows = rows.exclude(pk__in=made.filter(model=other._meta.model_name).values("row"))
        if number := rows.count():
            lean = "leans" if number == 1 else "lean"
            yield f"{_counted(other, number)} {lean} on {model._meta.verbose_name_plural} it brought."


def take_back(
    imported: Import, *, now: datetime, progress: Callable[[int, int], None] = lambda done, rows: None
) -> int:
    """Undoes it in one transaction, the last step first, and says how many rows were removed."""
    removed = done = 0
    with transaction.atomic():
        imported = Import.objects.select_for_update().get(pk=imported.pk)
        if imported.state == ImportState.UNDONE:
            return 0
        Import.objects.filter(pk=imported.pk).update(state=ImportState.UNDOING)
        changes = list(imported.changes.order_by("-pk"))
        for (name, made), group in groupby(changes, key=lambda one: (one.model, one.made)):
            some = list(group)
            model = apps.get_model("athletics", name)
            for start in range(0, len(some), SPAN):
                batch = some[start : start + SPAN]
                removed += _remove(model, batch) if made else _restore(model, batch)
                done += len(batch)
                progress(done, len(changes))
        Import.objects.filter(pk=imported.pk).update(state=ImportState.UNDONE, undone_at=now)
    return removed


def _remove(model: type[Model], changes: list[ImportChange]) -> int:
    keys = [change.row for change in changes]
    pointing = [f.name for f in UploadAnswer._meta.fields if f.related_model is model]
    for name in pointing:
        UploadAnswer.objects.filter(**{f"{name}__in": keys}).delete()
    rows = model._base_manager.filter(pk__in=keys)
    return rows._raw_delete(rows.db)


def _restore(model: type[Model], changes: list[ImportChange]) -> int:
    for change in changes:
        model._base_manager.filter(pk=change.row).update(**change.before)
    return 0


def _counted(model: type[Model], number: int) -> str:
    name = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
    return f"{number:,} {name}"
