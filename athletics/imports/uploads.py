"""Small files, step by step: brought (kept as they came), read, reviewed, applied in one transaction."""

import hashlib
from collections.abc import Callable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from athletics.choices import ImportKind, ImportState, RoundStatus
from athletics.imports.calendar_files.applying import CalendarApplier
from athletics.imports.calendar_files.prospects import follows
from athletics.imports.calendar_files.reading import CalendarSaid, read_calendar
from athletics.imports.calendar_files.reviewing import review_calendar
from athletics.imports.detecting import detect
from athletics.imports.files import UnreadableError, text_in
from athletics.imports.ledger import Ledger
from athletics.imports.meet_files.answers import Answers
from athletics.imports.meet_files.applying import Applier
from athletics.imports.meet_files.review import Review, review
from athletics.imports.meet_files.said import FileSaid
from athletics.imports.meet_files.titles import Disciplines
from athletics.imports.readers.exchange import read_exchange
from athletics.imports.readers.lynx import read_lynx
from athletics.imports.readers.opentrack import read_opentrack
from athletics.imports.readers.results_table import read_entries, read_results
from athletics.models import Import, ImportLine, Meet, Upload

MOST_ROWS = 20_000
LARGEST = 10 << 20
"""Bytes of a file that is reviewed on the screen."""


READERS: dict[ImportKind, Callable[[bytes, str], FileSaid | CalendarSaid]] = {
    ImportKind.LYNX_RESULTS: lambda content, name: read_lynx(text_in(content), name="results.lif"),
    ImportKind.LYNX_STARTS: lambda content, name: read_lynx(text_in(content), name="starts.evt"),
    ImportKind.RESULTS: lambda content, name: read_results(content, Disciplines()),
    ImportKind.ENTRIES: lambda content, name: read_entries(content, Disciplines()),
    ImportKind.OPENTRACK: lambda content, name: read_opentrack(text_in(content), Disciplines()),
    ImportKind.CALENDAR: lambda content, name: read_calendar(content),
    ImportKind.EXCHANGE: lambda content, name: read_exchange(text_in(content)),
}


class NotAppliedError(Exception):
    """Nothing was written; the message says why."""


def bring(
    *,
    content: bytes,
    name: str,
    kind: str = "",
    meet: Meet | None = None,
    announced_on: date | None = None,
    round_status: str = RoundStatus.OFFICIAL,
    by: AbstractBaseUser | None = None,
    now: datetime,
    keep: bool = True,
) -> Upload:
    """Keeps the file as it came, to be reviewed. The very file that is in the record or under review is found again.

    Without `keep` a file that is not there already is only read. `announced_on`: the day what it says was made public, today where nothing is said. Raises UnreadableError.
    """
    if len(content) > LARGEST:
        raise UnreadableError(
            f"The file has {len(content) >> 20} MB: more than {LARGEST >> 20} go by command."
        )
    kind = kind or detect(content, name=name)
    digest = hashlib.sha256(content).hexdigest()
    upload = Upload(
        kind=kind,
        file_name=name[-255:],
        digest=digest,
        content=content,
        by=by,
        brought_at=now,
        meet=meet,
        announced_on=announced_on or timezone.localdate(now),
        round_status=round_status,
    )
    said = read(upload)
    if not said.lines and not said.faults:
        raise UnreadableError("No line of the file says anything.")
    if upload.meet is None:
        upload.meet = meet_called(said)
    with transaction.atomic():
        same = Upload.objects.select_for_update(of=("self",)).filter(kind=kind, digest=digest)
        if earlier := same.exclude(imported__state=ImportState.UNDONE).select_related("imported").first():
            if earlier.imported is None and meet is not None and earlier.meet_id != meet.pk:
                earlier.meet = meet
                earlier.save(update_fields=["meet"])
            return earlier
        if keep:
            upload.save(force_insert=True)
    return upload


def read(upload: Upload) -> FileSaid | CalendarSaid:
    """What the file says. Raises UnreadableError."""
    said = READERS[ImportKind(upload.kind)](bytes(upload.content), upload.file_name)
    if len(said.lines) > MOST_ROWS:
        raise UnreadableError(
            f"More than {MOST_ROWS:,} rows: split the file, or load a marks list by command."
        )
    return said


def meet_called(said: FileSaid | CalendarSaid) -> Meet | None:
    """The one meet of the address, the name or the World Athletics number a file gives, if there is one only."""
    if said.meet_wa_id and (found := Meet.objects.filter(wa_id=said.meet_wa_id).first()):
        return found
    if not said.meet:
        return None
    found = Meet.objects.filter(slug=said.meet)[:2] or Meet.objects.filter(name=said.meet)[:2]
    return found[0] if len(found) == 1 else None


