"""Read a file into the record, or take an import back.

    python manage.py import_file 015-1-01.lif --meet london-athletics-meet-2025
    python manage.py import_file results.csv --dry-run         says what would happen; writes nothing
    python manage.py import_file lists.csv.gz                  a marks list, gzip or plain, of any length
    python manage.py import_file lists.csv.gz --resume         goes on with a load that was stopped
    python manage.py import_file --undo 3                      takes import 3 back as a unit

The kind of a file is seen from its name and how it begins, or told by --kind. Every line comes out as new, same,
changed, doubtful, refused or left out, with its reason. A file is applied whole or not at all: while a doubt is open
it is kept for the desk, where a person settles it, or --skip-doubts leaves those lines out. The same file twice does
nothing. Lines that were refused or left out are kept with the import and shown in the admin.

A marks list has the columns discipline, sex, mark, competitor, nationality and date, and may have age, wind, dob,
position and venue; others are ignored. It is loaded in short transactions.

Exit status: 0 all that could be read is in the record; 1 the file or the command cannot be used; 3 doubts wait for a
person, nothing was applied; 4 applied (or would be), but some lines were refused.
"""

import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from athletics import outbox
from athletics.choices import ImportKind, Verdict
from athletics.imports import uploads
from athletics.imports.detecting import detect
from athletics.imports.files import GZIP, UnreadableError
from athletics.imports.marks_list import Report, StoppedHalfwayError, load
from athletics.imports.meet_files.review import Review
from athletics.imports.progress import Bar
from athletics.imports.undoing import RestedOnError, undo
from athletics.models import Import, Meet

DOUBTS, REFUSALS = 3, 4
SHOWN = (Verdict.DOUBTFUL, Verdict.REFUSED)


