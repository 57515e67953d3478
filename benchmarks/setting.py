"""The site's own code on a database of your choice, with nothing written to var/."""

import os
import sys
import tempfile
from pathlib import Path

import django

ROOT = Path(__file__).absolute().parents[1]


def ready(database: str, *, static: bool = False) -> None:
    """Sets Django up on the database of this address; with the collected static files where pages are asked for."""
    sys.path.insert(0, str(ROOT))
    os.environ["DATABASE_URL"] = database
    os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="bell-lap-")
    os.environ["DEBUG"] = "off"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    django.setup()
    if static:
        from config.collected import collect

        collect()
