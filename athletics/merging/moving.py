"""Every live row that points to one row made to point to another, each move written down with its before-image."""

from collections.abc import Iterable, Iterator

from django.db import IntegrityError, models, transaction

from athletics.models import Merge, MergedRow
from athletics.models.imports import as_json

MADE_BY_MERGES = ("merge", "mergedrow")
CHUNK = 500


def repoint(merge: Merge, *, gone: models.Model, kept: models.Model) -> None:
    """Moves what points to `gone`, row by row written down; a row that has its twin at `kept` stays where it is.

    Frozen rows (models that say `frozen = True`) and the merges themselves are never touched: whoever reads them
    follows `merged_into`. Rows merged into `gone` before follow it, so that nobody has to follow twice.
    """
    for model, field in pointing_to(type(gone)):
        rows = model._base_manager.filter(**{field.name: gone}).order_by("pk")
        keys = list(rows.values_list("pk", flat=True))
        for start in range(0, len(keys), CHUNK):
            _move(merge, model, field, keys[start : start + CHUNK], kept)


def pointing_to(model: type[models.Model]) -> Iterator[tuple[type[models.Model], models.ForeignKey]]:
    """The foreign keys to the model that a merge moves: of every model, hidden ones and those between two models too."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not (relation.auto_created and relation.one_to_many):
            continue
        other = relation.related_model
        if getattr(other, "frozen", False) or other._meta.model_name in MADE_BY_MERGES:
            continue
        yield other, relation.field


def change(merge: Merge, row: models.Model, **columns) -> None:
    """Changes a row by what it is told, in the database alone, and writes down what stood there."""
    before = {name: getattr(row, row._meta.get_field(name).attname) for name in columns}
    type(row)._base_manager.filter(pk=row.pk).update(**columns)
    after = {name: getattr(value, "pk", value) for name, value in columns.items()}
    note(merge, type(row), [row.pk], before=before, after=after)


def note(merge: Merge, model: type[models.Model], keys: Iterable[int], *, before: dict, after: dict) -> None:
    """Writes down rows that changed alike."""
    before, after = ({name: as_json(value) for name, value in one.items()} for one in (before, after))
    rows = (
        MergedRow(of=merge, model=model._meta.label_lower, row=key, before=before, after=after)
        for key in keys
    )
    MergedRow.objects.bulk_create(rows)


def _move(
    merge: Merge, model: type[models.Model], field: models.ForeignKey, keys: list[int], kept: models.Model
) -> None:
    """All at once; where one has a twin, the half with it in ever smaller halves until it stands alone."""
    try:
        with transaction.atomic():
            model._base_manager.filter(pk__in=keys).update(**{field.name: kept})
    except IntegrityError:
        if len(keys) > 1:
            half = len(keys) // 2
            _move(merge, model, field, keys[:half], kept)
            _move(merge, model, field, keys[half:], kept)
        return
    before, after = {field.name: merge.went.pk}, {field.name: kept.pk}
    note(merge, model, keys, before=before, after=after)
