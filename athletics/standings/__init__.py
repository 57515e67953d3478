"""Standings of a season's discipline on a day, and published tables explained by them.

Inside, the order is: meetings, state < rows < table < explain.
"""

from athletics.standings.explain import Comparison, Explained, Explanation, Published, explain
from athletics.standings.meetings import Meeting, Meetings
from athletics.standings.rows import BestMark, Row, Scored
from athletics.standings.state import State
from athletics.standings.table import Standings, standings

__all__ = [
    "BestMark",
    "Comparison",
    "Explained",
    "Explanation",
    "Meeting",
    "Meetings",
    "Published",
    "Row",
    "Scored",
    "Standings",
    "State",
    "explain",
    "standings",
]
