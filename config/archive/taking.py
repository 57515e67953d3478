"""Takes a backup: rows as of one moment, without holding up anybody who writes meanwhile."""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.apps import apps
from django.core.files.storage import Storage, default_storage
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from config.archive import FORMAT, MANIFEST, ArchiveError, Progress, media_member, rows, table_member
from config.archive.numbering import last_numbers

BLOCK = 1024 * 1024
BEGIN = {"sqlite": "BEGIN", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}
"""A moment to read as of. On SQLite an ordinary transaction of the site would take the write lock instead."""
CLOCKS = timedelta(seconds=5)
"""How far the clock of the media's storage may be behind ours."""


class Taken(NamedTuple):
    """What is in a finished archive; `lost` are pictures that rows name and nobody has."""

    rows: int
    files: int
    size: int
    fingerprint: str
    lost: list[str]


def take(path: Path, *, now: datetime, progress: Progress) -> Taken:
    """Writes the archive of the site at `path`, readable by its owner alone.

    It has that name only once it is complete and on disk. Raises ArchiveError if something is there already, where
    the database is of another version than the code, and when it cannot be written; nothing is left behind then.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise ArchiveError(
            "The database is older than this code. Take the backup with the version that wrote it, or migrate first."
        )
    if path.exists():
        raise ArchiveError(f"{path} is there already; a backup replaces nothing.")
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        with _private(unfinished) as file:
            taken = _write(file, now=now, progress=progress)
        # Not replaced if somebody made it meanwhile.
        os.link(unfinished, path)
    except FileExistsError:
        raise ArchiveError(f"{path} was made by somebody else meanwhile.") from None
    except OSError as error:
        raise ArchiveError(f"The backup could not be written to {path.parent}: {error.strerror}.") from error
    finally:
        unfinished.unlink(missing_ok=True)
    _on_disk(path.parent)
    return taken._replace(size=path.stat().st_size)


@contextmanager
def _private(path: Path) -> Iterator[BinaryIO]:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _on_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _write(file: BinaryIO, *, now: datetime, progress: Progress) -> Taken:
    with ZipFile(file, "w", allowZip64=True) as archive, snapshot() as reading:
        taking = _Taking(archive, reading, now=now, progress=progress)
        manifest = json.dumps(taking.everything(), indent=1).encode()
        archive.writestr(ZipInfo(MANIFEST, now.timetuple()[:6]), manifest, ZIP_DEFLATED)
    fingerprint = hashlib.sha256(manifest).hexdigest()
    return Taken(taking.rows, len(taking.media), 0, fingerprint, taking.lost)


@contextmanager
def snapshot() -> Iterator[BaseDatabaseWrapper]:
    """A connection of its own that goes on seeing the database as it is now."""
    reading = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        with reading.cursor() as cursor:
            cursor.execute(BEGIN[reading.vendor])
            # SQLite's moment is that of the first read, not of BEGIN.
            cursor.execute("SELECT count(*) FROM django_migrations")
        yield reading
    finally:
        reading.close()


class _Taking:
    def __init__(
        self, archive: ZipFile, reading: BaseDatabaseWrapper, *, now: datetime, progress: Progress
    ) -> None:
        self._archive, self._reading, self._now, self._progress = archive, reading, now, progress
        self._models = rows.tables(apps)
        self._named: set[str] = set()
        self._all = sum(rows.count(model, reading) for model in self._models.values())
        self.rows, self.media, self.lost = 0, {}, []

    def everything(self) -> dict:
        """Writes all but the manifest, which it gives. Rows first: a file is stored before the row that names it."""
        tables = {table: self._table(table, model) for table, model in self._models.items()}
        self._files()
        return {
            "format": FORMAT,
            "made_at": self._now.isoformat(),
            "database": self._reading.vendor,
            "migrations": self._migrations(),
            "tables": tables,
            "media": self.media,
            "lost": self.lost,
        }

    def _table(self, table: str, model: rows.Model) -> dict:
        before = self.rows
        lines = self._lines(model)
        written = self._member(table_member(table), lines, ZIP_DEFLATED)
        number = last_numbers(model, self._reading)
        return {"columns": rows.columns(model), "rows": self.rows - before, "last_number": number, **written}

    def _lines(self, model: rows.Model) -> Iterator[bytes]:
        files = [
            place for place, field in enumerate(rows.stored(model)) if isinstance(field, models.FileField)
        ]
        for values in rows.read(model, self._reading):
            self._named.update(values[place] for place in files if values[place])
            self.rows += 1
            if self.rows % rows.AT_ONCE == 0:
                self._progress(self.rows, self._all)
            yield rows.line(values)

    def _files(self) -> None:
        """Those the rows name, and whatever else was there at their moment: later ones may be half written."""
        there = set(stored_files(default_storage))
        self.lost = sorted(self._named - there)
        since = self._now - CLOCKS
        others = {name for name in there - self._named if default_storage.get_modified_time(name) < since}
        wanted = sorted(self._named & there | others)
        for done, name in enumerate(wanted, 1):
            with default_storage.open(name) as content:
                self.media[name] = self._member(media_member(name), content.chunks(BLOCK), ZIP_STORED)
            self._progress(self.rows + done, self._all + len(wanted))
        if not wanted:
            self._progress(self.rows, self._all)

    def _member(self, name: str, blocks: Iterable[bytes], method: int) -> dict:
        info = ZipInfo(name, self._now.timetuple()[:6])
        info.compress_type = method
        digest, size = hashlib.sha256(), 0
        with self._archive.open(info, "w", force_zip64=True) as member:
            for block in blocks:
                member.write(block)
                digest.update(block)
                size += len(block)
        return {"bytes": size, "sha256": digest.hexdigest()}

    def _migrations(self) -> list[list[str]]:
        with self._reading.cursor() as cursor:
            cursor.execute("SELECT DISTINCT app, name FROM django_migrations ORDER BY app, name")
            return [list(row) for row in cursor.fetchall()]


def stored_files(storage: Storage, folder: str = "") -> Iterator[str]:
    """The names of all files of a storage."""
    try:
        folders, files = storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}{name}" for name in files)
    for name in folders:
        yield from stored_files(storage, f"{folder}{name}/")
