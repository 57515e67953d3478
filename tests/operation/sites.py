"""Prepared sites for the tests of archives: what is in them, read by the database's own driver."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

from tests.browser.running_site import ROOT, Prepared, environment

LARGEST_FILE = (
    "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]),) * 2); "
    "sys.argv = sys.argv[2:]; runpy.run_path(sys.argv[0], run_name='__main__')"
)


def command(site: Prepared, *words: object, largest_file: int = 0) -> subprocess.CompletedProcess:
    """`manage.py` with these words; `largest_file` bytes are what the system lets it write to one file."""
    limited = ["-c", LARGEST_FILE, str(largest_file)] if largest_file else []
    return subprocess.run(
        [sys.executable, *limited, "manage.py", *map(str, words)],
        cwd=ROOT,
        env=environment(site.var, site.database),
        capture_output=True,
        text=True,
        check=False,
    )


def succeeded(done: subprocess.CompletedProcess) -> str:
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def refused(done: subprocess.CompletedProcess) -> str:
    """The sentence it ended with, which is no traceback."""
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr.strip().splitlines()[-1]


def ask(site: Prepared, statement: str) -> list[tuple]:
    """Runs one statement in the site's database, past Django."""
    with closing(connect(site)) as connection:
        answer = connection.execute(statement)
        found = answer.fetchall() if answer.description else []
        connection.commit()
        return found


def connect(site: Prepared):
    if site.database.startswith("postgres"):
        import psycopg

        return psycopg.connect(site.database)
    return sqlite3.connect(site.database.removeprefix("sqlite:///"), timeout=30)


def names_of_tables(site: Prepared) -> list[str]:
    if site.database.startswith("postgres"):
        found = ask(site, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    else:
        found = ask(site, "SELECT name FROM sqlite_master WHERE type = 'table'")
    return sorted(name for (name,) in found)


def names_of_triggers(site: Prepared) -> list[str]:
    if site.database.startswith("postgres"):
        found = ask(site, "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
    else:
        found = ask(site, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return sorted(name for (name,) in found)


def everything(site: Prepared) -> dict[str, list[str]]:
    """Every row of every table, with its columns by name, whatever order either of them is stored in."""
    with closing(connect(site)) as connection:
        return {table: _rows(connection, table) for table in names_of_tables(site)}


def _rows(connection, table: str) -> list[str]:
    found = connection.execute(f'SELECT * FROM "{table}"')
    columns = [column[0] for column in found.description]
    return sorted(repr(sorted(zip(columns, row, strict=True))) for row in found.fetchall())


def pictures(site: Prepared) -> dict[str, bytes]:
    media = site.var / "media"
    return {str(file.relative_to(media)): file.read_bytes() for file in media.rglob("*") if file.is_file()}


def rows_in(archive: Path) -> dict[str, list]:
    """The rows of an archive by table; the order of keys in a JSON document means nothing to a database."""
    with ZipFile(archive) as file:
        return {
            name: sorted(
                json.dumps(json.loads(line), sort_keys=True) for line in file.read(name).splitlines()
            )
            for name in file.namelist()
            if name.startswith("tables/")
        }
