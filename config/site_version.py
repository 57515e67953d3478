"""Triggers that move SiteVersion in the transaction that changes what readers may see, however it is made.

A form, a bulk update, an import, raw SQL, another process: all move it, for it is the database that does. Every
table of the record and of the paper counts, but for those named in PRIVATE.
"""

from collections.abc import Iterator

from django.apps import apps
from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from athletics.triggers import Statements, errors, missing_of, put_back
from config.models import SiteChange, SiteVersion

WATCHED_APPS = ("athletics", "newsroom")
OURS = ("athletics_", "newsroom_", "house_")
"""How the tables begin on which we make triggers."""
PRIVATE = frozenset({
    "athletics.Change", "athletics.Import", "athletics.ImportChange", "athletics.ImportLine",
    "athletics.Merge", "athletics.MergedRow",
    "athletics.RecordQuery", "athletics.SetAside", "athletics.Upload", "athletics.UploadAnswer",
    "newsroom.Assignment", "newsroom.Autosave", "newsroom.Note", "newsroom.OriginalRead", "newsroom.Presence",
    "newsroom.PreviewLink", "newsroom.Revocation", "newsroom.Save", "newsroom.Step",
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


def wanted(vendor: str) -> Iterator[tuple[str, str, list[str]]]:
    """Each trigger there ought to be: its table, its name and the statements that make it."""
    for table in watched_tables():
        if vendor == "sqlite":
            for verb in VERBS:
                name = f"{table}_site_{verb}"
                yield (
                    table,
                    name,
                    [f"CREATE TRIGGER {name} AFTER {verb.upper()} ON {table} BEGIN {_MOVE}; END"],
                )
        else:
            name = f"{table}_site"
            events = "INSERT OR UPDATE OR DELETE OR TRUNCATE"
            made = f"CREATE TRIGGER {name} AFTER {events} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION house_note_change()"
            yield table, name, [made]
    if vendor == "postgresql":
        yield _CHANGES, "house_sitechange_moves", [_MOVES_AT_COMMIT]


def missing(connection: BaseDatabaseWrapper) -> Statements:
    """The triggers that ought to be there and are not, of the tables that are: {name: statements}."""
    found = missing_of(connection, wanted(connection.vendor))
    return found if found and _CHANGES in connection.introspection.table_names() else {}


def install(*, using: str = DEFAULT_DB_ALIAS, **kwargs) -> None:
    """Adds the row and whatever trigger is missing. Connected to `post_migrate`; again it changes nothing."""
    if found := missing(connections[using]):
        SiteVersion.objects.using(using).get_or_create(pk=1)
        put_back(connections[using], found, functions=_FUNCTIONS)


def make_way(*, using: str, plan: list, **kwargs) -> None:
    """On SQLite takes every trigger of ours away before a migration; each is put back after it.

    SQLite changes a table by making it anew, and renames nothing while a trigger of another table speaks of one that
    is gone. Connected to `pre_migrate`; without anything to migrate it does nothing.
    """
    connection = connections[using]
    if not plan or connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        for name, table in cursor.fetchall():
            if table.startswith(OURS):
                cursor.execute(f"DROP TRIGGER {connection.ops.quote_name(name)}")


@checks.register(checks.Tags.database)
def check_triggers(app_configs, databases, **kwargs) -> list[checks.CheckMessage]:
    """Reports every table whose change would leave an old page standing."""
    return errors(databases, missing, means="readers could be shown an old page", id="house.E001")


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
