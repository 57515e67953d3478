"""Sentences, dates and marks, read without a record."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.factcheck.reading.dates import DATE, read_date
from newsroom.factcheck.reading.numbers import NUMBER, ORDINAL, number_value, ordinal, ordinal_value
from newsroom.factcheck.reading.quotations import quotations
from newsroom.factcheck.reading.sentences import sentences

FRIDAY = date(2025, 4, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ran 3:28.82. She ran 3:48.68.", ["He ran 3:28.82.", "She ran 3:48.68."]),
        ("J. Kerr won. So did J.J. Smith.", ["J. Kerr won.", "So did J.J. Smith."]),
        ("Ingebrigtsen v. Kerr is on.", ["Ingebrigtsen v. Kerr is on."]),
        ("He was born on Sept. 19, 2000.", ["He was born on Sept. 19, 2000."]),
        ("A headline\n\nA sentence. Another!", ["A headline", "A sentence.", "Another!"]),
        ("“I won.” He left.", ["“I won.”", "He left."]),
        ("One line\nwrapped at eighty.", ["One line\nwrapped at eighty."]),
        ("Really? Yes… perhaps.", ["Really?", "Yes… perhaps."]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert [text[start:end] for start, end in sentences(text)] == expected


@given(st.text())
def test_sentences_are_in_order_and_leave_out_only_white_space(text):
    spans = sentences(text)
    kept = "".join(text[start:end] for start, end in spans)

    assert spans == sorted(spans)
    assert "".join(kept.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19 July 2025", date(2025, 7, 19), date(2025, 7, 19)),
        ("July 19", date(2025, 7, 19), date(2025, 7, 19)),
        ("August 27-28", date(2025, 8, 27), date(2025, 8, 28)),
        ("27–28 August", date(2025, 8, 27), date(2025, 8, 28)),
        ("2025-07-19", date(2025, 7, 19), date(2025, 7, 19)),
        ("Saturday, July 19", date(2025, 7, 19), date(2025, 7, 19)),
        ("July 2024", date(2024, 7, 1), date(2024, 7, 31)),
        ("in 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("last month", date(2025, 3, 1), date(2025, 3, 31)),
        ("last year", date(2024, 1, 1), date(2024, 12, 31)),
        ("last September", date(2024, 9, 1), date(2024, 9, 30)),
        ("last February", date(2025, 2, 1), date(2025, 2, 28)),
        ("on Friday", FRIDAY, FRIDAY),
        ("on Wednesday", date(2025, 4, 9), date(2025, 4, 9)),
        ("yesterday", date(2025, 4, 10), date(2025, 4, 10)),
        ("a fortnight ago", date(2025, 3, 24), date(2025, 4, 1)),
        ("three years ago", date(2021, 10, 10), date(2022, 12, 31)),
    ],
)
def test_a_date_means_what_desks_mean_by_it(text, first, last):
    when = read_date(DATE.search(text), as_of=FRIDAY)

    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("text", ["31 June 2025", "February 30", "2025-13-40", "28-27 August"])
def test_an_impossible_date_is_no_date(text):
    assert read_date(DATE.search(text), as_of=FRIDAY) is None


@pytest.mark.parametrize("text", ["2000m", "2000 metres", "3:20.00", "€2000", "1,500m", "may win", "a march"])
def test_what_is_not_a_date_is_not_read_as_one(text):
    assert DATE.search(text) is None


@pytest.mark.parametrize(
    ("text", "value"), [("15", 15), ("thirteen", 13), ("twenty-four", 24), ("60,000", 60000), ("four", 4)]
)
def test_numbers_in_figures_and_in_words(text, value):
    assert number_value(NUMBER.search(text)) == value


@pytest.mark.parametrize(
    ("text", "value"), [("11th", 11), ("eleventh", 11), ("twenty-first", 21), ("2nd", 2)]
)
def test_ordinals_in_figures_and_in_words(text, value):
    assert ordinal_value(ORDINAL.search(text)) == value


@pytest.mark.parametrize(
    ("value", "printed"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd"), (113, "113th")]
)
def test_an_ordinal_is_printed_with_its_ending(value, printed):
    assert ordinal(value) == printed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“One,” he said. “Two.”", ["One,", "Two."]),
        ('"One," he said. "Two."', ["One,", "Two."]),
        ("“It goes on\n\n“and ends here.”", ["It goes on", "and ends here."]),
        ("Nobody spoke.", []),
    ],
)
def test_quotations_are_found_in_both_kinds_of_marks(text, words):
    assert [quote.words for quote in quotations(text)] == words
