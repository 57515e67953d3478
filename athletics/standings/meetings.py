"""The scoring meetings of a season's discipline on a day: on file, missing, partly on file, still to come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day, moment
from athletics.choices import MeetStatus
from athletics.models import Event, Meet, MeetChange, Result, SeasonDiscipline


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of the season, as it stood on the day. Without an event of the discipline, `event_name` is empty."""

    meet_id: int
    meet_slug: str
    name: str
    city: str
    country_code: str
    start: date
    end: date
    event_id: int | None
    event_name: str
    discipline_code: str
    diamond_plus: bool
    missing_places: tuple[int, ...] = ()
    """Scoring places without a result, where the list is not known to be complete."""


@dataclass(frozen=True, slots=True)
class Meetings:
    """The meetings of a season before its final, by what the file has of this discipline on a day."""

    on_file: tuple[Meeting, ...]
    partial: tuple[Meeting, ...]
    """Among those on file, the ones with scoring places missing."""
    missing: tuple[Meeting, ...]
    """Over, the discipline scored there, no result on file."""
    remaining: tuple[Meeting, ...]
    unlisted: tuple[Meeting, ...]
    """Meetings with no scoring event of the discipline on file: it may or may not have scored there."""

    def still_to_win(self, points: Sequence[int]) -> int:
        """The most that one athlete can add to what is on file: at meetings to come, or missing from the file."""
        best = points[0] if points else 0
        lost = sum(max(points[place - 1] for place in meeting.missing_places) for meeting in self.partial)
        return best * (len(self.remaining) + len(self.missing)) + lost


def season_meets(
    season_discipline: SeasonDiscipline, *, as_of: date | datetime
) -> list[tuple[Meet, list[Event], MeetChange | None]]:
    """Every meet of the season but its final, with its scoring events and how it stood on the day, in order.

    A meet cancelled by the day is left out. Three queries.
    """
    meets = list(
        Meet.objects.filter(season=season_discipline.season_id, is_final=False)
        .select_related("venue")
        .order_by("start_date", "pk")
    )
    events: dict[int, list[Event]] = {}
    for event in Event.objects.filter(
        season_discipline=season_discipline, meet__is_final=False
    ).select_related("discipline"):
        events.setdefault(event.meet_id, []).append(event)
    known: dict[int, MeetChange] = {}
    changed = set()
    for change in MeetChange.objects.filter(meet__in=meets, struck_out_at=None).order_by(
        "announced_on", "announced_at", "pk"
    ):
        changed.add(change.meet_id)
        if _public(change, as_of):
            known[change.meet_id] = change
    found = []
    for meet in meets:
        stood = known.get(meet.pk)
        status = stood.status if stood else MeetStatus.SCHEDULED if meet.pk in changed else meet.status
        if status != MeetStatus.CANCELLED:
            found.append((meet, events.get(meet.pk, []), stood))
    return found


def _public(change: MeetChange, as_of: date | datetime) -> bool:
    if change.announced_at:
        return change.announced_at <= moment(as_of)
    return change.announced_on <= day(as_of)


def sort_out(
    meets: Iterable[tuple[Meet, list[Event], MeetChange | None]],
    finals: dict[int, list[Result]],
    points: Sequence[int],
    *,
    as_of: date | datetime,
) -> Meetings:
    """Each meeting where it belongs; `finals` are the results of the scoring finals by event."""
    on_file, partial, missing, remaining, unlisted = [], [], [], [], []
    for meet, events, stood in meets:
        for event in events or [None]:
            meeting = _meeting(meet, event, stood, finals, points)
            if event is None:
                unlisted.append(meeting)
            elif finals.get(event.pk):
                on_file.append(meeting)
                partial += [meeting] if meeting.missing_places else []
            elif meeting.end < day(as_of):
                missing.append(meeting)
            else:
                remaining.append(meeting)
    return Meetings(tuple(on_file), tuple(partial), tuple(missing), tuple(remaining), tuple(unlisted))


def _meeting(
    meet: Meet,
    event: Event | None,
    stood: MeetChange | None,
    finals: dict[int, list[Result]],
    points: Sequence[int],
) -> Meeting:
    results = finals.get(event.pk, []) if event else []
    return Meeting(
        meet_id=meet.pk,
        meet_slug=meet.slug,
        name=meet.short_name or meet.name,
        city=meet.venue.city,
        country_code=meet.venue.country_id,
        start=stood.start_date if stood else meet.start_date,
        end=stood.end_date if stood else meet.end_date,
        event_id=event.pk if event else None,
        event_name=event.name if event else "",
        discipline_code=event.discipline_id if event else "",
        diamond_plus=bool(event and event.diamond_plus),
        missing_places=_gaps(results, points) if results else (),
    )


def _gaps(results: list[Result], points: Sequence[int]) -> tuple[int, ...]:
    """The scoring places nobody on file has; a place skipped after a tie is none."""
    if results[0].round.list_complete:
        return ()
    taken: dict[int, int] = {}
    for result in results:
        if result.place:
            taken[result.place] = taken.get(result.place, 0) + 1
    filled = {place + extra for place, many in taken.items() for extra in range(many)}
    return tuple(place for place in range(1, len(points) + 1) if place not in filled)
