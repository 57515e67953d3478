"""Every row of the parsing grammar, and every way we know of getting a mark wrong."""

import pytest

from athletics import marks
from athletics.marks import Mark, MarkError, Status, Timing, Unit, WindState

TIME, LENGTH, HEIGHT, POINTS, RUN = "time", "length", "height", "points", "distance_run"
NWI = {"wind_state": "nwi"}


def measured(tenths, **more):
    return {"wind": tenths, "wind_state": "measured", **more}


def seconds(value, precision=100, **more):
    return Mark(unit=TIME, value=value, precision=precision, **more)


def distance(value, unit=LENGTH, **more):
    return Mark(unit=unit, value=value, **more)


TIMES = [
    ("3:29.63", {"distance_m": 1500}, seconds(209630)),
    ("3:29.63i", {"distance_m": 1500}, seconds(209630, short_track=True)),
    ("3:29.63 sh", {"distance_m": 1500}, seconds(209630, short_track=True)),
    ("3:29.63 (sh)", {"distance_m": 1500}, seconds(209630, short_track=True)),
    ("10.2h", {"distance_m": 100}, seconds(10200, 10, timing="hand")),
    ("10.2 h", {"distance_m": 100}, seconds(10200, 10, timing="hand")),
    ("10.2", {"distance_m": 100, "timing": "hand"}, seconds(10200, 10, timing="hand")),
    ("10.23", {"distance_m": 100, "timing": "fat"}, seconds(10230, timing="fat")),
    ("10.2h", {"distance_m": 100, "timing": "fat"}, seconds(10200, 10, timing="hand")),
    ("3:31.4h", {"distance_m": 1500}, seconds(211400, 10, timing="hand")),
    ("3:31.4", {"distance_m": 1500}, seconds(211400, 10)),
    ("2:03:59", {"distance_m": 42195, "road": True}, seconds(7439000, 1)),
    ("58:01", {"distance_m": 21097, "road": True}, seconds(3481000, 1)),
    ("73:15", {"distance_m": 21097, "road": True}, seconds(4395000, 1)),
    ("3:51.3", {"distance_m": 1609, "road": True}, seconds(231300, 10)),
    ("2:07:44.35", {"distance_m": 30000}, seconds(7664350)),
    ("10.842", {"distance_m": 100}, seconds(10842, 1000)),
    ("3:28.815", {"distance_m": 1500}, seconds(208815, 1000)),
    ("65.23", {"distance_m": 400}, seconds(65230)),
    ("56.1", {"distance_m": 400, "sprint": False}, seconds(56100, 10)),
    ("58", {"distance_m": 400, "sprint": False}, seconds(58000, 1)),
    ("2:28.98+", {}, seconds(148980, en_route=True)),
    ("3:50.12mx", {}, seconds(230120, mixed_race=True)),
    ("2:15:25 Wo", {}, seconds(8125000, 1, women_only=True)),
    ("2:03:02a", {}, seconds(7382000, 1, aided=True)),
    ("2:03:02ad", {}, seconds(7382000, 1, aided=True, downhill=True)),
    ("3:44.33 OT", {}, seconds(224330, oversized_track=True)),
    ("19.66A", {"distance_m": 200}, seconds(19660, altitude=True)),
    ("3:45.14 sh*", {}, seconds(225140, short_track=True, pending=True)),
    ("9.87w", {"distance_m": 100}, seconds(9870, wind_assisted=True, **NWI)),
    ("9.9hwA", {}, seconds(9900, 10, timing="hand", wind_assisted=True, altitude=True, **NWI)),
    ("9.58 (+0.9)", {"distance_m": 100}, seconds(9580, **measured(9))),
    ("10.23 -0.4", {"distance_m": 100}, seconds(10230, **measured(-4))),
    ("9.58", {"distance_m": 100, "wind_matters": True}, seconds(9580, **NWI)),
    ("3:35.12 OC", {}, seconds(215120, status="oc")),
    ("3:35.12 DQ TR17.3.1", {}, seconds(215120, status="dq", status_detail="TR17.3.1")),
    ("３：２９．６３", {}, seconds(209630)),
    ("٣:٢٩.٦٣", {}, seconds(209630)),
    ("\ufeff 3:29.63\u200b\n", {}, seconds(209630)),
]
FIELD = [
    ("8.95", LENGTH, distance(895)),
    ("8,95", LENGTH, distance(895)),
    ("8.95m", LENGTH, distance(895)),
    ("8.95 m", LENGTH, distance(895)),
    ("104.80", LENGTH, distance(10480)),
    ("8.95w", LENGTH, distance(895, wind_assisted=True, **NWI)),
    ("8.95 (+2.6)", LENGTH, distance(895, wind_assisted=True, **measured(26))),
    ("8.95w (+2.6)", LENGTH, distance(895, wind_assisted=True, **measured(26))),
    ("8.95/+2.6", LENGTH, distance(895, wind_assisted=True, **measured(26))),
    ("8,95 (+2.0)", LENGTH, distance(895, **measured(20))),
    ("8.95 (−0.4)", LENGTH, distance(895, **measured(-4))),
    ("8.95 NWI", LENGTH, distance(895, **NWI)),
    ("8.95 (nwi)", LENGTH, distance(895, **NWI)),
    ("8.95 (w)", LENGTH, distance(895, wind_assisted=True, **NWI)),
    ("8.95A", LENGTH, distance(895, altitude=True)),
    ("8.95 mx", LENGTH, distance(895, mixed_race=True)),
    ("6.27 i", HEIGHT, distance(627, HEIGHT, short_track=True)),
    ("26-8.25", LENGTH, distance(813)),
    ("26–8.25", LENGTH, distance(813)),
    ("12'10.25\"", LENGTH, distance(391)),
    ("12′10.25″", LENGTH, distance(391)),
    ("12’10.25''", LENGTH, distance(391)),
    ("29-4½", LENGTH, distance(895)),
    ("29-4 1/2", LENGTH, distance(895)),
    ("29 ft 4.5 in", LENGTH, distance(895)),
    ("29-4.5w", LENGTH, distance(895, wind_assisted=True, **NWI)),
    ("7'", HEIGHT, distance(213, HEIGHT)),
    ("9126", POINTS, distance(9126, POINTS)),
    ("9,126", POINTS, distance(9126, POINTS)),
    ("9 126", POINTS, distance(9126, POINTS)),
    ("9\u202f126 pts", POINTS, distance(9126, POINTS)),
    ("0", POINTS, distance(0, POINTS)),
    ("21330", RUN, distance(21330, RUN)),
    ("21,330 m", RUN, distance(21330, RUN)),
]
STATUSES = [
    ("DSQ", Status.DQ, ""),
    ("dq", Status.DQ, ""),
    ("DQ TR17.3.1", Status.DQ, "TR17.3.1"),
    ("DQ (TR 17.3.1)", Status.DQ, "TR 17.3.1"),
    ("dsq: 163.3a", Status.DQ, "163.3a"),
    ("Disqualified", Status.DQ, ""),
    ("DNS", Status.DNS, ""),
    ("did not start", Status.DNS, ""),
    ("DNF", Status.DNF, ""),
    ("DNF pacemaker", Status.DNF, "pacemaker"),
    ("NM", Status.NM, ""),
    ("No Mark", Status.NM, ""),
    ("NH", Status.NH, ""),
    ("r", Status.R, ""),
    ("Ret.", Status.R, ""),
    ("OC", Status.OC, ""),
    ("annulled", Status.ANNULLED, ""),
    ("uncertified", Status.UNCERTIFIED, ""),
]
REFUSED = [
    ("3:29,63", TIME, {"distance_m": 1500}, "3:29.63"),
    ("3:29,43", TIME, {}, "3:29.43"),
    ("3.29,63", TIME, {}, "3:29.63"),
    ("2.03.59", TIME, {"distance_m": 42195, "road": True}, "2:03:59"),
    ("2.03.59", TIME, {}, "2:03:59"),
    ("1.41.11", TIME, {"distance_m": 800}, "1:41.11"),
    ("3:29:43", TIME, {"distance_m": 1500}, "3:29.43"),
    ("10:23", TIME, {"distance_m": 100}, "10.23"),
    ("58.01", TIME, {"distance_m": 21097, "road": True}, "58:01"),
    ("73.15", TIME, {"distance_m": 21097, "road": True}, "73:15"),
    ("3'29\"63", TIME, {}, "3:29.63"),
    ("32963", TIME, {}, "3:29.63"),
    ("75", TIME, {}, "1:15"),
    ("3:9.63", TIME, {}, "3:09.63"),
    ("3:29.", TIME, {}, "3:29"),
    ("10.2", TIME, {"distance_m": 100}, "10.2h"),
    ("10.2A", TIME, {"distance_m": 100}, "10.2h A"),
    ("10", TIME, {"distance_m": 100}, "10h"),
    ("10,2", TIME, {"distance_m": 100}, "10.2h"),
    ("10.23h", TIME, {"distance_m": 100}, "10.3h"),
    ("10.23", TIME, {"distance_m": 100, "timing": "hand"}, "10.3h"),
    ("3:29.63 PB", TIME, {}, "3:29.63"),
    ("3:29.63 aid", TIME, {}, "3:29.63"),
    ("OC 3:35.12", TIME, {}, "3:35.12 OC"),
    ("DQ 3:35.12", TIME, {}, "3:35.12 DQ"),
    ("3:29,63 OC", TIME, {}, "3:29.63 OC"),
    ("8.9", LENGTH, {}, "8.90"),
    ("895", LENGTH, {}, "8.95"),
    ("8.955", LENGTH, {}, "8.95"),
    ("18", LENGTH, {}, "18.00"),
    ("8,9 (+2.6)", LENGTH, {}, "8.90 (+2.6)"),
    ("8.95+2.6", LENGTH, {}, "8.95 (+2.6)"),
    ("8.95 (+2,6)", LENGTH, {}, "8.95 (+2.6)"),
    ("8.95 (+2.03)", LENGTH, {}, "8.95 (+2.1)"),
    ("8.95 (+2)", LENGTH, {}, "8.95 (+2.0)"),
    ("8.95 ()", LENGTH, {}, "8.95"),
    ("8.95h", LENGTH, {}, None),
    ("8.95+", LENGTH, {}, None),
    ("2.30w", HEIGHT, {}, None),
    ("43.03w", TIME, {"distance_m": 400, "wind_matters": False}, None),
    ("8.95w (+1.2)", LENGTH, {}, None),
    ("2:15:25 mx Wo", TIME, {}, None),
    ("26-12", LENGTH, {}, None),
    ("0.00", LENGTH, {}, None),
    ("0:00.00", TIME, {}, None),
    ("9.126", POINTS, {}, "9126"),
    ("9'126", POINTS, {}, "9126"),
    ("91,26", POINTS, {}, "9126"),
    ("-5", POINTS, {}, None),
    ("x", LENGTH, {}, "NM"),
    ("FS", TIME, {}, "DQ"),
    ("fast", TIME, {}, None),
    ("3:29\n.63", TIME, {}, None),
    ("3:29.63\t3:30.00", TIME, {}, None),
    ("\x00", TIME, {}, None),
    ("9" * 200, TIME, {}, None),
    ("9" * 5000, POINTS, {}, None),
    ("10²", POINTS, {}, "10"),
    ("²", TIME, {}, None),
    ("3:29.63", "furlongs", {}, None),
    (3.5, LENGTH, {}, None),
    (209630, TIME, {}, None),
]


