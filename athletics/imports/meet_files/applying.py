"""A reviewed file written into the record. The caller holds the transaction; nothing here decides anything."""

from collections.abc import Iterable

from django.utils.text import slugify

from athletics.choices import EntryRole, EntryStepKind, RoundStatus, SourceKind, Timing, Verdict
from athletics.imports.ledger import WritesThroughLedger
from athletics.imports.meet_files.results import ResultDraft
from athletics.imports.meet_files.review import Review
from athletics.imports.meet_files.starts import StepDraft
from athletics.models import (
    Athlete,
    Attempt,
    Entry,
    EntryStep,
    Leg,
    Result,
    Round,
    Source,
    Split,
)

KEPT = [
    field.attname
    for field in Result._meta.concrete_fields
    if field.name not in ("id", "imported_by", "recorded_at", "superseded_at")
]


class Applier(WritesThroughLedger):
    """Writes the drafts of a review through a ledger."""

    def apply(self, review: Review) -> None:
        """Everything that is new or changed, in the order in which rows lean on each other."""
        drafts = [row.draft for row in review.rows if row.verdict in (Verdict.NEW, Verdict.CHANGED)]
        results = [one for one in drafts if isinstance(one, ResultDraft)]
        steps = [one for one in drafts if isinstance(one, StepDraft)]
        self.source = self._source()
        self._make_programme(results, steps)
        self._make_people(results, steps)
        for gone in drafts:
            if isinstance(gone, Result):
                self.ledger.change(gone, superseded_at=self.now)
            elif isinstance(gone, EntryStep):
                self.ledger.change(gone, struck_out_at=self.now, struck_out_by_id=self.by and self.by.pk)
        self._make_results(results)
        self._make_steps(steps)

    def _source(self) -> Source:
        told = {
            "title": self.upload.file_name[:300],
            "publisher": "",
            "published_on": self.upload.announced_on,
        }
        found = Source.objects.filter(**told).first()
        if found is None:
            found = Source(kind=SourceKind.FILE, note=f"SHA-256 {self.upload.digest}", **told)
            self.ledger.make([found])
        return found

    def _make_programme(self, results: list[ResultDraft], steps: list[StepDraft]) -> None:
        """Events and rounds that are new, and what the file adds to a round: day, wind, how final its results are."""
        drafts = [*results, *steps]
        self.ledger.make(_once(one.placed.event for one in drafts if one.placed.event.pk is None))
        rounds = _once(one.placed.round for one in drafts if one.placed.round and one.placed.round.pk is None)
        raced = {id(one.placed.round): one.placed for one in drafts}
        for race in rounds:
            race.event_id = race.event.pk
            race.date = raced[id(race)].race.day
        self.ledger.make(rounds)
        for placed in {id(one.placed.round): one.placed for one in results}.values():
            self._update_round(placed.round, placed.race)

    def _update_round(self, race: Round, said) -> None:
        changes = {}
        if race.date is None:
            changes["date"] = said.day
        if said.wind is not None and race.event.discipline.wind_matters:
            changes |= {"wind": said.wind.tenths, "wind_state": said.wind.state.value}
        if race.status in (RoundStatus.SCHEDULED, RoundStatus.PROVISIONAL):
            changes["status"] = self.upload.round_status
        self.ledger.change(race, **changes)

    def _make_people(self, results: list[ResultDraft], steps: list[StepDraft]) -> None:
        people = [one.who.athlete for one in (*results, *steps) if one.who.is_new and one.who.athlete]
        people += [who.athlete for one in results for _, who, _ in one.legs if who.is_new]
        people = _once(people)
        taken = _slugs_like(people)
        for athlete in people:
            athlete.slug = _free(athlete, taken)
            athlete.imported_by = self.ledger.imported
            athlete.derive()
        self.ledger.make(people)
        teams = _once(one.who.team for one in results if one.who.team and one.who.team.pk is None)
        for team in teams:
            team.imported_by = self.ledger.imported
        self.ledger.make(teams)

    def _make_results(self, drafts: list[ResultDraft]) -> None:
        for draft in drafts:
            if draft.older:
                self.ledger.change(draft.older, superseded_at=self.now)
        rows = [self._result(draft) for draft in drafts]
        for start in range(0, len(rows), 1000):
            self.ledger.make(rows[start : start + 1000])
            self.progress(min(start + 1000, len(rows)))
        parts: dict[type, list] = {Leg: [], Split: [], Attempt: []}
        for draft, row in zip(drafts, rows, strict=True):
            for part in (*_told(draft, row), *_copied(draft, row)):
                parts[type(part)].append(part)
        for made in parts.values():
            self.ledger.make(made)

    def _result(self, draft: ResultDraft) -> Result:
        """A new row: what the older version said, what the round knows, and over it what the line says."""
        placed, event = draft.placed, draft.placed.event
        older = {name: getattr(draft.older, name) for name in KEPT} if draft.older else {}
        row = Result(
            **{**older, **{k: v for k, v in draft.values.items() if k not in older or v is not None}}
        )
        if draft.who.athlete:
            row.athlete_id = draft.who.athlete.pk
        else:
            row.team_id = draft.who.team.pk
        row.country_id = draft.values.get("country_id") or row.country_id or draft.who.country
        row.discipline, row.sex, row.age_class = event.discipline, event.sex, event.age_class
        row.facility, row.indoors = event.facility, event.indoors
        row.date = placed.round.date or placed.race.day
        row.meet_id, row.round_id = event.meet.pk, placed.round.pk
        row.venue_id = placed.round.venue_id or event.meet.venue_id
        row.source, row.imported_by = self.source, self.ledger.imported
        row.superseded_at, row.recorded_at = None, self.now
        if row.mark is not None and row.timing == "" and row.precision == 1000:
            row.timing = Timing.FAT
        row.derive()
        return row

    def _make_steps(self, drafts: list[StepDraft]) -> None:
        entries: dict[tuple, Entry] = {}
        for draft in drafts:
            person = draft.line.person
            key = (draft.placed.event.pk, draft.who.athlete.pk)
            if draft.entry is None and key not in entries:
                entries[key] = Entry(
                    event_id=key[0],
                    athlete_id=key[1],
                    country_id=draft.who.country,
                    role=draft.role or EntryRole.COMPETITOR,
                    bib=person.bib,
                )
            elif draft.entry:
                entries[key] = draft.entry
                changes = {"bib": draft.bib} if draft.bib else {}
                self.ledger.change(draft.entry, **changes, **({"role": draft.role} if draft.role else {}))
        self.ledger.make([one for one in entries.values() if one.pk is None])
        made = [
            (draft, self._step(draft, entries[draft.placed.event.pk, draft.who.athlete.pk]))
            for draft in drafts
            if draft.step
        ]
        self._name_replacements(made, entries)
        self.ledger.make([step for _, step in made])
        self.progress(len(drafts))

    def _step(self, draft: StepDraft, entry: Entry) -> EntryStep:
        said = draft.line.step
        return EntryStep(
            entry=entry,
            kind=said.kind,
            round_id=draft.placed.round.pk if draft.placed.round else None,
            order=said.order,
            announced_on=draft.announced_on,
            on_or_before=said.on_or_before,
            reason=said.reason,
            source=self.source,
            recorded_by=self.by,
        )

    def _name_replacements(
        self, made: list[tuple[StepDraft, EntryStep]], entries: dict[tuple, Entry]
    ) -> None:
        """Who comes in for whom, where both are in the event."""
        for draft, step in made:
            slug = draft.line.step.replaced_by
            if slug and step.kind == EntryStepKind.REPLACED:
                event = draft.placed.event.pk
                told = [one for (of, _), one in entries.items() if of == event and one.athlete.slug == slug]
                found = told[0] if told else Entry.objects.filter(event=event, athlete__slug=slug).first()
                step.replaced_by = found


