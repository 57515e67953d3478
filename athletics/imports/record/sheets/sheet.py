"""What one file is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from athletics.imports.record.cells import Cell, To, ToMany

SOURCE = To("source", "sources")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One CSV file: the model its rows become, the columns that name a row for others, and how each field is read.

    Fields are read in their order and may use those before them. `complete` turns what was read into the fields of
    the model where the two differ. `many` are pointers saved after the row. Every file but sources.csv has a column
    `source`; a model with a source gets it, of the others it stands in the file.
    """

    name: str
    model: type[Model]
    fields: Mapping[str, Cell]
    key: tuple[str, ...] = ()
    complete: Callable[[dict[str, Any]], dict[str, Any]] = dict
    many: Mapping[str, ToMany] = field(default_factory=dict)

    @property
    def file(self) -> str:
        return f"{self.name}.csv"

    @property
    def cells(self) -> dict[str, Cell]:
        """Every field with its cell, the source and the many included."""
        source = {} if self.name == "sources" else {"source": SOURCE}
        return {**self.fields, **self.many, **source}

    @property
    def columns(self) -> list[str]:
        """The columns the file must have, in their natural order."""
        named = [*self.key, *(column for cell in self.cells.values() for column in cell.columns)]
        return list(dict.fromkeys(named))

    def column_of(self, name: str) -> str:
        """The column a field of the model is read from; the field's own name where none is."""
        cell = self.cells.get(name)
        return cell.column if cell else name


def texts(names: str) -> dict[str, Cell]:
    """Fields that are the text of the column of their name."""
    return {name: Cell(name) for name in names.split()}


def with_mark(values: dict[str, Any]) -> dict[str, Any]:
    """The mark read, as the columns of a record or a stated best."""
    mark = values.pop("mark", None)
    if mark is None:
        return values
    return {**values, "mark": mark.value, "precision": mark.precision}
