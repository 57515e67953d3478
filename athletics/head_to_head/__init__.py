"""Who beats whom: the meetings of two athletes, a field against itself, an athlete's rivals.

A meeting is the same race, never the same competition, under a definition that stands beside the number.
"""

from athletics.head_to_head.answer import (
    Competitor,
    HeadToHead,
    Meeting,
    Performance,
    Score,
    Streak,
    Tally,
)
from athletics.head_to_head.definition import Ages, Definition, Rounds, Unfinished
from athletics.head_to_head.matrix import Cell, Matrix, Rival, Row, matrix, rivals
from athletics.head_to_head.meetings import meetings

__all__ = [
    "Ages", "Cell", "Competitor", "Definition", "HeadToHead", "Matrix", "Meeting", "Performance", "Rival",
    "Rounds", "Row", "Score", "Streak", "Tally", "Unfinished", "matrix", "meetings", "rivals",
]  # fmt: skip
