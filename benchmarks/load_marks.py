"""What loading a marks list costs: processor time, memory and the longest transaction, then the same list again.

    python benchmarks/load_marks.py list.csv.gz --database sqlite:////tmp/empty.sqlite3
    python benchmarks/load_marks.py list.csv.gz --database postgres://postgres@127.0.0.1:5432/empty

The database is migrated first and has to be empty of imports. The second load is of a copy with one empty line more,
so that it is another file and every line is compared. SQLite runs in this process; the time of a PostgreSQL server
on this machine is that of the process that answers us.
"""

import argparse
import gzip
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path

from setting import ready


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("path", type=Path)
    arguments.add_argument("--database", required=True)
    given = arguments.parse_args()
    ready(given.database)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    print(
        f"{'':9}{'lines':>11}{'new':>11}{'same':>11}{'CPU s':>8}{'server s':>10}{'wall s':>8}{'longest s':>11}{'busiest s':>11}{'MB':>6}"
    )
    measured("first", given.path)
    with tempfile.TemporaryDirectory() as folder:
        measured("again", copy(given.path, Path(folder)))


def measured(name: str, path: Path) -> None:
    """Loads the file and prints one line."""
    import sys

    from django.utils import timezone

    from athletics.choices import Verdict
    from athletics.imports.marks_list import load
    from athletics.imports.progress import Bar

    wall, processor, server = time.perf_counter(), time.process_time(), server_seconds()
    with Bar(sys.stderr) as bar:
        report = load(path=path, now=timezone.now(), progress=bar.show)
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    server = server_seconds() - server
    lines, megabytes = sum(report.counts.values()), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(
        f"{name:9}{lines:11,}{report.counts[Verdict.NEW]:11,}{report.counts[Verdict.SAME]:11,}"
        f"{processor:8.0f}{server:10.0f}{wall:8.0f}{report.longest:11.2f}{report.busiest:11.2f}{megabytes:6}"
    )


def server_seconds() -> float:
    """Processor seconds of the PostgreSQL process behind our connection, where /proc shows it; else 0."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0.0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat")
    if not stat.exists():
        return 0.0
    user, system = stat.read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def copy(path: Path, folder: Path) -> Path:
    """The same lines in other bytes."""
    other = folder / "again.csv"
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rb") as source, other.open("wb") as target:
        shutil.copyfileobj(source, target)
        target.write(b"\n")
    return other


if __name__ == "__main__":
    main()
