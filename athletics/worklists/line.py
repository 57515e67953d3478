"""What a worklist is, and one line of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import models

MOST = 1000
"""Lines looked for in one go: a list longer than that is worked off from its top."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that may be wrong: the rows it is about (of one model), and why it stands here.

    `also`: a row whose page mends it, where that is another one, as a meet's venue.
    """

    rows: tuple[models.Model, ...]
    why: str
    also: models.Model | None = None

    @property
    def key(self) -> str:
        """The primary keys of its rows, the smallest first: 12, or 12-40."""
        return "-".join(str(pk) for pk in sorted(row.pk for row in self.rows))

    @property
    def what(self) -> str:
        """The rows by name."""
        return " · ".join(str(row) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Worklist:
    """`definition` says what is looked for and where; `find(as_of)` gives the lines, the most pressing first."""

    slug: str
    title: str
    definition: str
    find: Callable[[date], Iterator[Line]]
