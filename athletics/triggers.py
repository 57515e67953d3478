"""Triggers that have to be in the database: found missing, put back, reported.

SQLite rebuilds a table when a column changes and drops its triggers with it, so whoever relies on some puts them
back after every `migrate` and has a system check say when one is missing.
"""

from collections.abc import Callable, Iterable

from django.core import checks
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)"
    ),
}
Statements = dict[str, list[str]]
"""What makes each trigger, by its name."""


def missing_of(connection: BaseDatabaseWrapper, wanted: Iterable[tuple[str, str, list[str]]]) -> Statements:
    """Of the triggers wanted (table, name, statements) those that are not there, on the tables that are."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    return {name: made for table, name, made in wanted if table in tables and name not in present}


def put_back(connection: BaseDatabaseWrapper, missing: Statements, *, functions: str = "") -> None:
    """Makes what is missing; before it, on PostgreSQL, the functions it calls."""
    with connection.cursor() as cursor:
        if missing and functions and connection.vendor == "postgresql":
            cursor.execute(functions)
        for statements in missing.values():
            for statement in statements:
                cursor.execute(statement)


def errors(
    databases: Iterable[str] | None,
    missing: Callable[[BaseDatabaseWrapper], Statements],
    *,
    means: str,
    id: str,
) -> list[checks.CheckMessage]:
    """One error for each missing trigger, saying what its absence means. No database is asked unless one is named."""
    return [
        checks.Error(
            f"The trigger {name} is missing: {means}.",
            hint="Run `manage.py migrate`; it puts the triggers back.",
            id=id,
        )
        for alias in databases or []
        for name in missing(connections[alias])
    ]
