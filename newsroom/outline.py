"""What a preview would hold, as of a day: whom it is about, and what the record has to say of them.

Everything here only reads; `newsroom.starting` makes the article of it.
"""

from dataclasses import dataclass
from datetime import date
from itertools import combinations

from athletics import calendar, head_to_head
from athletics.choices import AgeClass, MeetStatus, RecordKind
from athletics.field import Field, FieldRow, fields
from athletics.head_to_head import Ages, Definition, Rounds
from athletics.models import Athlete, Discipline, Entry, Event, Meet

FINALS = Definition(rounds=Rounds.FINALS, ages=Ages.SENIOR)
MOST_COMPARED = 12
"""So many of a field, best first, are compared with each other to find the pair."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A preview before anybody wrote it. `why` says how its pair and its event were chosen, for the editor alone."""

    headline: str
    opening: str
    as_of: date
    meet: Meet | None
    event: Event | None
    pair: tuple[Athlete, ...]
    discipline: Discipline | None
    why: tuple[str, ...]
    record_kind: str
    facts: tuple[tuple[str, str], ...]


def of_event(*, event: Event, as_of: date, pair: tuple[Athlete, ...] = ()) -> Outline:
    """A preview of one event. Without a pair its favourites are looked for in the field of the day."""
    why: tuple[str, ...] = ()
    if not pair:
        pair, said = favourites(event=event, as_of=as_of)
        why = (said,)
    return _outline(event.meet, event, pair, event.discipline, as_of, why)


def of_meet(*, meet: Meet, as_of: date) -> Outline:
    """A preview of a meet, led by the event of which most competitors were known on the day."""
    events = list(meet.events.select_related("discipline", "meet__venue", "meet__season__league"))
    known = fields(events=events, as_of=as_of) if events else {}
    led = max(events, key=lambda one: len(known[one.pk].competitors), default=None)
    if led is None or not known[led.pk].competitors:
        why = "No competitor of any event is known yet: matchup and start list are left out."
        return _outline(meet, None, (), None, as_of, (why,))
    pair, said = _favourites(known[led.pk], led, as_of)
    number = len(known[led.pk].competitors)
    chosen = f"{led.name} leads it: more competitors are known than of any other event ({number})."
    return _outline(meet, led, pair, led.discipline, as_of, (chosen, said))


def of_pair(*, athletes: tuple[Athlete, Athlete], as_of: date) -> Outline:
    """A preview of two athletes: of the next event both are in on the day, or else of what they met in most."""
    one, other = athletes
    for event in _coming(one, other, as_of):
        rows = {row.person.pk for row in fields(events=[event], as_of=as_of)[event.pk].competitors}
        if {one.person_id, other.person_id} <= rows:
            return of_event(event=event, as_of=as_of, pair=athletes)
    met = head_to_head.meetings(athlete=one, opponent=other, definition=FINALS, as_of=as_of).counted
    codes = [meeting.discipline_code for meeting in met]
    discipline = Discipline.objects.get(pk=max(codes, key=codes.count)) if codes else None
    why = (
        "No coming event is on file in which both are: start list, season and the event’s facts are left out."
    )
    return _outline(None, None, athletes, discipline, as_of, (why,))


def favourites(*, event: Event, as_of: date) -> tuple[tuple[Athlete, ...], str]:
    """The pair of an event's field that makes the matchup, and how it was chosen; nobody where fewer than two are in.

    Those who met most often in finals of the discipline; where nobody met, the two best season's marks.
    """
    return _favourites(fields(events=[event], as_of=as_of)[event.pk], event, as_of)


def _favourites(field: Field, event: Event, as_of: date) -> tuple[tuple[Athlete, ...], str]:
    rows = field.competitors[:MOST_COMPARED]
    if len(rows) < 2:
        return (), f"Fewer than two competitors are known on {as_of:%-d %B %Y}: there is no matchup."
    people = [row.person for row in rows]
    table = head_to_head.matrix(athletes=people, discipline=event.discipline, definition=FINALS, as_of=as_of)
    met = {(a, b): table.rows[a].cells[b].score.meetings for a, b in combinations(range(len(people)), 2)}
    pair = max(met, key=lambda two: (met[two], -sum(two)))
    if met[pair]:
        times = "once" if met[pair] == 1 else f"{met[pair]} times"
        said = f"met most often of the field, {times} in finals of the {event.discipline.name} on file."
        return (people[pair[0]], people[pair[1]]), f"{people[pair[0]]} and {people[pair[1]]} {said}"
    first, second = sorted(rows, key=_season_first)[:2]
    said = "Nobody of the field has met in a final on file; these two have the best season’s marks on file."
    return (first.person, second.person), said


