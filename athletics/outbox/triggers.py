"""The triggers that write the outbox, for each database in its own words; put back after every `migrate`."""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.models import Change
from athletics.outbox.watched import OF_NO_ANSWER, WATCHED, Watch
from athletics.triggers import Statements, errors, missing_of, put_back

OUTBOX = Change._meta.db_table
NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "clock_timestamp()"}


def wanted(vendor: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each trigger there ought to be: its table, its name and the statements that make it."""
    for noun, watch in WATCHED.items():
        table = apps.get_model("athletics", noun)._meta.db_table
        for verb in watch.verbs:
            name = f"{table}_outbox_{verb}"
            when, body = _when(noun, watch, verb, vendor), _body(noun, watch, verb, vendor)
            made = _sqlite if vendor == "sqlite" else _postgresql
            yield table, name, made(name, table, verb, when, body)


def missing(connection: BaseDatabaseWrapper) -> Statements:
    """The triggers that ought to be there and are not, of the tables that are: {name: statements}."""
    found = missing_of(connection, wanted(connection.vendor))
    return found if found and OUTBOX in connection.introspection.table_names() else {}


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds whatever trigger is missing. Connected to `post_migrate`; running it again changes nothing."""
    put_back(connections[using], missing(connections[using]))


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every table whose change nobody would be told of."""
    return errors(databases, missing, means="changes of the record could go unnoticed", id="athletics.E001")


def _sqlite(name: str, table: str, verb: str, when: str, body: str) -> list[str]:
    return [
        f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {table} FOR EACH ROW WHEN {when} BEGIN {body} END"
    ]


def _postgresql(name: str, table: str, verb: str, when: str, body: str) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN {body} RETURN NULL; END $$",
        f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {table} FOR EACH ROW WHEN ({when}) "
        f"EXECUTE FUNCTION {name}()",
    ]


def _when(noun: str, watch: Watch, verb: str, vendor: str) -> str:
    """Conditions on the row alone: PostgreSQL takes no other here, and both pass over the rest without a call."""
    if verb == "insert" and watch.unless:
        return f"NOT ({watch.unless['insert'].format(row='NEW')})"
    if verb != "update":
        return "1 = 1"
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    model = apps.get_model("athletics", noun)
    columns = [field.column for field in model._meta.concrete_fields]
    told = [one for one in columns if one not in (*watch.ignored, *OF_NO_ANSWER)]
    return " OR ".join(f'OLD."{one}" {differs} NEW."{one}"' for one in told)


def _body(noun: str, watch: Watch, verb: str, vendor: str) -> str:
    """One row for the keys as they are; where an update moves a row, one for the keys as they were."""
    if verb != "update" or noun == "import":
        return _insert(noun, watch, verb, "OLD" if verb == "delete" else "NEW", vendor)
    was, now = _keys(watch, "OLD"), _keys(watch, "NEW")
    both = (
        _insert(noun, watch, verb, "NEW", vendor),
        _insert(noun, watch, verb, "OLD", vendor, f" AND {was} <> {now}"),
    )
    return " ".join(both)


def _insert(noun: str, watch: Watch, verb: str, row: str, vendor: str, further: str = "") -> str:
    condition = "1 = 1"
    if watch.unless and verb != "insert":
        # Where no import is, the condition is NULL, which is not true.
        condition = (
            f"NOT coalesce({watch.unless[verb].format(row=row)}, {'0' if vendor == 'sqlite' else 'false'})"
        )
    if noun == "import":
        # One row an import, not one for each of its batches.
        condition = f"NOT EXISTS (SELECT 1 FROM {OUTBOX} WHERE noun = 'import' AND \"row\" = CAST({row}.id AS varchar(40)))"
    key = apps.get_model("athletics", noun)._meta.pk.column
    return (
        f'INSERT INTO {OUTBOX} (noun, "row", verb, keys, at) '
        f"SELECT '{noun}', CAST({row}.{key} AS varchar(40)), '{verb}', {_keys(watch, row)}, {NOW[vendor]} "
        f"WHERE {condition}{further};"
    )


def _keys(watch: Watch, row: str) -> str:
    return "trim(" + " || ".join(f"coalesce({one.format(row=row)} || ' ', '')" for one in watch.keys) + ")"
