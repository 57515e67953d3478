"""Result lines beside what is on file: a new result, the same, a corrected version, or a doubt."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from athletics import marks
from athletics.choices import AnswerKind, EntryRole, ImportKind, Verdict
from athletics.imports.meet_files.answers import Answers
from athletics.imports.meet_files.columns import stated
from athletics.imports.meet_files.competitors import Competitors, Who
from athletics.imports.meet_files.races import Placed
from athletics.imports.meet_files.rows import SKIP, Row, refused
from athletics.imports.meet_files.said import Line
from athletics.imports.meet_files.wording import changes, said
from athletics.models import Result

TAKE = (AnswerKind.TAKE.value, "as the file says")
REMOVE = (AnswerKind.REMOVE.value, "take it off: a corrected file left it out")
UNCOMPARED = ("raw_mark", "precision", "timing", "wind_state", "altitude")
"""Not worth a new version by themselves: how the mark was printed, not what it is."""


@dataclass(slots=True)
class ResultDraft:
    """A result to be written; `older` is the version it takes the place of."""

    placed: Placed
    who: Who
    line: Line
    values: dict[str, Any]
    older: Result | None = None
    legs: list[tuple[int, Who, int | None]] = field(default_factory=list)


class Results:
    """Judges the result lines of a file, with what is on file of its rounds fetched once."""

    def __init__(
        self, competitors: Competitors, answers: Answers, records: dict[tuple[str, str], int]
    ) -> None:
        self._competitors, self._answers, self._records = competitors, answers, records
        self._on_file: dict[tuple[int, int | str], Result] = {}
        self._without_round: dict[tuple, Result] = {}
        self._lines: dict[tuple, int] = {}
        self._kept: set[int] = set()

    def fetch(self, placed: Iterable[Placed]) -> None:
        """What is on file of these rounds."""
        rounds = {one.round.pk: one.round for one in placed if one.round and one.round.pk}
        rows = (
            Result.objects.current().filter(round__in=rounds).select_related("athlete", "team", "imported_by")
        )
        for row in rows.prefetch_related("rulings"):
            key = row.athlete.person_id if row.athlete_id else f"team {row.team_id}"
            self._on_file[row.round_id, key] = row

    def fetch_without_round(self, people: set[int], races: Iterable[Placed]) -> None:
        """Results of these athletes on the days of these races that a list brought without a round."""
        days = {one.race.day for one in races if one.race.day}
        disciplines = {one.event.discipline_id for one in races if one.event}
        rows = Result.objects.current().filter(
            athlete__in=people, date__in=days, discipline__in=disciplines, round=None, en_route=False
        )
        for row in rows.prefetch_related("rulings").order_by("-pk"):
            self._without_round[row.athlete_id, row.discipline_id, row.date, row.mark] = row

    def judge(self, line: Line, placed: Placed, who: Who, entries: list) -> Row:
        """The row of a line whose race and competitor are known."""
        discipline = placed.event.discipline
        try:
            values = stated(line, placed, discipline)
        except marks.MarkError as error:
            return refused(line, str(error), placed)
        role = next(
            (
                one.role
                for one in entries
                if not who.is_new and who.athlete and one.athlete_id == who.athlete.pk
            ),
            "",
        )
        if role == EntryRole.PACEMAKER:
            values["pacemaker"] = True
        if country := self._competitors.countries.find(line.represents):
            values["country_id"] = country
        row = Row(
            line.number, said(line, values, discipline), Verdict.NEW, "", line.text, placed, name=who.name
        )
        row.scopes = list(who.scopes)
        row.draft = draft = ResultDraft(placed, who, line, values)
        if twin := self._twin(line, placed, who):
            return _doubt(
                row, f"Line {twin} is about the same competitor in this race.", [SKIP], f"line {line.number}"
            )
        if guard := self._implausible(line, values, placed, discipline):
            level, message, about = guard
            if level == "refuse":
                return refused(line, message, placed)
            if not self._settled(about):
                return _doubt(row, message, [TAKE, SKIP], about)
            if self._answers.skips(about):
                return _left_out(row)
        self._add_legs(draft, row)
        if row.open:
            return row
        draft.older = self._older(placed, who, values)
        return self._beside(row, draft) if draft.older else _new(row, who, placed)

    def _twin(self, line: Line, placed: Placed, who: Who) -> int | None:
        key = (
            id(placed.round),
            id(who.athlete or who.team) if who.is_new else (who.athlete or who.team).pk,
            bool(who.team),
        )
        earlier = self._lines.setdefault(key, line.number)
        return earlier if earlier != line.number else None

    def _implausible(self, line, values, placed, discipline) -> tuple[str, str, str] | None:
        if values.get("mark") is None:
            return None
        guard = marks.plausibility(
            values["mark"],
            unit=discipline.unit,
            distance_m=discipline.distance // 1000 if discipline.distance else None,
            record=self._records.get((discipline.code, placed.event.sex)),
            legs=4 if discipline.is_relay else 1,
        )
        return None if guard.level == "ok" else (guard.level, guard.message, f"mark of line {line.number}")

    def _settled(self, about: str) -> bool:
        return self._answers.about(about) is not None

    def _add_legs(self, draft: ResultDraft, row: Row) -> None:
        for leg in draft.line.legs:
            who = self._competitors.leg(leg.person, draft.placed, draft.who.country)
            about = f"legs of line {draft.line.number}"
            if who.doubt and not self._settled(about):
                options = [(AnswerKind.TAKE.value, "without the runners in doubt"), SKIP]
                _doubt(row, f"{leg.person.printed}: {who.doubt}", options, about)
                return
            if who.athlete:
                draft.legs.append((leg.order, who, None))

    def _older(self, placed: Placed, who: Who, values: dict) -> Result | None:
        if who.is_new:
            return None
        key = who.athlete.pk if who.athlete else f"team {who.team.pk}"
        found = self._on_file.get((placed.round.pk, key)) if placed.round.pk else None
        if found is None and who.athlete and values.get("mark"):
            found = self._without_round.get(
                (who.athlete.pk, placed.event.discipline_id, placed.race.day, values["mark"])
            )
        if found:
            self._kept.add(found.pk)
        return found

    def _beside(self, row: Row, draft: ResultDraft) -> Row:
        """The line beside what stands on file for this competitor in this round."""
        older, values = draft.older, draft.values
        differs = {
            name: value
            for name, value in values.items()
            if name not in UNCOMPARED and getattr(older, name) != value
        }
        if "wind" in values and older.wind_state != values.get("wind_state", older.wind_state):
            differs["wind"] = values["wind"]
        if not differs and older.round_id:
            row.verdict, row.reason, row.draft = Verdict.SAME, "On file.", None
            return row
        row.verdict = Verdict.CHANGED
        row.reason = changes(older, differs, values) or "On file without its round: takes that row’s place."
        contradicts = any(getattr(older, name) not in (None, "", False) for name in differs)
        ruled = bool(older.rulings.all())
        if contradicts and (older.imported_by_id is None or ruled):
            about = f"result {older.pk}"
            answer = self._answers.about(about)
            if answer is None:
                why = "A ruling changed what is on file" if ruled else "On file by hand"
                return _doubt(row, f"{why}: {row.reason}", [TAKE, (SKIP[0], "as on file")], about)
            if answer.kind == AnswerKind.SKIP:
                return _left_out(row)
        return row

    def gone(self, placed: Iterable[Placed]) -> Iterable[Row]:
        """What an earlier file of these rounds brought and this one leaves out."""
        rounds = {one.round.pk: one for one in placed if one.round and one.round.pk and not one.doubt}
        for (round_id, _), row in self._on_file.items():
            brought = row.imported_by and row.imported_by.kind != ImportKind.MARKS_LIST
            if round_id not in rounds or row.pk in self._kept or not brought:
                continue
            about = f"result {row.pk}"
            answer = self._answers.about(about)
            said = f"{row.competitor}, {row.place or row.get_status_display()}"
            reason = f"On file from {row.imported_by.file_name}, and not in this file."
            gone = Row(0, said, Verdict.CHANGED, reason, race=rounds[round_id], draft=row)
            if answer is None:
                yield _doubt(gone, reason, [REMOVE, (SKIP[0], "leave it on file")], about)
            elif answer.kind == AnswerKind.SKIP:
                yield _left_out(gone)
            else:
                gone.reason = "Is taken off: this file leaves it out."
                yield gone


def _doubt(row: Row, reason: str, options: list, about: str) -> Row:
    row.verdict, row.reason, row.options = Verdict.DOUBTFUL, reason, options
    row.scopes = [(about, "this line")]
    return row


def _left_out(row: Row) -> Row:
    row.verdict, row.reason, row.draft = Verdict.SKIPPED, "Left out.", None
    return row


def _new(row: Row, who: Who, placed: Placed) -> Row:
    if who.is_new:
        kind = "athlete" if who.athlete else "team"
        country = who.athlete.country_id if who.athlete else who.team.country_id
        row.reason = f"A new {kind}: {who.name} ({country})."
    return row
