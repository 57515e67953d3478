"""Our own tables, CSV or .xlsx, as lines with their cells by column name."""

import csv
from collections.abc import Iterator
from io import StringIO

from athletics.imports.files import UnreadableError, text_in
from athletics.imports.readers.columns import Columns
from athletics.imports.readers.spreadsheet import is_spreadsheet, rows_of
from athletics.imports.tables import Fault, Line, table

Cells = dict[str, str]


def cells_of(content: bytes, columns: Columns) -> Iterator[tuple[int, Cells] | Fault]:
    """Every row with its line, or what is wrong with it. Raises UnreadableError where a required column is missing.

    A cell that our own export has guarded against spreadsheets is read as it was.
    """
    names = (*columns.required, *columns.optional)
    for row in table(_text(content), required=columns.required, optional=columns.optional):
        if isinstance(row, Line):
            yield row.number, {name: unguarded(cell) for name, cell in zip(names, row.cells, strict=True)}
        else:
            yield row


def header_of(content: bytes) -> list[str]:
    """The column names of a table, for telling which it is; nothing where it is none. Raises UnreadableError."""
    head = _text(content).readline()
    delimiter = max(",;\t", key=head.count)
    try:
        return [
            name.strip().strip("\ufeff").lower() for name in next(csv.reader([head], delimiter=delimiter), [])
        ]
    except csv.Error:
        return []


def _text(content: bytes) -> StringIO:
    if not is_spreadsheet(content):
        text = text_in(content)
        if "\r" in text and "\n" not in text:
            text = text.replace("\r", "\n")
        return StringIO(text, newline="")
    text = StringIO(newline="")
    writer = csv.writer(text)
    width = 0
    for row in rows_of(content):
        if not width:
            width = max((place + 1 for place, cell in enumerate(row) if cell), default=0)
            if not width:
                raise UnreadableError("The first row of the first sheet has to name the columns.")
        writer.writerow((row + [""] * width)[:width])
    text.seek(0)
    return text


FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe in front of what would begin one."""
    return f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """What stood in a guarded cell."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell
