"""What a result was to whoever achieved it: a personal or a season's best."""

from collections.abc import Iterator

from athletics.field import Bests, Field
from athletics.models import Athlete


def runners(raced: list[dict]) -> list[Athlete]:
    """Everybody with a result in these rounds, teams aside."""
    return list({row["person"].pk: row["person"] for row in _rows(raced)}.values())


def note_bests(raced: list[dict], entered: Field) -> None:
    """Adds PB or SB to the notes of results that are proven to be it; without proof nothing is said.

    As of the field's day, so that a heat's best bettered in the final has no note. The field was asked for `runners`.
    """
    for row in _rows(raced):
        row["notes"] = [*row["notes"], *_notes(row["result"], entered.others[row["person"].pk])]


def _notes(result: int, bests: Bests) -> list[str]:
    named = [("PB", bests.personal), ("SB", bests.seasons)]
    return [note for note, best in named if best and best.proven and best.result == result][:1]


def _rows(raced: list[dict]) -> Iterator[dict]:
    for race in raced:
        yield from (row for row in race["results"] if row["person"])
