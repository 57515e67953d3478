"""Everything a small import does to the record, written down so that it can be taken back as a unit."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, QuerySet

from athletics.models import Import, ImportChange, Upload
from athletics.models.imports import as_json

BATCH = 200


def image(row: Model) -> dict[str, Any]:
    """Every column of a row as it is now."""
    return {field.attname: as_json(getattr(row, field.attname)) for field in row._meta.concrete_fields}


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
        before = {name: as_json(getattr(row, name)) for name in values}
        after = {name: as_json(value) for name, value in values.items()}
        if before == after:
            return
        type(row)._base_manager.filter(pk=row.pk).update(**values)
        for name, value in values.items():
            setattr(row, name, value)
        self._note(row, before, after)

    def _note(self, row: Model, before: dict, after: dict) -> None:
        earlier = self._changes.get((row._meta.model_name, row.pk))
        if earlier is None:
            self._keep(row, before=before, after=after)
            return
        earlier.after = {**earlier.after, **after}
        if not earlier.made:
            earlier.before = {**before, **earlier.before}

    @contextmanager
    def watching(self, *some: QuerySet) -> Iterator[None]:
        """Writes down what others do to these rows meanwhile: those added and those changed, none removed."""
        before = [{row.pk: image(row) for row in rows.all()} for rows in some]
        yield
        for rows, was in zip(some, before, strict=True):
            for row in rows.all():
                now = image(row)
                if row.pk not in was:
                    self._keep(row, before={}, after=now, made=True)
                elif changed := [name for name, value in now.items() if value != was[row.pk][name]]:
                    self._note(
                        row,
                        {name: was[row.pk][name] for name in changed},
                        {name: now[name] for name in changed},
                    )

    def close(self) -> None:
        """Writes it all down, in the order it was done."""
        ImportChange.objects.bulk_create(self._changes.values(), batch_size=BATCH)

    def _keep(self, row: Model, **images: Any) -> None:
        key = (row._meta.model_name, row.pk)
        self._changes[key] = ImportChange(of=self.imported, model=key[0], row=key[1], **images)


class WritesThroughLedger:
    """What applies a review: the upload, its ledger, who asked, when, and whom to tell how many rows are done."""

    def __init__(
        self,
        upload: Upload,
        ledger: Ledger,
        *,
        by: AbstractBaseUser | None,
        now: datetime,
        progress: Callable[[int], None] = lambda done: None,
    ) -> None:
        self.upload, self.ledger, self.by, self.now, self.progress = upload, ledger, by, now, progress
