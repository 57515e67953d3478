"""What looks wrong in a season's calendar: said as a warning, since it may be right all the same."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from athletics.choices import MeetStatus
from athletics.models import Meet

OFF = (MeetStatus.CANCELLED, MeetStatus.POSTPONED)


def conflicts(meets: Iterable[Meet]) -> list[str]:
    """Two meets on one day, a venue twice, a final before the last meet; of meets that are on, with their venue."""
    meets = sorted(
        (meet for meet in meets if meet.status not in OFF), key=lambda meet: (meet.start_date, meet.name)
    )
    return [*_same_day(meets), *_same_venue(meets), *_early_finals(meets)]


def _same_day(meets: list[Meet]) -> list[str]:
    return [
        f"{a.name} and {b.name} are both on {max(a.start_date, b.start_date):%-d %B %Y}."
        for a, b in combinations(meets, 2)
        if a.start_date <= b.end_date and b.start_date <= a.end_date
    ]


def _same_venue(meets: list[Meet]) -> list[str]:
    at = defaultdict(list)
    for meet in meets:
        at[meet.venue].append(meet.name)
    return [
        f"{venue} is the venue of {' and '.join(names)}." for venue, names in at.items() if len(names) > 1
    ]


def _early_finals(meets: list[Meet]) -> list[str]:
    return [
        f"{final.name}, the final, comes before {later.name} ends."
        for final in meets
        if final.is_final
        for later in meets
        if not later.is_final and later.end_date >= final.start_date
    ]
