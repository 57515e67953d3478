"""Where an archive is put back: a database without tables, and a folder without pictures."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection

from config.archive import ArchiveError
from config.archive.reading import Archive
from config.archive.taking import stored_files

SPARE = 2
"""SQLite needs so many times the room of the rows' text: the rows, their indexes, and the log they are written to."""
BESIDE = ("", "-wal", "-shm", "-journal")


def check_empty() -> None:
    """Raises ArchiveError, naming what is there."""
    tables = connection.introspection.table_names()
    if tables:
        raise ArchiveError(
            f"The database is not empty: it has {len(tables)} tables, {tables[0]} first. "
            "A backup is put back into an empty one only; name another in DATABASE_URL."
        )
    found = next(stored_files(default_storage), None)
    if found:
        raise ArchiveError(
            f"The folder of pictures is not empty: it has {found}. "
            "A backup is put back into an empty one only; name another in MEDIA_ROOT."
        )


def check_room(archive: Archive) -> None:
    """Raises ArchiveError where a folder of this machine has too little room, as far as can be known beforehand."""
    if isinstance(default_storage, FileSystemStorage):
        _check(Path(default_storage.location), sum(part.size for part in archive.media.values()))
    if connection.vendor == "sqlite":
        rows = sum(part.size for part in archive.tables.values())
        _check(Path(connection.settings_dict["NAME"]).parent, SPARE * rows)


def _check(folder: Path, needed: int) -> None:
    there = next(one for one in (folder.absolute(), *folder.absolute().parents) if one.exists())
    free = shutil.disk_usage(there).free
    if free < needed:
        raise ArchiveError(
            f"{folder} has {free / 1e6:,.0f} MB free, and this backup needs about {needed / 1e6:,.0f} MB."
        )


@contextmanager
def database() -> Iterator[None]:
    """Makes the site's database empty again if the block fails.

    On SQLite the block writes another file, which takes the database's name when it is complete: nobody can ever
    open half a restored site, not even after a power cut.
    """
    if connection.vendor == "sqlite":
        with _file_beside():
            yield
        return
    try:
        yield
    except BaseException:
        _drop_everything()
        raise


@contextmanager
def _file_beside() -> Iterator[None]:
    path = Path(connection.settings_dict["NAME"])
    unfinished = path.with_name(f"{path.name}.unfinished")
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = unfinished
    try:
        _remove(unfinished)
        yield
        connection.close()
        _remove(path)
        os.replace(unfinished, path)
    finally:
        connection.close()
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = path
        _remove(unfinished)


def _remove(path: Path) -> None:
    for suffix in BESIDE:
        path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)


def _drop_everything() -> None:
    connection.close()
    quoted = [connection.ops.quote_name(table) for table in connection.introspection.table_names()]
    if quoted:
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE {', '.join(quoted)} CASCADE")
