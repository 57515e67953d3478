"""The whole site in one file: every row of every table, every picture, and a checksum of each.

An archive is a ZIP file: `tables/NAME.jsonl` (a row a line, as a JSON array in the order the manifest gives the
columns), `media/NAME` and `manifest.json`, which comes last and lists everything else with its size and SHA-256. It
is the same whichever database it was taken from, so it also moves a site from SQLite to PostgreSQL.

`taking` writes one while the site is in use, `reading` verifies one, `putting_back` fills an empty place from one.
"""

from collections.abc import Callable

FORMAT = 1
"""Of the file. It moves when an older `restore` could no longer read what is written."""
MANIFEST = "manifest.json"

Progress = Callable[[int, int], None]
"""Told after each step how many rows and files are done, and of how many."""


class ArchiveError(Exception):
    """An archive that cannot be made, read or put back, with the reason in words for whoever runs the site."""


def table_member(table: str) -> str:
    return f"tables/{table}.jsonl"


def media_member(name: str) -> str:
    return f"media/{name}"
