"""The calendar as it stood on a day: Doha 2026 was first, then seventh; London 2025 was always the eleventh."""

from datetime import UTC, date, datetime

import pytest

from athletics import calendar
from athletics.choices import MeetStatus
from tests.factories import record

pytestmark = pytest.mark.django_db

CONTINENTS = {"CHN": "asia", "QAT": "asia", "MAR": "africa", "USA": "north_america"}
SEASON_2025 = [
    ("Xiamen", "CHN", "2025-04-26"),
    ("Keqiao", "CHN", "2025-05-03"),
    ("Doha", "QAT", "2025-05-16"),
    ("Rabat", "MAR", "2025-05-25"),
    ("Rome", "ITA", "2025-06-06"),
    ("Oslo", "NOR", "2025-06-12"),
    ("Stockholm", "SWE", "2025-06-15"),
    ("Paris", "FRA", "2025-06-20"),
    ("Eugene", "USA", "2025-07-05"),
    ("Monaco", "MON", "2025-07-11"),
    ("London", "GBR", "2025-07-19"),
    ("Silesia", "POL", "2025-08-16"),
    ("Lausanne", "SUI", "2025-08-20"),
    ("Brussels", "BEL", "2025-08-22"),
    ("Zürich", "SUI", "2025-08-27"),
]
OPENING_2026 = [
    ("Shanghai", "CHN", "2026-05-16"),
    ("Xiamen", "CHN", "2026-05-23"),
    ("Rabat", "MAR", "2026-05-31"),
    ("Rome", "ITA", "2026-06-04"),
    ("Stockholm", "SWE", "2026-06-07"),
    ("Oslo", "NOR", "2026-06-10"),
    ("Doha", "QAT", "2026-06-19"),
    ("Paris", "FRA", "2026-06-28"),
    ("Eugene", "USA", "2026-07-03"),
]
ANNOUNCED = date(2025, 10, 1)


def build(season, rows, **fields):
    """The meets of a season by city, entered last to first, so that the order of entry gives nothing away."""
    meets = {}
    for city, land, on in reversed(rows):
        record.country(land, continent=CONTINENTS.get(land, "europe"))
        meets[city] = record.meet(
            date.fromisoformat(on), season=season, name=city, venue=record.venue(city, land), **fields
        )
    return meets


@pytest.fixture
def season_2025():
    season = record.season(2025, league=record.league(name="Diamond League"))
    meets = build(season, SEASON_2025)
    final = meets["Zürich"]
    final.end_date, final.is_final = date(2025, 8, 28), True
    final.save()
    return season, meets


@pytest.fixture
def season_2026():
    """As entered after the postponement of Doha from 8 May to 19 June, known on or before 20 March 2026."""
    season = record.season(2026)
    meets = build(season, OPENING_2026)
    for city, meet in meets.items():
        if city != "Doha":
            record.meet_change(meet, ANNOUNCED, status=MeetStatus.SCHEDULED)
    old = {"start_date": date(2026, 5, 8), "end_date": date(2026, 5, 8)}
    record.meet_change(meets["Doha"], ANNOUNCED, status=MeetStatus.SCHEDULED, **old)
    record.meet_change(
        meets["Doha"],
        date(2026, 3, 20),
        status=MeetStatus.POSTPONED,
        on_or_before=True,
        reason="The stadium is being rebuilt",
    )
    return season, meets


def test_the_season_of_2025(season_2025):
    season, meets = season_2025
    found = calendar.season_calendar(season=season, as_of=date(2025, 4, 11))
    assert (found.league, found.year, found.as_of) == ("Diamond League", 2025, date(2025, 4, 11))
    assert [(row.ordinal, row.meet.city) for row in found.rows] == [
        (number, city) for number, (city, _, _) in enumerate(SEASON_2025, start=1)
    ]
    assert {row.meet.status for row in found.rows} == {MeetStatus.SCHEDULED}
    assert (found.rows[-1].meet.days, found.rows[-1].meet.is_final) == (2, True)
    assert calendar.ordinal(meet=meets["London"], as_of=date(2025, 4, 11)) == 11


