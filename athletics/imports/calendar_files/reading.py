"""The rows of a calendar table. Pure."""

from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from athletics.choices import MeetStatus
from athletics.imports.readers import cells as read
from athletics.imports.readers.columns import CALENDAR
from athletics.imports.readers.tables import cells_of
from athletics.imports.tables import Fault, printed
from athletics.models.places import validate_time_zone


@dataclass(frozen=True, slots=True)
class MeetLine:
    """One meet of a season as the table says it stands."""

    number: int
    text: str
    season: str
    name: str
    short_name: str
    city: str
    country: str
    venue: str
    start: date
    end: date
    zone: str
    status: str
    is_final: bool
    url: str
    source_url: str
    hint: int | None


@dataclass(slots=True)
class CalendarSaid:
    lines: list[MeetLine] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    meet: str = ""
    meet_wa_id: int | None = None


def read_calendar(content: bytes) -> CalendarSaid:
    """Raises UnreadableError where this is no such table."""
    said = CalendarSaid()
    for row in cells_of(content, CALENDAR):
        if isinstance(row, Fault):
            said.faults.append(row)
            continue
        number, cells = row
        text = printed([cell for cell in cells.values() if cell])
        try:
            said.lines.append(_line(number, text, cells))
        except read.CellError as error:
            said.faults.append(Fault(number, str(error), text))
    return said


def _line(number: int, text: str, cells: dict[str, str]) -> MeetLine:
    for name, most in (("season", 120), ("name", 160), ("city", 100), ("venue", 200)):
        if not cells[name]:
            raise read.CellError(f"{name}: say it.")
        if len(cells[name]) > most:
            raise read.CellError(f"{name}: this is too long.")
    start = read.day(cells["start_date"], "start_date")
    if start is None:
        raise read.CellError("start_date: say it.")
    end = read.day(cells["end_date"], "end_date") or start
    if end < start:
        raise read.CellError("end_date: the meet ends before it starts.")
    status = read.one_of(cells["status"].lower(), MeetStatus.values, "status") or MeetStatus.SCHEDULED.value
    for name in ("url", "source_url"):
        if cells[name] and (not cells[name].startswith(("https://", "http://")) or len(cells[name]) > 200):
            raise read.CellError(f"{name}: write the whole address, https://…")
    return MeetLine(
        number,
        text,
        season=cells["season"],
        name=cells["name"],
        short_name=cells["short_name"][:60],
        city=cells["city"],
        country=cells["country_ioc"].upper(),
        venue=cells["venue"],
        start=start,
        end=end,
        zone=_zone(cells["timezone"]),
        status=status,
        is_final=read.yes(cells["is_final"], "is_final"),
        url=cells["url"],
        source_url=cells["source_url"],
        hint=read.number(cells["seq_hint"], "seq_hint", most=999),
    )


def _zone(text: str) -> str:
    try:
        return text and (validate_time_zone(text) or text)
    except ValidationError as error:
        raise read.CellError(f"timezone: {error.messages[0]}") from None
