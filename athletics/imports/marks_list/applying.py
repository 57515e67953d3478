"""A batch of performances against the record: who and where, what is on file, and what the line adds to it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from athletics.choices import Verdict
from athletics.imports.bulk import Columns, insert
from athletics.imports.marks_list.people import People, identity
from athletics.imports.marks_list.rows import FLAGS, DoubtError, Performance, timing_of
from athletics.imports.marks_list.standing import Key, Standing, standing
from athletics.imports.marks_list.teams import Teams
from athletics.imports.marks_list.venues import Venues
from athletics.imports.tables import Fault
from athletics.models import Import, ImportChange, Result


@dataclass(slots=True)
class Outcome:
    """What became of a batch: how many lines of each verdict, and the doubtful ones with their reasons."""

    counts: dict[str, int] = field(default_factory=dict)
    doubts: list[Fault] = field(default_factory=list)

    def count(self, verdict: Verdict) -> None:
        self.counts[verdict] = self.counts.get(verdict, 0) + 1

    def doubt(self, line: int, reason: str) -> None:
        self.count(Verdict.DOUBTFUL)
        self.doubts.append(Fault(line, reason))


class Applier:
    """Applies batches of one import. With `write=False` it only says what it would do."""

    def __init__(self, imported: Import, *, write: bool) -> None:
        self.imported = imported
        self.write = write
        self.people, self.venues, self.teams = People(), Venues(), Teams()
        self._columns = Columns(Result)
        # Of a million keys only their hashes: of two lines that give one mark the first is the one that counts.
        self._seen: set[int] = set()

    def apply(self, performances: Sequence[Performance]) -> Outcome:
        """Matches, compares and writes a batch, inside the caller's transaction."""
        outcome = Outcome()
        people = [one for one in performances if one.person]
        relays = [one for one in performances if not one.person]
        self._make_places(performances)
        self._settle(self._athletes(people, outcome), outcome, competitor="athlete")
        self._settle(self._relays(relays), outcome, competitor="team")
        return outcome

    def _make_places(self, performances: Sequence[Performance]) -> None:
        missing = [one.venue for one in performances if one.venue and self.venues.find(one.venue) is None]
        if missing:
            self.venues.add(list(dict.fromkeys(missing)), by=self.imported, write=self.write)

    def _athletes(self, people: list[Performance], outcome: Outcome) -> list[tuple[int, Performance]]:
        """The athlete of each line; people nobody on file is certainly the same as get a row.

        Lines without a full birth date come last, so that batches of any size give the same answer.
        """
        certain = self._known([one for one in people if one.person.certain], {}, outcome)
        uncertain = [one for one in people if not one.person.certain]
        matched = certain + self._known(uncertain, self._by_their_marks(uncertain, certain), outcome)
        return sorted(matched, key=lambda pair: pair[1].line)

    def _known(
        self, people: list[Performance], recognised: dict[int, int], outcome: Outcome
    ) -> list[tuple[int, Performance]]:
        matched, unknown = [], []
        for one in people:
            try:
                pk = recognised.get(one.line) or self.people.find(one.person, one.country)
            except DoubtError as doubt:
                outcome.doubt(one.line, str(doubt))
                continue
            (matched if pk else unknown).append((pk, one))
        wanted = [(one.person, one.country) for _, one in unknown]
        made = self.people.add(wanted, by=self.imported, write=self.write) if wanted else {}
        return matched + [(made[identity(one.person, one.country)], one) for _, one in unknown]

    def _by_their_marks(
        self, uncertain: list[Performance], certain: list[tuple[int, Performance]]
    ) -> dict[int, int]:
        """Lines without a full birth date of which one namesake has the very mark, on file or in an earlier line."""
        candidates = [(pk, one) for one in uncertain for pk in self.people.namesakes(one.person)]
        found = standing([_key(pk, one) for pk, one in candidates], competitor="athlete")
        earlier: dict[Key, int] = {}
        for pk, one in certain if candidates else ():
            earlier.setdefault(_key(pk, one), one.line)
        owners: dict[int, set[int]] = {}
        for pk, one in candidates:
            key = _key(pk, one)
            if key in found or hash(key) in self._seen or earlier.get(key, one.line) < one.line:
                owners.setdefault(one.line, set()).add(pk)
        return {line: pks.pop() for line, pks in owners.items() if len(pks) == 1}

    def _relays(self, relays: list[Performance]) -> list[tuple[int, Performance]]:
        missing = [one for one in relays if self.teams.find(one) is None]
        if missing:
            self.teams.add(missing, by=self.imported, write=self.write)
        return [(self.teams.find(one), one) for one in relays]

    def _settle(self, matched: list[tuple[int, Performance]], outcome: Outcome, *, competitor: str) -> None:
        keys = [_key(pk, one) for pk, one in matched]
        on_file = standing(keys, competitor=competitor)
        rows, replaced = [], []
        for key, (pk, one) in zip(keys, matched, strict=True):
            if hash(key) in self._seen:
                outcome.count(Verdict.SAME)
                continue
            self._seen.add(hash(key))
            draft = self._draft(one, **{f"{competitor}_id": pk})
            verdict, older = self._judge(draft, on_file.get(key, []))
            if verdict == Verdict.DOUBTFUL:
                outcome.doubt(one.line, "On file with another place or wind: which is right?")
                continue
            outcome.count(verdict)
            if verdict != Verdict.SAME:
                rows.append(self._columns.row(draft))
            if older:
                replaced.append(older)
        if self.write:
            insert(self._columns, rows)
            self._replace(replaced)

    def _judge(self, draft, on_file: list[Standing]) -> tuple[Verdict, Standing | None]:
        """What the line is beside what stands, and which row it replaces. Only rows of another list are replaced."""
        if not on_file:
            return Verdict.NEW, None
        own = self.imported.pk
        if any(one.imported_by == own and own or one.says_the_same(draft) for one in on_file):
            return Verdict.SAME, None
        recorded = [one for one in on_file if one.imported_by is None]
        if recorded:
            doubtful = all(one.contradicts(draft) for one in recorded)
            return (Verdict.DOUBTFUL if doubtful else Verdict.SAME), None
        return Verdict.CHANGED, on_file[0]

    def _draft(self, one: Performance, **competitor: int):
        """The result the line stands for, derived by the model's own rule."""
        venue = self.venues.find(one.venue) if one.venue else None
        mark, discipline = one.mark, one.discipline
        draft = self._columns.draft(
            **competitor,
            country_id=one.country,
            discipline_id=discipline.code,
            discipline=discipline,
            sex=one.sex,
            age_class=one.age_class,
            facility=one.facility,
            indoors=one.indoors,
            date=one.date,
            venue_id=venue,
            place=one.place,
            raw_place=one.raw_place,
            mark=mark.value,
            raw_mark=one.raw_mark,
            precision=mark.precision,
            timing=timing_of(mark, discipline),
            wind=one.wind,
            wind_state=one.wind_state,
            imported_by_id=self.imported.pk,
            recorded_at=self.imported.started_at,
            **{name: getattr(mark, name) for name in FLAGS},
        )
        draft.altitude = draft.altitude or self.venues.is_high(venue)
        Result.derive(draft)
        return draft

    def _replace(self, older: list[Standing]) -> None:
        """Older versions stay, superseded from the start of this import on."""
        moment = self.imported.started_at
        Result.objects.filter(pk__in=[one.pk for one in older]).update(superseded_at=moment)
        ImportChange.objects.bulk_create(
            ImportChange(
                of=self.imported,
                model="result",
                row=one.pk,
                before={"superseded_at": None},
                after={"superseded_at": moment.isoformat()},
            )
            for one in older
        )


def _key(pk: int, one: Performance) -> Key:
    return pk, one.discipline.code, one.rank_key, one.date
