"""A table of text: columns by name, one line after the other. What is wrong with one line never stops the next."""

import csv
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TextIO

from athletics.imports.files import UnreadableError

DELIMITERS = ",;\t"
LONGEST_TEXT = 400
UNKNOWN = "�"


class Line(NamedTuple):
    """The cells asked for, in the order asked for; `number` is the physical line the row ends on."""

    number: int
    cells: tuple[str, ...]


class Fault(NamedTuple):
    """A line that cannot be applied, and why, with its text as far as it helps to find it."""

    number: int
    reason: str
    text: str = ""


def table(text: TextIO, *, required: Sequence[str], optional: Sequence[str] = ()) -> Iterator[Line | Fault]:
    """The rows of a table with these columns, in any order, among others; an optional column may be missing.

    Commas, semicolons or tabs; empty lines are passed over. Raises UnreadableError where the header lacks a column.
    """
    header = text.readline()
    names, delimiter = _names(header)
    missing = [name for name in required if name not in names]
    if missing:
        raise UnreadableError(f"The file has no column {', '.join(missing)}. It needs {', '.join(required)}.")
    places = [names.index(name) if name in names else -1 for name in (*required, *optional)]
    return _lines(csv.reader(text, delimiter=delimiter), places, len(names))


def _names(header: str) -> tuple[list[str], str]:
    """The header under the delimiter that gives it the most columns."""
    rows = {delimiter: next(csv.reader([header], delimiter=delimiter), []) for delimiter in DELIMITERS}
    delimiter = max(DELIMITERS, key=lambda one: len(rows[one]))
    return [name.strip().strip("\ufeff").lower() for name in rows[delimiter]], delimiter


def _lines(reader, places: list[int], width: int) -> Iterator[Line | Fault]:
    least = max(places) + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Fault(reader.line_num + 1, f"This line is not CSV ({error}): check the quotation marks.")
            continue
        if cells is None:
            return
        number = reader.line_num + 1
        if not any(cells):
            continue
        if not least <= len(cells) <= width:
            said = f"{len(cells)} cells for {width} columns: a row cut short, or a comma outside quotation marks."
            yield Fault(number, said, printed(cells))
            continue
        if UNKNOWN in "".join(cells):
            said = "Letters of this line cannot be read. Save the file as UTF-8."
            yield Fault(number, said, printed(cells))
            continue
        yield Line(number, tuple([cells[place].strip() if place >= 0 else "" for place in places]))


def printed(cells: Sequence[str]) -> str:
    """The cells as one text, short enough to be kept."""
    return ", ".join(cells)[:LONGEST_TEXT].replace("\0", "")
