"""What is on file already of the same athlete or team: the same discipline, day and mark. One query a batch."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db import connection

from athletics.imports.bulk import matching

Key = tuple[int, str, int, date]
"""Competitor, discipline, rank key, day."""
COMPARED = (
    "country_id", "sex", "facility", "indoors", "venue_id", "place", "raw_place", "timing", "wind", "wind_state",
    "wind_assisted",
)  # fmt: skip
TOLD = ("place", "wind")
"""Where a result recorded otherwise says something else than the list, a person has to choose."""


class Standing(NamedTuple):
    """A result on file: which import made it, if any, and what is compared."""

    pk: int
    imported_by: int | None
    values: tuple

    def says_the_same(self, draft) -> bool:
        """Whether the line would make this very row."""
        return self.values == tuple([getattr(draft, name) for name in COMPARED])

    def contradicts(self, draft) -> bool:
        """Whether both have a place or a wind, and not the same."""
        here = dict(zip(COMPARED, self.values, strict=True))
        pairs = [(here[name], getattr(draft, name)) for name in TOLD]
        return any(a is not None and b is not None and a != b for a, b in pairs)


def standing(keys: Iterable[Key], *, competitor: str) -> dict[Key, list[Standing]]:
    """The current results of these keys; `competitor` says whose ids they are: athlete or team."""
    found = defaultdict(list)
    columns = ", ".join(f"r.{name}" for name in COMPARED)
    same = f"""r.{competitor}_id = wanted.who AND r.discipline_id = wanted.what
        AND r.rank_key = wanted.ranked AND r.date = wanted.held AND r.superseded_at IS NULL"""
    # Begin with the keys, whatever the database believes of the table: a CROSS JOIN tells SQLite, what cannot be
    # taken apart (OFFSET 0) tells PostgreSQL.
    if connection.vendor == "postgresql":
        joined = f"LATERAL (SELECT * FROM athletics_result r WHERE {same} OFFSET 0) r"
    else:
        joined = f"athletics_result r WHERE {same}"
    query = f"""
        SELECT wanted.who, wanted.what, wanted.ranked, wanted.held, r.id, r.imported_by_id, {columns}
        FROM wanted CROSS JOIN {joined}
    """
    rows = matching([*dict.fromkeys(keys)], names=("who", "what", "ranked", "held"), query=query)
    for who, what, ranked, held, pk, imported_by, *values in rows:
        values[COMPARED.index("indoors")] = bool(values[COMPARED.index("indoors")])
        values[COMPARED.index("wind_assisted")] = bool(values[COMPARED.index("wind_assisted")])
        day = held if isinstance(held, date) else date.fromisoformat(held)
        found[who, what, ranked, day].append(Standing(pk, imported_by, tuple(values)))
    return found
