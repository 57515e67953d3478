"""One line of a marks list as a performance, or the sentence that refuses it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.choices import Direction, Unit
from athletics.imports.marks_list.rows import (
    OPTIONAL,
    REQUIRED,
    DoubtError,
    Performance,
    Reader,
    RefusedError,
    timing_of,
)
from athletics.models import Discipline


def contest(code, unit=Unit.TIME, distance=None, **fields) -> Discipline:
    direction = Direction.LOW if unit == Unit.TIME else Direction.HIGH
    return Discipline(code=code, name=code, unit=unit, direction=direction, distance=distance, **fields)


DISCIPLINES = [
    contest("60m", distance=60_000, wind_matters=True),
    contest("100m", distance=100_000, wind_matters=True),
    contest("1500m", distance=1_500_000),
    contest("10km", distance=10_000_000, is_road=True),
    contest("long-jump", Unit.LENGTH, wind_matters=True),
    contest("pole-vault", Unit.HEIGHT),
    contest("decathlon", Unit.POINTS),
    contest("4x400m", distance=1_600_000, is_relay=True),
]
READER = Reader(
    disciplines={one.code: one for one in DISCIPLINES},
    countries={"NOR", "USA"},
    records={("1500m", "M"): 206_000},
    today=date(2025, 12, 31),
)
PLAIN = {
    "discipline": "1500-metres",
    "sex": "M",
    "mark": "3:36.54",
    "competitor": "Ola TESTMANN",
    "nationality": "NOR",
    "date": "2024-06-12",
    "dob": "1999-04-03",
    "venue": "Oslo (NOR)",
    "position": "1",
}


def read(**cells) -> Performance:
    line = {**dict.fromkeys((*REQUIRED, *OPTIONAL), ""), **PLAIN, **cells}
    return READER.read(2, tuple(line[name] for name in (*REQUIRED, *OPTIONAL)))


@pytest.mark.parametrize(
    ("discipline", "mark", "value", "precision", "timing"),
    [
        ("1500-metres", "3:36.54", 216_540, 100, "fat"),
        ("1500-metres", "3:36.5h", 216_500, 10, "hand"),
        ("100-metres", "10.5", 10_500, 100, "fat"),
        ("100-metres", "10.5h", 10_500, 10, "hand"),
        ("10-kilometres", "31:41", 1_901_000, 1, ""),
        ("long-jump", "8.1", 810, None, ""),
        ("pole-vault", "6.00", 600, None, ""),
        ("decathlon", "8126", 8126, None, ""),
    ],
)
def test_marks_are_whole_numbers_with_what_is_known_of_them(discipline, mark, value, precision, timing):
    one = read(discipline=discipline, mark=mark)

    assert (one.mark.value, one.mark.precision, timing_of(one.mark, one.discipline)) == (
        value,
        precision,
        timing,
    )
    assert one.raw_mark == mark


@pytest.mark.parametrize(
    ("cells", "wind", "state"),
    [
        ({"discipline": "100-metres", "mark": "10.50", "wind": "+1.2"}, 12, "measured"),
        ({"discipline": "100-metres", "mark": "10.50", "wind": "-0.0"}, 0, "measured"),
        ({"discipline": "100-metres", "mark": "10.50", "wind": ""}, None, "nwi"),
        ({"discipline": "60-metres", "mark": "6.70", "venue": "Oslo (NOR) (i)"}, None, "not_required"),
        ({}, None, "not_required"),
    ],
)
def test_wind_is_kept_as_far_as_it_is_known(cells, wind, state):
    one = read(**cells)

    assert (one.wind, one.wind_state) == (wind, state)


@pytest.mark.parametrize(
    ("cells", "facility", "indoors"),
    [
        ({}, "track", False),
        ({"venue": "Oslo (NOR) (i)"}, "short_track", True),
        ({"discipline": "60-metres", "mark": "6.70", "venue": "Oslo (NOR) (i)"}, "straight", True),
        ({"discipline": "60-metres", "mark": "6.70"}, "track", False),
        ({"discipline": "pole-vault", "mark": "5.50", "venue": "Oslo (NOR) (i)"}, "field", True),
        ({"discipline": "10-kilometres", "mark": "31:41"}, "road", False),
    ],
)
def test_facility_follows_from_the_discipline_and_the_roof(cells, facility, indoors):
    one = read(**cells)

    assert (one.facility, one.indoors) == (facility, indoors)


@pytest.mark.parametrize(
    ("position", "place"), [("1", 1), ("2f", 2), ("1f2", None), ("1h1", None), ("", None), ("3.0", 3)]
)
def test_only_a_place_in_the_contest_is_a_place(position, place):
    one = read(position=position)

    assert (one.place, one.raw_place) == (place, position.removesuffix(".0"))


@pytest.mark.parametrize(
    ("dob", "birth", "precision", "certain"),
    [
        ("1999-04-03", date(1999, 4, 3), "day", True),
        ("1999-04", date(1999, 4, 1), "month", False),
        ("1999", date(1999, 1, 1), "year", False),
        ("", None, "day", False),
    ],
)
def test_only_a_full_birth_date_says_who_it_is(dob, birth, precision, certain):
    person = read(dob=dob).person

    assert (person.birth, person.precision, person.certain) == (birth, precision, certain)
    assert (person.given, person.family, person.folded) == ("Ola", "Testmann", "ola testmann")


@pytest.mark.parametrize(
    ("age", "age_class"),
    [("senior", "senior"), ("u20|senior", "senior"), ("u18|u20", "u20"), ("u18", "u18"), ("", "senior")],
)
def test_a_mark_on_two_lists_was_open_to_the_older(age, age_class):
    assert read(age=age).age_class == age_class


def test_a_relay_has_a_team_and_nobody_else():
    one = read(discipline="4x400-metres-relay", mark="3:01.25", competitor=" Testland  Blue ", dob="")

    assert (one.team, one.person) == ("Testland Blue", None)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"discipline": "egg-and-spoon"}, "no discipline “egg-and-spoon”"),
        ({"discipline": "1500m"}, "no discipline “1500m”"),
        ({"sex": "Q"}, "is no sex"),
        ({"sex": "X"}, "Only a relay is mixed"),
        ({"mark": "3.36,54"}, "is not a time"),
        ({"mark": ""}, "has a mark in every line"),
        ({"mark": "DNF"}, "has a mark in every line"),
        ({"mark": "1:36.54"}, "faster than 10 m/s"),
        ({"mark": "3:00.00"}, "far beyond the world record"),
        ({"wind": "strong"}, "is not a wind reading"),
        ({"nationality": "XYZ"}, "no country “XYZ”"),
        ({"nationality": ""}, "No country"),
        ({"competitor": ""}, "Nobody is named"),
        ({"competitor": "!!"}, "is no name"),
        ({"dob": "3 April"}, "is no birth date"),
        ({"dob": "1999-02-30"}, "is no birth date"),
        ({"dob": "2025-01-01"}, "Born on 2025-01-01"),
        ({"date": "2024"}, "is no day"),
        ({"date": "2024-02-30"}, "is no day"),
        ({"date": "2026-01-01"}, "cannot be the day"),
        ({"position": "first"}, "is no position"),
    ],
)
def test_what_cannot_be_is_refused_with_the_reason(cells, said):
    with pytest.raises(RefusedError, match=said):
        read(**cells)


def test_what_is_well_beyond_the_record_waits_for_a_person():
    with pytest.raises(DoubtError, match="well beyond the world record of 3:26.00"):
        read(mark="3:18.00")


CELLS = st.text(max_size=20)


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*REQUIRED, *OPTIONAL), CELLS)))
def test_no_line_makes_anything_but_a_performance_or_a_sentence(cells):
    try:
        assert isinstance(read(**cells), Performance)
    except (RefusedError, DoubtError) as error:
        assert str(error)
