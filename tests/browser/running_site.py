"""The real site, run for browser tests: `manage.py serve` in a process of its own, on a copy of a prepared database.

The database is prepared once and copied for each site, since its frozen rows refuse to be cleared away.
"""

import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
"""Seconds; the machine may be busy with the rest of the suite."""


@dataclass(frozen=True)
class Prepared:
    """What every site starts from: its var folder, its database, and the accounts' passwords."""

    var: Path
    database: str
    passwords: dict[str, str]


@dataclass(frozen=True)
class Site:
    """A site that is running."""

    url: str
    var: Path
    passwords: dict[str, str]
    process: subprocess.Popen
    database: str


def environment(var: Path, database: str, port: int = 8000) -> dict[str, str]:
    """The settings of a site: nothing of the developer's own .env or shell but where programs are found."""
    return {
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "for-a-site-that-lives-as-long-as-its-tests-0123456789",
        "VAR_DIR": str(var),
        "DATABASE_URL": database,
        "PORT": str(port),
        "PYTHONUNBUFFERED": "1",
    }


def prepare(folder: Path, server: str) -> Prepared:
    """Migrates and fills a first database. `server` is a PostgreSQL address, or empty for SQLite files."""
    folder.mkdir()
    database = make_database(folder, server)
    done = manage("prepare", environment(folder, database))
    passwords = dict(re.findall(r"^ {4}(\w+) +(\S+) ", done, re.MULTILINE))
    return Prepared(folder, database, passwords)


def manage(command: str, settings: dict[str, str], *more: str) -> str:
    """What the command printed. Raises AssertionError with all of it when it failed."""
    done = subprocess.run(
        [sys.executable, "manage.py", command, *more],
        cwd=ROOT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def running(prepared: Prepared, folder: Path, **settings: str):
    """A Site on a copy of what was prepared, with more settings; stopped, and its database dropped, at the end."""
    shutil.copytree(prepared.var, folder)
    database = make_database(folder, prepared.database, copied_from=prepared)
    port = free_port()
    with (folder / "server.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment(folder, database, port) | settings,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    site = Site(f"http://localhost:{port}", folder, prepared.passwords, process, database)
    try:
        wait_for(site)
        yield site
    finally:
        stop(site)
        drop_database(database)


def stop(site: Site) -> int:
    """Stops the server as Ctrl-C in a terminal does, which every process there hears; its exit code."""
    if site.process.poll() is None:
        os.killpg(site.process.pid, signal.SIGINT)
    return site.process.wait(timeout=PATIENCE)


def wait_for(site: Site) -> None:
    give_up = time.monotonic() + PATIENCE
    while site.process.poll() is None and time.monotonic() < give_up:
        try:
            with urlopen(f"{site.url}/healthz"):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"The site did not start.\n{(site.var / 'server.log').read_text()}")


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        return asking.getsockname()[1]


def make_database(folder: Path, server: str, copied_from: Prepared | None = None) -> str:
    """The address of a database for the site in `folder`; SQLite's is a file there, copied with it."""
    if not server.startswith("postgres"):
        return f"sqlite:///{folder / 'bell-lap.sqlite3'}"
    name = f"site_{os.getpid()}_{time.monotonic_ns()}"
    template = f' TEMPLATE "{database_name(copied_from.database)}"' if copied_from else ""
    ask_postgres(server, f'CREATE DATABASE "{name}"{template}')
    return urlunsplit(urlsplit(server)._replace(path=f"/{name}"))


def drop_database(address: str) -> None:
    if address.startswith("postgres"):
        ask_postgres(address, f'DROP DATABASE IF EXISTS "{database_name(address)}" WITH (FORCE)')


def database_name(address: str) -> str:
    return urlsplit(address).path.strip("/")


def ask_postgres(address: str, statement: str) -> None:
    """Runs one statement on the address's server, in its maintenance database."""
    import psycopg

    with psycopg.connect(
        urlunsplit(urlsplit(address)._replace(path="/postgres")), autocommit=True
    ) as connection:
        connection.execute(statement)


def ask_database(site: Site, statement: str) -> None:
    """Runs one statement in a site's database, as another program than the site would."""
    if site.database.startswith("postgres"):
        import psycopg

        with psycopg.connect(site.database, autocommit=True) as connection:
            connection.execute(statement)
        return
    with closing(sqlite3.connect(site.var / "bell-lap.sqlite3", timeout=PATIENCE)) as connection, connection:
        connection.execute(statement)