def _once(rows: Iterable) -> list:
    return list({id(row): row for row in rows}.values())


def _told(draft: ResultDraft, row: Result) -> Iterable:
    """The parts of a result that the line gives."""
    for order, who, split in draft.legs:
        yield Leg(result=row, order=order, athlete_id=who.athlete.pk, split=split)
    for distance, time in draft.line.splits.items():
        yield Split(result=row, distance=distance, time=time)
    for number, height, outcome, mark, wind in draft.line.attempts:
        yield Attempt(result=row, number=number, height=height, outcome=outcome, mark=mark, wind=wind)


def _copied(draft: ResultDraft, row: Result) -> Iterable:
    """The parts that the older version had and of which the line says nothing."""
    if draft.older is None:
        return
    told = {Leg: draft.legs, Split: draft.line.splits, Attempt: draft.line.attempts}
    for model, said in told.items():
        for part in () if said else model.objects.filter(result=draft.older.pk):
            part.pk, part.result = None, row
            part._state.adding = True
            yield part


def _slugs_like(people: list[Athlete]) -> set[str]:
    """The addresses on file that begin as one of these people's would."""
    plain = {_plain(one) for one in people}
    taken: set[str] = set()
    for one in plain:
        taken |= set(Athlete.objects.filter(slug__startswith=one).order_by().values_list("slug", flat=True))
    return taken


def _plain(athlete: Athlete) -> str:
    athlete.derive()
    return slugify(athlete.folded_name)[:140].strip("-") or "athlete"


def _free(athlete: Athlete, taken: set[str]) -> str:
    """The name; among namesakes with the birth year, then with a number."""
    plain = _plain(athlete)
    dated = f"{plain}-{athlete.birth_date.year}" if athlete.birth_date else plain
    number, slug = 2, plain
    while slug in taken:
        slug = dated if number == 2 and dated not in taken else f"{dated}-{number}"
        number += 1
    taken.add(slug)
    return slug
