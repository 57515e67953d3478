"""What must hold for any mark and any text: round trips, order, and one error only."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from athletics import marks
from athletics.marks import Mark, MarkError, Status, Timing, Unit, WindState
from athletics.marks.mark import STATUSES_WITH_VALUE

FLAGS = ["short_track", "altitude", "aided", "downhill", "oversized_track", "pending"]
TYPED = st.text(alphabet="0123456789:.,'\"-+–−/()*½² hisxmwWoAaOTdDNQSFrRCH\n\t\u00a0\u200b", max_size=24)
OPTIONS = st.fixed_dictionaries(
    {
        "unit": st.sampled_from(Unit),
        "distance_m": st.sampled_from([None, 60, 100, 400, 800, 1500, 21097, 42195]),
        "road": st.booleans(),
        "sprint": st.sampled_from([None, True, False]),
        "wind_matters": st.sampled_from([None, True, False]),
        "timing": st.sampled_from([None, *Timing]),
    }
)


@st.composite
def made_marks(draw):
    unit = draw(st.sampled_from(Unit))
    status = draw(st.sampled_from(Status))
    if status not in STATUSES_WITH_VALUE or (status != Status.OK and draw(st.booleans())):
        return Mark(unit=unit, value=None, status=status, status_detail=draw(details()))
    fields = {"unit": unit, "status": status}
    if status != Status.OK:
        fields["status_detail"] = draw(details())
    if unit == Unit.TIME:
        fields["timing"] = draw(st.sampled_from([None, *Timing]))
        fields["precision"] = draw(
            st.sampled_from([1, 10] if fields["timing"] == "hand" else [1, 10, 100, 1000])
        )
        parts = draw(st.integers(1, 99 * 3600 * fields["precision"]))
        fields["value"] = parts * 1000 // fields["precision"]
    else:
        fields["value"] = draw(st.integers(1, 99_999))
    fields |= dict.fromkeys(draw(st.sets(st.sampled_from(FLAGS))), True)
    fields |= draw(st.sampled_from([{}, {"mixed_race": True}, {"women_only": True}]))
    if unit in (Unit.TIME, Unit.DISTANCE_RUN):
        fields["en_route"] = draw(st.booleans())
    if unit in (Unit.TIME, Unit.LENGTH, Unit.POINTS):
        fields |= draw(winds())
    return Mark(**fields)


@st.composite
def winds(draw):
    tenths = draw(st.none() | st.integers(-999, 999))
    if tenths is not None:
        return {"wind": tenths, "wind_state": WindState.MEASURED, "wind_assisted": tenths > marks.WIND_LIMIT}
    assisted = draw(st.booleans())
    state = WindState.NWI if assisted else draw(st.sampled_from([WindState.NWI, WindState.NOT_REQUIRED]))
    return {"wind_state": state, "wind_assisted": assisted}


def details():
    return st.sampled_from(["", "TR17.3.1", "TR 54.7.5 (two red cards)", "CR31 – doping", "lane; jury"])


@given(made_marks(), st.sampled_from(["sh", "i"]), st.booleans())
def test_a_formatted_mark_reads_back_as_itself(mark, short_track, ascii_minus):
    text = marks.format(mark, short_track=short_track, ascii_minus=ascii_minus)
    assert marks.parse(text, unit=mark.unit, sprint=False, timing=mark.timing if mark.value else None) == mark


@given(TYPED | st.text(max_size=30), OPTIONS)
def test_any_text_is_a_mark_or_no_mark_or_one_error_whose_suggestion_reads(text, options):
    try:
        mark = marks.parse(text, **options)
    except MarkError as error:
        assert error.message
        if error.suggestion is not None:
            assert marks.parse(error.suggestion, **options) is not None
    else:
        assert mark is None or mark.raw == text


@given(TYPED | st.text(max_size=30), OPTIONS)
def test_whatever_is_read_can_be_printed_and_read_again(text, options):
    try:
        mark = marks.parse(text, **options)
    except MarkError:
        return
    if mark is None:
        assert marks.format(mark) == ""
    else:
        options = {**options, "distance_m": None, "sprint": False}
        assert marks.parse(marks.format(mark), **options) == mark


@given(TYPED | st.text(max_size=30))
def test_any_text_is_a_wind_or_none_or_one_error_whose_suggestion_reads(text):
    try:
        wind = marks.parse_wind(text)
    except MarkError as error:
        if error.suggestion is not None:
            assert marks.parse_wind(error.suggestion).state == WindState.MEASURED
    else:
        assert wind is None or (wind.tenths is not None) == (wind.state == WindState.MEASURED)


@given(st.integers(-999, 999), st.booleans())
def test_a_formatted_wind_reads_back_as_itself(tenths, ascii_minus):
    assert marks.parse_wind(marks.format_wind(tenths, ascii_minus=ascii_minus)).tenths == tenths


@given(st.lists(made_marks(), min_size=2), st.sampled_from(["low", "high"]))
def test_order_agrees_with_value(made, direction):
    of_one_unit = [mark for mark in made if mark.unit == made[0].unit]
    ranked = sorted(of_one_unit, key=lambda mark: marks.sort_key(mark.status, mark.value, direction))
    for ahead, behind in pairwise(ranked):
        if ahead.status == behind.status == Status.OK:
            assert not marks.better(behind, ahead, direction)
            assert marks.better(ahead, behind, direction) != marks.equal(ahead, behind)
            assert (ahead.value <= behind.value) if direction == "low" else (ahead.value >= behind.value)


@given(st.integers(1, 10**8), st.integers(60, 42_195), st.booleans(), st.sampled_from(Timing))
def test_an_official_time_is_never_faster_and_never_a_whole_step_slower(raw, distance_m, in_stadium, timing):
    official = marks.official_time(raw, distance_m=distance_m, in_stadium=in_stadium, timing=timing)
    assert 0 <= official.value - raw < 1000 // official.precision
    assert official.value * official.precision % 1000 == 0


@given(st.lists(st.integers(0, 9)))
def test_places_share_and_skip(keys):
    assert marks.places(keys) == [1 + sum(other < key for other in keys) for key in keys]
