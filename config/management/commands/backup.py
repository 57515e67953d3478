"""Write the whole site, database and pictures, to one file, while it is in use.

    python manage.py backup                          to var/backups, named for the moment
    python manage.py backup /mnt/elsewhere           to that folder, named for the moment
    python manage.py backup site.zip                 to that file
    python manage.py backup --keep 14                and remove all but the newest 14 of that folder

The file holds password hashes and sessions: only its owner may read it. The printed fingerprint is what
`manage.py restore --fingerprint` compares, so that a file somebody has changed on purpose is noticed too.
"""

import re
import sys
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from athletics.imports.progress import Bar
from config.archive import ArchiveError
from config.archive.taking import take

NAMED = re.compile(r"bell-lap-\d{8}T\d{6}Z\.zip")


class Command(BaseCommand):
    help = "Writes the whole site, database and pictures, to one file with checksums, while it is in use."

    def add_arguments(self, parser) -> None:
        parser.add_argument("path", nargs="?", type=Path, default=settings.VAR / "backups")
        parser.add_argument(
            "--keep", type=int, metavar="N", help="Remove all but the newest N of the folder."
        )

    def handle(self, *, path: Path, keep: int | None, **options) -> None:
        if keep is not None and keep < 1:
            raise CommandError("--keep needs a number of 1 or more.")
        now = timezone.now()
        file = path if path.suffix == ".zip" else path / f"bell-lap-{now:%Y%m%dT%H%M%SZ}.zip"
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with Bar(options.get("stderr") or sys.stderr) as bar:
                taken = take(file, now=now, progress=bar.show)
        except OSError as error:
            raise CommandError(f"{file.parent} cannot be made: {error.strerror}.") from None
        except ArchiveError as error:
            raise CommandError(str(error)) from None
        for name in taken.lost:
            self.stderr.write(f"A row names the picture {name}, which is not there.")
        self.stdout.write(
            f"{file}: {taken.rows:,} rows and {taken.files:,} files, {taken.size / 1e6:,.1f} MB\n"
            f"Fingerprint {taken.fingerprint}"
        )
        for old in _older(file.parent, keep):
            old.unlink()
            self.stdout.write(f"Removed {old}")


def _older(folder: Path, keep: int | None) -> list[Path]:
    """The backups of a folder but for the newest; files of any other name are nobody's business."""
    made = sorted((one for one in folder.iterdir() if NAMED.fullmatch(one.name)), reverse=True)
    return made[keep:] if keep else []
