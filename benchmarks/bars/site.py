"""A prepared demonstration site in a folder that is thrown away, and what its pages are called."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).absolute().parents[2]
PAGES = {
    "article": "/articles/ingebrigtsen-v-kerr-london-2025/",
    "home": "/",
    "event": "/meets/london-athletics-meet-2025/mens-1500m/",
    "athlete": "/athletes/jakob-ingebrigtsen/",
    "season": "/seasons/diamond-league/2025/",
    "meet": "/meets/london-athletics-meet-2025/",
}
QUERIES = {"article": 4, "meet": 12}
"""The most a page may ask; the others ten."""


def environment(var: Path, **more: str) -> dict[str, str]:
    return {
        "PATH": os.environ["PATH"],
        "ENV_FILE": os.devnull,
        "SECRET_KEY": "for-a-site-that-lives-as-long-as-its-benchmark-0123456789",
        "VAR_DIR": str(var),
        "DATABASE_URL": f"sqlite:///{database(var)}",
        **more,
    }


def database(var: Path) -> Path:
    return var / "bell-lap.sqlite3"


def prepare(var: Path) -> None:
    var.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "manage.py", "prepare"],
        cwd=ROOT,
        env=environment(var),
        check=True,
        capture_output=True,
    )


def with_results(var: Path, to: Path, number: int) -> Path:
    """A copy of the database with so many results more, of made-up athletes who run what the stars run, slower.

    Each athlete has sixteen of them, spread over the meets and the years; none stands in a round, as in a list.
    """
    with (
        closing(sqlite3.connect(database(var))) as here,
        closing(sqlite3.connect(to, isolation_level=None)) as there,
    ):
        here.backup(there)
        _without_triggers(there, number)
    subprocess.run(
        [sys.executable, "manage.py", "migrate"],
        cwd=ROOT,
        env={**environment(var), "DATABASE_URL": f"sqlite:///{to}"},
        check=True,
        capture_output=True,
    )
    return to


EACH = 16


def _without_triggers(there: sqlite3.Connection, number: int) -> None:
    """`migrate` puts the triggers back: a million of them fired is not what is measured."""
    for (name,) in there.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        there.execute(f"DROP TRIGGER {name}")
    there.execute("PRAGMA journal_mode=WAL")
    there.execute("BEGIN")
    there.execute("CREATE TEMP TABLE numbers (n INTEGER PRIMARY KEY)")
    there.executemany("INSERT INTO numbers VALUES (?)", ((n,) for n in range(number // EACH)))
    (first,) = there.execute("SELECT max(id) + 1 FROM athletics_athlete").fetchone()
    _copy(
        there,
        "athletics_athlete",
        "athletics_athlete one JOIN numbers ON one.id = (SELECT min(id) FROM athletics_athlete WHERE sex = 'M')",
        id=f"{first} + n",
        slug="'made-up-' || n",
        given_name="'Made'",
        family_name="'Up ' || n",
        folded_name="'made up ' || n",
        wa_id="NULL",
        merged_into_id="NULL",
    )
    _copy(
        there,
        "athletics_result",
        "(SELECT *, row_number() OVER (ORDER BY id) AS place_ FROM athletics_result "
        "WHERE legal AND athlete_id IS NOT NULL AND rank_key > 0 AND mark = rank_key) one JOIN numbers "
        f"ON (one.place_ + n) % (SELECT count(*) FROM athletics_result WHERE legal AND rank_key > 0 AND mark = rank_key) < {EACH}",
        id="NULL",
        athlete_id=f"{first} + n",
        round_id="NULL",
        mark="mark + mark / 20 + n % 40000",
        rank_key="rank_key + mark / 20 + n % 40000",
        place="NULL",
        source_id="NULL",
    )
    there.execute("COMMIT")
    there.execute("ANALYZE")


def _copy(there: sqlite3.Connection, table: str, of: str, **changed: str) -> None:
    """Rows like the ones of a query, but for these columns; those that the table does not have are passed over."""
    columns = [row[1] for row in there.execute(f"PRAGMA table_info({table})")]
    values = ", ".join(changed.get(column, f'one."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    there.execute(f"INSERT INTO {table} ({names}) SELECT {values} FROM {of}")
