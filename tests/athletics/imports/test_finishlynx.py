"""FinishLynx files: every layout trap is read or refused with its line, and no text makes anything but a report."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.imports.files import UnreadableError
from athletics.imports.finishlynx import Reading, is_lynx, read

HEAD = "12,1,1,Men 1500m,,,,,,1500,15:03:04.6960\n"
SPRINT = "7,1,2,Women 100m,+0.4,m/s,,,,100,14:02:11.512\n"


def heat(*lines: str, head: str = HEAD):
    reading = read(head + "".join(f"{line}\n" for line in lines), name="012-1-01.lif")
    return reading.races[0], reading.faults


def test_a_heat_is_read_with_its_numbers_wind_and_distance():
    race, faults = heat(head=SPRINT)

    assert (race.event, race.round, race.number, race.title) == (7, 1, 2, "Women 100m")
    assert (race.wind, race.wind_state, race.distance, faults) == (4, "measured", 100, [])


def test_times_are_kept_as_the_camera_gave_them_and_rounded_up_by_the_rule():
    race, _ = heat("1,104,3,Sample,Ola,NOR,3:28.815,L9,3:28.815", "2,101,5,Test,Per,GBR,3:29.362")

    assert [(one.time, one.precision, one.official) for one in race.finishers] == [
        (208_815, 1000, 208_820),
        (209_362, 1000, 209_370),
    ]
    assert (race.finishers[0].bib, race.finishers[0].lane, race.finishers[0].licence) == ("104", 3, "L9")


def test_a_tie_to_the_hundredth_keeps_the_places_of_the_thousandth():
    race, _ = heat("1,1,3,A,B,NOR,10.841", "2,2,4,C,D,GBR,10.842", "2,3,5,E,F,USA,10.842", head=SPRINT)

    assert [(one.place, one.official) for one in race.finishers] == [(1, 10_850), (2, 10_850), (2, 10_850)]


@pytest.mark.parametrize(
    ("place", "status", "detail"),
    [
        ("DNF", "dnf", ""),
        ("DNS", "dns", ""),
        ("DQ", "dq", ""),
        ("DQ TR17.3.1", "dq", "TR17.3.1"),
        ("FS", "dq", ""),
    ],
)
def test_a_status_stands_where_the_place_would(place, status, detail):
    race, faults = heat(f"{place},190,1,Pacer,First,GBR,,,,,,")

    assert [(one.place, one.status, one.status_detail) for one in race.finishers] == [(None, status, detail)]
    assert faults == []


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("+1.2", (12, "measured")), ("-0.0", (0, "measured")), ("nwi", (None, "nwi"))]
    + [("1.2 (Manual)", (12, "measured")), ("", (None, "not_required"))],
)
def test_wind(written, read_as):
    race, _ = heat(head=f"7,1,1,Women 100m,{written},m/s,,,,100\n")

    assert (race.wind, race.wind_state) == read_as


def test_newer_versions_write_the_wind_further_on():
    race, _ = heat(head="7,1,1,Women 100m,,,,,,100,14:02:11,-0.4\n")

    assert race.wind == -4


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_comments_line_ends_and_unread_lanes_are_passed_over(end):
    text = end.join(["; a comment", HEAD.strip(), ",,4,,,,", '1,7,2,"Sample, Jr.",Ann,GBR,3:59.99', ""])

    reading = read(text, name="A.LIF")

    assert [one.family for one in reading.races[0].finishers] == ["Sample, Jr."]
    assert (reading.races[0].finishers[0].line, reading.faults) == (4, [])


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("1,2,3", "Only 3 of at least 7 cells: the line is cut short."),
        ("1,,3,,,GBR,3:30.00", "Neither a number nor a name says who this is."),
        ("1,2,3,A,B,GBR,", "A place without a time. Write DNS, DNF or DQ where there is none."),
        ("first,2,3,A,B,GBR,3:30.00", "“first” is neither a place nor DNS, DNF or DQ."),
        ("0,2,3,A,B,GBR,3:30.00", "“0” is no place."),
        ('1,2,3,"A,B,GBR,3:30.00', "A quotation mark is never closed."),
        ("1,2,3,A,B,GBR,DNF", "“DNF” is no time: the status belongs in front, where the place stands."),
    ],
)
def test_a_line_that_cannot_be_used_says_why_and_stops_nobody(line, reason):
    race, faults = heat(line, "2,9,3,Test,Per,GBR,3:31.00")

    assert [(fault.number, fault.reason) for fault in faults] == [(2, reason)]
    assert [one.place for one in race.finishers] == [2]


def test_of_one_number_twice_neither_line_is_taken():
    race, faults = heat("1,7,3,A,B,GBR,3:30.00", "2,7,4,C,D,GBR,3:31.00", "3,8,5,E,F,GBR,3:32.00")

    assert [one.bib for one in race.finishers] == ["8"]
    assert [fault.number for fault in faults] == [2, 3]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The file is empty"),
        ("\ufeff \r\n", "The file is empty"),
        (HEAD + "1,104,3,Sample,Ola,NOR,3:28", "may still be writing"),
        ("; nothing but this\n", "comments only"),
        ("0,12,F,1\n1,10.50,7\n", "another layout"),
        (" Event= 1, Round=F, Heat= 1\n", "another layout"),
        ("0,5,1,1,100 Meters,\n", "another layout"),
        ("7,1,1,Women 100m,windy\n", "is not a wind reading"),
    ],
)
def test_a_half_written_file_or_another_layout_is_refused(text, said):
    with pytest.raises(UnreadableError, match=said):
        read(text, name="007-1-01.lif")


def test_a_start_list_is_read_race_by_race():
    text = "; made for tests\n15,1,1,Men 1500m,,,,,,1500\n,101,1,Sample,Ola,NOR,,,,,,14651\n,102,2\nx,1\n,103,3,Lost,One,GBR\n"

    reading = read(text, name="lynx.evt")

    assert [(one.event, one.title, one.distance) for one in reading.races] == [(15, "Men 1500m", 1500)]
    starts = reading.races[0].starts
    assert [(one.line, one.bib, one.lane, one.family, one.licence) for one in starts] == [
        (3, "101", 1, "Sample", "14651"),
        (4, "102", 2, "", ""),
    ]
    assert [fault.number for fault in reading.faults] == [5, 6]


def test_files_are_known_by_their_names():
    assert [is_lynx(name) for name in ("003-1-01 Default.lif", "LYNX.EVT", "list.csv")] == [True, True, False]


LYNX_LIKE = st.lists(
    st.lists(
        st.sampled_from(["1", "DNF", "10.84", "3:28.815", "", '"', "\\", "Ø", "+1.2", "\0"]), max_size=14
    )
).map(lambda rows: "\n".join(",".join(cells) for cells in rows))


@pytest.mark.parametrize("name", ["a.lif", "a.evt"])
@given(text=st.one_of(st.text(), LYNX_LIKE, LYNX_LIKE.map(lambda text: f"{SPRINT}{text}\n")))
def test_no_text_makes_anything_but_a_report(name, text):
    try:
        reading = read(text, name=name)
    except UnreadableError as error:
        assert str(error)
    else:
        assert isinstance(reading, Reading)
        assert all(fault.number >= 1 and fault.reason for fault in reading.faults)
