"""Fills an empty place from an archive: the tables as they were, their rows, the pictures, then the triggers."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core import checks
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from config.archive import ArchiveError, Progress, place, rows
from config.archive.numbering import go_on_from
from config.archive.reading import Archive, Part

IN_MEMORY = 8 * 1024 * 1024


def put_back(path: Path, *, progress: Progress, fingerprint: str = "") -> Archive:
    """The site of the archive, in a database without tables and a folder without pictures.

    All of the archive is verified before anything is written. Raises ArchiveError with the reason; what was
    written until then is taken away again.
    """
    with Archive(path) as archive:
        same_fingerprint(archive, fingerprint)
        archive.verify(lambda done, parts: None)
        place.check_empty()
        place.check_room(archive)
        refuse_newer(archive)
        with _or_nothing(), place.database():
            _put_back_files(archive, progress)
            _put_back_database(archive, progress)
        return archive


def same_fingerprint(archive: Archive, fingerprint: str) -> None:
    if fingerprint and fingerprint.lower() != archive.fingerprint:
        raise ArchiveError(
            f"{archive.path} is not the backup of that fingerprint; its own is {archive.fingerprint}."
        )


def refuse_newer(archive: Archive) -> None:
    """Raises ArchiveError where the archive's database is ahead of this code."""
    unknown = archive.migrations - set(MigrationExecutor(None).loader.graph.nodes)
    if unknown:
        app, name = min(unknown)
        raise ArchiveError(
            f"{archive.path} was made by a newer version of the site (it knows {app} {name}). Restore with that one."
        )


@contextmanager
def _or_nothing() -> Iterator[None]:
    """Takes away what was written when it fails."""
    try:
        yield
    except BaseException as error:
        for name in list(place.stored_files(default_storage)):
            default_storage.delete(name)
        match error:
            case OSError():
                raise ArchiveError(
                    f"The backup could not be put back: {error.strerror}. Nothing was kept."
                ) from error
            case DatabaseError() | ValueError():
                raise ArchiveError(f"The backup could not be put back: {error} Nothing was kept.") from error
        raise


def _put_back_files(archive: Archive, progress: Progress) -> None:
    for done, (name, part) in enumerate(archive.media.items(), 1):
        # Stored only once all of it was read and found to be right.
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as content:
            content.writelines(archive.blocks(part))
            content.seek(0)
            if default_storage.save(name, File(content)) != name:
                raise ArchiveError(f"The picture {name} could not be stored under its own name.")
        progress(done, archive.rows + len(archive.media))


def _put_back_database(archive: Archive, progress: Progress) -> None:
    models = _tables_as_of(archive)
    missing = set(models) ^ set(archive.tables)
    if missing:
        raise ArchiveError(f"The archive and this code do not agree on the table {min(missing)}.")
    done = len(archive.media)
    with transaction.atomic():
        for table in models:
            with connection.cursor() as cursor:
                # What migrations themselves have put there is in the archive, as it is by now.
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")
        for table, model in models.items():
            part = archive.tables[table]
            _same_columns(table, model, part)
            for number in rows.write(model, part.columns, archive.lines(part), connection):
                done += number
                progress(done, archive.rows + len(archive.media))
            if rows.count(model, connection) != part.rows:
                raise ArchiveError(f"The table {table} does not hold as many rows as the archive says.")
            go_on_from(model, part.last_number, connection)
    # What has been added to the code since; and triggers, which would have seen each row as a change.
    call_command("migrate", interactive=False, verbosity=0)
    errors = checks.run_checks(tags=[checks.Tags.database], databases=[DEFAULT_DB_ALIAS])
    if errors:
        raise ArchiveError(f"The database is not as it should be: {errors[0].msg}")


def _tables_as_of(archive: Archive) -> dict[str, rows.Model]:
    """Makes the tables as they were when the archive was made; gives their models of that time."""
    executor = MigrationExecutor(connection)
    executor.recorder.ensure_schema()
    state = executor._create_project_state()
    for migration, _ in executor.migration_plan(executor.loader.graph.leaf_nodes(), clean_start=True):
        if (migration.app_label, migration.name) in archive.migrations:
            _ = state.apps  # Rendered once and kept up to date, instead of anew for every operation.
            state = executor.apply_migration(state, migration)
    return rows.tables(state.apps)


def _same_columns(table: str, model: rows.Model, part: Part) -> None:
    if sorted(rows.columns(model)) != sorted(part.columns):
        raise ArchiveError(f"The archive and this code do not agree on the columns of {table}.")
