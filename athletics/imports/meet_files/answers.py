"""What a person has settled about a file: for one line, for a race, or by rule for all lines of a name or a club."""

from collections.abc import Iterable

from athletics.choices import AnswerKind
from athletics.imports.meet_files.said import Line
from athletics.models import Upload, UploadAnswer
from athletics.names import fold

LONGEST = 255


def of_line(line: Line) -> str:
    return f"line {line.number}"


def of_name(line: Line) -> str:
    return f"name {fold(line.who)}"[:LONGEST]


def of_club(line: Line) -> str:
    return f"from {fold(line.represents)}"[:LONGEST]


def of_race(key: str) -> str:
    return f"race {key}"[:LONGEST]


class Answers:
    """The answers on file about one upload; about a line the most particular one counts."""

    def __init__(self, answers: Iterable[UploadAnswer] = ()) -> None:
        self._about = {one.about: one for one in answers}

    @classmethod
    def of(cls, upload: Upload) -> "Answers":
        return cls(upload.answers.select_related("athlete", "event") if upload.pk else ())

    def about(self, *names: str) -> UploadAnswer | None:
        return next((self._about[name] for name in names if name in self._about), None)

    def who(self, line: Line) -> UploadAnswer | None:
        """Who a line is said to be about, or that it is left out."""
        return self.about(of_line(line), of_name(line), of_club(line))

    def country(self, line: Line) -> str:
        """The country a line or its club is said to stand for."""
        for name in (of_line(line), of_name(line), of_club(line)):
            if (answer := self._about.get(name)) and answer.country_id:
                return answer.country_id
        return ""

    def skips(self, *names: str) -> bool:
        answer = self.about(*names)
        return answer is not None and answer.kind == AnswerKind.SKIP
