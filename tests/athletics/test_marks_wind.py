"""Wind readings, and what they allow."""

import pytest

from athletics import marks
from athletics.marks import MarkError, Wind, WindState


@pytest.mark.parametrize(
    ("text", "wind"),
    [
        ("+1.2", Wind(12, WindState.MEASURED)),
        ("1.2", Wind(12, WindState.MEASURED)),
        ("-0.4", Wind(-4, WindState.MEASURED)),
        ("−0.4", Wind(-4, WindState.MEASURED)),
        ("-0.0", Wind(0, WindState.MEASURED)),
        ("1.2 (Manual)", Wind(12, WindState.MEASURED)),
        ("Manual +1.2", Wind(12, WindState.MEASURED)),
        ("+1.2 m/s", Wind(12, WindState.MEASURED)),
        ("NWI", Wind(None, WindState.NWI)),
        ("nw", Wind(None, WindState.NWI)),
        ("W", Wind(None, WindState.NWI, assisted=True)),
        ("", None),
        ("–", None),
        (None, None),
    ],
)
def test_winds_read(text, wind):
    assert marks.parse_wind(text) == wind


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("+1,2", "+1.2"),
        ("2", "+2.0"),
        ("+2.03", "+2.1"),
        ("-2.03", "-2.0"),
        ("Manual", None),
        ("breezy", None),
    ],
)
def test_winds_nobody_can_read_are_refused(text, suggestion):
    with pytest.raises(MarkError) as refusal:
        marks.parse_wind(text)
    assert refusal.value.suggestion == suggestion


@pytest.mark.parametrize(
    ("arguments", "text"),
    [((20,), "+2.0"), ((-4,), "−0.4"), ((0,), "0.0"), ((None, "nwi"), "NWI"), ((None, "not_required"), "")],
)
def test_winds_print_with_a_real_minus(arguments, text):
    assert marks.format_wind(*arguments) == text


@pytest.mark.parametrize(
    ("wind", "state", "options", "legal"),
    [
        (20, "measured", {"wind_matters": True}, True),
        (21, "measured", {"wind_matters": True}, False),
        (-35, "measured", {"wind_matters": True}, True),
        (None, "nwi", {"wind_matters": True}, None),
        (None, "not_required", {"wind_matters": True}, None),
        (None, "nwi", {"wind_matters": True, "wind_assisted": True}, False),
        (35, "measured", {"wind_matters": False}, True),
        (None, "not_required", {"wind_matters": False}, True),
    ],
)
def test_wind_is_legal_up_to_two_metres_and_unknown_without_a_reading(wind, state, options, legal):
    assert marks.wind_legal(wind, state, **options) is legal


@pytest.mark.parametrize(
    ("winds", "limit", "legal"),
    [
        ([35, 10, 15], None, True),
        ([35, 10, 16], None, False),
        ([41, 0, 0], None, True),
        ([41, 0, 0], 40, False),
        ([40, 0, 0], 40, True),
        ([10, None, 10], None, None),
        ([], None, None),
    ],
)
def test_combined_events_are_legal_by_the_average(winds, limit, legal):
    assert marks.average_wind_legal(winds, single_limit=limit) is legal
