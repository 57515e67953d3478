"""Start-list and entry lines beside what is on file: a new step of an entry, the same, or a doubt."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from athletics.choices import AnswerKind, EntryRole, EntryStepKind, Verdict
from athletics.imports.meet_files.answers import Answers
from athletics.imports.meet_files.competitors import Competitors, Who
from athletics.imports.meet_files.races import Placed
from athletics.imports.meet_files.rows import SKIP, Row, refused
from athletics.imports.meet_files.said import Line
from athletics.models import Entry, EntryStep

OUT = (EntryStepKind.WITHDRAWN, EntryStepKind.REPLACED)
TAKE = (AnswerKind.TAKE.value, "as the file says")
REMOVE = (AnswerKind.REMOVE.value, "strike it out: a corrected list leaves it out")


@dataclass(slots=True)
class StepDraft:
    """A step to be written, with its entry, which may be new; `number` is the entry's new bib, empty: as it is."""

    placed: Placed
    who: Who
    line: Line
    announced_on: date
    entry: Entry | None = None
    step: bool = True
    bib: str = ""
    role: str = ""


class Starts:
    """Judges the lines that announce an entry. `entries` are those of the meet, with their steps."""

    def __init__(
        self, competitors: Competitors, answers: Answers, entries: Iterable[Entry], day: date
    ) -> None:
        self._competitors, self._answers, self._day = competitors, answers, day
        self._entries = {(one.event_id, one.athlete.person_id): one for one in entries}
        self._seen: set[tuple] = set()
        self._kept: set[int] = set()

    def judge(self, line: Line, placed: Placed, who: Who) -> Row:
        """The row of a line whose race and athlete are known."""
        step = line.step
        row = Row(line.number, _said(line, placed), Verdict.NEW, "", line.text, placed, name=who.name)
        row.scopes = list(who.scopes)
        if who.team:
            return refused(
                line, "The start list of a relay names teams: enter its result with the team.", placed
            )
        day = step.announced_on or self._day
        entry = None if who.is_new else self._entries.get((placed.event.pk, who.athlete.pk))
        row.draft = StepDraft(placed, who, line, day, entry, role=step.role)
        key = (
            id(placed.event),
            id(who.athlete) if who.is_new else who.athlete.pk,
            step.kind,
            day,
            id(placed.round),
        )
        if key in self._seen:
            row.verdict, row.reason, row.draft = Verdict.SAME, "An earlier line says it.", None
            return row
        self._seen.add(key)
        if entry is None:
            row.reason = (
                f"A new athlete: {who.name} ({who.athlete.country_id})." if who.is_new else "A new entry."
            )
            return row
        return self._beside(row, entry)

    def _beside(self, row: Row, entry: Entry) -> Row:
        draft, line = row.draft, row.draft.line
        steps = [one for one in entry.steps.all() if one.struck_out_at is None]
        same = [one for one in steps if _same(one, line, draft)]
        self._kept |= {one.pk for one in same}
        draft.step = not same
        draft.bib = line.person.bib if line.person.bib not in ("", entry.bib) else ""
        role = draft.role if draft.role not in ("", entry.role) else ""
        draft.role = role
        if same and not draft.bib and not role:
            row.verdict, row.reason, row.draft = Verdict.SAME, "On file.", None
            return row
        row.verdict = Verdict.CHANGED
        told = [f"number {draft.bib}" + (f", was {entry.bib}" if entry.bib else "")] if draft.bib else []
        told += [EntryRole(role).label] if role else []
        told += [f"{EntryStepKind(line.step.kind).label}, was {_newest(steps)}"] if draft.step else []
        row.reason = "; ".join(told)
        newest = steps[-1] if steps else None
        back = newest and newest.kind in OUT and draft.step and line.step.kind not in OUT
        # An older announcement that is only entered now contradicts nothing.
        if back and draft.announced_on >= newest.announced_on:
            about = f"entry {entry.pk}"
            answer = self._answers.about(about)
            if answer is None:
                row.verdict, row.options = Verdict.DOUBTFUL, [TAKE, SKIP]
                row.scopes = [(about, "this line")]
                row.reason = (
                    f"{newest.get_kind_display().capitalize()} on {newest.announced_on:%-d %B %Y}: back in?"
                )
            elif answer.kind == AnswerKind.SKIP:
                row.verdict, row.reason, row.draft = Verdict.SKIPPED, "Left out.", None
        return row

    def gone(self, placed: Iterable[Placed], brought: set[int]) -> Iterable[Row]:
        """Steps that an earlier list of these rounds brought (`brought`, their keys) and this one leaves out."""
        rounds = {one.round.pk: one for one in placed if one.round and one.round.pk and not one.doubt}
        for entry in self._entries.values():
            for step in entry.steps.all():
                listed = step.kind == EntryStepKind.ON_START_LIST and step.struck_out_at is None
                if (
                    not listed
                    or step.round_id not in rounds
                    or step.pk in self._kept
                    or step.pk not in brought
                ):
                    continue
                row = Row(0, str(entry.athlete), Verdict.CHANGED, "", race=rounds[step.round_id], draft=step)
                about = f"step {step.pk}"
                answer = self._answers.about(about)
                if answer is None:
                    row.verdict, row.options = Verdict.DOUBTFUL, [REMOVE, (SKIP[0], "leave it on file")]
                    row.scopes = [(about, "this line")]
                    row.reason = "On the start list from an earlier file, and not in this one."
                elif answer.kind == AnswerKind.SKIP:
                    row.verdict, row.reason, row.draft = Verdict.SKIPPED, "Left on file.", None
                else:
                    row.reason = "Is struck out: this list leaves it out."
                yield row


def _same(step: EntryStep, line: Line, draft: StepDraft) -> bool:
    """Whether a step on file is the one the line announces."""
    said = line.step
    listed = said.kind == EntryStepKind.ON_START_LIST
    round_id = draft.placed.round.pk if draft.placed.round else None
    if step.kind != said.kind or (listed and step.round_id != round_id):
        return False
    if said.order is not None and step.order != said.order:
        return False
    return listed and said.announced_on is None or step.announced_on == draft.announced_on


def _newest(steps: list[EntryStep]) -> str:
    return f"{steps[-1].get_kind_display()} {steps[-1].announced_on:%-d %b %Y}" if steps else "without a step"


def _said(line: Line, placed: Placed) -> str:
    club = f" ({line.represents})" if line.represents else ""
    lane = f"{line.step.order} " if line.step.order is not None else ""
    return f"{lane}{line.who}{club}, {EntryStepKind(line.step.kind).label}"
