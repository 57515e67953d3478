"""The geometry of the charts: whole numbers, better always up, nothing drawn that is not known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.charts import Gap, SeasonMark, margins, progression
from athletics.charts.scale import scaled, ticks

SECONDS = {"unit": "time", "direction": "low"}
METRES = {"unit": "length", "direction": "high"}


@pytest.mark.parametrize(
    ("low", "high", "unit", "expected"),
    [
        (206_730, 222_000, "time", ["3:25", "3:30", "3:35", "3:40", "3:45"]),
        (9_800, 10_300, "time", ["9.8", "9.9", "10.0", "10.1", "10.2", "10.3"]),
        (7_439_000, 7_500_000, "time", ["2:03:45", "2:04:00", "2:04:15", "2:04:30", "2:04:45", "2:05:00"]),
        (206_000, 206_000, "time", ["3:26", "3:27"]),
        (780, 895, "length", ["7.80", "8.00", "8.20", "8.40", "8.60", "8.80", "9.00"]),
        (8_200, 9_126, "points", ["8200", "8400", "8600", "8800", "9000", "9200"]),
    ],
)
def test_axis_is_labelled_with_round_marks(low, high, unit, expected):
    assert [tick.label for tick in ticks(low, high, unit)] == expected


@given(st.sampled_from(["time", "length", "points"]), st.lists(st.integers(0, 10**8), min_size=1))
def test_axis_encloses_every_mark_in_few_steps(unit, values):
    found = ticks(min(values), max(values), unit)

    assert found[0].at <= min(values) <= max(values) <= found[-1].at
    assert 2 <= len(found) <= 8


@pytest.mark.parametrize(
    ("value", "full", "length", "expected"),
    [(0, 7, 100, 0), (7, 7, 100, 100), (1, 2, 101, 51), (1, 3, 100, 33), (2, 3, 100, 67)],
)
def test_scaled_rounds_to_the_nearest_whole(value, full, length, expected):
    assert scaled(value, full, length) == expected


def heights(chart):
    return [(point.season.year, point.season.mark) for point in sorted(chart.points, key=lambda p: p.y)]


def test_faster_is_higher():
    seasons = [SeasonMark(2022, 209_020, "3:29.02"), SeasonMark(2023, 207_140, "3:27.14")]

    assert heights(progression(seasons, **SECONDS)) == [(2023, 207_140), (2022, 209_020)]


def test_farther_is_higher():
    seasons = [SeasonMark(2022, 812, "8.12"), SeasonMark(2023, 801, "8.01")]

    assert heights(progression(seasons, **METRES)) == [(2022, 812), (2023, 801)]


def test_line_breaks_where_a_season_is_not_on_file():
    seasons = [SeasonMark(year, 210_000 - year, "3:28") for year in (2019, 2020, 2022, 2023, 2025)]

    chart = progression(seasons, **SECONDS)

    assert [line.points.count(",") for line in chart.lines] == [2, 2]
    assert [tick.label for tick in chart.years] == [str(year) for year in range(2019, 2026)]


def test_kinds_of_track_are_never_joined_and_their_labels_never_meet():
    seasons = [
        SeasonMark(2024, 206_730, "3:26.73"),
        SeasonMark(2025, 212_000, "3:32.00"),
        SeasonMark(2025, 209_630, "3:29.63", short_track=True),
    ]

    chart = progression(seasons, **SECONDS)

    assert chart.both
    assert [line.short_track for line in chart.lines] == [False]
    above = {point.season.printed: point.label_y < point.y for point in chart.points}
    assert above == {"3:26.73": True, "3:32.00": False, "3:29.63": True}


def test_best_is_the_earliest_of_equals():
    seasons = [SeasonMark(2023, 208_000, "3:28.00"), SeasonMark(2021, 208_000, "3:28.00")]

    assert progression(seasons, **SECONDS).best.year == 2021


def test_no_season_makes_no_chart():
    assert progression([], **SECONDS) is None


@given(
    st.lists(
        st.builds(
            SeasonMark,
            year=st.integers(1900, 2030),
            mark=st.integers(1, 10**7),
            printed=st.just("m"),
            short_track=st.booleans(),
        ),
        min_size=1,
        unique_by=lambda season: (season.year, season.short_track),
    ),
    st.sampled_from([SECONDS, METRES]),
)
def test_everything_stands_inside_the_chart(seasons, kind):
    chart = progression(seasons, **kind)

    assert len(chart.points) == len(seasons)
    for point in chart.points:
        assert chart.left < point.x < chart.width
        assert 0 < point.label_y < chart.height
        assert 0 < point.y <= chart.floor


def gap(ahead="first", margin=500, printed="0.50 s", on=date(2022, 7, 19), unit="time"):
    return Gap(on, ahead, margin, printed, unit)


def test_bar_points_to_whoever_was_ahead():
    chart = margins([gap("first"), gap("second"), gap("draw", 0, "same time")])

    up, down, level = chart.bars
    assert (up.y + up.height, down.y, level.height) == (chart.baseline, chart.baseline, 0)
    assert up.label_y < up.y
    assert down.label_y > down.y + down.height


def test_bars_are_to_scale():
    chart = margins([gap(margin=1000), gap(margin=500), gap("second", margin=250)])

    assert [bar.height for bar in chart.bars] == [84, 42, 21]
    assert not chart.cut


def test_heavy_defeat_is_cut_and_does_not_flatten_the_rest():
    chart = margins([gap(margin=1000), gap(margin=500), gap(margin=35_960, printed="35.96 s")])

    assert [(bar.label, bar.height, bar.cut) for bar in chart.bars] == [
        ("0.50", 84, False),
        ("0.50", 42, False),
        ("35.96", 84, True),
    ]
    assert chart.cut


def test_margin_not_on_file_is_drawn_as_unknown():
    (bar,) = margins([gap("second", None, "")]).bars

    assert (bar.unknown, bar.label) == (True, "?")


def test_chart_is_no_taller_than_its_bars():
    up_only = margins([gap(margin=1000)])
    both = margins([gap(margin=1000), gap("second", margin=500)])

    assert both.height - up_only.height == 42
    assert up_only.baseline == both.baseline


def test_same_mark_is_a_bar_of_its_own_length():
    chart = margins([gap(margin=1000), gap("second", 0, "same time")])

    assert [(bar.label, bar.height) for bar in chart.bars] == [("0.50", 84), ("same", 3)]


def test_seconds_and_metres_are_not_put_on_one_scale():
    chart = margins([gap(margin=900), gap(margin=30, printed="0.30 m", unit="length")])

    assert not chart.to_scale
    assert {bar.height for bar in chart.bars} == {14}


def test_each_year_is_named_once():
    days = [date(2022, 7, 17), date(2022, 7, 19), date(2024, 8, 6)]

    assert [tick.label for tick in margins([gap(on=day) for day in days]).years] == ["2022", "2024"]


def test_no_meeting_makes_no_chart():
    assert margins([]) is None
