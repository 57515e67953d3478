"""What a checker can say, and the finding an editor sees."""

from dataclasses import dataclass, field

from newsroom.choices import Verdict

KINDEST_FIRST = (
    Verdict.CONFIRMED,
    Verdict.CONFIRMED_BUT,
    Verdict.ATTRIBUTED,
    Verdict.NOT_ON_FILE,
    Verdict.UNCHECKED,
    Verdict.CONTRADICTED,
)
"""Of several readings of one claim the first of these is the answer."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A row an answer rests on, as a reader would name it, and its page where it has one."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to one reading. `fix` is (wrong words, right words) where the right ones are known."""

    verdict: Verdict
    found: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    fix: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim with its verdict. `start` and `end` are character offsets into the text that was checked."""

    sentence: str
    text: str
    start: int
    end: int
    kind: str
    subject: str
    verdict: Verdict
    found: str = ""
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    fix: tuple[int, int, str] | None = None
    quoted: bool = False
    """Whether somebody else said it: inside a quotation."""
    keys: tuple[str, ...] = field(default=(), compare=False)
    """What the answer depends on: “athlete:12”, “meet:3”, “discipline:1500m” (`factcheck.keys`)."""

    def as_json(self) -> dict:
        """The object the command prints."""
        names = ("sentence", "text", "start", "end", "kind", "subject", "verdict", "found", "note")
        return {name: getattr(self, name) for name in names} | {
            "verdict": str(self.verdict),
            "evidence": [{"label": row.label, "url": row.url} for row in self.evidence],
        }


def confirmed(found: str = "", *, note: str = "", evidence=()) -> Answer:
    """True; with a note, true but."""
    return Answer(Verdict.CONFIRMED_BUT if note else Verdict.CONFIRMED, found, note, tuple(evidence))


def contradicted(found: str, *, note: str = "", evidence=(), fix=None) -> Answer:
    return Answer(Verdict.CONTRADICTED, found, note, tuple(evidence), fix)


def not_on_file(found: str = "", *, note: str = "", evidence=()) -> Answer:
    return Answer(Verdict.NOT_ON_FILE, found, note, tuple(evidence))
