"""Personal and season's bests, progressions and top lists, each as of a day and each saying what it rests on."""

from athletics.bests.best import Best
from athletics.bests.book import Book
from athletics.bests.performances import Performance
from athletics.bests.questions import (
    DisciplineBests,
    SeasonBest,
    best_of,
    personal_bests,
    progression,
    season_bests,
)
from athletics.bests.top_list import Listed, TopList, top_list

__all__ = [
    "Best", "Book", "DisciplineBests", "Listed", "Performance", "SeasonBest", "TopList", "best_of",
    "personal_bests", "progression", "season_bests", "top_list",
]  # fmt: skip
