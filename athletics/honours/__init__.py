"""Honours: medals, titles and champions on a day, always under a stated definition.

Inside, the order is: definition < medal < medals < league, editions < titles, reigns < words.
"""

from athletics.honours.definition import (
    EUROPEAN_TITLES_WITH_CROSS_COUNTRY,
    EUROPEAN_TITLES_WITH_U20,
    EUROPEAN_TRACK_TITLES,
    EVERYTHING,
    GLOBAL_TITLES,
    LEAGUE_TITLES,
    SENIOR,
    Contest,
    Definition,
    Surface,
)
from athletics.honours.league import league_champions
from athletics.honours.medal import Medal
from athletics.honours.medals import medals
from athletics.honours.reigns import Reign, champion, defending, former, reigning_titles
from athletics.honours.titles import GOLD, Double, Titles, double, title_count, titles
from athletics.honours.words import Honour, plain_words

__all__ = [
    "EUROPEAN_TITLES_WITH_CROSS_COUNTRY",
    "EUROPEAN_TITLES_WITH_U20",
    "EUROPEAN_TRACK_TITLES",
    "EVERYTHING",
    "GLOBAL_TITLES",
    "GOLD",
    "LEAGUE_TITLES",
    "SENIOR",
    "Contest",
    "Definition",
    "Double",
    "Honour",
    "Medal",
    "Reign",
    "Surface",
    "Titles",
    "champion",
    "defending",
    "double",
    "former",
    "league_champions",
    "medals",
    "plain_words",
    "reigning_titles",
    "title_count",
    "titles",
]
