"""A claim as read: what kind of fact, where it stands, and everything it may mean."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from athletics.models import Athlete, Discipline, League
from newsroom.factcheck.reading.mentions import GROUP, UNKNOWN, Contest, Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning: of whom (nobody for a meet or season; `stranger` for a name not on file), and what is said."""

    subject: Athlete | None
    said: dict
    stranger: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """`readings` are the meanings, likeliest first; the claim is contradicted only when all of them are."""

    kind: str
    start: int
    end: int
    sentence: tuple[int, int]
    readings: tuple[Reading, ...]
    quoted: bool = False


@dataclass(slots=True)
class Context:
    """What the text has established so far: who and what it is about."""

    as_of: date
    subject: Mention | None = None
    previous: Mention | None = None
    """The subject of the sentence before the one `subject` is of."""
    named: list[Athlete] = field(default_factory=list)
    mentioned: Counter = field(default_factory=Counter)
    here: tuple[Athlete, ...] = ()
    """The people in the last sentence with any, its subject among them."""
    pair: tuple[Athlete, ...] = ()
    """The two people the last sentence with two names named; `mentioned` counts everybody’s names."""
    strangers: list[str] = field(default_factory=list)
    discipline: Discipline | None = None
    disciplines: list[Discipline] = field(default_factory=list)
    indoors: bool = False
    """Whether the text speaks of indoor athletics anywhere."""
    meet: Contest | None = None
    season: tuple[League, int] | None = None
    speaker: Mention | None = None
    spoke_at: int = -1
    """Whoever was quoted last in this paragraph: a quotation that follows alone goes on."""


def of_whom(mentions: list[Mention], **said) -> tuple[Reading, ...]:
    """A reading for each person the mentions may stand for, likeliest first."""
    readings = []
    for mention in mentions:
        if mention.kind == UNKNOWN:
            readings.append(Reading(None, said, stranger=mention.value))
        elif mention.kind == GROUP:
            readings.extend(Reading(athlete, said) for athlete in mention.value)
        else:
            readings.extend(Reading(athlete, said) for athlete in mention.value.athletes)
    return tuple(readings)