def test_its_summary(season_2025):
    found = calendar.summary(season=season_2025[0], as_of=date(2025, 4, 11))
    assert (found.count, found.held, found.cancelled, found.awaiting_date) == (15, 0, 0, 0)
    assert found.countries == (
        "CHN", "QAT", "MAR", "ITA", "NOR", "SWE", "FRA", "USA", "MON", "GBR", "POL", "SUI", "BEL",
    )  # fmt: skip
    assert found.continents == ("Asia", "Africa", "Europe", "North America")
    assert (found.first.city, found.last.city) == ("Xiamen", "Zürich")
    assert found.sentence == (
        "15 meets in 13 countries on 4 continents, from Xiamen (26 April 2025) to Zürich (27–28 August 2025)."
    )


def test_a_meet_is_held_from_its_last_day(season_2025):
    season, meets = season_2025
    held = [calendar.summary(season=season, as_of=date(2025, 8, on)).held for on in (26, 27, 28)]
    assert held == [14, 14, 15]
    assert calendar.state(meet=meets["Oslo"], as_of=date(2025, 6, 11)).status == MeetStatus.SCHEDULED
    assert calendar.state(meet=meets["Oslo"], as_of=date(2025, 6, 12)).status_label == "held"


DOHA = {
    # as of: number, first day, status, postponed from
    date(2025, 1, 1): (1, date(2026, 5, 8), "scheduled", None),
    date(2026, 3, 19): (1, date(2026, 5, 8), "scheduled", None),
    date(2026, 3, 20): (7, date(2026, 6, 19), "postponed", date(2026, 5, 8)),
    date(2026, 6, 19): (7, date(2026, 6, 19), "held", date(2026, 5, 8)),
}


@pytest.mark.parametrize(("as_of", "expected"), DOHA.items(), ids=str)
def test_doha_2026_was_first_and_then_seventh(season_2026, as_of, expected):
    doha = season_2026[1]["Doha"]
    state = calendar.state(meet=doha, as_of=as_of)
    found = calendar.ordinal(meet=doha, as_of=as_of), state.start_date, state.status, state.moved_from
    assert found == expected
    assert not state.awaiting_date


def test_the_opener_changed_with_it(season_2026):
    season, _ = season_2026
    firsts = [
        calendar.summary(season=season, as_of=on).first.city for on in (date(2026, 3, 19), date(2026, 3, 20))
    ]
    assert firsts == ["Doha", "Shanghai"]


def test_the_history_is_what_had_been_announced_by_the_day(season_2026):
    doha = season_2026[1]["Doha"]
    before, after = (
        calendar.state(meet=doha, as_of=on).history for on in (date(2026, 3, 19), date(2026, 3, 20))
    )
    assert [(row.announced_on, row.status, row.start_date) for row in after] == [
        (ANNOUNCED, "scheduled", date(2026, 5, 8)),
        (date(2026, 3, 20), "postponed", date(2026, 6, 19)),
    ]
    assert (after[1].on_or_before, after[1].reason) == (True, "The stadium is being rebuilt")
    assert before == after[:1]


def test_an_announcement_counts_from_its_moment():
    meet = record.meet(date(2026, 6, 19), season=record.season(2026))
    record.meet_change(meet, ANNOUNCED, start_date=date(2026, 5, 8), end_date=date(2026, 5, 8))
    record.meet_change(
        meet,
        date(2026, 3, 20),
        announced_at=datetime(2026, 3, 20, 14, tzinfo=UTC),
        status=MeetStatus.POSTPONED,
    )
    days = [
        calendar.state(meet=meet, as_of=datetime(2026, 3, 20, hour, tzinfo=UTC)).start_date
        for hour in (13, 14)
    ]
    assert days == [date(2026, 5, 8), date(2026, 6, 19)]


