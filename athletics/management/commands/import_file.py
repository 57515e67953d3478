"""Read a file into the record, or take an import back.

    python manage.py import_file lists.csv.gz                 a marks list, gzip or plain
    python manage.py import_file lists.csv.gz --dry-run       says what would happen; writes nothing
    python manage.py import_file lists.csv.gz --resume        goes on with a load that was stopped
    python manage.py import_file --undo 3                     takes import 3 back as a unit
    python manage.py import_file 015-1-01.lif --dry-run       what a FinishLynx result file or start list says

A marks list has the columns discipline, sex, mark, competitor, nationality and date, and may have age, wind, dob,
position and venue; others are ignored. The same file twice does nothing. Lines that were refused or wait for a
person are kept with the import and shown in the admin. A FinishLynx file (.lif, .evt) is shown line by line, with
the reason for each line that cannot be used; it is not applied to the record.
"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from athletics import marks, outbox
from athletics.choices import ImportKind, Verdict
from athletics.imports import finishlynx
from athletics.imports.files import UnreadableError, examine, text_of
from athletics.imports.marks_list import Report, StoppedHalfwayError, load
from athletics.imports.progress import Bar
from athletics.imports.undoing import RestedOnError, undo
from athletics.models import Import


class Command(BaseCommand):
    help = "Reads a file into the record in short transactions, or takes an import back as a unit."

    def add_arguments(self, parser) -> None:
        parser.add_argument("path", nargs="?", type=Path, help="The file: plain or gzip.")
        parser.add_argument("--kind", choices=ImportKind.values, default=ImportKind.MARKS_LIST.value)
        parser.add_argument("--dry-run", action="store_true", help="Say what would happen and write nothing.")
        parser.add_argument("--resume", action="store_true", help="Go on where a load of this file stopped.")
        parser.add_argument("--undo", type=int, metavar="ID", help="Take this import back as a unit.")

    def handle(self, *, path: Path | None, undo: int | None, dry_run: bool, resume: bool, **options) -> None:
        self.screen = options.get("stderr") or sys.stderr
        if (path is None) == (undo is None):
            raise CommandError("Give a file to read, or --undo with the number of an import.")
        if undo is not None:
            return self.undo(undo)
        if finishlynx.is_lynx(path.name):
            return self.show(path, dry_run=dry_run)
        try:
            with Bar(self.screen) as bar:
                report = load(
                    path=path, now=timezone.now(), dry_run=dry_run, resume=resume, progress=bar.show
                )
        except UnreadableError as error:
            raise CommandError(str(error)) from None
        except StoppedHalfwayError as error:
            pk = error.imported.pk
            raise CommandError(f"{error} (--resume, or --undo {pk})") from None
        except KeyboardInterrupt:
            raise CommandError("Stopped. The same command with --resume goes on.") from None
        return self.tell(report, dry_run=dry_run)

    def show(self, path: Path, *, dry_run: bool) -> None:
        """What a FinishLynx file says, race by race, and which of its lines cannot be used."""
        if not dry_run:
            raise CommandError("A FinishLynx file is read, not applied: add --dry-run to see what it says.")
        try:
            facts = examine(path)
            with text_of(path, facts) as text:
                reading = finishlynx.read(text.read(), name=path.name)
        except UnreadableError as error:
            raise CommandError(f"{path.name}: {error}") from None
        for race in reading.races:
            self.stdout.write(printed_race(race))
        for fault in reading.faults:
            self.stderr.write(f"line {fault.number}: {Verdict.REFUSED.label}: {fault.reason}")
        self.stdout.write(self.style.SUCCESS("Nothing was written."))

    def tell(self, report: Report, *, dry_run: bool) -> None:
        """The report in the terminal."""
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


def printed_race(race: finishlynx.Heat | finishlynx.StartList) -> str:
    """A race with a line for each competitor, every one with its line in the file."""
    head = f"{race.title or 'no title'} (event {race.event}, round {race.round}, heat {race.number})"
    if isinstance(race, finishlynx.StartList):
        rows = [(one.line, one.lane or "", one, "") for one in race.starts]
    else:
        wind = marks.format_wind(race.wind, race.wind_state)
        head = f"{head}, wind {wind}" if wind else head
        rows = [(one.line, one.place or one.status.upper(), one, printed_time(one)) for one in race.finishers]
    lines = [
        f"  line {line:4}  {str(first):>4}  {one.bib:>6}  {f'{one.given} {one.family}'.strip()}  {one.represents}  {last}"
        for line, first, one, last in rows
    ]
    return "\n".join([head, *(line.rstrip() for line in lines)])


def printed_time(finisher: finishlynx.Finisher) -> str:
    """The official time, with what the camera gave where that is finer."""
    if finisher.time is None:
        return ""
    official = marks.format_value(finisher.official, unit="time", precision=min(finisher.precision, 100))
    return official if finisher.official == finisher.time else f"{official} ({finisher.raw_time})"
