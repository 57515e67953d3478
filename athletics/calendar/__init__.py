"""The calendar as it stood on any day: a season in order, the number of a meet in it, what is next and what was last."""

from athletics.calendar.coming import latest_meets, next_meets
from athletics.calendar.season import Row, SeasonCalendar, Summary, ordinal, season_calendar, summary
from athletics.calendar.state import Change, MeetState, state, states

__all__ = [
    "Change", "MeetState", "Row", "SeasonCalendar", "Summary", "latest_meets", "next_meets", "ordinal",
    "season_calendar", "state", "states", "summary",
]  # fmt: skip
