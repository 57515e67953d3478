"""What version of the site the database holds right now, asked as cheaply as each database allows.

SQLite: `PRAGMA data_version` of a connection of each thread's own says in microseconds whether anybody else has
committed anything; only then is the row read. PostgreSQL: the row is read at most every PAGE_STORE_SECONDS.
"""

import sqlite3
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from config.models import SiteVersion

QUERY = f"SELECT version FROM {SiteVersion._meta.db_table} WHERE id = 1"


class UnknownVersionError(Exception):
    """The database does not say: nothing kept may be served."""


@dataclass
class _Seen:
    connection: sqlite3.Connection
    data_version: int = -1
    version: int = -1


class SqliteWatch:
    """Strictly fresh: the answer counts every commit made before the question."""

    def __init__(self, path: str | Path) -> None:
        self._address = f"{Path(path).absolute().as_uri()}?mode=ro"
        self._local = threading.local()

    def version(self) -> int:
        """Raises UnknownVersionError when the file is not there, is locked for good or has no such table."""
        try:
            return self._ask()
        except sqlite3.Error as error:
            self._forget()
            raise UnknownVersionError(str(error)) from error

    def _ask(self) -> int:
        seen = getattr(self._local, "seen", None) or self._look()
        # Asked before the row is read: a commit in between is then seen the next time.
        moved = seen.connection.execute("PRAGMA data_version").fetchone()[0]
        if moved != seen.data_version:
            row = seen.connection.execute(QUERY).fetchone()
            if row is None:
                raise sqlite3.OperationalError("The site has no version yet.")
            seen.version, seen.data_version = row[0], moved
        return seen.version

    def _look(self) -> _Seen:
        connection = sqlite3.connect(self._address, uri=True, isolation_level=None, timeout=5)
        self._local.seen = _Seen(connection)
        return self._local.seen

    def _forget(self) -> None:
        seen = getattr(self._local, "seen", None)
        self._local.seen = None
        if seen is not None:
            seen.connection.close()


class RowWatch:
    """Fresh within `seconds`: one connection of the process's own, asked by whoever comes first after that."""

    def __init__(self, seconds: float, *, using: str = DEFAULT_DB_ALIAS) -> None:
        self._seconds, self._using = seconds, using
        self._lock = threading.Lock()
        self._connection: BaseDatabaseWrapper | None = None
        self._version, self._read_at = -1, float("-inf")

    def version(self) -> int:
        """Raises UnknownVersionError when the database does not answer."""
        if time.monotonic() - self._read_at < self._seconds:
            return self._version
        with self._lock:
            asked_at = time.monotonic()
            if asked_at - self._read_at >= self._seconds:
                self._version = self._ask()
                self._read_at = asked_at
            return self._version

    def _ask(self) -> int:
        if self._connection is None:
            self._connection = connections.create_connection(self._using)
            self._connection.inc_thread_sharing()
        try:
            with self._connection.cursor() as cursor:
                cursor.execute(QUERY)
                row = cursor.fetchone()
        except DatabaseError as error:
            self._connection.close()
            self._connection = None
            raise UnknownVersionError(str(error)) from error
        if row is None:
            raise UnknownVersionError("The site has no version yet.")
        return row[0]


def watch(*, seconds: float) -> SqliteWatch | RowWatch:
    """The watch that suits the database of the settings."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        return SqliteWatch(connection.settings_dict["NAME"])
    return RowWatch(seconds)


def epoch(moment: datetime | None) -> float:
    """Seconds since 1970, for ever where there is no moment."""
    return moment.timestamp() if moment else float("inf")
