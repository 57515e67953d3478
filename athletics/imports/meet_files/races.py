"""Which event and round of the meet a race of a file is. What only a person can say waits for one."""

from dataclasses import dataclass, field

from django.db.models import Prefetch
from django.utils.text import slugify

from athletics.choices import AnswerKind, RoundKind, Unit
from athletics.imports.marks_list.rows import facility_of
from athletics.imports.meet_files.answers import Answers, of_race
from athletics.imports.meet_files.said import Race
from athletics.imports.meet_files.titles import Disciplines, read_title
from athletics.models import Discipline, Event, Meet, Round


@dataclass(slots=True)
class Placed:
    """A race in the record: its event and round, either of them to be made. `doubt`: why nobody can say yet."""

    race: Race
    event: Event | None = None
    round: Round | None = None
    doubt: str = ""
    skipped: bool = False
    suggested: tuple[str, int] = (RoundKind.FINAL, 1)
    new_event: str = ""
    events: list[Event] = field(default_factory=list)
    settled: bool = False
    of_one_day: bool = True

    @property
    def says(self) -> str:
        """Where the race is put, in words."""
        if self.doubt or self.event is None:
            return self.doubt
        new_round = self.round is not None and self.round.pk is None
        made = ["a new event"] if self.event.pk is None else ["a new round"] if new_round else []
        return ", ".join([self.event.name, *([self.round.name] if self.round else []), *made])


class Programme:
    """The events and rounds of a meet, and those a file adds to it."""

    def __init__(self, meet: Meet | None, disciplines: Disciplines, answers: Answers) -> None:
        self.meet, self._disciplines, self._answers = meet, disciplines, answers
        rounds = Prefetch("rounds", Round.objects.order_by("kind", "number"))
        self.events: list[Event] = (
            list(meet.events.select_related("discipline").prefetch_related(rounds)) if meet else []
        )
        self._rounds = {
            (id(event), one.kind, one.number): one for event in self.events for one in event.rounds.all()
        }
        self._held = {id(event): list(event.rounds.all()) for event in self.events}
        for event in self.events:
            event.meet = meet
            for one in self._held[id(event)]:
                one.event = event

    def place(self, race: Race, *, results: bool) -> Placed:
        """Where the race stands. `results`: it has been run, so that it must have a day."""
        placed = Placed(race, events=self.events, of_one_day=self.meet is None or self.meet.days == 1)
        if self.meet is None:
            placed.doubt = (
                f"There is no meet “{race.meet[:80]}” on file." if race.meet else "Choose the meet."
            )
            return placed
        answer = self._answers.about(of_race(race.key))
        if race.meet and answer is None and race.meet not in (self.meet.slug, self.meet.name, str(self.meet)):
            placed.doubt = f"The file says “{race.meet[:80]}”, which is another meet than {self.meet}."
            return placed
        if answer and answer.kind == AnswerKind.SKIP:
            placed.skipped, placed.settled = True, True
            return placed
        self._choose_event(placed, answer)
        if placed.event and not race.of_event:
            self._choose_round(placed, answer)
        if placed.round and results:
            self._choose_day(placed, answer)
        placed.settled = answer is not None and not placed.doubt
        return placed

    def _choose_event(self, placed: Placed, answer) -> None:
        race = placed.race
        title = read_title(race.title, self._disciplines)
        sex = race.sex or title.sex
        discipline = self._disciplines.by_code.get(race.discipline) if race.discipline else title.discipline
        placed.suggested = (
            race.kind or title.kind or RoundKind.FINAL.value,
            race.number or title.number or 1,
        )
        if answer and answer.event_id:
            placed.event = next((one for one in self.events if one.pk == answer.event_id), None)
            if placed.event:
                return
        if not sex or discipline is None:
            placed.doubt = f"Which event is “{race.title[:80]}”?"
            return
        fitting = [
            one
            for one in self.events
            if (one.discipline_id, one.sex) == (discipline.code, sex)
            and (not race.explicit or (one.age_class, one.label) == (race.age_class, race.label))
        ]
        placed.new_event = f"{self._draft(race, discipline, sex).name}"
        if len(fitting) == 1 and not (answer and answer.kind == AnswerKind.NEW):
            placed.event = fitting[0]
        elif not fitting and (race.explicit or (answer and answer.kind == AnswerKind.NEW)):
            placed.event = self._add(self._draft(race, discipline, sex))
        else:
            several = (
                f"{len(fitting)} events of this meet may be" if fitting else "This meet has no event for"
            )
            placed.doubt = f"{several} “{race.title[:80]}”."

    def _draft(self, race: Race, discipline: Discipline, sex: str) -> Event:
        indoors = race.indoors
        if indoors is None:
            indoors = bool(self.events) and all(one.indoors for one in self.events)
        return Event(
            meet=self.meet,
            discipline=discipline,
            sex=sex,
            age_class=race.age_class,
            label=race.label,
            facility=facility_of(discipline, indoors=indoors),
            indoors=indoors,
        )

    def _add(self, event: Event) -> Event:
        taken = {one.slug for one in self.events}
        base = slugify(event.name.replace("’", ""))[:90]
        numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
        event.slug = next(slug for slug in numbered if slug not in taken)
        self.events.append(event)
        self._held[id(event)] = []
        return event

    def _choose_round(self, placed: Placed, answer) -> None:
        race, held = placed.race, self._held[id(placed.event)]
        title = read_title(race.title, self._disciplines)
        kind, number = race.kind or title.kind, title.number or race.number
        if answer and answer.round_kind:
            kind, number = answer.round_kind, answer.round_number or 1
        elif not kind:
            same = [one for one in held if one.number == (race.number or 1)]
            if len(held) == 1 and same:
                kind, number = held[0].kind, held[0].number
            else:
                placed.doubt = f"Which round is “{race.title[:80]}”?"
                return
        placed.suggested = (kind, number or 1)
        placed.round = self._round(placed.event, kind, number or 1)

    def _round(self, event: Event, kind: str, number: int) -> Round:
        key = (id(event), kind, number)
        if key not in self._rounds:
            self._rounds[key] = Round(event=event, kind=kind, number=number)
            self._held[id(event)].append(self._rounds[key])
        return self._rounds[key]

    def _choose_day(self, placed: Placed, answer) -> None:
        """The day is the round's, else the file's, else that of a meet of one day."""
        day = placed.round.date or placed.race.day or (answer.day if answer else None)
        if day is None and self.meet.days == 1:
            day = self.meet.start_date
        if day is None:
            placed.doubt = (
                f"{self.meet} lasts {self.meet.days} days: on which was “{placed.race.title[:80]}”?"
            )
        elif not self.meet.start_date <= day <= self.meet.end_date:
            placed.doubt = f"{day:%-d %B %Y} is no day of {self.meet}."
        else:
            placed.race.day = day


def is_field(discipline: Discipline) -> bool:
    """Whether winds and attempts belong to each try."""
    return discipline.unit in (Unit.LENGTH, Unit.HEIGHT)
