"""Frozen rows in the database itself: triggers that refuse what Python's refusals cannot reach.

Raw SQL, another program, a plain queryset on the base manager: all stop here.
"""

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.triggers import Statements, errors, missing_of, put_back
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


def missing(connection: BaseDatabaseWrapper) -> Statements:
    """The triggers that ought to be there and are not, of the tables that are: {name: statements}."""
    ought = (
        (model._meta.db_table, name, [sql])
        for model in frozen_models()
        for name, sql in wanted(model, connection.vendor).items()
    )
    return missing_of(connection, ought)


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds whatever trigger is missing. Connected to `post_migrate`; running it again changes nothing."""
    put_back(connections[using], missing(connections[using]), functions=_FUNCTION_SQL)


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every frozen table the database would let somebody change."""
    return errors(databases, missing, means="frozen rows could be changed", id="newsroom.E001")


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
