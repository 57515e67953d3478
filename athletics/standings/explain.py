"""A published table against the results on file: what they reproduce, and what they cannot."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from athletics.models import SeasonDiscipline
from athletics.names import fold
from athletics.standings.meetings import Meeting
from athletics.standings.rows import Row
from athletics.standings.table import Standings, standings


@dataclass(frozen=True, slots=True)
class Published:
    """One row of a table as somebody printed it."""

    rank: int
    name: str
    country_code: str
    events: int
    points: int


class Comparison(StrEnum):
    REPRODUCED = "reproduced"
    SHORT = "short"
    """The file has fewer points, or fewer scoring meetings, than were published."""
    OVER = "over"
    NOT_PUBLISHED = "not published"


@dataclass(frozen=True, slots=True)
class Explained:
    """One athlete in both tables. `short_by` and `events_short` are what the file lacks (negative: has too many).

    `possible` is whether the meetings that may be missing from the file can make up what is short.
    """

    published: Published | None
    row: Row | None
    comparison: Comparison
    short_by: int
    events_short: int
    possible: bool
    rank_agrees: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """Every row of a published table beside ours; rows only on file come last.

    `meetings_published` is how many full meetings the published points add up to, None where they do not.
    """

    standings: Standings
    rows: tuple[Explained, ...]
    published_total: int
    meetings_published: int | None
    meetings_on_file: int

    @property
    def sentence(self) -> str:
        """“The table adds up to 252 points, what 7 meetings give; the results of 4 are on file.”"""
        total = f"The table adds up to {self.published_total} points"
        worth = f", what {self.meetings_published} meetings give" if self.meetings_published else ""
        same = sum(row.comparison == Comparison.REPRODUCED for row in self.rows)
        return (
            f"{total}{worth}; the results of {self.meetings_on_file} are on file "
            f"and reproduce {same} of {sum(row.published is not None for row in self.rows)} rows."
        )


def explain(
    *, season_discipline: SeasonDiscipline, published_rows: Iterable[Published], as_of: date | datetime
) -> Explanation:
    """Compares a published table with the computed one, athlete by athlete (by name and country, accents forgiven).

    A row is reproduced when points and scoring meetings agree. Short rows name the meetings whose results are not on
    file, and those whose programme is not. The queries of `standings`.
    """
    published = list(published_rows)
    table = standings(season_discipline=season_discipline, as_of=as_of)
    ours = {(fold(row.name), row.country_code): row for row in table.rows}
    keys = {(fold(row.name), row.country_code) for row in published}
    explained = [_explained(row, ours.get((fold(row.name), row.country_code)), table) for row in published]
    explained += [_explained(None, row, table) for key, row in ours.items() if key not in keys]
    total, worth = sum(row.points for row in published), sum(table.points)
    return Explanation(
        standings=table,
        rows=tuple(explained),
        published_total=total,
        meetings_published=total // worth if worth and total % worth == 0 else None,
        meetings_on_file=len(table.meetings.on_file),
    )


def _explained(published: Published | None, row: Row | None, table: Standings) -> Explained:
    points = (published.points if published else 0) - (row.points if row else 0)
    events = (published.events if published else 0) - (row.events if row else 0)
    gaps = [*table.meetings.missing, *table.meetings.partial, *table.meetings.unlisted]
    possible = 0 <= events <= len(gaps) and events <= points <= events * max(table.points, default=0)
    if published is None:
        comparison, reason = Comparison.NOT_PUBLISHED, f"{row.points} points on file, none published."
    elif (points, events) == (0, 0):
        comparison, reason = (
            Comparison.REPRODUCED,
            f"{published.points} points from {published.events} on file.",
        )
    elif points > 0 or (points == 0 and events > 0):
        comparison, reason = Comparison.SHORT, _short(points, events, published, table, possible=possible)
    else:
        comparison, reason = Comparison.OVER, f"{-points} points more on file than were published."
    return Explained(
        published=published,
        row=row,
        comparison=comparison,
        short_by=points,
        events_short=events,
        possible=possible,
        rank_agrees=bool(published and row) and published.rank == row.rank,
        reason=reason,
    )


def _short(points: int, events: int, published: Published, table: Standings, *, possible: bool) -> str:
    text = f"Short of {published.points} by {points}, won at {events} of {published.events} scoring meetings"
    parts = []
    if table.meetings.missing:
        parts.append(f"results not on file: {_names(table.meetings.missing)}")
    if table.meetings.partial:
        parts.append(f"results partly on file: {_names(table.meetings.partial)}")
    if table.meetings.unlisted:
        parts.append(f"programme not on file: {_names(table.meetings.unlisted)}")
    why = f" ({'; '.join(parts)})" if parts else ""
    return f"{text}{why}." + ("" if possible else " The meetings missing cannot make that up.")


def _names(meetings: Iterable[Meeting]) -> str:
    return ", ".join(meeting.name for meeting in meetings)
