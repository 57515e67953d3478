"""What was done to the record since an import and would be lost with it."""

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.db.models.fields.reverse_related import ForeignObjectRel

from athletics.choices import ImportKind
from athletics.imports.taking_back import rests_on
from athletics.models import Athlete, Import, ImportChange, Result, Team, Venue

MADE = (Result, Athlete, Team, Venue)
"""The models whose rows an import makes, in the order in which they can be removed."""


def later_work(imported: Import) -> list[str]:
    """Sentences, one for each kind of row that rests on what the import made or changed; none: it can be undone."""
    if imported.kind != ImportKind.MARKS_LIST:
        return rests_on(imported)
    reasons = [
        f"{number:,} {_plural(relation.related_model, number)} of {model._meta.verbose_name_plural} it brought."
        for model in MADE
        for relation in model._meta.related_objects
        if (number := _resting(imported, model, relation))
    ]
    return [
        *reasons,
        *_merged(imported),
        *_superseded(imported),
        *_changed_since(imported),
        *_typed(imported),
    ]


def _resting(imported: Import, model: type[Model], relation: ForeignObjectRel) -> int:
    other, name = relation.related_model, relation.field.name
    rows = other._base_manager.filter(**{f"{name}__imported_by": imported})
    if other in MADE:
        rows = rows.filter(Q(imported_by=None) | ~Q(imported_by=imported))
    return rows.count()


def _merged(imported: Import) -> list[str]:
    number = Athlete.objects.filter(imported_by=imported).exclude(merged_into=None).count()
    return [f"{number:,} athletes it brought are merged into others."] if number else []


def _superseded(imported: Import) -> list[str]:
    number = Result.objects.filter(imported_by=imported).exclude(superseded_at=None).count()
    return [f"{number:,} results it brought have a newer version."] if number else []


def _changed_since(imported: Import) -> list[str]:
    """Rows the import changed and a later one changed again."""
    own = imported.changes.values("model", "row")
    later = ImportChange.objects.filter(of__gt=imported.pk, row__in=own.values("row"))
    rows = {(one["model"], one["row"]) for one in own} if later.exists() else set()
    number = sum((one.model, one.row) in rows for one in later)
    return [f"{number:,} rows it changed were changed again by a later file."] if number else []


def _typed(imported: Import) -> list[str]:
    """Rows that somebody edited in the admin since."""
    reasons = []
    for model in MADE:
        kind = ContentType.objects.get_for_model(model)
        entries = LogEntry.objects.filter(content_type=kind, action_time__gt=imported.started_at)
        keys = [int(key) for key in entries.values_list("object_id", flat=True) if key and key.isdecimal()]
        number = model._base_manager.filter(pk__in=keys, imported_by=imported).count()
        if number:
            reasons.append(f"{number:,} {_plural(model, number)} it brought were edited by hand since.")
    return reasons


def _plural(model: type[Model], number: int) -> str:
    return str(model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural)
