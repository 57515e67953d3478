"""Who was to compete and of whom nothing is on file."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Subquery

from athletics.choices import EntryRole, EntryStepKind, MeetStatus
from athletics.models import Entry, EntryStep, Result
from athletics.worklists.line import MOST, Line, Worklist

OUT = (EntryStepKind.WITHDRAWN, EntryStepKind.REPLACED)


def _find(as_of: date) -> Iterator[Line]:
    steps = EntryStep.objects.known(as_of=as_of).filter(entry=OuterRef("pk")).reverse()
    in_event = Result.objects.current().filter(round__event=OuterRef("event"))
    own = in_event.filter(athlete=OuterRef("athlete"))
    entries = (
        Entry.objects.filter(event__meet__end_date__lt=as_of)
        .exclude(event__meet__status__in=[MeetStatus.CANCELLED, MeetStatus.POSTPONED])
        .exclude(role=EntryRole.PACEMAKER)
        .annotate(newest=Subquery(steps.values("kind")[:1]), raced=Exists(in_event))
        .filter(~Exists(own), newest__isnull=False)
        .exclude(newest__in=OUT)
        .select_related("athlete", "event__meet", "event__discipline")
        .order_by("-event__meet__end_date", "event", "pk")[:MOST]
    )
    for entry in entries:
        said = EntryStepKind(entry.newest).label
        others = "others in the event have one" if entry.raced else "nobody in the event has one"
        yield Line(
            (entry,),
            f"{said.capitalize()}, and no result on file after {entry.event.meet.end_date:%-d %B %Y}; {others}.",
            also=entry.event,
        )


ENTRIES_WITHOUT_RESULT = Worklist(
    slug="entries-without-result",
    title="Entries with no result after the meet",
    definition=(
        "Entries whose newest step is not a withdrawal, at meets that are over and were neither cancelled nor "
        "postponed, with no result of that athlete in the event. Pacemakers are left out."
    ),
    find=_find,
)
