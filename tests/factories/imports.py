"""Builders for files that were brought and what became of them."""

from datetime import UTC, datetime
from itertools import count

from athletics import models
from athletics.choices import ImportKind, ImportState

serial = count(1)


def imported(**fields) -> models.Import:
    """A marks list that was read whole."""
    defaults = {
        "kind": ImportKind.MARKS_LIST,
        "file_name": "list.csv",
        "digest": f"{next(serial):064x}",
        "started_at": datetime(2026, 1, 2, 9, tzinfo=UTC),
        "state": ImportState.APPLIED,
    }
    return models.Import.objects.create(**{**defaults, **fields})


def upload(**fields) -> models.Upload:
    """A result file that waits for its review."""
    brought = datetime(2025, 7, 16, 11, tzinfo=UTC)
    defaults = {
        "kind": ImportKind.LYNX_RESULTS,
        "file_name": "015-1-01.lif",
        "digest": f"{next(serial):064x}",
        "content": b"15,1,1,Men 1500m\n",
        "brought_at": brought,
        "announced_on": brought.date(),
    }
    return models.Upload.objects.create(**{**defaults, **fields})


BUILDERS = {
    models.Import: imported,
    models.ImportLine: lambda: models.ImportLine.objects.create(
        of=imported(), line=2, verdict="refused", reason="There is no such discipline on file."
    ),
    models.Upload: upload,
    models.UploadAnswer: lambda: models.UploadAnswer.objects.create(
        of=upload(), about="line 2", kind="skip", at=datetime(2025, 7, 16, 12, tzinfo=UTC)
    ),
}
