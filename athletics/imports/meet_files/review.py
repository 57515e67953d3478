"""A file of a meet beside the record: every line as new, same, changed, doubtful, refused or left out. Writes nothing."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch

from athletics.choices import Verdict
from athletics.imports.marks_list.loading import world_records
from athletics.imports.meet_files.answers import Answers
from athletics.imports.meet_files.competitors import Competitors, Who
from athletics.imports.meet_files.races import Placed, Programme
from athletics.imports.meet_files.results import Results
from athletics.imports.meet_files.rows import Row, refused, skipped
from athletics.imports.meet_files.said import FileSaid, Line
from athletics.imports.meet_files.starts import Starts
from athletics.imports.meet_files.titles import Disciplines
from athletics.models import Entry, EntryStep, ImportChange, Meet


@dataclass(slots=True)
class Review:
    """All rows of a file, in the order of its lines, and where its races stand."""

    meet: Meet | None
    rows: list[Row] = field(default_factory=list)
    races: list[Placed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def counts(self) -> dict[Verdict, int]:
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found.get(verdict, 0) for verdict in Verdict}

    def skip_doubts(self) -> None:
        """Leaves out every line that is in doubt."""
        for row in self.rows:
            if row.open:
                row.verdict, row.draft, row.reason = Verdict.SKIPPED, None, f"Left out: {row.reason}"

    @property
    def open(self) -> int:
        """How many doubts wait for a person."""
        return sum(row.open for row in self.rows)

    @property
    def has_choices(self) -> bool:
        """Whether a row in doubt can be settled where it stands."""
        return any(row.open and row.options for row in self.rows)

    @property
    def applies(self) -> int:
        """How many rows would change the record."""
        return sum(row.verdict in (Verdict.NEW, Verdict.CHANGED) for row in self.rows)


def review(said: FileSaid, *, meet: Meet | None, answers: Answers, announced_on: date) -> Review:
    """What would become of the file, with the answers given so far. A dozen queries, however long it is."""
    return _Reviewer(said, meet, answers, announced_on).run()


class _Reviewer:
    def __init__(self, said: FileSaid, meet: Meet | None, answers: Answers, day: date) -> None:
        self.said, self.meet, self.answers = said, meet, answers
        self.programme = Programme(meet, Disciplines(), answers)
        self.competitors = Competitors(said.lines, answers)
        self.entries = self._entries()
        self.results = Results(self.competitors, answers, world_records())
        self.starts = Starts(self.competitors, answers, self.entries, day)
        self.by_event: dict[int, list[Entry]] = {}
        for entry in self.entries:
            self.by_event.setdefault(entry.event_id, []).append(entry)

    def _entries(self) -> list[Entry]:
        if self.meet is None:
            return []
        steps = Prefetch("steps", EntryStep.objects.oldest_first())
        rows = Entry.objects.filter(event__meet=self.meet).select_related("athlete")
        return list(rows.prefetch_related(steps).order_by("pk"))

    def run(self) -> Review:
        run = {line.race for line in self.said.lines if line.step is None}
        placed = {
            key: self.programme.place(race, results=key in run) for key, race in self.said.races.items()
        }
        self.results.fetch(placed.values())
        known = list(self._known(placed))
        people = {who.athlete.pk for _, _, who in known if who and who.athlete and not who.is_new}
        self.results.fetch_without_round(people, placed.values())
        found = Review(self.meet, races=list(placed.values()))
        found.rows = [self._row(line, race, who) for line, race, who in known]
        found.rows += [
            Row(fault.number, fault.text, Verdict.REFUSED, fault.reason, fault.text)
            for fault in self.said.faults
        ]
        found.rows += self.results.gone(one for key, one in placed.items() if key in run)
        listed = [one for key, one in placed.items() if key not in run]
        if listed:
            found.rows += self.starts.gone(listed, self._brought())
        found.rows.sort(key=lambda row: row.line or 1 << 30)
        return found

    def _brought(self) -> set[int]:
        rows = ImportChange.objects.filter(model="entrystep", made=True)
        return set(rows.values_list("row", flat=True))

    def _known(self, placed: dict[str, Placed]) -> Iterator[tuple[Line, Placed, Who | None]]:
        for line in self.said.lines:
            race = placed[line.race]
            if race.doubt or race.skipped:
                yield line, race, None
            elif race.event.discipline.is_relay and line.step is None:
                yield line, race, self.competitors.team(line, race)
            elif line.person is None:
                yield line, race, Who(doubt="A team in an event for single athletes.")
            else:
                yield line, race, self.competitors.athlete(line, race, self.by_event.get(race.event.pk, []))

    def _row(self, line: Line, placed: Placed, who: Who | None) -> Row:
        if placed.skipped:
            return skipped(line, "Its race is left out.", placed)
        if who is None:
            return Row(line.number, line.who, Verdict.DOUBTFUL, placed.doubt, line.text, placed)
        if who.skipped:
            return skipped(line, "Left out.", placed)
        if who.doubt and not who.options:
            return refused(line, who.doubt, placed)
        if who.doubt:
            row = Row(line.number, line.who, Verdict.DOUBTFUL, who.doubt, line.text, placed)
            row.options, row.scopes, row.club = list(who.options), list(who.scopes), line.represents
            return row
        if line.step:
            return self.starts.judge(line, placed, who)
        return self.results.judge(line, placed, who, self.by_event.get(placed.event.pk, []))
