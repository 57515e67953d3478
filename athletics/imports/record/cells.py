"""How a cell becomes the value of a field. Each kind says what to write when it cannot be read."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.utils.timezone import is_naive

from athletics import marks
from athletics.choices import RoundKind
from athletics.imports.record.faults import CellError
from athletics.imports.record.keys import FollowsFaultError, Keys

Values = Mapping[str, Any]
"""The fields of the row that are read already, in the order of the sheet."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Text as it stands, from the column of that name. The other kinds read more out of it."""

    column: str

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns it is read from."""
        return (self.column,)

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> Any:
        """The value, or None for an empty cell where the field can be empty. Raises CellError, FollowsFaultError."""
        return self.value(cells[self.column])

    def value(self, text: str) -> Any:
        return text

    def error(self, message: str) -> CellError:
        return CellError(self.column, message)


class YesNo(Cell):
    def value(self, text: str) -> bool:
        if text not in ("yes", "no", ""):
            raise self.error(f"“{text}” is neither yes nor no.")
        return text == "yes"


class Whole(Cell):
    def value(self, text: str) -> int | None:
        if text and not re.fullmatch(r"[0-9]{1,12}", text, re.ASCII):
            raise self.error(f"“{text}” is not a whole number.")
        return int(text) if text else None


class Day(Cell):
    def value(self, text: str) -> date | None:
        if not text:
            return None
        try:
            if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII):
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            raise self.error(f"“{text}” is not a day. Write it as 2025-07-19.") from None


class Moment(Cell):
    def value(self, text: str) -> datetime | None:
        if not text:
            return None
        try:
            moment = datetime.fromisoformat(text)
        except ValueError:
            raise self.error(f"“{text}” is not a moment. Write it as 2025-07-19T14:00:00+01:00.") from None
        if is_naive(moment):
            raise self.error(f"“{text}” has no zone. Write it as 2025-07-19T14:00:00+01:00.")
        return moment


class Clock(Cell):
    def value(self, text: str) -> time | None:
        try:
            return time.fromisoformat(text) if text else None
        except ValueError:
            raise self.error(f"“{text}” is not a time of day. Write it as 14:05.") from None


class Listed(Cell):
    """Texts with | between them."""

    def value(self, text: str) -> list[str]:
        return [part for part in (part.strip() for part in text.split("|")) if part]


class Numbers(Cell):
    """Whole numbers with spaces between them."""

    def value(self, text: str) -> list[int]:
        if not all(re.fullmatch(r"[0-9]+", part, re.ASCII) for part in text.split()):
            raise self.error("Write whole numbers with spaces between them: 8 7 6 5.")
        return [int(part) for part in text.split()]


class Wind(Cell):
    """A reading as printed, +1.4; or NWI."""

    def value(self, text: str) -> marks.Wind | None:
        try:
            return marks.parse_wind(text)
        except marks.MarkError as error:
            raise self.error(str(error)) from None


class SplitTime(Cell):
    """A time on the way, in milliseconds."""

    def value(self, text: str) -> int | None:
        try:
            mark = marks.parse(text, unit=marks.Unit.TIME, sprint=False)
        except marks.MarkError as error:
            raise self.error(str(error)) from None
        return mark and mark.value


class Flags(Cell):
    """Names of yes-or-no fields with spaces between them."""

    KNOWN = ("altitude", "out_of_competition", "oversized_track", "paced_by_lights", "pacemaker")

    def value(self, text: str) -> dict[str, bool]:
        for name in text.split():
            if name not in self.KNOWN:
                raise self.error(f"“{name}” is no flag. The flags are {', '.join(self.KNOWN)}.")
        return dict.fromkeys(text.split(), True)


KINDS = {kind.label: kind for kind in RoundKind}


class RoundName(Cell):
    """“final”, “heat 3”, “semi-final 2”: the kind and the number."""

    def value(self, text: str) -> tuple[RoundKind, int]:
        name, _, number = text.rpartition(" ") if text[-1:].isdigit() else (text, "", "1")
        if name not in KINDS or not re.fullmatch(r"[1-9][0-9]?", number, re.ASCII):
            raise self.error(f"“{text}” is no round. Write final, heat 3, semi-final 2.")
        return KINDS[name], int(number)


@dataclass(frozen=True, slots=True)
class PrizeMoney(Cell):
    """US dollars by place, from one column a purse."""

    purses: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: {
            "meeting_diamond": ("meeting", "diamond"),
            "meeting_diamond_plus": ("meeting", "diamond_plus"),
            "final_diamond": ("final", "diamond"),
            "final_diamond_plus": ("final", "diamond_plus"),
        }
    )

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(self.purses)

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> dict:
        money: dict[str, dict[str, list[int]]] = {}
        for column, (stage, purse) in self.purses.items():
            if dollars := Numbers(column).value(cells[column]):
                money.setdefault(stage, {})[purse] = dollars
        return money


@dataclass(frozen=True, slots=True)
class To(Cell):
    """A pointer to a row of another sheet, by the columns that make its key; empty where the last one is empty."""

    sheet: str = ""
    before: tuple[str, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.before, self.column)

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> Any:
        if not cells[self.column]:
            return None
        return keys.find(self.sheet, tuple(cells[name] for name in self.columns), column=self.column)


class ToRound(To):
    """A round of the event named beside it; without an event there is none."""

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> Any:
        if cells[self.before[-1]] and not cells[self.column]:
            raise self.error("Name the round (final, heat 3), or leave the event empty.")
        return To.read(self, cells, keys, values)


class ToMany(To):
    """Pointers with spaces between them."""

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> list:
        found = [keys.find(self.sheet, (one,), column=self.column) for one in cells[self.column].split()]
        if not found:
            raise self.error(f"Name at least one row of {self.sheet}.csv.")
        return found


@dataclass(frozen=True, slots=True)
class OfRound(Cell):
    """What the round of the row knows already; the cell is filled in only where there is no round, or none there."""

    inner: Cell = None
    known: Callable[[Any], Any] = None

    @property
    def columns(self) -> tuple[str, ...]:
        return self.inner.columns

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> Any:
        if values["round"] is None and cells["event"]:
            raise FollowsFaultError
        known = self.known(values["round"]) if values["round"] else None
        if not cells[self.column] and known is not None:
            return known
        written = self.inner.read(cells, keys, values)
        if known is not None and written != known:
            raise self.error(f"The round has {known} here. Leave the cell empty, or correct one of the two.")
        return written


class ToScored(Cell):
    """What an event scores in: the slug, in the season of its meet and for its sex."""

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> Any:
        if not cells[self.column]:
            return None
        if values["meet"] is None:
            return None
        season = values["meet"].season
        if season is None:
            raise self.error("The meet belongs to no season, so nothing scores there. Leave it empty.")
        key = (season.league.slug, str(season.year), values["sex"], cells[self.column])
        return keys.find("season_disciplines", key, column=self.column)


class Mark(Cell):
    """A mark as the sport prints it, in the discipline of the row."""

    def read(self, cells: Mapping[str, str], keys: Keys, values: Values) -> marks.Mark | None:
        discipline = values["discipline"]
        if discipline is None:
            return None
        try:
            return marks.parse(
                cells[self.column],
                unit=discipline.unit,
                distance_m=discipline.distance and discipline.distance // 1000,
                road=discipline.is_road,
                wind_matters=discipline.wind_matters or None,
            )
        except marks.MarkError as error:
            raise self.error(str(error)) from None
