"""What keeps this process from serving readers and writers, in words; nothing when it is ready."""

import os
import tempfile
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from django.core.files.storage import FileSystemStorage, default_storage
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from athletics.outbox import triggers as outbox
from config import site_version
from newsroom import triggers as frozen


def obstacles() -> list[str]:
    """One sentence for each. A database that does not answer hides what else may be wrong with it."""
    try:
        found = [*unapplied(), *without_triggers()]
    except DatabaseError:
        found = ["The database does not answer."]
    return [*found, *media()]


def unapplied() -> list[str]:
    missing = of_this_code() - set(MigrationRecorder(connection).applied_migrations())
    return (
        [f"Not migrated: {len(missing)} migrations are missing, {min(missing)[0]} first."] if missing else []
    )


@lru_cache(maxsize=1)
def of_this_code() -> frozenset[tuple[str, str]]:
    """The migrations the code brings along: read once, they do not change while it runs."""
    return frozenset(MigrationLoader(None).graph.nodes)


def without_triggers() -> list[str]:
    wanted: dict[str, Callable] = {
        "frozen rows could be changed": frozen.missing,
        "changes of the record could go unnoticed": outbox.missing,
        "readers could be shown an old page": site_version.missing,
    }
    return [
        f"{len(found)} triggers are missing: {means}."
        for means, missing in wanted.items()
        if (found := missing(connection))
    ]


def media() -> list[str]:
    """A folder is tried with a file that is gone at once; storage elsewhere is asked whether it answers."""
    try:
        if isinstance(default_storage, FileSystemStorage):
            _write_to(Path(default_storage.location))
        else:
            default_storage.exists("readyz")
    except OSError as error:
        return [f"Pictures cannot be stored: {error.strerror}."]
    except Exception as error:  # Each storage elsewhere has errors of its own.
        return [f"Pictures cannot be stored: {type(error).__name__}."]
    return []


def _write_to(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        file.write(b"ready")
        file.flush()
        os.fsync(file.fileno())
