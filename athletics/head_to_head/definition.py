"""What counts as a meeting. The number means nothing without it, so it can be said in one sentence and put in an address."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from athletics.choices import Facility, Level


class Rounds(StrEnum):
    """Every race two athletes shared, or finals only."""

    ALL = "all"
    FINALS = "finals"


class Ages(StrEnum):
    """Senior events only, or every age class."""

    SENIOR = "senior"
    ALL = "all"


class Unfinished(StrEnum):
    """Whether a finisher beats someone who did not finish, or such a race is not counted."""

    LOSES = "loses"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """What counts as a meeting, with the defaults of the house.

    Always the same race, never merely the same competition; split times, pacemakers, mixed races and runners out of
    competition never count. Raises ValueError where it makes no sense.

    `group` adds the disciplines compared with the one asked for (the mile with the 1500m). `facility` "" is every
    facility. `country` is where the venue is, in the sport's code. `since` and `until` are days, both included.
    `levels` and `competitions` (codes) empty: all of them.
    """

    rounds: Rounds = Rounds.ALL
    group: bool = False
    ages: Ages = Ages.SENIOR
    unfinished: Unfinished = Unfinished.LOSES
    facility: str = ""
    country: str = ""
    since: date | None = None
    until: date | None = None
    levels: tuple[str, ...] = ()
    competitions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, choices in (("rounds", Rounds), ("ages", Ages), ("unfinished", Unfinished)):
            object.__setattr__(self, name, choices(_one_of(name, getattr(self, name), list(choices))))
        if self.facility:
            _one_of("facility", self.facility, Facility.values)
        for level in self.levels:
            _one_of("levels", level, Level.values)
        for code in self.competitions:
            if not re.fullmatch(r"[-a-zA-Z0-9_]{1,40}", code):
                raise ValueError(f"“{code[:40]}” is not the code of a competition.")
        if self.country and not re.fullmatch(r"[A-Z]{3}", self.country):
            raise ValueError(
                f"“{self.country[:40]}” is not a country: write the sport’s three letters, e.g. GBR."
            )
        if self.since and self.until and self.until < self.since:
            raise ValueError(f"The time ends ({self.until}) before it begins ({self.since}).")

    def sentence(
        self,
        *,
        discipline: str = "",
        others: Sequence[str] = (),
        country: str = "",
        as_of: date | None = None,
    ) -> str:
        """In plain words: “Senior 1500m finals, mile not counted; a finisher beats …; to 11 April 2025.”

        `discipline` and `others` are names as printed: the one asked for (empty: all) and those compared with it.
        """
        head = self._subject(discipline, [name.lower() for name in others])
        filters = [
            f"{Facility(self.facility).label} only" if self.facility else "",
            f"in {country or self.country} only" if self.country else "",
            f"{_listed([Level(level).label for level in self.levels])} only" if self.levels else "",
            f"at {_listed(list(self.competitions))} only" if self.competitions else "",
            f"from {self.since:%-d %B %Y}" if self.since else "",
            f"to {self._end(as_of):%-d %B %Y}" if self._end(as_of) else "",
        ]
        counting = {
            Unfinished.LOSES: "a finisher beats someone who did not finish",
            Unfinished.LEFT_OUT: "races that one of them did not finish are not counted",
        }[self.unfinished]
        text = ", ".join(part for part in (head, *filters) if part)
        return (
            f"{text[0].upper()}{text[1:]}. Same race only; {counting}; "
            "split times, pacemakers and runners out of competition are not counted."
        )

    def to_query(self) -> dict[str, str]:
        """What differs from the defaults, for an address; `from_query` reads it back."""
        return {
            one.name: _written(value)
            for one in fields(self)
            if (value := getattr(self, one.name)) != one.default
        }

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> "Definition":
        """Reads a definition from an address; other keys are left alone. Raises ValueError, saying what was meant."""
        given = {one.name: query[one.name].strip() for one in fields(cls) if query.get(one.name, "").strip()}
        return cls(**{name: _read(name, text) for name, text in given.items()})

    def _subject(self, discipline: str, others: list[str]) -> str:
        if not discipline:
            finals, senior = self.rounds == Rounds.FINALS, self.ages == Ages.SENIOR
            if senior:
                return f"senior {'finals, every' if finals else 'events, every round and'} discipline"
            return f"{'finals' if finals else 'every round'} of every discipline and age class"
        names = _listed([discipline.lower(), *(others if self.group else [])])
        finals = " finals" if self.rounds == Rounds.FINALS else ""
        ages = " of every age class" if self.ages == Ages.ALL else ""
        every = "" if finals else ", every round"
        left_out = f", {_listed(others)} not counted" if others and not self.group else ""
        senior = "" if ages else "senior "
        return f"{senior}{names}{finals}{ages}{every}{left_out}"

    def _end(self, as_of: date | None) -> date | None:
        days = [one for one in (self.until, as_of) if one]
        return min(days) if days else None


def _one_of(name: str, value: str, choices: Sequence[str]) -> str:
    if value not in choices:
        raise ValueError(f"“{str(value)[:40]}” is no choice of {name}: write {' or '.join(choices)}.")
    return value


def _read(name: str, text: str) -> object:
    if name == "group":
        return _one_of(name, text, ["yes", "no"]) == "yes"
    if name in ("since", "until"):
        return _day(text)
    if name in ("levels", "competitions"):
        return tuple(part for part in (part.strip() for part in text.split(",")) if part)
    return text.upper() if name == "country" else text


def _day(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
        raise ValueError(f"“{text[:40]}” is not a day: write it as 2025-04-11.")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"There is no such day as {text}.") from None


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
