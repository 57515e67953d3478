"""The last number each table has given to a row: one that was given is never given again, also after a restore."""

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper


def last_numbers(model: type[models.Model], connection: BaseDatabaseWrapper) -> int | None:
    """None where the database numbers no rows of this table, or has numbered none yet."""
    key = model._meta.pk
    if not isinstance(key, models.AutoField):
        return None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(
                "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", [table, key.column]
            )
        else:
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [model._meta.db_table])
        found = cursor.fetchone()
    return (found and found[0]) or None


def go_on_from(model: type[models.Model], last: int | None, connection: BaseDatabaseWrapper) -> None:
    """Makes the table go on after its last number."""
    key, table = model._meta.pk, model._meta.db_table
    if last is None or not isinstance(key, models.AutoField):
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            quoted = connection.ops.quote_name(table)
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, %s), %s, true)", [quoted, key.column, last]
            )
        else:
            cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
            cursor.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", [table, last])
