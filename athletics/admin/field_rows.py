"""The list of an event's entries as the desk shows it: what stands, since when, and every step, struck out or not."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from athletics.choices import EntryStepKind
from athletics.field import OUT, Field, FieldRow, field
from athletics.models import Entry, EntryStep, Event


@dataclass(frozen=True, slots=True)
class DeskRow:
    """An entry. `now` is None where nothing about it was known on the day; `steps` are all there are, oldest first."""

    entry: Entry
    now: FieldRow | None
    steps: tuple[EntryStep, ...]

    @property
    def is_out(self) -> bool:
        return bool(self.now) and self.now.state in OUT

    @property
    def verbs(self) -> tuple[str, ...]:
        """What can be announced next."""
        if self.now is None or self.is_out:
            return ("enter_again",)
        kept = ["start", "withdraw", "replace"]
        if self.now.state == EntryStepKind.ANNOUNCED:
            kept.insert(0, "enter_again")
        return (*kept, "pace") if self.entry.role != "pacemaker" else tuple(kept)


def field_rows(event: Event, *, as_of: date | datetime) -> list[DeskRow]:
    """Those in first, by best; those out; then whoever nothing was known of. Seven queries."""
    stood: Field = field(event=event, as_of=as_of)
    entries = event.entries.select_related("athlete", "country").order_by("athlete__family_name", "pk")
    rows = {entry.athlete.person_id: entry for entry in entries}
    steps = defaultdict(list)
    for step in (
        EntryStep.objects.filter(entry__event=event)
        .select_related("source", "round", "replaced_by__athlete", "recorded_by", "struck_out_by")
        .oldest_first()
    ):
        steps[step.entry_id].append(step)
    known = [(rows.pop(row.athlete_id), row) for row in stood.rows if row.athlete_id in rows]
    return [
        DeskRow(entry, now, tuple(steps[entry.pk]))
        for entry, now in [*known, *((entry, None) for entry in rows.values())]
    ]
