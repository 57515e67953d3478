"""What the record came to say to a text after it was published, when it came to say it."""

from collections.abc import Iterable
from datetime import datetime

from athletics.models import Change, EntryStep, Record
from newsroom.alerts.causes import causes_of
from newsroom.alerts.opening import recheck
from newsroom.models import Alert, Publication


def heard_since(
    publication: Publication, rows: Iterable[EntryStep | Record], *, now: datetime
) -> list[Alert]:
    """The alerts these rows of the record opened on their day: they were written into it then, not with the others."""
    changes = [
        Change(noun=row._meta.model_name, row=str(row.pk), verb="insert", keys=_key(row), at=now)
        for row in rows
    ]
    return recheck(publication, causes_of(changes), now=now)


def _key(row: EntryStep | Record) -> str:
    """Of an entry the athlete, of a record its discipline too: what the database writes when such a row is made."""
    if isinstance(row, EntryStep):
        return f"athlete:{row.entry.athlete_id} meet:{row.entry.event.meet_id}"
    return f"athlete:{row.athlete_id} discipline:{row.discipline_id}"
