"""Spreadsheets: cells as they would be typed, nothing that unpacks to too much, no formula run, no damage that escapes."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from athletics.imports.files import UnreadableError
from athletics.imports.readers.spreadsheet import rows_of, text_of_cell


def book(*rows) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (" Ola ", "Ola"),
        (3, "3"),
        (3.0, "3"),
        (8.95, "8.95"),
        (True, "yes"),
        (date(2025, 7, 19), "2025-07-19"),
        (datetime(2025, 7, 19), "2025-07-19"),
        (time(0, 3, 28, 820_000), "3:28.82"),
        (time(0, 3, 28, 815_000), "3:28.815"),
        (time(1, 2, 3), "1:02:03"),
        (timedelta(seconds=10, milliseconds=840), "10.84"),
        (datetime(1899, 12, 30, 0, 3, 28, 820_000), "3:28.82"),
    ],
)
def test_a_cell_is_what_would_be_typed(cell, text):
    assert text_of_cell(cell) == text


def test_rows_come_as_they_stand_and_a_formula_is_never_run():
    assert list(rows_of(book(["place", "mark"], [1, time(0, 3, 28, 820_000)], ["=1+1", "x"]))) == [
        ["place", "mark"],
        ["1", "3:28.82"],
        ["", "x"],
    ]


def test_a_bomb_is_refused_before_it_is_unpacked():
    kept = BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (70 << 20))

    with pytest.raises(UnreadableError, match="unpacks to far more"):
        list(rows_of(kept.getvalue()))


def test_more_rows_than_the_desk_takes_are_refused(monkeypatch):
    monkeypatch.setattr("athletics.imports.readers.spreadsheet.MOST_ROWS", 3)

    with pytest.raises(UnreadableError, match="More than 2 rows"):
        list(rows_of(book(["a"], [1], [2], [3])))


WHOLE = book(["place", "mark"], [1, "3:28.82"])


@settings(max_examples=30)
@given(place=st.integers(0, len(WHOLE) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_one_makes_nothing_but_a_report(place, byte, cut):
    broken = WHOLE[:place] if cut else WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    try:
        rows = list(rows_of(b"PK\x03\x04" + broken[4:]))
    except UnreadableError:
        return
    assert all(isinstance(cell, str) for row in rows for cell in row)
