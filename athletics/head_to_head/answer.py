"""What a question about meetings is answered with: plain values, for a page or a frozen document."""

from dataclasses import dataclass
from datetime import date

from athletics.coverage import CoverageStatement
from athletics.head_to_head.definition import Definition


@dataclass(frozen=True, slots=True)
class Competitor:
    """One of the athletes of a question, as a page or a frozen document prints them."""

    name: str
    slug: str
    country: str


@dataclass(frozen=True, slots=True)
class Performance:
    """What one of the two did: the official place, the mark in milliseconds, centimetres, points or metres.

    `printed` is the mark, or DNF and the like; `represented` is the country represented that day.
    """

    place: int | None
    mark: int | None
    printed: str
    status: str
    represented: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """One race in which both were. `winner` is “first”, “second”, “draw” or “not counted”; `why` explains it.

    `margin` is in the unit of the mark; None where a mark is missing.
    """

    date: date
    meet: str
    meet_slug: str
    event: str
    event_slug: str
    round: str
    round_kind: str
    discipline: str
    discipline_code: str
    unit: str
    age_class: str
    facility: str
    indoors: bool
    venue: str
    city: str
    country: str
    country_name: str
    first: Performance
    second: Performance
    winner: str
    why: str
    margin: int | None
    printed_margin: str

    @property
    def counted(self) -> bool:
        """Whether it is part of the score."""
        return self.winner != "not counted"


@dataclass(frozen=True, slots=True)
class Score:
    """Wins, losses and draws, seen from the first athlete."""

    wins: int = 0
    losses: int = 0
    draws: int = 0

    @classmethod
    def of(cls, winners: list[str]) -> "Score":
        """The sum of “first”, “second” and “draw”."""
        return cls(winners.count("first"), winners.count("second"), winners.count("draw"))

    @property
    def meetings(self) -> int:
        """How many counted."""
        return self.wins + self.losses + self.draws

    def __str__(self) -> str:
        return f"{self.wins}–{self.losses}" + (f" ({self.draws} drawn)" if self.draws else "")


@dataclass(frozen=True, slots=True)
class Streak:
    """Who won the latest counted meetings in a row, and how many. A draw ends it."""

    winner: str
    length: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The score in one country."""

    country: str
    country_name: str
    score: Score


@dataclass(frozen=True, slots=True)
class HeadToHead:
    """The meetings of two athletes under one definition as of a day, oldest first.

    `meetings` also holds those that are shown but not counted. `sentence` is the definition in words and must
    stand beside the number; a “never” must carry `coverage`.
    """

    athlete: Competitor
    opponent: Competitor
    discipline: str
    discipline_code: str
    definition: Definition
    sentence: str
    as_of: date
    score: Score
    meetings: tuple[Meeting, ...]
    streak: Streak | None
    by_country: tuple[Tally, ...]
    coverage: CoverageStatement

    @property
    def wins(self) -> int:
        """Of the first athlete."""
        return self.score.wins

    @property
    def losses(self) -> int:
        """Of the first athlete."""
        return self.score.losses

    @property
    def draws(self) -> int:
        """Equal places."""
        return self.score.draws

    @property
    def counted(self) -> tuple[Meeting, ...]:
        """The meetings that make the score."""
        return tuple(meeting for meeting in self.meetings if meeting.counted)

    @property
    def not_counted(self) -> tuple[Meeting, ...]:
        """Races both were down for that do not count, each with why."""
        return tuple(meeting for meeting in self.meetings if not meeting.counted)

    @property
    def first(self) -> Meeting | None:
        """The first counted meeting."""
        return next(iter(self.counted), None)

    @property
    def last(self) -> Meeting | None:
        """The latest counted meeting."""
        return self.counted[-1] if self.counted else None

    def in_country(self, code: str) -> Score:
        """The score in one country; 0–0 where they have no counted meeting on file there."""
        return next((tally.score for tally in self.by_country if tally.country == code), Score())
