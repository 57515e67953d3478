"""The lines of a FinishLynx file: cells with commas between them, comments behind a semicolon."""

import csv
import re
from collections.abc import Iterator
from typing import NamedTuple

from athletics.imports.tables import UNKNOWN, Fault, printed

__all__ = ["Fault", "Line", "lines", "number_in"]

_ENDS = re.compile(r"\r\n|\r|\n")
_NUMBER = re.compile(r"[0-9]{1,9}")


class Line(NamedTuple):
    """`number` is the line of the file, counted from 1; `quoted` says whether any cell stood in quotation marks."""

    number: int
    cells: tuple[str, ...]
    quoted: bool

    def cell(self, place: int) -> str:
        """The cell at this place, or nothing: exporters leave empty cells at the end out."""
        return self.cells[place] if place < len(self.cells) else ""

    def fault(self, reason: str) -> Fault:
        """Why this line cannot be used."""
        return Fault(self.number, reason, printed(self.cells))


def lines(text: str) -> Iterator[Line | Fault]:
    """The lines that say something; comments and empty lines are passed over, `\\,` is a comma inside a name."""
    for number, raw in enumerate(_ENDS.split(text.lstrip("\ufeff")), 1):
        if not raw.strip(" ,\t") or raw.lstrip().startswith(";"):
            continue
        try:
            cells = next(csv.reader([raw], escapechar="\\", strict=True), [])
        except (csv.Error, StopIteration):
            yield Fault(number, "A quotation mark is never closed.", printed([raw]))
            continue
        if UNKNOWN in raw or "\0" in raw:
            yield Fault(
                number, "Letters of this line cannot be read. Save the file as UTF-8.", printed(cells)
            )
            continue
        yield Line(number, tuple([cell.strip() for cell in cells]), '"' in raw)


def number_in(text: str) -> int | None:
    """A whole number of ASCII digits, or None."""
    return int(text) if _NUMBER.fullmatch(text) else None
