"""The triggers that write the outbox, for each database in its own words; put back after every `migrate`."""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.models import Change
from athletics.outbox.watched import OF_NO_ANSWER, WATCHED, Watch

OUTBOX = Change._meta.db_table
NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "clock_timestamp()"}
INSTALLED = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)"
    ),
}


def wanted(vendor: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each trigger there ought to be: its table, its name and the statements that make it."""
    for noun, watch in WATCHED.items():
        table = apps.get_model("athletics", noun)._meta.db_table
        for verb in watch.verbs:
            name = f"{table}_outbox_{verb}"
            when, body = _when(noun, watch, verb, vendor), _body(noun, watch, verb, vendor)
            made = _sqlite if vendor == "sqlite" else _postgresql
            yield table, name, made(name, table, verb, when, body)


def missing(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """The triggers that ought to be there and are not, of the tables that are: {name: statements}."""
    tables = set(connection.introspection.table_names())
    if OUTBOX not in tables:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(INSTALLED[connection.vendor])
        present = {name for (name,) in cursor.fetchall()}
    return {
        name: statements
        for table, name, statements in wanted(connection.vendor)
        if table in tables and name not in present
    }


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds whatever trigger is missing. Connected to `post_migrate`; running it again changes nothing."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statements in missing(connection).values():
            for statement in statements:
                cursor.execute(statement)


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every table whose change nobody would be told of."""
    return [
        checks.Error(
            f"The trigger {name} is missing: changes of the record could go unnoticed.",
            hint="Run `manage.py migrate`; it puts the triggers back.",
            id="athletics.E001",
        )
        for alias in databases or []
        for name in missing(connections[alias])
    ]


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
