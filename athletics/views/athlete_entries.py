"""Where an athlete is to race next, and where no longer: the newest announcement known on a day decides."""

from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import EntryRole, EntryStepKind
from athletics.field import OUT
from athletics.models import Athlete, EntryStep, Meet


@dataclass(frozen=True, slots=True)
class Upcoming:
    """An entry for a meet still to end on the day, as it stood: in, or out with the reason given."""

    meet: str
    meet_slug: str
    event: str
    city: str
    country: str
    start: date
    end: date
    state: str
    is_in: bool
    since: date
    on_or_before: bool
    reason: str
    source: str
    role: str


def upcoming(*, athlete: Athlete, as_of: date | datetime) -> list[Upcoming]:
    """The athlete's entries for public meets that are not over, next first. One query."""
    ahead = Meet.objects.public(as_of=as_of).filter(end_date__gte=day(as_of)).order_by()
    steps = (
        EntryStep.objects.known(as_of=as_of)
        .filter(
            entry__event__meet__in=ahead.values("pk"),
            entry__athlete__in=Athlete.objects.keys_of([athlete]),
        )
        .select_related("entry__event__discipline", "entry__event__meet__venue", "source")
    )
    newest = {step.entry_id: step for step in steps}
    return sorted((_upcoming(step) for step in newest.values()), key=lambda one: (one.start, one.event))


def _upcoming(step: EntryStep) -> Upcoming:
    entry = step.entry
    meet = entry.event.meet
    return Upcoming(
        meet=meet.name,
        meet_slug=meet.slug,
        event=entry.event.name,
        city=meet.venue.city,
        country=meet.venue.country_id,
        start=meet.start_date,
        end=meet.end_date,
        state=EntryStepKind(step.kind).label,
        is_in=step.kind not in OUT,
        since=step.announced_on,
        on_or_before=step.on_or_before,
        reason=step.reason,
        source=str(step.source or ""),
        role="" if entry.role == EntryRole.COMPETITOR else EntryRole(entry.role).label,
    )