def review_of(upload: Upload, *, skip_doubts: bool = False) -> Review:
    """The file beside the record as it stands now, with the answers given so far."""
    said, answers = read(upload), Answers.of(upload)
    if upload.kind == ImportKind.CALENDAR:
        found = review_calendar(said, answers=answers)
    else:
        found = review(said, meet=upload.meet, answers=answers, announced_on=upload.announced_on)
    if skip_doubts:
        found.skip_doubts()
    return found


def fingerprint(found: Review) -> str:
    """Of all a person has seen in a review: whoever applies it sends it along."""
    seen = [(row.line, row.said, row.verdict, row.reason) for row in found.rows]
    seen.append([(one.race.key, one.says) for one in found.races])
    return hashlib.sha256(repr(seen).encode()).hexdigest()[:20]


def apply(
    *,
    upload: Upload,
    seen: str = "",
    skip_doubts: bool = False,
    by: AbstractBaseUser | None = None,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, rows: None,
) -> Import:
    """Writes what the review says into the record, all of it or nothing.

    `seen`: the fingerprint of the review a person had before them. Raises NotAppliedError where it is another one by
    now, where doubts are open (unless told to leave those lines out), and where the file is in the record already.
    """
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.imported_id:
            raise NotAppliedError("This file has been applied already.")
        found = review_of(upload, skip_doubts=skip_doubts)
        if seen and seen != fingerprint(found):
            raise NotAppliedError("The record has changed since you looked: look through the rows again.")
        if found.open:
            raise NotAppliedError(f"Doubts are open ({found.open}): settle them, or leave their lines out.")
        imported = Import.objects.create(
            kind=upload.kind,
            file_name=upload.file_name,
            digest=upload.digest,
            by=by,
            started_at=now,
            lines_done=max((row.line for row in found.rows), default=0),
            **{verdict.value: number for verdict, number in found.counts.items()},
        )
        write(upload, found, imported, by=by, now=now, progress=progress)
        _keep_lines(imported, found)
        imported.state, imported.finished_at = ImportState.APPLIED, now
        imported.save(update_fields=["state", "finished_at"])
        upload.imported = imported
        upload.save(update_fields=["imported"])
    return imported


def write(
    upload: Upload,
    found: Review,
    imported: Import,
    *,
    by: AbstractBaseUser | None,
    now: datetime,
    progress: Callable[[int, int], None] = lambda done, rows: None,
) -> None:
    """Everything in the review that is new or changed, written down in the import's ledger. Raises NotAppliedError."""
    ledger = Ledger(imported)
    applier = CalendarApplier if upload.kind == ImportKind.CALENDAR else Applier
    try:
        applier(upload, ledger, by=by, now=now, progress=lambda done: progress(done, found.applies)).apply(
            found
        )
    except ValidationError as error:
        raise NotAppliedError(" ".join(error.messages)) from None
    ledger.close()


def outlook(upload: Upload, found: Review, *, now: datetime) -> list[str]:
    """What follows from a calendar beyond its own lines: numbers, conflicts, published sentences. Tried and taken back."""
    if upload.kind != ImportKind.CALENDAR or found.open or not found.applies:
        return []

    def trial() -> None:
        imported = Import.objects.create(
            kind=upload.kind, file_name=upload.file_name, digest=upload.digest, started_at=now
        )
        write(upload, review_of(upload), imported, by=upload.by, now=now)

    try:
        return follows(found, trial, as_of=timezone.localdate(now))
    except NotAppliedError as error:
        return [f"It would be refused: {error}"]


def put_away(*, upload: Upload) -> None:
    """Removes a file of which nothing was applied. Raises NotAppliedError for another."""
    with transaction.atomic():
        upload = Upload.objects.select_for_update().get(pk=upload.pk)
        if upload.imported_id:
            raise NotAppliedError("This file has been applied: undo its import instead.")
        upload.delete()


def _keep_lines(imported: Import, found: Review) -> None:
    """What became of every line of the file."""
    rows = {row.line: row for row in reversed(found.rows) if row.line}
    ImportLine.objects.bulk_create(
        (
            ImportLine(
                of=imported,
                line=row.line,
                verdict=row.verdict,
                reason=row.reason[:300],
                text=(row.said or row.text)[:400].replace("\0", ""),
            )
            for row in rows.values()
        ),
        batch_size=500,
    )
