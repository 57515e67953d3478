"""Everything a small import does to the record, written down so that it can be taken back as a unit."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django.db.models import Model

from athletics.models import Import, ImportChange

BATCH = 200


def plain(value: Any) -> Any:
    """A column's value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date | datetime | time) else value


def image(row: Model) -> dict[str, Any]:
    """Every column of a row as it is now."""
    return {field.attname: plain(getattr(row, field.attname)) for field in row._meta.concrete_fields}


class Ledger:
    """Makes and changes rows for one import. Nothing else may write for it."""

    def __init__(self, imported: Import) -> None:
        self.imported = imported
        self._changes: dict[tuple[str, int], ImportChange] = {}

    def make(self, rows: Sequence[Model]) -> None:
        """Adds the rows; what they derive has been derived."""
        if not rows:
            return
        type(rows[0])._base_manager.bulk_create(rows, batch_size=BATCH)
        for row in rows:
            self._keep(row, before={}, after=image(row), made=True)

    def change(self, row: Model, **values: Any) -> None:
        """Sets columns of a row, as they are called in the model (`venue_id`), and keeps what stood there."""
        before = {name: plain(getattr(row, name)) for name in values}
        after = {name: plain(value) for name, value in values.items()}
        if before == after:
            return
        type(row)._base_manager.filter(pk=row.pk).update(**values)
        for name, value in values.items():
            setattr(row, name, value)
        earlier = self._changes.get((row._meta.model_name, row.pk))
        if earlier is None:
            self._keep(row, before=before, after=after)
            return
        earlier.after = {**earlier.after, **after}
        if not earlier.made:
            earlier.before = {**before, **earlier.before}

    def close(self) -> None:
        """Writes it all down, in the order it was done."""
        ImportChange.objects.bulk_create(self._changes.values(), batch_size=BATCH)

    def _keep(self, row: Model, **images: Any) -> None:
        key = (row._meta.model_name, row.pk)
        self._changes[key] = ImportChange(of=self.imported, model=key[0], row=key[1], **images)
