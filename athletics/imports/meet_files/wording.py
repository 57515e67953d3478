"""A result line in words: what it says, and what it would change of the result on file."""

from typing import Any

from athletics import marks
from athletics.choices import Unit
from athletics.imports.meet_files.said import Line
from athletics.models import Discipline, Result

NAMES = {
    "raw_mark": "mark as printed",
    "country_id": "country",
    "status_detail": "rule",
    "wind_state": "wind",
}


def changes(older: Result, differs: dict[str, Any], values: dict[str, Any]) -> str:
    """What a corrected file changes, in words: “place 2, was 3; mark 3:29.38, was 3:29.37”."""
    parts = []
    for name, value in differs.items():
        label = NAMES.get(name) or Result._meta.get_field(name).verbose_name
        now, was = value, getattr(older, name)
        if name == "mark":
            unit = older.discipline.unit
            now = marks.format_value(value, unit=unit, precision=values.get("precision")) if value else "none"
            was = marks.format_value(was, unit=unit, precision=older.precision) if was else "none"
        if name == "wind":
            now, was = marks.format_wind(value), marks.format_wind(was)
        parts.append(
            f"{label} {_word(now)}" + (f", was {_word(was)}" if was not in (None, "", False) else "")
        )
    return "; ".join(parts)


def _word(value: Any) -> str:
    if value in (None, ""):
        return "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def said(line: Line, values: dict[str, Any], discipline: Discipline) -> str:
    """The line in words: place or status, who, the mark."""
    status = values.get("status", "ok")
    first = str(values.get("place") or "") if status == "ok" else status.upper()
    mark = values.get("mark")
    last = (
        marks.format_value(
            mark,
            unit=discipline.unit,
            precision=values.get("precision") if discipline.unit == Unit.TIME else None,
        )
        if mark is not None
        else ""
    )
    club = f" ({line.represents})" if line.represents else ""
    return f"{first} {line.who}{club} {last}".strip()