def test_an_announcement_entered_in_error_counts_for_nothing():
    meet = record.meet(date(2026, 6, 19), season=record.season(2026), status=MeetStatus.SCHEDULED)
    record.meet_change(
        meet, ANNOUNCED, status=MeetStatus.CANCELLED, struck_out_at=datetime(2025, 10, 2, tzinfo=UTC)
    )
    state = calendar.state(meet=meet, as_of=date(2025, 10, 3))
    assert (state.status, state.history) == ("scheduled", ())


def test_a_cancelled_meet_is_shown_without_a_number():
    season = record.season(2026)
    meets = build(season, OPENING_2026[:3])
    record.meet_change(meets["Xiamen"], ANNOUNCED, status=MeetStatus.SCHEDULED)
    record.meet_change(meets["Xiamen"], date(2026, 4, 1), status=MeetStatus.CANCELLED)
    numbers = [
        [(row.ordinal, row.meet.city) for row in calendar.season_calendar(season=season, as_of=on).rows]
        for on in (date(2026, 3, 31), date(2026, 4, 1))
    ]
    assert numbers == [
        [(1, "Shanghai"), (2, "Xiamen"), (3, "Rabat")],
        [(1, "Shanghai"), (None, "Xiamen"), (2, "Rabat")],
    ]
    after = calendar.summary(season=season, as_of=date(2026, 12, 1))
    assert (after.count, after.cancelled, after.countries) == (2, 1, ("CHN", "MAR"))
    assert calendar.ordinal(meet=meets["Xiamen"], as_of=date(2026, 12, 1)) is None


def test_postponed_without_a_new_date_keeps_the_old_one():
    season = record.season(2026)
    meets = build(season, OPENING_2026[:3])
    record.meet_change(meets["Xiamen"], ANNOUNCED, status=MeetStatus.SCHEDULED)
    record.meet_change(meets["Xiamen"], date(2026, 4, 1), status=MeetStatus.POSTPONED)
    row = calendar.season_calendar(season=season, as_of=date(2026, 4, 1)).rows[1]
    assert (row.ordinal, row.meet.start_date, row.meet.status) == (2, date(2026, 5, 23), "postponed")
    assert row.meet.awaiting_date
    assert calendar.summary(season=season, as_of=date(2026, 4, 1)).awaiting_date == 1


def test_a_meet_that_moved_stood_at_its_old_place_before():
    season = record.season(2026)
    meet = record.meet(date(2026, 5, 16), season=season, venue=record.venue("Shanghai", "CHN"))
    record.meet_change(meet, ANNOUNCED, venue=record.venue("Testholm", "NOR"))
    record.meet_change(meet, date(2026, 2, 1), status=MeetStatus.MOVED)
    places = [
        calendar.summary(season=season, as_of=on).countries for on in (date(2026, 1, 31), date(2026, 2, 1))
    ]
    assert places == [("NOR",), ("CHN",)]


def test_two_meets_of_one_day_keep_the_order_of_entry():
    season = record.season(2026)
    meets = [record.meet(date(2026, 5, 16), season=season) for _ in range(2)]
    assert [calendar.ordinal(meet=meet, as_of=ANNOUNCED) for meet in meets] == [1, 2]


def test_a_meet_outside_any_season_has_no_number():
    assert calendar.ordinal(meet=record.meet(), as_of=ANNOUNCED) is None


def test_dates_to_be_confirmed_are_said_to_be():
    season = record.season(2027)
    record.meet(date(2027, 5, 7), season=season, to_be_confirmed=True)
    record.meet(date(2027, 5, 14), season=season)
    found = calendar.season_calendar(season=season, as_of=ANNOUNCED)
    assert [row.meet.to_be_confirmed for row in found.rows] == [True, False]
    assert found.summary.to_be_confirmed == 1


