"""Who is in an event on a day: announced, entered, on the start list, withdrawn or replaced, and in what form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from datetime import date, datetime
from typing import NamedTuple

from athletics.as_of import day
from athletics.bests import Best, Book, Performance
from athletics.choices import EntryRole, EntryStepKind
from athletics.models import Athlete, Country, Discipline, EntryStep, Event

OUT = (EntryStepKind.WITHDRAWN, EntryStepKind.REPLACED)
ROLES = list(EntryRole)
FORM = 5
"""How many of the latest performances make the form."""

Honours = Callable[..., Mapping[tuple[int, str], tuple[str, ...]]]
"""What a caller may add of the athletes' honours: called once as `honours(entrants=[(athlete, discipline), …],
as_of=…)`, it answers by the athlete's id and the code of the discipline."""


@dataclass(frozen=True, slots=True)
class Step:
    """One announcement about an entry. `on_or_before`: the first report; it may have been earlier."""

    kind: str
    label: str
    announced_on: date
    on_or_before: bool
    reason: str
    source: str
    source_url: str
    replaced_by: str
    replaced_by_slug: str


class Bests(NamedTuple):
    """An athlete's personal and season's best at the event's discipline, None where nothing is on file."""

    personal: Best | None
    seasons: Best | None


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One athlete of a field as of a day: the newest of the `steps` known by then decides the `state`.

    `country` (and `nation`, with its parent) is the one entered for. `lane` is the lane or order of the latest start list, in the round named.
    The bests are at the event's discipline, `track_…` on the event's facility alone; the season is the year of the
    meet, or of the day asked about if that is earlier. `form` is the discipline's group, newest first.
    """

    person: Athlete
    athlete: str
    athlete_slug: str
    athlete_id: int
    nation: Country
    country: str
    country_name: str
    role: str
    role_label: str
    state: str
    state_label: str
    since: date
    on_or_before: bool
    reason: str
    source: str
    source_url: str
    replaced_by: str
    replaced_by_slug: str
    bib: str
    lane: int | None
    round: str
    personal_best: Best | None
    seasons_best: Best | None
    track_best: Best | None
    track_seasons_best: Best | None
    form: tuple[Performance, ...]
    honours: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def is_in(self) -> bool:
        """Whether the athlete was still to start."""
        return self.state not in OUT


@dataclass(frozen=True, slots=True)
class Field:
    """Who was in an event on a day: those in by personal best, pacemakers behind them, those out at the end."""

    event: str
    event_slug: str
    event_id: int
    meet: str
    meet_slug: str
    discipline: str
    discipline_code: str
    as_of: date
    rows: tuple[FieldRow, ...]
    others: Mapping[int, Bests] = dataclass_field(default_factory=dict)
    """The bests of those asked about besides, by the athlete's id."""

    @property
    def competitors(self) -> tuple[FieldRow, ...]:
        """Those in who race for a place; no pacemakers and no guests."""
        return tuple(row for row in self.rows if row.is_in and row.role == EntryRole.COMPETITOR)

    @property
    def pacemakers(self) -> tuple[FieldRow, ...]:
        """The pacemakers who were in."""
        return tuple(row for row in self.rows if row.is_in and row.role == EntryRole.PACEMAKER)

    @property
    def out(self) -> tuple[FieldRow, ...]:
        """Those withdrawn or replaced by the day, in the order it was announced."""
        return tuple(row for row in self.rows if not row.is_in)


def field(
    *,
    event: Event,
    as_of: date | datetime,
    form: int = FORM,
    honours: Honours | None = None,
    besides: Iterable[Athlete] = (),
) -> Field:
    """The field of one event on a day. Four queries, and what `honours` asks; see `fields`."""
    return fields(events=[event], as_of=as_of, form=form, honours=honours, besides=besides)[event.pk]


def fields(
    *,
    events: Iterable[Event],
    as_of: date | datetime,
    form: int = FORM,
    honours: Honours | None = None,
    besides: Iterable[Athlete] = (),
) -> dict[int, Field]:
    """The fields of events (fetched with their meet and discipline), by the event's id.

    Only what had been announced by the day counts, by the announcement's own date; steps entered in error are left
    out, and an athlete of whom nothing was known yet is not in the field. `besides` are others whose bests are
    wanted, such as those who raced. Four queries, whatever their number: the steps, the performances, the stated
    bests and the coverage.
    """
    events = list(events)
    on = day(as_of)
    entries = _entries(events, as_of)
    people = {_living(steps[-1]).pk: _living(steps[-1]) for steps in entries}
    years = {event.pk: min(on, event.meet.end_date).year for event in events}
    others = {one.pk: one for one in besides}
    book = Book(
        athletes=(people | others).values(),
        groups=sorted({event.discipline.group for event in events}),
        seasons=sorted(set(years.values())),
        latest=form,
        as_of=as_of,
    )
    disciplines = {event.pk: event.discipline for event in events}
    asked = [(_living(steps[-1]), disciplines[steps[-1].entry.event_id]) for steps in entries]
    said = honours(entrants=asked, as_of=as_of) if honours and asked else {}
    rows: dict[int, list[FieldRow]] = {event.pk: [] for event in events}
    by_id = {event.pk: event for event in events}
    for steps in entries:
        event = by_id[steps[-1].entry.event_id]
        rows[event.pk].append(_row(steps, event, book, years[event.pk], said))
    return {
        event.pk: replace(
            _field(event, rows[event.pk], on), others=_of_others(others, event, book, years[event.pk])
        )
        for event in events
    }


def _of_others(others: dict[int, Athlete], event: Event, book: Book, year: int) -> dict[int, Bests]:
    asked = {"discipline": event.discipline_id}
    return {
        pk: Bests(book.best(athlete=one, **asked), book.best(athlete=one, year=year, **asked))
        for pk, one in others.items()
    }


def _entries(events: list[Event], as_of: date | datetime) -> list[list[EntryStep]]:
    """The known steps of each entry, oldest first."""
    steps = EntryStep.objects.known(as_of=as_of).filter(entry__event__in=events)
    steps = steps.select_related(
        "entry__athlete__merged_into", "entry__country__parent", "source", "round", "replaced_by__athlete"
    )
    entries: dict[int, list[EntryStep]] = {}
    for step in steps:
        entries.setdefault(step.entry_id, []).append(step)
    return list(entries.values())


def _living(step: EntryStep) -> Athlete:
    return step.entry.athlete.merged_into or step.entry.athlete


def _row(
    steps: list[EntryStep],
    event: Event,
    book: Book,
    year: int,
    said: Mapping[tuple[int, str], tuple[str, ...]],
) -> FieldRow:
    entry, athlete, discipline = steps[-1].entry, _living(steps[-1]), event.discipline
    listed = next((step for step in reversed(steps) if step.kind == EntryStepKind.ON_START_LIST), None)
    history = tuple(_step(step) for step in steps)
    now = history[-1]
    return FieldRow(
        person=athlete,
        athlete=athlete.name,
        athlete_slug=athlete.slug,
        athlete_id=athlete.pk,
        nation=entry.country,
        country=entry.country_id,
        country_name=entry.country.name,
        role=entry.role,
        role_label=entry.get_role_display(),
        state=now.kind,
        state_label=now.label,
        since=now.announced_on,
        on_or_before=now.on_or_before,
        reason=now.reason,
        source=now.source,
        source_url=now.source_url,
        replaced_by=now.replaced_by,
        replaced_by_slug=now.replaced_by_slug,
        bib=entry.bib,
        lane=listed.order if listed else None,
        round=listed.round.name if listed and listed.round else "",
        **_bests(book, athlete, discipline, event.facility, year),
        form=book.form(athlete=athlete, group=discipline.group),
        honours=tuple(said.get((athlete.pk, discipline.code), ())),
        steps=history,
    )


def _bests(
    book: Book, athlete: Athlete, discipline: Discipline, facility: str, year: int
) -> dict[str, Best | None]:
    asked = {"athlete": athlete, "discipline": discipline.code}
    return {
        "personal_best": book.best(**asked),
        "seasons_best": book.best(**asked, year=year),
        "track_best": book.best(**asked, facility=facility),
        "track_seasons_best": book.best(**asked, facility=facility, year=year),
    }


def _step(step: EntryStep) -> Step:
    other = step.replaced_by.athlete if step.replaced_by else None
    return Step(
        kind=step.kind,
        label=step.get_kind_display(),
        announced_on=step.announced_on,
        on_or_before=step.on_or_before,
        reason=step.reason,
        source=str(step.source or ""),
        source_url=step.source.url if step.source else "",
        replaced_by=other.name if other else "",
        replaced_by_slug=other.slug if other else "",
    )


def _field(event: Event, rows: list[FieldRow], on: date) -> Field:
    return Field(
        event=event.name,
        event_slug=event.slug,
        event_id=event.pk,
        meet=event.meet.name,
        meet_slug=event.meet.slug,
        discipline=event.discipline.name,
        discipline_code=event.discipline.code,
        as_of=on,
        rows=tuple(sorted(rows, key=_best_first)),
    )


def _best_first(row: FieldRow) -> tuple:
    if not row.is_in:
        return (1, row.since.toordinal(), row.athlete)
    best = row.personal_best
    return (0, ROLES.index(row.role), best is None, best.rank_key if best else 0, row.athlete)
