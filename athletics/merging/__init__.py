"""Two rows of one athlete, or of one venue, made one, and made two again."""

from athletics.merging.athletes import merge_athletes, obstacles
from athletics.merging.undoing import LeftBehind, left_behind, undo
from athletics.merging.venues import merge_venues, venue_obstacles

__all__ = [
    "LeftBehind",
    "left_behind",
    "merge_athletes",
    "merge_venues",
    "obstacles",
    "undo",
    "venue_obstacles",
]
