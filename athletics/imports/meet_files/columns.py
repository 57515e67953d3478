"""The columns of a result that a line of a file states."""

from typing import Any

from athletics import marks
from athletics.choices import WindState
from athletics.imports.marks_list.rows import FLAGS, timing_of
from athletics.imports.meet_files.races import Placed
from athletics.imports.meet_files.said import Line
from athletics.models import Discipline


def stated(line: Line, placed: Placed, discipline: Discipline) -> dict[str, Any]:
    """The columns the line states. Raises MarkError."""
    values = dict(line.values)
    matters = discipline.wind_matters and not placed.event.indoors
    if line.raw_mark and "mark" not in values:
        metres = discipline.distance // 1000 if discipline.distance else None
        mark = marks.parse(
            line.raw_mark,
            unit=discipline.unit,
            distance_m=metres,
            road=discipline.is_road,
            sprint=False if discipline.is_relay else None,
            wind_matters=matters or None,
            timing=line.timing or None,
        )
        if mark is not None:
            values |= _of_mark(mark, discipline, line)
    wind = values.pop("wind_said", None) or placed.race.wind
    if wind is not None and discipline.wind_matters:
        values |= {"wind": wind.tenths, "wind_state": wind.state.value}
    elif matters and values.get("mark") is not None:
        values.setdefault("wind_state", WindState.NO_INFORMATION.value)
    if not discipline.wind_matters:
        values.pop("wind", None)
        values.pop("wind_state", None)
    return values


def _of_mark(mark: marks.Mark, discipline: Discipline, line: Line) -> dict[str, Any]:
    values = {
        "mark": mark.value,
        "raw_mark": line.raw_mark[:40],
        "precision": mark.precision,
        "timing": timing_of(mark, discipline) if mark.value is not None else "",
        **{name: True for name in FLAGS if getattr(mark, name)},
    }
    if mark.wind_state == WindState.MEASURED:
        values |= {"wind": mark.wind, "wind_state": mark.wind_state.value}
    if mark.status != "ok":
        values |= {"status": mark.status.value, "status_detail": mark.status_detail}
    return values
