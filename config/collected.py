"""The static files as the site serves them: named by content, compressed, under var/static."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command


def stamp() -> Path:
    return settings.STATIC_ROOT / ".collected-from"


def is_collected() -> bool:
    """Whether no source file was added, removed or changed since the last time."""
    return stamp().exists() and stamp().read_text() == sources()


def collect() -> None:
    fingerprint = sources()
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp().write_text(fingerprint)


def sources() -> str:
    """A fingerprint of every source file: its name, its size and when it was written."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            stat = Path(storage.path(name)).stat()
            digest.update(f"{name} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
