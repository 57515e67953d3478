"""Many rows at once, past the ORM: executemany on SQLite, COPY on PostgreSQL. What is derived was derived before."""

import json
from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum
from types import SimpleNamespace
from typing import Any

from django.db import connection, models

MOST_KEYS = 5000
"""PostgreSQL takes 65,535 parameters."""
BY_INDEX = """
    SET LOCAL enable_seqscan = off; SET LOCAL jit = off
"""
"""Fresh tables have no statistics yet, and reading a million rows for each batch is no plan."""


class Columns:
    """The columns of a model, with what each holds when nothing is said; the primary key is the database's."""

    def __init__(self, model: type[models.Model]) -> None:
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        self.table = model._meta.db_table
        self.names = [field.column for field in fields]
        self._attributes = [field.attname for field in fields]
        self._days = [place for place, field in enumerate(fields) if type(field) is models.DateField]
        self._moments = [place for place, field in enumerate(fields) if type(field) is models.DateTimeField]
        self._defaults = {
            field.attname: _plain(field.get_default())
            for field in fields
            if field.has_default() or field.null
        } | {
            field.attname: ""
            for field in fields
            if field.blank and not field.null and not field.has_default()
        }

    def draft(self, **values: Any) -> SimpleNamespace:
        """A row to be, with its defaults: as much of the model as its `derive` needs."""
        return SimpleNamespace(**{**self._defaults, **values})

    def row(self, draft: SimpleNamespace) -> tuple:
        """The draft as the database takes it. Raises KeyError for a column nobody filled."""
        values = draft.__dict__
        return tuple([values[name] for name in self._attributes])

    def adapted(self, row: tuple) -> list:
        """The row for a database without dates of its own."""
        cells = list(row)
        for place in self._days:
            cells[place] = connection.ops.adapt_datefield_value(cells[place])
        for place in self._moments:
            cells[place] = connection.ops.adapt_datetimefield_value(cells[place])
        return cells


def insert(columns: Columns, rows: Sequence[tuple]) -> None:
    """Adds the rows, in the order of `columns.names`."""
    if not rows:
        return
    quoted = ", ".join(connection.ops.quote_name(name) for name in columns.names)
    table = connection.ops.quote_name(columns.table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns.names))
            cursor.executemany(
                f"INSERT INTO {table} ({quoted}) VALUES ({places})", map(columns.adapted, rows)
            )


def matching(keys: Sequence[tuple], *, names: Sequence[str], query: str) -> Iterator[tuple]:
    """The rows of a query that joins `wanted`, a table of these keys with these column names, by an index.

    On SQLite the keys go in as JSON: of more than a few hundred VALUES it makes a filter out of the other table first.
    """
    for start in range(0, len(keys), MOST_KEYS):
        some = [[_value(cell) for cell in key] for key in keys[start : start + MOST_KEYS]]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(BY_INDEX)
                one = f"({', '.join(['%s'] * len(names))})"
                wanted = f"VALUES {', '.join([one] * len(some))}"
                parameters = [cell for key in some for cell in key]
            else:
                cells = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(names)))
                wanted = f"SELECT {cells} FROM json_each(%s)"
                parameters = [json.dumps(some)]
            cursor.execute(f"WITH wanted ({', '.join(names)}) AS ({wanted}) {query}", parameters)
            yield from cursor.fetchall()


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _value(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value
