"""Rows of cells by the names of their columns; a broken line never stops the next."""

from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.imports.files import UnreadableError
from athletics.imports.tables import Fault, Line, table

WANTED = {"required": ("mark", "date"), "optional": ("wind",)}


def rows(text: str) -> list:
    return list(table(StringIO(text, newline=""), **WANTED))


@pytest.mark.parametrize(
    "text",
    [
        "mark,wind,date\n8.95,+0.3,1991-08-30\n",
        "date,score,mark,wind\r\n1991-08-30,1346,8.95,+0.3\r\n",
        "mark;wind;date\n8.95;+0.3;1991-08-30",
        "\ufeffMark\tWind\tDate\n 8.95 \t+0.3\t1991-08-30\n",
        'mark,wind,date\r"8.95",+0.3,1991-08-30\r',
        "mark,wind,date,score\n8.95,+0.3,1991-08-30\n",
    ],
    ids=["plain", "other order", "semicolons", "tabs", "old Macintosh", "last cell missing"],
)
def test_cells_come_in_the_order_asked_for(text):
    assert rows(text) == [Line(2, ("8.95", "1991-08-30", "+0.3"))]


def test_an_optional_column_may_be_missing():
    assert rows("mark,date\n8.95,1991-08-30\n") == [Line(2, ("8.95", "1991-08-30", ""))]


def test_broken_lines_are_told_and_the_others_read():
    found = rows("mark,date\n8.95\n\n8.90,1968-10-18\n8,95,1991-08-30\n8.9\ufffd,1991-08-30\n")

    assert [(type(row), row.number) for row in found] == [(Fault, 2), (Line, 4), (Fault, 5), (Fault, 6)]


def test_a_row_over_two_lines_is_numbered_by_its_last():
    assert rows('mark,date\n"8.\n95",1991-08-30\n8.90,1968-10-18\n') == [
        Line(3, ("8.\n95", "1991-08-30", "")),
        Line(4, ("8.90", "1968-10-18", "")),
    ]


def test_a_header_without_a_column_that_is_needed_is_refused():
    with pytest.raises(UnreadableError, match="no column date"):
        rows("mark,day\n")


@given(st.text(max_size=200))
def test_no_text_makes_anything_but_lines_and_faults(text):
    assert all(isinstance(row, Line | Fault) for row in rows(f"mark,date,wind\n{text}"))
