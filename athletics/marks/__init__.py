"""Marks: parse, format, compare and round what is timed, measured and scored. Integers only, no Django.

Import from here. Inside, the order is: mark < typed < times, lengths, counts, wind, statuses < suffixes
< reading, writing; order, rounding and plausibility stand on mark alone.
"""

from .mark import WIND_LIMIT, Direction, Mark, MarkError, Status, Timing, Unit, WindState
from .order import better, countback_key, equal, places, rank_key, series_key, sort_key
from .plausibility import Plausibility, plausibility
from .reading import parse
from .rounding import Official, official_length, official_points, official_time, official_wind, watch_time
from .wind import Wind, average_wind_legal, format_wind, parse_wind, wind_legal
from .writing import format, format_value

__all__ = [
    "WIND_LIMIT",
    "Direction",
    "Mark",
    "MarkError",
    "Official",
    "Plausibility",
    "Status",
    "Timing",
    "Unit",
    "Wind",
    "WindState",
    "average_wind_legal",
    "better",
    "countback_key",
    "equal",
    "format",
    "format_value",
    "format_wind",
    "official_length",
    "official_points",
    "official_time",
    "official_wind",
    "parse",
    "parse_wind",
    "places",
    "plausibility",
    "rank_key",
    "series_key",
    "sort_key",
    "watch_time",
    "wind_legal",
]
