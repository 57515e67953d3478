"""Rows as lines of text and back, by way of the model's own fields, so that a line means the same to any database."""

import base64
import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder
from django.utils.duration import duration_iso_string

AT_ONCE = 2_000
"""Rows that are read or written together."""
Model = type[models.Model]


def tables(registry) -> dict[str, Model]:
    """The models that have a table of their own, by its name; `registry` is Django's, or a migration's state."""
    found = {
        model._meta.db_table: model
        for model in registry.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    applied = MigrationRecorder.Migration
    return dict(sorted({**found, applied._meta.db_table: applied}.items()))


def stored(model: Model) -> list[models.Field]:
    """The fields with a column that is written; what the database computes is left to it."""
    return [field for field in model._meta.concrete_fields if not getattr(field, "generated", False)]


def columns(model: Model) -> list[str]:
    return [field.column for field in stored(model)]


def read(model: Model, connection: BaseDatabaseWrapper) -> Iterator[tuple]:
    """Every row by its key, as the fields' own Python values, a few at a time."""
    names = [field.attname for field in stored(model)]
    query = models.QuerySet(model).order_by("pk").values_list(*names).query
    compiler = query.get_compiler(connection=connection)
    return compiler.results_iter(tuple_expected=True, chunked_fetch=True, chunk_size=AT_ONCE)


def count(model: Model, connection: BaseDatabaseWrapper) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(model._meta.db_table)}")
        return cursor.fetchone()[0]


def line(values: Iterable[Any]) -> bytes:
    return (
        json.dumps(list(values), default=_plain, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def write(
    model: Model, columns: Iterable[str], lines: Iterable[bytes], connection: BaseDatabaseWrapper
) -> Iterator[int]:
    """Adds the rows of these lines; yields after each lot how many it held. Raises ValueError for one that is none."""
    by_column, lines = {field.column: field for field in stored(model)}, iter(lines)
    fields = [by_column[column] for column in columns]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(model._meta.db_table)
    while lot := list(islice(lines, AT_ONCE)):
        with connection.cursor() as cursor:
            values = (_values(one, fields, connection) for one in lot)
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({quoted}) FROM STDIN") as copy:
                    for row in values:
                        copy.write_row(row)
            else:
                places = ", ".join(["%s"] * len(fields))
                cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", values)
        yield len(lot)


def _values(one: bytes, fields: list[models.Field], connection: BaseDatabaseWrapper) -> list:
    cells = json.loads(one)
    if not isinstance(cells, list) or len(cells) != len(fields):
        raise ValueError("A line does not hold one value for each column.")
    return [
        field.get_db_prep_save(_typed(field, cell), connection)
        for field, cell in zip(fields, cells, strict=True)
    ]


def _typed(field: models.Field, cell: Any) -> Any:
    return cell if cell is None else getattr(field, "target_field", field).to_python(cell)


def _plain(value: Any) -> Any:
    """What JSON has no word for, in the form its field's `to_python` reads."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return duration_iso_string(value)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    raise TypeError(f"A value of {type(value).__name__} has no place in an archive.")
