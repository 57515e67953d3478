"""Problems in the record as lists, each line with its reason; what a keeper has set aside is shown no more."""

from athletics.worklists.athletes import DUPLICATE_ATHLETES
from athletics.worklists.entries import ENTRIES_WITHOUT_RESULT
from athletics.worklists.line import MOST, Line, Worklist
from athletics.worklists.places import MEETS_WITHOUT_ZONE, VENUES_ALIKE
from athletics.worklists.records import BETTER_THAN_RECORD
from athletics.worklists.results import IMPOSSIBLE_MARKS, WITHOUT_WIND
from athletics.worklists.setting_aside import bring_back, lines, set_aside

WORKLISTS = (
    DUPLICATE_ATHLETES,
    ENTRIES_WITHOUT_RESULT,
    MEETS_WITHOUT_ZONE,
    IMPOSSIBLE_MARKS,
    BETTER_THAN_RECORD,
    WITHOUT_WIND,
    VENUES_ALIKE,
)
"""In the order in which they are worked through: first what readers see soonest."""
BY_SLUG = {worklist.slug: worklist for worklist in WORKLISTS}

__all__ = ["BY_SLUG", "MOST", "WORKLISTS", "Line", "Worklist", "bring_back", "lines", "set_aside"]
