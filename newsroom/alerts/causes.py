"""What changed in the record, in words, and since when the world could know it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps

from athletics.as_of import day
from athletics.models import Change, EntryStep, Import, MeetChange, Record, Result, Ruling

ANYTHING = "*"
WITH = {
    "entrystep": ("entry__athlete", "entry__event__meet", "entry__event__discipline", "source"),
    "result": ("athlete", "team", "discipline"),
    "ruling": ("result__athlete", "result__team", "result__discipline"),
    "record": ("athlete", "team", "discipline", "country", "competition", "league"),
    "meetchange": ("meet",),
    "entry": ("athlete", "event__meet", "event__discipline"),
    "statedbest": ("athlete", "discipline"),
}
"""What the words of a row need from other tables."""
SAID = 3
"""As many causes as an alert names."""


@dataclass(frozen=True, slots=True)
class Cause:
    """A change as an editor reads it. `public_on`, `recorded_at`: since when it was known, where the row says so.

    `retroactive`: a decision that changes what is true of a day before it was made.
    """

    words: str
    touches: frozenset[str]
    public_on: date | datetime | None = None
    recorded_at: datetime | None = None
    retroactive: bool = False

    def later_than(self, moment: datetime) -> bool:
        """Whether nobody could know it at `moment`. Of news of that day without an hour, what was recorded counts."""
        if isinstance(self.public_on, datetime):
            return self.public_on > moment
        if self.public_on is None:
            return False
        if self.public_on == day(moment) and self.recorded_at:
            return self.recorded_at > moment
        return self.public_on > day(moment)


def causes_of(changes: Sequence[Change]) -> list[Cause]:
    """The changes in words, one query for each kind of row."""
    rows: dict[str, dict[str, object]] = {}
    for noun in {change.noun for change in changes}:
        model = apps.get_model("athletics", noun)
        wanted = [change.row for change in changes if change.noun == noun]
        found = model._base_manager.select_related(*WITH.get(noun, ())).in_bulk(wanted)
        rows[noun] = {str(pk): row for pk, row in found.items()}
    return [_cause(change, rows[change.noun].get(change.row)) for change in changes]


def among(causes: Iterable[Cause], keys: Iterable[str]) -> list[Cause]:
    """Those that touch one of the keys."""
    wanted = {*keys, ANYTHING}
    return [cause for cause in causes if cause.touches & wanted]


def in_words(causes: Sequence[Cause]) -> str:
    """What changed, in a sentence or three; the others are counted."""
    words = list(dict.fromkeys(cause.words for cause in causes))
    if not words:
        return "Found when everything was checked again."
    more = f" And {len(words) - SAID} more." if len(words) > SAID else ""
    return " ".join(words[:SAID]) + more


def _cause(change: Change, row: object | None) -> Cause:
    verb = {"insert": "New", "update": "Changed", "delete": "Removed"}[change.verb]
    noun = apps.get_model("athletics", change.noun)._meta.verbose_name
    words = f"{verb}: {noun} {row}." if row else f"Removed: a {noun}."
    match row:
        case EntryStep() | MeetChange():
            struck = "Struck out: " if row.struck_out_at else ""
            reason = f" ({row.reason})" if row.reason else ""
            public = row.announced_at or row.announced_on
            return Cause(f"{struck}{row}{reason}.", change.touches, public, row.recorded_at)
        case Result():
            return Cause(words, change.touches, row.date, row.recorded_at)
        case Ruling():
            return Cause(f"{row} ({row.reason}).", change.touches, row.decided_on, row.recorded_at, True)  # noqa: FBT003
        case Record():
            undone = row.annulled_on or row.rejected_on
            return Cause(words, change.touches, undone or row.ratified_on or row.set_on, None, bool(undone))
        case Import():
            return Cause(f"A file was read in: {row.file_name}.", change.touches)
    return Cause(words, change.touches)
