"""From a CSV file to rows of text with their line numbers. Knows nothing of the record."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from athletics.imports.record.faults import Fault


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, its cells by column, stripped; `line` is the physical line it ends on."""

    file: str
    line: int
    cells: dict[str, str]

    def fault(self, column: str, message: str) -> Fault:
        """A fault in this line."""
        return Fault(self.file, self.line, column, message)


def read(path: Path, *, columns: Sequence[str]) -> tuple[list[Row], list[Fault]]:
    """The rows of a file that must have exactly these columns, in any order, and what is wrong with its form.

    UTF-8, with or without a byte order mark. Empty lines are passed over. A file whose header is wrong gives no rows.
    """
    faults: list[Fault] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(_rows(csv.reader(file, strict=True), path.name, columns, faults)), faults
    except UnicodeDecodeError:
        faults.append(Fault(path.name, 0, "", "This is not UTF-8. Save it as CSV UTF-8."))
    except csv.Error as error:
        faults.append(Fault(path.name, 0, "", f"This is not CSV ({error}). Check the quotation marks."))
    return [], faults


def _rows(reader, file: str, columns: Sequence[str], faults: list[Fault]) -> Iterator[Row]:
    header = [name.strip() for name in next(reader, [])]
    faults += _header_faults(file, header, columns)
    if faults:
        return
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) != len(header):
            message = (
                f"{len(cells)} cells for {len(header)} columns. Put a text with a comma in quotation marks."
            )
            faults.append(Fault(file, reader.line_num, "", message))
            continue
        texts = (cell.strip() for cell in cells)
        yield Row(file, reader.line_num, dict(zip(header, texts, strict=True)))


def _header_faults(file: str, header: list[str], columns: Sequence[str]) -> Iterator[Fault]:
    for name in columns:
        if name not in header:
            yield Fault(file, 1, name, "This column is missing. Add it, even if its cells are empty.")
    for place, name in enumerate(header):
        if name not in columns:
            yield Fault(file, 1, name or "header", f"No such column. The columns are {', '.join(columns)}.")
        elif name in header[:place]:
            yield Fault(file, 1, name, "This column is there twice. Remove one.")
