"""One checker for each kind of claim: a reading in, an answer out. Files go by family."""

from newsroom.factcheck.checkers import (
    bests,
    medals,
    meets,
    people,
    quotations,
    races,
    record_book,
    rivalry,
    seasons,
    titles,
)

CHECKERS = (
    people.CHECKERS
    | meets.CHECKERS
    | seasons.CHECKERS
    | medals.CHECKERS
    | titles.CHECKERS
    | record_book.CHECKERS
    | rivalry.CHECKERS
    | races.CHECKERS
    | bests.CHECKERS
    | quotations.CHECKERS
)
"""By kind."""