@pytest.mark.parametrize(("text", "options", "mark"), TIMES)
def test_times_read_to_the_millisecond(text, options, mark):
    assert marks.parse(text, unit=TIME, **options) == mark


@pytest.mark.parametrize(("text", "unit", "mark"), FIELD)
def test_lengths_heights_points_and_distances_read(text, unit, mark):
    assert marks.parse(text, unit=unit) == mark


@pytest.mark.parametrize(("text", "status", "detail"), STATUSES)
def test_statuses_read_with_their_rule(text, status, detail):
    assert marks.parse(text, unit=TIME) == Mark(unit=TIME, value=None, status=status, status_detail=detail)


@pytest.mark.parametrize("text", ["", "   ", "-", "–", "—", "−", "--", None])
@pytest.mark.parametrize("unit", Unit)
def test_a_blank_or_a_dash_is_no_mark_rather_than_nought(text, unit):
    assert marks.parse(text, unit=unit) is None


@pytest.mark.parametrize(("text", "unit", "options", "suggestion"), REFUSED)
def test_what_is_not_a_mark_is_refused_with_what_was_meant(text, unit, options, suggestion):
    with pytest.raises(MarkError) as refusal:
        marks.parse(text, unit=unit, **options)
    assert refusal.value.suggestion == suggestion
    assert refusal.value.message.endswith((".", "?"))


