"""A feed before it is written in one form or the other."""

from dataclasses import dataclass
from datetime import UTC, datetime

from newsroom.feeds.entries import Entry

NOTHING_YET = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed without an entry was last changed: Atom wants a moment, and now would be another one each time."""


@dataclass(frozen=True, slots=True)
class Feed:
    """Entries under a title. `page` is the page it belongs to, `address` its own; both are absolute."""

    title: str
    description: str
    page: str
    address: str
    entries: tuple[Entry, ...]

    @property
    def updated_at(self) -> datetime:
        return max((entry.updated_at for entry in self.entries), default=NOTHING_YET)
