"""Load a record from a folder of CSV files into an empty database.

    python manage.py load_record                     the demonstration record, athletics/data
    python manage.py load_record --folder ~/season   your own files, of the same columns
    python manage.py load_record --if-empty          does nothing where there is a record already

Every fault is reported with its file and line (results.csv:17: mark: …), and then nothing is saved.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from athletics import outbox
from athletics.imports.record import FaultsError, NotEmptyError, is_empty, load

DATA = Path(__file__).resolve().parents[2] / "data"


class Command(BaseCommand):
    help = "Loads a record from a folder of CSV files into an empty database, or reports every fault with its line."

    def add_arguments(self, parser) -> None:
        parser.add_argument("--folder", type=Path, default=DATA, help="Where the files are.")
        parser.add_argument(
            "--if-empty", action="store_true", help="Do nothing, and succeed, where there is a record."
        )

    def handle(self, *, folder: Path, if_empty: bool, **options) -> None:
        if if_empty and not is_empty():
            self.stdout.write("There is a record on file already; nothing was changed.")
            return
        try:
            report = load(folder=folder, now=timezone.now())
        except NotEmptyError as refused:
            raise CommandError(str(refused)) from None
        except FaultsError as faulty:
            for fault in faulty.faults:
                self.stderr.write(str(fault))
            count = len(faulty.faults)
            raise CommandError(
                f"{count} {'fault' if count == 1 else 'faults'} in {folder}. Nothing was saved."
            ) from None
        outbox.deliver()
        for file, rows in report.loaded.items():
            self.stdout.write(f"{rows:6,}  {file}")
        self.stdout.write(self.style.SUCCESS(f"{report.rows:,} rows are on file."))
