"""From raw readings to official marks, a table for each rule."""

import pytest

from athletics import marks
from athletics.marks import MarkError


@pytest.mark.parametrize(
    ("ticks", "options", "official"),
    [
        (208815, {"distance_m": 1500}, (208820, 100)),
        (208820, {"distance_m": 1500}, (208820, 100)),
        (209362, {"distance_m": 1500}, (209370, 100)),
        (2088151, {"distance_m": 1500, "per_second": 10_000}, (208820, 100)),
        (1571001, {"distance_m": 10_000}, (1571010, 100)),
        (3600001, {"distance_m": 20_000}, (3600100, 10)),
        (7784300, {"distance_m": 42195, "in_stadium": False}, (7785000, 1)),
        (7784000, {"distance_m": 42195, "in_stadium": False, "timing": "transponder"}, (7784000, 1)),
        (231210, {"distance_m": 1609, "in_stadium": False}, (231300, 10)),
        (10110, {"distance_m": 100, "timing": "hand"}, (10200, 10)),
        (1011, {"distance_m": 100, "timing": "hand", "per_second": 100}, (10200, 10)),
        (10100, {"distance_m": 100, "timing": "hand"}, (10100, 10)),
    ],
)
def test_official_times_round_up_as_far_as_the_race_demands(ticks, options, official):
    assert marks.official_time(ticks, **options) == official


@pytest.mark.parametrize(
    ("watches", "value"),
    [
        ([1011], 10200),
        ([1011, 1025], 10300),
        ([1020, 1020, 1051], 10200),
        ([1051, 1020, 1051], 10600),
        ([1011, 1019, 1051], 10200),
        ([1001, 1029, 1051], 10300),
    ],
)
def test_two_watches_that_agree_count_else_the_middle_one(watches, value):
    assert marks.watch_time(watches, distance_m=100, per_second=100) == (value, 10)


@pytest.mark.parametrize("watches", [[], [1, 2, 3, 4]])
def test_a_hand_time_needs_one_to_three_watches(watches):
    with pytest.raises(MarkError):
        marks.watch_time(watches, distance_m=100)


@pytest.mark.parametrize(("millimetres", "cm"), [(8959, 895), (8950, 895), (0, 0), (2309, 230)])
def test_lengths_and_heights_round_down_to_the_centimetre(millimetres, cm):
    assert marks.official_length(millimetres) == cm


@pytest.mark.parametrize(
    ("hundredths", "tenths"), [(203, 21), (-203, -20), (200, 20), (-200, -20), (1, 1), (-1, 0)]
)
def test_wind_rounds_towards_plus_infinity(hundredths, tenths):
    assert marks.official_wind(hundredths) == tenths


def test_points_of_the_events_are_added():
    assert marks.official_points([1000, 950, 0]) == 1950


@pytest.mark.parametrize(
    "round_it",
    [
        lambda: marks.official_time(10.11, distance_m=100),
        lambda: marks.official_time(-1, distance_m=100),
        lambda: marks.official_length(8.95),
        lambda: marks.official_wind(2.03),
        lambda: marks.official_points([900, 900.5]),
    ],
)
def test_fractions_and_negative_readings_are_refused(round_it):
    with pytest.raises(MarkError):
        round_it()
