"""The first sheet of an .xlsx as lines of text. Formulas are never run, and what unpacks to too much is refused."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

import openpyxl

from athletics.imports.files import UnreadableError

MAGIC = b"PK\x03\x04"
MOST_UNPACKED = 60 << 20
"""Bytes of all parts together once unpacked."""
MOST_PACKED_TIMES = 200
MOST_ROWS, MOST_COLUMNS = 20_001, 60
ZERO_DAYS = {(1899, 12, 30), (1899, 12, 31), (1900, 1, 1), (1904, 1, 1)}
"""What a spreadsheet makes of a time without a day."""


def is_spreadsheet(content: bytes) -> bool:
    return content.startswith(MAGIC)


def rows_of(content: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet, the header among them. Raises UnreadableError, also for a bomb."""
    _check_size(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            rows = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS, values_only=True)
            for number, cells in enumerate(rows, 1):
                if number > MOST_ROWS:
                    raise UnreadableError(f"More than {MOST_ROWS - 1:,} rows: split the file.")
                told = [text_of_cell(cell) for cell in cells]
                yield told[: max((place + 1 for place, cell in enumerate(told) if cell), default=0)]
    except UnreadableError:
        raise
    except Exception as error:
        # The library raises whatever a broken part happens to raise.
        raise UnreadableError("This spreadsheet is damaged. Save it again, or export it as CSV.") from error


def _check_size(content: bytes) -> None:
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        raise UnreadableError("This spreadsheet is damaged. Save it again, or export it as CSV.") from None
    unpacked = sum(part.file_size for part in parts)
    if unpacked > MOST_UNPACKED or unpacked > MOST_PACKED_TIMES * max(len(content), 1) or len(parts) > 1000:
        raise UnreadableError(
            "This spreadsheet unpacks to far more than a table holds. Export the table as CSV."
        )


def text_of_cell(value: Any) -> str:
    """A cell as it would be typed. A time of day is a running time there: 00:03:28.82 is 3:28.82."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        if (value.year, value.month, value.day) in ZERO_DAYS:
            return _running(
                timedelta(
                    hours=value.hour,
                    minutes=value.minute,
                    seconds=value.second,
                    microseconds=value.microsecond,
                )
            )
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return _running(
            timedelta(
                hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
            )
        )
    if isinstance(value, timedelta):
        return _running(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value).strip()


def _running(value: timedelta) -> str:
    """Hours, minutes and seconds without leading zeros; hundredths, or thousandths where there are some."""
    milliseconds = round(value / timedelta(milliseconds=1))
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    decimals = f".{rest:03}" if rest % 10 else f".{rest // 10:02}" if rest else ""
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}{decimals}"
    return f"{minutes}:{seconds:02}{decimals}" if minutes else f"{seconds}{decimals}"
