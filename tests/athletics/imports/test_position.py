"""The position of a list: place and round in one word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.choices import RoundKind
from athletics.imports.marks_list.position import MOST, ROUNDS, Position, read_position

FINAL, HEAT, SEMI_FINAL = RoundKind.FINAL, RoundKind.HEAT, RoundKind.SEMI_FINAL


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", Position()),
        ("1", Position(place=1, within=1)),
        ("3.0", Position(place=3, within=3)),
        ("1f", Position(place=1, within=1, kind=FINAL)),
        ("1f2", Position(within=1, kind=FINAL, number=2)),
        ("4sf2", Position(within=4, kind=SEMI_FINAL, number=2)),
        ("8h4", Position(within=8, kind=HEAT, number=4)),
        ("2h", Position(within=2, kind=HEAT)),
        ("1q1", Position(within=1, kind=RoundKind.QUALIFICATION, number=1)),
        ("3qf2", Position(within=3, kind=RoundKind.QUARTER_FINAL, number=2)),
        ("2rr1", Position(within=2, kind=RoundKind.REPECHAGE, number=1)),
        ("f1", Position(kind=FINAL, number=1)),
        ("h", Position(kind=HEAT)),
        ("5ce2", Position(within=5, other="ce", number=2)),
    ],
)
def test_position_is_read(text, position):
    assert read_position(text) == position


@pytest.mark.parametrize("text", ["x", "1x2", "0", "0h1", "1 2", "-1", ".0", "1.5", "f1h2", "99999", "DNF"])
def test_what_is_no_position_is_said_to_be_none(text):
    assert read_position(text) is None


@given(
    within=st.none() | st.integers(1, MOST),
    letters=st.sampled_from(["", *ROUNDS]),
    number=st.none() | st.integers(0, 999),
)
def test_what_is_written_is_what_is_read(within, letters, number):
    number = number if letters else None
    read = read_position(f"{within or ''}{letters}{'' if number is None else number}")

    assert (read.within, read.kind, read.number) == (within, ROUNDS.get(letters), number)
    assert read.place == (within if letters in ("", "f") and number is None else None)


@given(st.text(max_size=12))
def test_any_text_is_a_position_or_none(text):
    read = read_position(text)

    assert read is None or read.place in (None, read.within)
