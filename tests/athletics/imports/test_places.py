"""Venues as lists print them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.imports.marks_list.places import Place, read_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Southampton (GBR)", Place("Southampton", "Southampton", "GBR", indoors=False)),
        ("Bratislava (TCH) (i)", Place("Bratislava", "Bratislava", "TCH", indoors=True)),
        ("Sports Ground, Brno (CZE)", Place("Sports Ground", "Brno", "CZE", indoors=False)),
        ("Wichita, KS (USA) (i)", Place("Wichita, KS", "Wichita, KS", "USA", indoors=True)),
        ("Some Field, Decatur, IL (USA)", Place("Some Field", "Decatur, IL", "USA", indoors=False)),
        ("Hall A, University, Heredia (CRC)", Place("Hall A, University", "Heredia", "CRC", indoors=False)),
        ("Two Towns,, Duluth, MN (USA)", Place("Two Towns", "Duluth, MN", "USA", indoors=False)),
        ("  Oslo   (NOR) ", Place("Oslo", "Oslo", "NOR", indoors=False)),
    ],
)
def test_place_is_read(text, place):
    assert read_place(text) == place


@pytest.mark.parametrize("text", ["", "Unknown", "(GBR)", "Oslo", "Oslo (no)", ",, (NOR)", "Oslo (NOR) (x)"])
def test_what_is_no_place_is_said_to_be_none(text):
    assert read_place(text) is None


def test_spellings_share_a_key_and_cities_do_not():
    keys = [read_place(text).key for text in ("Prøve, Oslo (NOR)", "PROVE, Oslo (NOR)", "Prøve, Oslo (SWE)")]

    assert keys[0] == keys[1] != keys[2]
    assert read_place("Springfield, MA (USA)").key != read_place("Springfield, OH (USA)").key


@given(st.text(max_size=60), st.sampled_from(["", " (NOR)", " (USA) (i)"]))
def test_any_text_is_a_place_or_none(text, behind):
    place = read_place(text + behind)

    assert place is None or (place.name and place.city and len(place.country) == 3)
