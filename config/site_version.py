"""Triggers that move SiteVersion in the transaction that changes what readers may see, however it is made.

A form, a bulk update, an import, raw SQL, another process: all move it, for it is the database that does. Every
table of the record and of the paper counts, but for those named in PRIVATE.
"""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.models import SiteChange, SiteVersion
from newsroom.triggers import installed

WATCHED_APPS = ("athletics", "newsroom")
PRIVATE = frozenset({
    "athletics.Change", "athletics.Import", "athletics.ImportChange", "athletics.ImportLine", "athletics.RecordQuery",
    "newsroom.OriginalRead", "newsroom.Step",
})  # fmt: skip
"""Models that no public page reads (a test opens them all and looks)."""
VERBS = ("insert", "update", "delete")


def watched_tables() -> list[str]:
    """Every table a public page may read."""
    return sorted(
        model._meta.db_table
        for app in WATCHED_APPS
        for model in apps.get_app_config(app).get_models(include_auto_created=True)
        if model._meta.label not in PRIVATE
    )


def wanted(vendor: str) -> Iterator[tuple[str, str, str]]:
    """Each trigger there ought to be: its table, its name and the statement that makes it."""
    for table in watched_tables():
        if vendor == "sqlite":
            for verb in VERBS:
                name = f"{table}_site_{verb}"
                yield table, name, f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {table} BEGIN {_MOVE}; END"
        else:
            name = f"{table}_site"
            events = "INSERT OR UPDATE OR DELETE OR TRUNCATE"
            yield (
                table,
                name,
                f"CREATE TRIGGER {name} AFTER {events} ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION house_note_change()",
            )
    if vendor == "postgresql":
        yield _CHANGES, "house_sitechange_moves", _MOVES_AT_COMMIT


def missing(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers that ought to be there and are not, of the tables that are: {name: statement}."""
    tables = set(connection.introspection.table_names())
    present = installed(connection)
    if _CHANGES not in tables:
        return {}
    return {
        name: sql for table, name, sql in wanted(connection.vendor) if table in tables and name not in present
    }


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds the row and whatever trigger is missing. Connected to `post_migrate`; again it changes nothing."""
    connection = connections[using]
    statements = missing(connection)
    if not statements:
        return
    SiteVersion.objects.using(using).get_or_create(pk=1)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTIONS)
        for sql in statements.values():
            cursor.execute(sql)


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every table whose change would leave an old page standing."""
    return [
        checks.Error(
            f"The trigger {name} is missing: readers could be shown an old page.",
            hint="Run `manage.py migrate`; it puts the triggers back.",
            id="house.E001",
        )
        for alias in databases or []
        for name in missing(connections[alias])
    ]


_MOVE = f"UPDATE {SiteVersion._meta.db_table} SET version = version + 1"
_CHANGES = SiteChange._meta.db_table

_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION house_note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO {_CHANGES} (transaction) VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION house_move_site() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_MOVE};
    DELETE FROM {_CHANGES} WHERE transaction = NEW.transaction;
    RETURN NULL;
END $$
"""

_MOVES_AT_COMMIT = (
    f"CREATE CONSTRAINT TRIGGER house_sitechange_moves AFTER INSERT ON {_CHANGES} "
    "DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION house_move_site()"
)
