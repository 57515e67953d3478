"""A whole list into the record, in transactions nobody has to wait for; stopped anywhere, it goes on or is undone."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from time import perf_counter, process_time

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Min
from django.utils import timezone

from athletics.choices import AgeClass, ImportKind, ImportState, RecordKind, Verdict
from athletics.imports.files import Facts, examine, text_of
from athletics.imports.marks_list.applying import Applier
from athletics.imports.marks_list.finishing import finish
from athletics.imports.marks_list.rows import (
    OPTIONAL,
    REQUIRED,
    DoubtError,
    Performance,
    Reader,
    RefusedError,
)
from athletics.imports.reference import ensure_reference
from athletics.imports.tables import Fault, Line, printed, table
from athletics.models import Import, ImportLine, Record

FIRST_BATCH, SMALLEST, LARGEST = 200, 100, 1000
AIM = 0.15
"""Seconds of a transaction; the next batch is as large as fits in it."""
COUNTED = (Verdict.NEW, Verdict.SAME, Verdict.CHANGED, Verdict.DOUBTFUL, Verdict.REFUSED)
Progress = Callable[[int, int], None]


class StoppedHalfwayError(Exception):
    """The same file was begun before and is neither in whole nor undone."""

    def __init__(self, imported: Import) -> None:
        self.imported = imported
        super().__init__(
            f"Import {imported.pk} of this file stopped after line {imported.lines_done}: go on with it, or undo it."
        )


@dataclass(slots=True)
class Report:
    """What became of the file; `before` says that it had been brought already, and nothing was done.

    `longest` is the longest transaction by the clock, `busiest` the one that took most processor time, in seconds.
    """

    imported: Import
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    faults: list[tuple[Verdict, Fault]] = field(default_factory=list)
    before: bool = False
    longest: float = 0.0
    busiest: float = 0.0

    def keep(self, verdict: Verdict, fault: Fault, *, most: int = 20) -> None:
        """Remembers the first faults, to be shown; all of them stand in the import's lines."""
        if len(self.faults) < most:
            self.faults.append((verdict, fault))


def load(
    *,
    path: Path,
    by: AbstractBaseUser | None = None,
    now: datetime,
    dry_run: bool = False,
    resume: bool = False,
    progress: Progress = lambda done, lines: None,
) -> Report:
    """Loads a marks list; `progress` hears the lines done and all there are after every transaction.

    A file whose very bytes are in the record does nothing. Raises UnreadableError for a file that is no list, and
    StoppedHalfwayError for one begun before, unless told to `resume`. A dry run writes nothing at all.
    """
    facts = examine(path)
    imported = _begun(facts, resume=resume)
    if imported and imported.state == ImportState.APPLIED:
        return Report(imported, before=True)
    _check_columns(path, facts)
    disciplines, countries = ensure_reference(write=not dry_run)
    if imported is None:
        imported = Import(
            kind=ImportKind.MARKS_LIST, file_name=facts.name[:255], digest=facts.digest, by=by, started_at=now
        )
        if not dry_run:
            imported.save()
    reader = Reader(
        disciplines=disciplines, countries=countries, records=world_records(), today=timezone.localdate(now)
    )
    return _Load(imported, reader, facts, write=not dry_run, progress=progress).run(path)


