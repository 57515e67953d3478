"""One row of a review: what a line says, what would become of it, and what a person may choose."""

from dataclasses import dataclass, field
from typing import Any

from athletics.choices import AnswerKind, Verdict
from athletics.imports.meet_files.races import Placed

SKIP = (AnswerKind.SKIP.value, "leave it out")
NEW = (AnswerKind.NEW.value, "a new athlete")


@dataclass(slots=True)
class Row:
    """`options` are the ways to settle it (value, label), `scopes` what an answer may be about; `draft` is what is written.

    `line` is 0 for what is on file and no longer in the file.
    """

    line: int
    said: str
    verdict: Verdict
    reason: str
    text: str = ""
    race: Placed | None = None
    options: list[tuple[str, str]] = field(default_factory=list)
    scopes: list[tuple[str, str]] = field(default_factory=list)
    draft: Any = None
    name: str = ""
    club: str = ""

    @property
    def open(self) -> bool:
        """Whether it waits for a person."""
        return self.verdict == Verdict.DOUBTFUL

    @property
    def label(self) -> str:
        return self.verdict.label


def refused(line, reason: str, placed: Placed | None = None) -> Row:
    return Row(line.number, line.who, Verdict.REFUSED, reason, line.text, placed)


def skipped(line, reason: str, placed: Placed | None = None) -> Row:
    return Row(line.number, line.who, Verdict.SKIPPED, reason, line.text, placed)
