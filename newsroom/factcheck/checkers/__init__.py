"""One checker for each kind of claim: a reading in, an answer out. Files go by family."""

from newsroom.factcheck.checkers import (
    bests,
    leads,
    margins,
    medals,
    meets,
    people,
    quotations,
    races,
    record_book,
    records_set,
    relays,
    rivalry,
    seasons,
    streaks,
    titles,
)

CHECKERS = (
    people.CHECKERS
    | meets.CHECKERS
    | seasons.CHECKERS
    | medals.CHECKERS
    | titles.CHECKERS
    | record_book.CHECKERS
    | records_set.CHECKERS
    | rivalry.CHECKERS
    | races.CHECKERS
    | relays.CHECKERS
    | margins.CHECKERS
    | leads.CHECKERS
    | streaks.CHECKERS
    | bests.CHECKERS
    | quotations.CHECKERS
)
"""By kind."""