def test_a_season_without_meets():
    found = calendar.summary(season=record.season(2030), as_of=ANNOUNCED)
    assert (found.count, found.first, found.last, found.sentence) == (0, None, None, "No meets on file.")


def test_what_is_next_and_what_was_last(season_2026):
    season, _ = season_2026
    record.meet(date(2026, 5, 17), name="Open meeting")
    record.meet(date(2026, 5, 18), season=record.season(2026), name="Being prepared")
    on = date(2026, 5, 18)
    assert [meet.name for meet in calendar.next_meets(as_of=on)] == []
    assert [meet.name for meet in calendar.latest_meets(as_of=on)] == ["Open meeting"]
    season.released_at = datetime(2025, 9, 1, tzinfo=UTC)
    season.save()
    assert [meet.name for meet in calendar.next_meets(as_of=on, limit=3)] == ["Xiamen", "Rabat", "Rome"]
    assert [meet.name for meet in calendar.latest_meets(as_of=on)] == ["Open meeting", "Shanghai"]
    assert [meet.name for meet in calendar.next_meets(as_of=date(2025, 8, 31))] == ["Open meeting"]


def test_next_and_last_read_the_calendar_of_the_day(season_2026):
    season, _ = season_2026
    season.released_at = datetime(2025, 9, 1, tzinfo=UTC)
    season.save()
    nexts = [calendar.next_meets(as_of=on, limit=1)[0].name for on in (date(2026, 3, 19), date(2026, 3, 20))]
    assert nexts == ["Doha", "Shanghai"]


def test_a_meet_under_way_is_next_until_its_last_day():
    record.meet(date(2026, 8, 26), end_date=date(2026, 8, 27), name="Weltklasse")
    for on, ahead in ((27, ["Weltklasse"]), (28, [])):
        assert [meet.name for meet in calendar.next_meets(as_of=date(2026, 8, on))] == ahead
    assert [meet.name for meet in calendar.latest_meets(as_of=date(2026, 8, 28))] == ["Weltklasse"]


def test_what_is_off_is_neither_next_nor_last():
    off = record.meet(date(2026, 5, 16), status=MeetStatus.CANCELLED)
    record.meet_change(off, ANNOUNCED, status=MeetStatus.CANCELLED)
    put_off = record.meet(date(2026, 5, 16), status=MeetStatus.POSTPONED)
    record.meet_change(put_off, ANNOUNCED, status=MeetStatus.SCHEDULED)
    record.meet_change(put_off, date(2026, 5, 1), status=MeetStatus.POSTPONED)
    assert [meet.id for meet in calendar.next_meets(as_of=date(2026, 5, 2))] == [put_off.pk]
    assert calendar.latest_meets(as_of=date(2026, 6, 1)) == []


@pytest.mark.parametrize("meets", [1, 3])
def test_what_a_calendar_costs(meets, django_assert_num_queries):
    season = record.season(2026, released_at=datetime(2025, 9, 1, tzinfo=UTC))
    for number in range(meets):
        meet = record.meet(date(2026, 5, 10 + number), season=season)
        record.meet_change(meet, ANNOUNCED, source=record.source())
    season = type(season).objects.select_related("league").get()
    meet = type(meet).objects.with_place().get(pk=meet.pk)
    with django_assert_num_queries(2):
        assert calendar.season_calendar(season=season, as_of=ANNOUNCED).summary.count == meets
    with django_assert_num_queries(2):
        assert calendar.ordinal(meet=meet, as_of=ANNOUNCED) == meets
    with django_assert_num_queries(1):
        assert calendar.state(meet=meet, as_of=ANNOUNCED).history
    with django_assert_num_queries(2):
        assert len(calendar.next_meets(as_of=ANNOUNCED)) == meets
    with django_assert_num_queries(2):
        assert len(calendar.latest_meets(as_of=date(2026, 8, 1))) == meets
