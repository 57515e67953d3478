"""Put a backup back, into a database without tables and a folder without pictures.

    python manage.py restore bell-lap-20261125T040000Z.zip
    python manage.py restore FILE --check                 verify the file; write nothing
    python manage.py restore FILE --fingerprint 5d4f…     only if it is the file whose making printed this

DATABASE_URL and MEDIA_ROOT say where to; a backup of SQLite may go into PostgreSQL and the other way round. One
made by an older version of the site is brought up to date. All of the file is verified before anything is written.
"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from athletics.imports.progress import Bar
from config.archive import ArchiveError
from config.archive.putting_back import put_back, refuse_newer, same_fingerprint
from config.archive.reading import Archive


class Command(BaseCommand):
    help = "Puts a backup back into an empty database and an empty folder of pictures, or verifies it."
    requires_system_checks = ()

    def add_arguments(self, parser) -> None:
        parser.add_argument("path", type=Path)
        parser.add_argument("--check", action="store_true", help="Verify the file and write nothing.")
        parser.add_argument("--fingerprint", default="", help="What `manage.py backup` printed.")

    def handle(self, *, path: Path, check: bool, fingerprint: str, **options) -> None:
        try:
            with Bar(options.get("stderr") or sys.stderr) as bar:
                if check:
                    archive = verified(path, fingerprint, bar)
                else:
                    archive = put_back(path, progress=bar.show, fingerprint=fingerprint)
        except ArchiveError as error:
            raise CommandError(str(error)) from None
        except DatabaseError as error:
            raise CommandError(f"The database does not answer; see DATABASE_URL. {error}") from None
        done = "is whole" if check else "was put back"
        self.stdout.write(
            f"{path} of {archive.made_at[:19]} UTC {done}: {archive.rows:,} rows and {len(archive.media):,} files."
        )


def verified(path: Path, fingerprint: str, bar: Bar) -> Archive:
    with Archive(path) as archive:
        same_fingerprint(archive, fingerprint)
        archive.verify(bar.show)
        refuse_newer(archive)
        return archive