def test_two_possible_times_are_both_named():
    with pytest.raises(MarkError) as refusal:
        marks.parse("2.03.59", unit=TIME)
    assert "It could also be 2:03.59." in refusal.value.message
    assert str(refusal.value).endswith("Did you mean 2:03:59?")


def test_raw_is_kept_exactly_and_takes_no_part_in_equality():
    mark = marks.parse(" 3:29.63i ", unit=TIME)
    assert mark.raw == " 3:29.63i "
    assert mark == marks.parse("3:29.63 sh", unit=TIME)
    assert len({mark, marks.parse("3:29.63 sh", unit=TIME)}) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"unit": TIME, "value": 209.63, "precision": 100},
        {"unit": TIME, "value": True, "precision": 1},
        {"unit": TIME, "value": None},
        {"unit": TIME, "value": 209630},
        {"unit": TIME, "value": 209635, "precision": 100},
        {"unit": TIME, "value": 10230, "precision": 100, "timing": "hand"},
        {"unit": LENGTH, "value": 895, "precision": 100},
        {"unit": LENGTH, "value": 895, "wind": 5},
        {"unit": LENGTH, "value": 895, "wind_state": "measured"},
        {"unit": LENGTH, "value": 895, "wind": 20, "wind_state": "measured", "wind_assisted": True},
        {"unit": LENGTH, "value": 0},
        {"unit": LENGTH, "value": -1},
        {"unit": LENGTH, "value": 895, "status": "nm"},
        {"unit": LENGTH, "value": 895, "status_detail": "TR17"},
        {"unit": "stones", "value": 895},
    ],
)
def test_a_mark_that_contradicts_itself_cannot_be_made(fields):
    with pytest.raises(MarkError):
        Mark(**fields)


def test_kinds_given_as_plain_text_are_kept_as_the_enumerations():
    mark = Mark(unit="time", value=10200, precision=10, timing="hand", wind_state="nwi", status="ok")
    assert (mark.unit, mark.timing, mark.wind_state, mark.status) == (
        Unit.TIME,
        Timing.HAND,
        WindState.NWI,
        Status.OK,
    )