class Command(BaseCommand):
    help = "Reads a file into the record, or takes an import back as a unit."

    def add_arguments(self, parser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="The file: plain, or a marks list as gzip.")
        parser.add_argument(
            "--kind", choices=ImportKind.values, help="Where the file does not say it itself."
        )
        parser.add_argument("--meet", metavar="ADDRESS", help="Of the meet: london-athletics-meet-2025.")
        parser.add_argument(
            "--announced-on",
            type=date.fromisoformat,
            metavar="DAY",
            help="When it was made public: 2025-07-19.",
        )
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument("--skip-doubts", action="store_true", help="Leave lines in doubt out.")
        parser.add_argument("--resume", action="store_true", help="Go on where a load of this file stopped.")
        parser.add_argument("--undo", type=int, metavar="NUMBER", help="Take this import back as a unit.")

    def handle(self, *, path: Path | None, undo: int | None, **options) -> None:
        self.screen = options.get("stderr") or sys.stderr
        if (path is None) == (undo is None):
            raise CommandError("Give a file to read, or --undo with the number of an import.")
        if undo is not None:
            return self.undo(undo)
        try:
            return self.read(path, **options)
        except UnreadableError as error:
            raise CommandError(f"{path.name}: {error}") from None

    def read(self, path: Path, *, kind: str | None, dry_run: bool, resume: bool, **options) -> None:
        """A marks list in its own way; any other file as a whole."""
        kind = kind or kind_of(path)
        if kind == ImportKind.MARKS_LIST:
            return self.load(path, dry_run=dry_run, resume=resume)
        return self.apply(path, kind, dry_run=dry_run, **options)

    def load(self, path: Path, *, dry_run: bool, resume: bool) -> None:
        try:
            with Bar(self.screen) as bar:
                report = load(
                    path=path, now=timezone.now(), dry_run=dry_run, resume=resume, progress=bar.show
                )
        except StoppedHalfwayError as error:
            pk = error.imported.pk
            raise CommandError(f"{error} (--resume, or --undo {pk})") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. The same command with --resume goes on.") from None
        return self.tell(report, dry_run=dry_run)

    def apply(self, path: Path, kind: str, *, dry_run: bool, meet: str | None, **options) -> None:
        """Reads, reviews and, where no doubt is open, applies the file in one transaction."""
        now = timezone.now()
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path.name} cannot be opened ({error.strerror or error}).") from None
        upload = uploads.bring(
            content=content,
            name=path.name,
            kind=kind,
            meet=self.meet(meet),
            announced_on=options["announced_on"],
            now=now,
            keep=not dry_run,
        )
        if upload.imported:
            return self.stdout.write(
                f"These very bytes are in the record: import {upload.imported_id}, {upload.imported}. Nothing was done."
            )
        found = uploads.review_of(upload, skip_doubts=options["skip_doubts"])
        if not dry_run:
            found.warnings += uploads.outlook(upload, found, now=now)
        self.tell_review(found)
        if found.open:
            where = (
                ""
                if dry_run
                else f" Settle them at {reverse('admin:athletics_upload_review', args=[upload.pk])}."
            )
            doubts = "1 doubt waits" if found.open == 1 else f"{found.open:,} doubts wait"
            raise CommandError(f"{doubts} for a person. Nothing was applied.{where}", returncode=DOUBTS)
        if dry_run:
            self.stdout.write(self.style.SUCCESS("Nothing was written."))
        else:
            with Bar(self.screen) as bar:
                imported = uploads.apply(
                    upload=upload, skip_doubts=options["skip_doubts"], now=now, progress=bar.show
                )
            outbox.deliver()
            self.stdout.write(self.style.SUCCESS(f"Import {imported.pk} is in the record."))
        if refused := found.counts[Verdict.REFUSED]:
            raise CommandError(f"{refused:,} lines were refused, for the reasons above.", returncode=REFUSALS)
        return None

    def meet(self, address: str | None) -> Meet | None:
        if address is None:
            return None
        found = Meet.objects.filter(slug=address).first()
        if found is None:
            raise CommandError(f"There is no meet with the address {address}.")
        return found

    def tell_review(self, found: Review) -> None:
        """Where the races stand, the lines that need a person's eye, and how many there are of each."""
        for placed in found.races:
            self.stdout.write(f"{placed.race.title or placed.race.key}: {placed.says or 'left out'}")
        for row in found.rows:
            if row.verdict in SHOWN:
                where = f"line {row.line}" if row.line else "on file"
                self.stderr.write(f"{where}: {row.verdict.label}: {row.said}: {row.reason}")
        for warning in found.warnings:
            self.stderr.write(f"warning: {warning}")
        for verdict, number in found.counts.items():
            self.stdout.write(f"{number:11,}  {verdict.label}")

    def tell(self, report: Report, *, dry_run: bool) -> None:
        """The report of a marks list in the terminal."""
        imported = report.imported
        if report.before:
            self.stdout.write(
                f"These very bytes are in the record: import {imported.pk}, {imported}. Nothing was done."
            )
            return
        for verdict, fault in report.faults:
            self.stderr.write(f"line {fault.number}: {verdict.label}: {fault.reason}")
        hidden = report.counts[Verdict.DOUBTFUL] + report.counts[Verdict.REFUSED] - len(report.faults)
        if hidden:
            self.stderr.write(
                f"… and {hidden:,} more lines, kept with the import."
                if not dry_run
                else f"… and {hidden:,} more."
            )
        for verdict, number in report.counts.items():
            self.stdout.write(f"{number:11,}  {verdict.label}")
        outbox.deliver()
        name = "Nothing was written." if dry_run else f"Import {imported.pk} is in the record."
        self.stdout.write(self.style.SUCCESS(f"{name} The longest transaction took {report.longest:.2f} s."))

    def undo(self, pk: int) -> None:
        """Takes an import back, or says what rests on it."""
        imported = Import.objects.filter(pk=pk).first()
        if imported is None:
            raise CommandError(f"There is no import {pk}.")
        try:
            with Bar(self.screen) as bar:
                removed = undo(imported=imported, now=timezone.now(), progress=bar.show)
        except RestedOnError as error:
            for reason in error.reasons:
                self.stderr.write(reason)
            raise CommandError("Later work rests on this import. Nothing was changed.") from None
        outbox.deliver()
        self.stdout.write(self.style.SUCCESS(f"Import {pk} is undone: {removed:,} rows were removed."))


def kind_of(path: Path) -> ImportKind:
    """What the file is; a packed one can only be a marks list. Raises UnreadableError."""
    try:
        with path.open("rb") as file:
            head = file.read(uploads.LARGEST + 1)
    except OSError as error:
        raise UnreadableError(f"it cannot be opened ({error.strerror or error}).") from None
    if head.startswith(GZIP):
        return ImportKind.MARKS_LIST
    return detect(head, name=path.name)
