"""A meet with a 1500m, and files that speak of it; all names are made up."""

from datetime import UTC, date, datetime
from pathlib import Path

from athletics.choices import AnswerKind
from athletics.imports.uploads import apply, bring, review_of
from athletics.models import Athlete, Import, Upload, UploadAnswer
from tests.factories import record

LIF = Path(__file__).parents[2] / "data" / "london-1500m.lif"
NOW = datetime(2025, 7, 19, 18, tzinfo=UTC)
LATER = datetime(2025, 7, 20, 9, tzinfo=UTC)
HEAD = "15,1,1,Men 1500m,,,,,,1500,15:31:00.000\n"


def meet_with_1500m(**fields):
    """One day, one event, its final."""
    meet = record.meet(date(2025, 7, 19), **fields)
    race = record.race(record.event("1500m", meet=meet), status="scheduled")
    return meet, race


def the_three() -> tuple[Athlete, Athlete, Athlete]:
    """Two that the file names in full, and one of two brothers."""
    record.athlete("Jens Eksempel", birth_date=date(1995, 3, 3))
    return record.athlete("Ola Testberg"), record.athlete("Per Prøve"), record.athlete("Jon Eksempel")


def brought(text: str | bytes, meet=None, *, name: str = "015-1-01.lif", **fields) -> Upload:
    content = text if isinstance(text, bytes) else text.encode()
    return bring(content=content, name=name, meet=meet, now=NOW, **fields)


def answer(upload: Upload, about: str, kind: str = AnswerKind.SKIP, **fields) -> UploadAnswer:
    return UploadAnswer.objects.create(of=upload, about=about, kind=kind, at=NOW, **fields)


def rows(upload: Upload) -> list[tuple]:
    """Line, verdict and reason of every row."""
    return [(row.line, str(row.verdict), row.reason) for row in review_of(upload).rows]


def verdicts(upload: Upload) -> dict[int, str]:
    return {row.line: str(row.verdict) for row in review_of(upload).rows}


def applied(text: str | bytes, meet=None, *, now=NOW, **fields) -> Import:
    """A file without a doubt, applied."""
    return apply(upload=brought(text, meet, **fields), now=now)
