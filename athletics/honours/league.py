"""The champions of a league: who won the season's final, discipline by discipline."""

from collections.abc import Iterable
from datetime import date, datetime

from athletics.choices import Level
from athletics.honours.definition import LEAGUE_TITLES
from athletics.honours.medal import Medal
from athletics.honours.medals import candidates, medals_of
from athletics.models import League


def league_champions(
    *,
    league: League,
    as_of: date | datetime,
    year: int | None = None,
    sex: str | None = None,
    groups: Iterable[str] | None = None,
) -> tuple[Medal, ...]:
    """The titles of a league on a day, newest first: of one season, sex or groups of disciplines, or all of them.

    A season decided on points gives no title to the winner of one race (see `medals`). Two queries.
    """
    found = candidates(as_of=as_of).filter(round__event__meet__season__league=league)
    if year is not None:
        found = found.filter(round__event__meet__season__year=year)
    if sex is not None:
        found = found.filter(round__event__sex=sex)
    if groups is not None:
        found = found.filter(round__event__discipline__group__in=groups)
    titles = medals_of(found, as_of=as_of, definition=LEAGUE_TITLES)
    return tuple(one for one in titles if one.level == Level.LEAGUE)