class _Load:
    def __init__(
        self, imported: Import, reader: Reader, facts: Facts, *, write: bool, progress: Progress
    ) -> None:
        self.imported, self.reader, self.facts = imported, reader, facts
        self.write, self.progress = write, progress
        self.applier = Applier(imported, write=write)
        self.report = Report(imported)

    def run(self, path: Path) -> Report:
        with text_of(path, self.facts) as text:
            rows = table(text, required=REQUIRED, optional=OPTIONAL)
            done = self.imported.lines_done
            rows = (row for row in rows if row.number > done) if done else rows
            for batch in self._batches(rows):
                self._apply(batch)
                self.progress(batch[-1].number, self.facts.lines)
        if self.write:
            finish(self.imported)
            self.imported.refresh_from_db()
            self.imported.state, self.imported.finished_at = ImportState.APPLIED, timezone.now()
            self.imported.save(update_fields=["state", "finished_at"])
        return self.report

    def _batches(self, rows: Iterable[Line | Fault]) -> Iterator[list[Line | Fault]]:
        self.size, batch = FIRST_BATCH, []
        for row in rows:
            batch.append(row)
            if len(batch) >= self.size:
                yield batch
                batch = []
        if batch:
            yield batch

    def _apply(self, batch: list[Line | Fault]) -> None:
        performances, faults = self._read(batch)
        with _no_sweeping():
            began, busy = perf_counter(), process_time()
            with transaction.atomic():
                outcome = self.applier.apply(performances)
                faults += [(Verdict.DOUBTFUL, fault) for fault in self._with_text(outcome.doubts, batch)]
                counts = {verdict: outcome.counts.get(verdict, 0) for verdict in COUNTED}
                for verdict in (Verdict.DOUBTFUL, Verdict.REFUSED):
                    counts[verdict] = sum(one == verdict for one, _ in faults)
                if self.write:
                    self._keep(counts, faults, batch[-1].number)
            took, busy = perf_counter() - began, process_time() - busy
        self.size = max(SMALLEST, min(LARGEST, int(len(batch) * min(2, AIM / max(took, 0.001)))))
        self.report.longest = max(self.report.longest, took)
        self.report.busiest = max(self.report.busiest, busy)
        for verdict, number in counts.items():
            self.report.counts[verdict] += number
        for verdict, fault in faults:
            self.report.keep(verdict, fault)

    def _read(self, batch: list[Line | Fault]) -> tuple[list[Performance], list[tuple[Verdict, Fault]]]:
        performances, faults = [], []
        for row in batch:
            if isinstance(row, Fault):
                faults.append((Verdict.REFUSED, row))
                continue
            try:
                performances.append(self.reader.read(row.number, row.cells))
            except RefusedError as error:
                faults.append((Verdict.REFUSED, Fault(row.number, str(error), printed(row.cells))))
            except DoubtError as error:
                faults.append((Verdict.DOUBTFUL, Fault(row.number, str(error), printed(row.cells))))
        return performances, faults

    def _with_text(self, doubts: list[Fault], batch: list[Line | Fault]) -> list[Fault]:
        cells = {row.number: row.cells for row in batch if isinstance(row, Line)} if doubts else {}
        return [fault._replace(text=printed(cells[fault.number])) for fault in doubts]

    def _keep(self, counts: dict[str, int], faults: list[tuple[Verdict, Fault]], line: int) -> None:
        """In the batch's own transaction: how far the file is in, and the lines that were not applied."""
        ImportLine.objects.bulk_create(
            ImportLine(
                of=self.imported, line=one.number, verdict=verdict, reason=one.reason[:300], text=one.text
            )
            for verdict, one in faults
        )
        Import.objects.filter(pk=self.imported.pk).update(
            lines_done=line,
            **{verdict.value: F(verdict.value) + number for verdict, number in counts.items()},
        )


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Python looks through a million objects for garbage between transactions, not while others wait for one."""
    swept = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if swept:
            gc.enable()


def _begun(facts: Facts, *, resume: bool) -> Import | None:
    """The import of these very bytes, if there is one that was not undone."""
    same = Import.objects.filter(kind=ImportKind.MARKS_LIST, digest=facts.digest)
    imported = same.exclude(state=ImportState.UNDONE).first()
    stopped = imported and imported.state != ImportState.APPLIED
    if stopped and not (resume and imported.state == ImportState.LOADING):
        raise StoppedHalfwayError(imported)
    return imported


def _check_columns(path: Path, facts: Facts) -> None:
    with text_of(path, facts) as text:
        table(text, required=REQUIRED, optional=OPTIONAL)


def world_records() -> dict[tuple[str, str], int]:
    """The best mark of the world record rows on file, by discipline and sex: a guard against slips."""
    rows = Record.objects.filter(kind=RecordKind.WORLD, age_class=AgeClass.SENIOR, annulled_on=None)
    best = rows.order_by().values_list("discipline", "sex").annotate(best=Min("rank_key"))
    return {(discipline, sex): abs(key) for discipline, sex, key in best}
