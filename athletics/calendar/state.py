"""How a meet stood on a day: when, where, and whether it was on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import BooleanField, ExpressionWrapper, QuerySet

from athletics.as_of import day
from athletics.choices import Continent, MeetStatus
from athletics.models import Meet, MeetChange, Venue
from athletics.models.announcements import made_public


@dataclass(frozen=True, slots=True)
class Change:
    """One announcement about a meet: how it stood from then on, the whole of it."""

    announced_on: date
    on_or_before: bool
    status: str
    start_date: date
    end_date: date
    venue: str
    city: str
    country: str
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class MeetState:
    """A meet as it stood on a day. `history` holds what had been announced by then, oldest first.

    `awaiting_date`: postponed, and the new date was not yet known; the old one stands in its place.
    `to_be_confirmed`: the date is not to be used as evidence. `continent` is geography, as printed.
    """

    id: int
    name: str
    short_name: str
    slug: str
    status: str
    start_date: date
    end_date: date
    venue: str
    venue_slug: str
    city: str
    country: str
    country_name: str
    continent: str
    time_zone: str
    is_final: bool
    to_be_confirmed: bool
    awaiting_date: bool
    history: tuple[Change, ...]

    @property
    def days(self) -> int:
        """How many days it lasts; a two-day final is one meet of 2."""
        return (self.end_date - self.start_date).days + 1

    @property
    def cancelled(self) -> bool:
        """Whether it was off on that day."""
        return self.status == MeetStatus.CANCELLED

    @property
    def moved_from(self) -> date | None:
        """The first date announced, where another stands now."""
        first = self.history[0].start_date if self.history else self.start_date
        return first if first != self.start_date else None

    @property
    def status_label(self) -> str:
        """The status as printed."""
        return str(MeetStatus(self.status).label)


def state(*, meet: Meet, as_of: date | datetime) -> MeetState:
    """How one meet stood on a day. One query, where the meet comes `with_place`; else three.

    The newest announcement made by the day decides; before the first, the first; a meet without any stands as its row.
    It is held once its last day has come, if it was.
    """
    return stood(meet, changes([meet.pk], as_of=as_of), as_of=as_of)


def states(*, meets: Iterable[Meet], as_of: date | datetime) -> list[MeetState]:
    """How these meets (fetched `with_place`) stood on a day, in the order given. One query."""
    meets = list(meets)
    found: dict[int, list[MeetChange]] = {}
    for change in changes([meet.pk for meet in meets], as_of=as_of):
        found.setdefault(change.meet_id, []).append(change)
    return [stood(meet, found.get(meet.pk, []), as_of=as_of) for meet in meets]


def changes(meets: Iterable[int] | QuerySet, *, as_of: date | datetime) -> QuerySet[MeetChange]:
    """Everything announced about these meets and not struck out, oldest first; `known` is whether by the day."""
    return (
        MeetChange.objects.filter(meet__in=meets, struck_out_at=None)
        .annotate(known=ExpressionWrapper(made_public(as_of), output_field=BooleanField()))
        .select_related("venue__country", "source")
        .oldest_first()
    )


def stood(meet: Meet, announced: Iterable[MeetChange], *, as_of: date | datetime) -> MeetState:
    """How a meet stood on a day, given everything announced about it."""
    announced = list(announced)
    known = [change for change in announced if change.known]
    now = (known or announced[:1] or [meet])[-1]
    is_last = len(known) == len(announced)
    status = _status(meet, now, is_last=is_last, on=day(as_of))
    return MeetState(
        id=meet.pk,
        name=meet.name,
        short_name=meet.short_name,
        slug=meet.slug,
        status=status,
        start_date=now.start_date,
        end_date=now.end_date,
        **_place(now.venue),
        is_final=meet.is_final,
        to_be_confirmed=meet.to_be_confirmed,
        awaiting_date=status == MeetStatus.POSTPONED and _same_date_before(known),
        history=tuple(_change(change) for change in known),
    )


def _status(meet: Meet, now: Meet | MeetChange, *, is_last: bool, on: date) -> str:
    """The announced status; “held” only once the last day has come, and if nothing was announced after."""
    if now.status == MeetStatus.HELD:
        return MeetStatus.HELD if on >= now.end_date else MeetStatus.SCHEDULED
    held = meet.status == MeetStatus.HELD and now.status != MeetStatus.CANCELLED
    return MeetStatus.HELD if held and is_last and on >= now.end_date else now.status


def _same_date_before(known: list[MeetChange]) -> bool:
    """Whether the postponement came without a new date."""
    if len(known) < 2:
        return bool(known)
    return known[-1].start_date == known[-2].start_date


def _place(venue: Venue) -> dict[str, str]:
    country = venue.country
    return {
        "venue": venue.name,
        "venue_slug": venue.slug,
        "city": venue.city,
        "country": country.code,
        "country_name": country.name,
        "continent": str(Continent(country.continent).label) if country.continent else "",
        "time_zone": venue.time_zone,
    }


def _change(change: MeetChange) -> Change:
    return Change(
        announced_on=change.announced_on,
        on_or_before=change.on_or_before,
        status=change.status,
        start_date=change.start_date,
        end_date=change.end_date,
        venue=change.venue.name,
        city=change.venue.city,
        country=change.venue.country_id,
        reason=change.reason,
        source=str(change.source or ""),
    )