def _season_first(row: FieldRow) -> tuple:
    best = row.seasons_best
    return (best is None, best.rank_key if best else 0)


def _coming(one: Athlete, other: Athlete, as_of: date) -> list[Event]:
    entered = [
        Entry.objects.filter(athlete__in=Athlete.objects.keys_of([person])).values("event")
        for person in (one, other)
    ]
    events = Event.objects.filter(pk__in=entered[0]).filter(pk__in=entered[1], meet__end_date__gte=as_of)
    related = ("discipline", "meet__venue", "meet__season__league")
    return list(events.select_related(*related).order_by("meet__start_date", "pk"))


def _outline(
    meet: Meet | None,
    event: Event | None,
    pair: tuple[Athlete, ...],
    discipline: Discipline | None,
    as_of: date,
    why: tuple[str, ...],
) -> Outline:
    stood = calendar.state(meet=meet, as_of=as_of) if meet else None
    return Outline(
        headline=_headline(stood, event, pair, discipline),
        opening=_opening(stood, event, pair, as_of),
        as_of=as_of,
        meet=meet,
        event=event,
        pair=pair,
        discipline=discipline,
        why=why,
        record_kind=_record_kind(event, discipline),
        facts=tuple(_facts(stood, meet, event, as_of)) if stood else (),
    )


def _headline(stood, event: Event | None, pair: tuple[Athlete, ...], discipline: Discipline | None) -> str:
    names = " v ".join(one.family_name for one in pair)
    place = stood.short_name or stood.city or stood.name if stood else ""
    if pair:
        over = event.name if event else discipline.name if discipline else ""
        return f"{names}{f', {over}' if over else ''}{f', {place}' if place else ''}"[:140]
    return f"{event.name} at the {stood.name}: a preview" if event else f"{stood.name}: a preview"


def _opening(stood, event: Event | None, pair: tuple[Athlete, ...], as_of: date) -> str:
    """One sentence that the record bears out, for the writer to begin from."""
    if stood is None:
        return f"{pair[0]} and {pair[1]}, as they stand on {as_of:%-d %B %Y}."
    where = f"the {stood.name} in {stood.city}" if stood.city not in stood.name else f"the {stood.name}"
    if event and pair:
        return f"{pair[0]} and {pair[1]} are announced for the {_lower(event)} at {where}."
    return f"A look ahead to {where}."


def _lower(event: Event) -> str:
    return event.name[:1].lower() + event.name[1:]


def _record_kind(event: Event | None, discipline: Discipline | None) -> str:
    """The world record where there is one; else the meet's own; none of other classes than seniors without para."""
    if discipline is None or (event and (event.para_class or event.age_class != AgeClass.SENIOR)):
        return ""
    if discipline.has_world_record:
        return RecordKind.WORLD
    return RecordKind.MEETING if event else ""


def _facts(stood, meet: Meet, event: Event | None, as_of: date):
    if event:
        yield "What", _lower(event)
    yield "Where", f"{stood.venue}, {stood.city}" if stood.city not in stood.venue else stood.venue
    days = f"{stood.start_date:%A %-d %B %Y}"
    days += f" to {stood.end_date:%A %-d %B %Y}" if stood.days > 1 else ""
    off = stood.awaiting_date or stood.to_be_confirmed or stood.status == MeetStatus.CANCELLED
    yield "When", f"{stood.status_label}: see the meet’s page" if off else days
    final = event.rounds.filter(kind="final").order_by("number").first() if event else None
    if event and stood.start_date >= as_of:
        start = f"{final.local_time:%H:%M} local time" if final and final.local_time else "to be announced"
        yield "Start", start
    number = calendar.ordinal(meet=meet, as_of=as_of) if meet.season_id else None
    if number:
        count = calendar.summary(season=meet.season, as_of=as_of).count
        yield "Series", f"{meet.season.league.name}, {number} of {count}"
