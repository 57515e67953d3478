"""Order, ties, plausibility and printing: a table for each rule."""

import subprocess
import sys

import pytest

from athletics import choices, marks
from athletics.marks import MarkError


def test_result_lists_run_finishers_no_marks_dnf_dq_dns_and_the_official_place_wins():
    listed = [
        ("ok", 209000, 1),
        ("ok", 208000, 2),  # moved behind by the jury: the place stands
        ("ok", None, 3),
        ("ok", 207000, None),
        ("ok", None, None),
        ("oc", 206000, None),
        ("nm", None, None),
        ("dnf", None, None),
        ("dq", None, None),
        ("dns", None, None),
    ]
    shuffled = listed[5:] + listed[:5]
    assert sorted(shuffled, key=lambda row: marks.sort_key(row[0], row[1], "low", row[2])) == listed


def test_one_hour_is_a_distance_and_the_longer_wins():
    assert marks.rank_key(21330, "high") < marks.rank_key(21285, "high")
    assert marks.rank_key(209630, "low") < marks.rank_key(209640, "low")


def test_a_mark_beats_none_and_units_do_not_mix():
    eight_95 = marks.parse("8.95", unit="length")
    assert marks.better(eight_95, None, "high")
    assert not marks.better(None, eight_95, "high")
    assert marks.better(eight_95, marks.parse("NM", unit="length"), "high")
    assert not marks.equal(None, None)
    with pytest.raises(MarkError):
        marks.better(eight_95, marks.parse("10.01", unit="time"), "high")


def test_same_hundredth_is_parted_by_thousandths_and_a_tie_skips_the_next_place():
    assert marks.places([484285, 484290, 484290, 484301]) == [1, 2, 2, 4]


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ([805, 812, None], [812, 800, None], True),
        ([812, None, None], [812, 700, None], False),
        ([812, 805], [805, 812], None),
    ],
)
def test_throws_and_jumps_are_parted_by_the_next_best(first, second, before):
    keys = marks.series_key(first), marks.series_key(second)
    assert (None if keys[0] == keys[1] else keys[0] < keys[1]) is before


def test_high_jump_ties_go_by_failures_at_the_height_then_overall():
    # height, failures at it, failures below it
    clean, second_try, earlier_failure, lower = (237, 0, 0), (237, 1, 0), (237, 0, 1), (235, 0, 0)
    keys = [marks.countback_key(*row) for row in (clean, second_try, earlier_failure, lower, clean)]
    assert marks.places(keys) == [1, 4, 3, 5, 1]


@pytest.mark.parametrize(
    ("value", "options", "level"),
    [
        (206000, {"unit": "time", "distance_m": 1500, "record": 206000}, "ok"),
        (199820, {"unit": "time", "distance_m": 1500, "record": 206000}, "ok"),
        (199810, {"unit": "time", "distance_m": 1500, "record": 206000}, "warn"),
        (185390, {"unit": "time", "distance_m": 1500, "record": 206000}, "refuse"),
        (9090, {"unit": "time", "distance_m": 100}, "refuse"),
        (9100, {"unit": "time", "distance_m": 100}, "ok"),
        (79000, {"unit": "time", "distance_m": 800}, "refuse"),
        (78630, {"unit": "time", "distance_m": 800, "legs": 4}, "ok"),
        (3000001, {"unit": "time", "distance_m": 1500}, "refuse"),
        (895, {"unit": "length", "record": 895}, "ok"),
        (923, {"unit": "length", "record": 895}, "warn"),
        (1074, {"unit": "length", "record": 895}, "warn"),
        (1075, {"unit": "length", "record": 895}, "refuse"),
        (9126, {"unit": "points"}, "ok"),
    ],
)
def test_the_incredible_is_questioned_and_the_impossible_refused(value, options, level):
    finding = marks.plausibility(value, **options)
    assert finding.level == level
    assert bool(finding.message) == (level != "ok")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((209630, "time", 100), "3:29.63"),
        ((209630, "time"), "3:29.63"),
        ((209600, "time"), "3:29.60"),
        ((3481000, "time", 1), "58:01"),
        ((7439000, "time", 1), "2:03:59"),
        ((231300, "time", 10), "3:51.3"),
        ((9580, "time", 100), "9.58"),
        ((208815, "time", 100), "3:28.815"),
        ((895, "length"), "8.95"),
        ((605, "height"), "6.05"),
        ((9126, "points"), "9126"),
        ((21330, "distance_run"), "21,330 m"),
    ],
)
def test_values_print_as_results_do(arguments, text):
    assert marks.format_value(*arguments) == text


def test_a_hand_time_prints_its_h():
    assert marks.format_value(10200, "time", 10, timing="hand") == "10.2h"


@pytest.mark.parametrize(
    ("text", "unit", "printed"),
    [
        ("3:29.63i", "time", "3:29.63 sh"),
        ("8.95/+2.6", "length", "8.95w (+2.6)"),
        ("8.95 (-0.4)", "length", "8.95 (−0.4)"),
        ("dsq (TR17.3.1)", "time", "DQ TR17.3.1"),
        ("R", "time", "r"),
        ("3:35.12 oc", "time", "3:35.12 OC"),
        ("-", "time", ""),
    ],
)
def test_marks_print_in_one_form(text, unit, printed):
    assert marks.format(marks.parse(text, unit=unit)) == printed


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (marks.Unit, choices.Unit),
        (marks.Direction, choices.Direction),
        (marks.Timing, choices.Timing),
        (marks.WindState, choices.WindState),
        (marks.Status, choices.ResultStatus),
    ],
)
def test_the_kinds_are_the_ones_the_record_stores(ours, theirs):
    assert {kind.value for kind in ours} == set(theirs.values)


def test_marks_and_names_need_no_django():
    check = "import sys, athletics.marks, athletics.names; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
