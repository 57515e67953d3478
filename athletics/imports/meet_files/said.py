"""What a file of a meet says, before anybody is looked up. Pure: every reader ends here."""

from dataclasses import dataclass, field
from datetime import date, time

from athletics import marks
from athletics.choices import AgeClass, Precision
from athletics.imports.tables import Fault
from athletics.names import fold


@dataclass(frozen=True, slots=True)
class Person:
    """An athlete as a line names one. `represents` is a country or a club; `slug` is our own address of the athlete."""

    given: str
    family: str
    represents: str = ""
    birth: date | None = None
    precision: str = Precision.DAY
    sex: str = ""
    bib: str = ""
    slug: str = ""
    wa_id: int | None = None
    licence: str = ""

    @property
    def printed(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def folded(self) -> str:
        return fold(self.printed)[:220]

    @property
    def certain_birth(self) -> bool:
        return self.birth is not None and self.precision == Precision.DAY


@dataclass(slots=True)
class Race:
    """One race or field contest. What the file leaves out is empty; `explicit` where it names discipline and sex itself.

    `of_event`: the lines are about the event as a whole, as announcements are.
    """

    key: str
    line: int
    title: str
    meet: str = ""
    sex: str = ""
    discipline: str = ""
    age_class: str = AgeClass.SENIOR
    label: str = ""
    explicit: bool = False
    of_event: bool = False
    kind: str = ""
    number: int | None = None
    distance: int | None = None
    day: date | None = None
    starts: time | None = None
    wind: marks.Wind | None = None
    indoors: bool | None = None


@dataclass(slots=True)
class Leg:
    order: int
    person: Person
    split: str = ""


@dataclass(slots=True)
class Step:
    """An announcement about an entry. `order` is the lane or order; no day: the day of the file."""

    kind: str
    announced_on: date | None = None
    on_or_before: bool = False
    reason: str = ""
    order: int | None = None
    role: str = ""
    replaced_by: str = ""


@dataclass(slots=True)
class Line:
    """One line: who, in which race, and the columns of a result that it states, or a step of an entry.

    `values` holds only what the file says, so that a file which knows no lanes changes none.
    """

    number: int
    race: str
    text: str
    person: Person | None = None
    team: str = ""
    represents: str = ""
    raw_mark: str = ""
    timing: str = ""
    values: dict = field(default_factory=dict)
    splits: dict[int, str] = field(default_factory=dict)
    attempts: list[tuple] = field(default_factory=list)
    legs: list[Leg] = field(default_factory=list)
    step: Step | None = None

    @property
    def who(self) -> str:
        return self.person.printed if self.person else self.team


@dataclass(slots=True)
class FileSaid:
    """A whole file. `faults` are the lines that cannot be used, each with the reason."""

    races: dict[str, Race] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    meet: str = ""
    meet_wa_id: int | None = None
