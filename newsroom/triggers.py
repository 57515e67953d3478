"""Frozen rows in the database itself: triggers that refuse what Python's refusals cannot reach.

Raw SQL, another program, a plain queryset on the base manager: all stop here. SQLite rebuilds a table when a
column changes and drops its triggers with it, so they are put back after every `migrate`, and a system check
says when one is missing.
"""

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from newsroom.models.frozen import FrozenModel

FUNCTION = "newsroom_refuse_change"


def frozen_models() -> list[type[FrozenModel]]:
    """Every model whose rows are frozen."""
    return [model for model in apps.get_models() if issubclass(model, FrozenModel)]


def message(model: type[models.Model]) -> str:
    return f"Rows of {model._meta.db_table} are frozen: append a new one."


def wanted(model: type[models.Model], vendor: str) -> dict[str, str]:
    """The triggers of a frozen table: {name: the statement that makes it}."""
    return {"sqlite": _sqlite, "postgresql": _postgresql}[vendor](model)


def installed(connection: BaseDatabaseWrapper) -> set[str]:
    """The names of the triggers the database has."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": (
            "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)"
        ),
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(query)
        return {name for (name,) in cursor.fetchall()}


def missing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers that ought to be there and are not, of the tables that are: {name: statement}."""
    tables = set(connection.introspection.table_names())
    present = installed(connection)
    ought = [wanted(model, connection.vendor) for model in frozen_models() if model._meta.db_table in tables]
    return {name: sql for one in ought for name, sql in one.items() if name not in present}


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds whatever trigger is missing. Connected to `post_migrate`; running it again changes nothing."""
    connection = connections[using]
    statements = missing(connection)
    if not statements:
        return
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION_SQL)
        for sql in statements.values():
            cursor.execute(sql)


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every frozen table the database would let somebody change."""
    return [
        checks.Error(
            f"The trigger {name} is missing: frozen rows could be changed.",
            hint="Run `manage.py migrate`; it puts the triggers back.",
            id="newsroom.E001",
        )
        for alias in databases or []
        for name in missing(connections[alias])
    ]


def _sqlite(model: type[models.Model]) -> dict[str, str]:
    table, refuse = model._meta.db_table, f"SELECT RAISE(ABORT, '{message(model)}')"
    statements = {
        f"{table}_no_{verb}": f"CREATE TRIGGER {table}_no_{verb} BEFORE {verb.upper()} ON {table} BEGIN {refuse}; END"
        for verb in ("update", "delete")
    }
    # INSERT OR REPLACE removes the old row without asking the delete trigger.
    statements[f"{table}_no_replace"] = (
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {_same_row(model)}) BEGIN {refuse}; END"
    )
    return statements


def _same_row(model: type[models.Model]) -> str:
    keys = [[field.name] for field in model._meta.concrete_fields if field.unique]
    keys += [list(one.fields) for one in model._meta.total_unique_constraints]
    columns = [[model._meta.get_field(name).column for name in fields] for fields in keys]
    return " OR ".join("(" + " AND ".join(f"{one} = NEW.{one}" for one in key) + ")" for key in columns)


_FUNCTION_SQL = f"""
CREATE OR REPLACE FUNCTION {FUNCTION}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Rows of % are frozen: append a new one.', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


def _postgresql(model: type[models.Model]) -> dict[str, str]:
    table = model._meta.db_table
    return {
        f"{table}_frozen": (
            f"CREATE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {FUNCTION}()"
        ),
        f"{table}_no_truncate": (
            f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {FUNCTION}()"
        ),
    }
