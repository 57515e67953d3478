"""Charts as geometry: pure functions from marks to whole numbers, which the templates draw as inline SVG.

No colour, no text size and no markup is decided here. Inside, the order is: scale < progression, margins.
"""

from athletics.charts.margins import Bar, Gap, Margins, margins
from athletics.charts.progression import Line, Point, Progression, SeasonMark, progression
from athletics.charts.scale import Tick

__all__ = [
    "Bar",
    "Gap",
    "Line",
    "Margins",
    "Point",
    "Progression",
    "SeasonMark",
    "Tick",
    "margins",
    "progression",
]
