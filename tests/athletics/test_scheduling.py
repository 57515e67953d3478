"""What is announced about a meet: kept as said on the day, the older value kept for the days before."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from athletics import calendar
from athletics.choices import MeetStatus
from athletics.models import Meet
from athletics.models.announcements import Told
from athletics.scheduling import announcing
from athletics.scheduling.conflicts import conflicts
from athletics.scheduling.prospect import Renumbered, prospect
from tests.factories import record

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 5, 8, 12, tzinfo=UTC)
TODAY = NOW.date()
MAY_16, JUNE_19 = date(2026, 5, 16), date(2026, 6, 19)


@pytest.fixture
def keeper(admin_user):
    return admin_user


def told(day: date = TODAY, **fields) -> Told:
    return Told(day, fields.pop("source", None) or record.source(), **fields)


def meet(start: date = MAY_16, **fields) -> Meet:
    return record.meet(start, **{"status": MeetStatus.SCHEDULED, **fields})


def stood(row: Meet, day: date) -> tuple:
    state = calendar.state(meet=row, as_of=day)
    return (state.status, state.start_date, state.city)


def test_a_move_counts_from_its_announcement_and_the_old_day_stands_before_it(keeper):
    row, elsewhere = meet(), record.venue("Elsewhere")
    change = announcing.move(meet=row, start_date=JUNE_19, end_date=JUNE_19, venue=elsewhere, told=told(reason="The stadium is being rebuilt"), by=keeper, now=NOW)  # fmt: skip
    row.refresh_from_db()
    assert (row.status, row.start_date, row.venue) == ("moved", JUNE_19, elsewhere)
    assert (change.recorded_by, change.reason) == (keeper, "The stadium is being rebuilt")
    assert stood(row, date(2026, 5, 7)) == ("scheduled", MAY_16, "Testholm")
    assert stood(row, date(2020, 1, 1)) == ("scheduled", MAY_16, "Testholm")
    assert stood(row, TODAY) == ("moved", JUNE_19, "Elsewhere")


def test_a_second_move_keeps_what_was_announced_first(keeper):
    row = meet()
    for day, start in ((date(2026, 3, 1), date(2026, 5, 30)), (TODAY, JUNE_19)):
        announcing.move(meet=row, start_date=start, end_date=start, venue=row.venue, told=told(day), by=keeper, now=NOW)  # fmt: skip
    assert [stood(row, day)[1] for day in (date(2026, 2, 1), date(2026, 4, 1), TODAY)] == [
        MAY_16,
        date(2026, 5, 30),
        JUNE_19,
    ]


def test_what_the_source_said_first_dates_the_old_value(keeper):
    row = meet(source=record.source(published_on=date(2025, 10, 1)))
    announcing.cancel(meet=row, told=told(), by=keeper, now=NOW)
    first = row.changes.standing().first()
    assert (first.announced_on, first.on_or_before, first.source) == (date(2025, 10, 1), True, row.source)


def test_put_off_called_off_and_on_again(keeper):
    row, who = meet(), {"by": keeper, "now": NOW}
    announcing.postpone(meet=row, told=told(date(2026, 2, 1)), **who)
    assert calendar.state(meet=row, as_of=date(2026, 2, 1)).awaiting_date
    announcing.cancel(meet=row, told=told(date(2026, 3, 1)), **who)
    assert calendar.state(meet=row, as_of=date(2026, 3, 1)).cancelled
    announcing.reinstate(meet=row, start_date=JUNE_19, told=told(date(2026, 4, 1)), **who)
    row.refresh_from_db()
    assert (row.status, row.start_date, row.end_date) == ("scheduled", JUNE_19, JUNE_19)
    assert stood(row, date(2026, 3, 5)) == ("cancelled", MAY_16, "Testholm")


def test_a_date_that_was_announced_is_no_longer_to_be_confirmed(keeper):
    row = meet(to_be_confirmed=True)
    announcing.move(meet=row, start_date=JUNE_19, end_date=JUNE_19, venue=row.venue, told=told(), by=keeper, now=NOW)  # fmt: skip
    row.refresh_from_db()
    assert not row.to_be_confirmed


def test_the_timetable_moves_with_the_meet_but_not_what_was_run(keeper):
    event = record.event(meet=meet(end_date=date(2026, 5, 17)))
    heat = record.race(event, kind="heat", status="official")
    final = record.race(event, date=date(2026, 5, 17), status="scheduled")
    announcing.move(meet=event.meet, start_date=JUNE_19, end_date=date(2026, 6, 20), venue=event.meet.venue, told=told(), by=keeper, now=NOW)  # fmt: skip
    heat.refresh_from_db()
    final.refresh_from_db()
    assert (heat.date, final.date) == (MAY_16, date(2026, 6, 20))


@pytest.mark.parametrize(
    ("status", "verb", "says"),
    [
        ("held", "cancel", "on file as held"),
        ("cancelled", "cancel", "nothing to cancel"),
        ("postponed", "postpone", "nothing to postpone"),
        ("scheduled", "reinstate", "nothing to reinstate"),
    ],
)
def test_what_cannot_be_said_of_a_meet_is_refused(status, verb, says, keeper):
    row = meet(status=status)
    with pytest.raises(ValidationError, match=says):
        getattr(announcing, verb)(meet=row, told=told(), by=keeper, now=NOW)
    assert row.changes.count() == 0


def test_a_move_to_where_it_is_and_one_from_tomorrow_are_refused(keeper):
    row = meet()
    stays = {"meet": row, "start_date": MAY_16, "end_date": MAY_16, "venue": row.venue, "by": keeper}
    with pytest.raises(ValidationError, match="Neither the day nor the place"):
        announcing.move(**stays, told=told(), now=NOW)
    with pytest.raises(ValidationError, match="dated after today"):
        announcing.move(**{**stays, "start_date": JUNE_19}, told=told(date(2026, 5, 10)), now=NOW)


def test_an_announcement_of_the_morning_in_auckland_is_not_one_of_tomorrow(keeper):
    late = datetime(2026, 5, 8, 21, tzinfo=UTC)
    change = announcing.cancel(meet=meet(), told=told(date(2026, 5, 9)), by=keeper, now=late)
    assert change.announced_on == date(2026, 5, 9)


def test_an_older_announcement_never_takes_the_place_of_a_newer_one(keeper):
    row = meet()
    announcing.cancel(meet=row, told=told(), by=keeper, now=NOW)
    with pytest.raises(ValidationError, match="Something newer is on file, announced on 8 May 2026"):
        announcing.reinstate(meet=row, told=told(date(2026, 5, 7)), by=keeper, now=NOW)


def test_struck_out_the_meet_stands_as_before_and_the_error_stays_on_file(keeper):
    row = meet()
    wrong = announcing.move(meet=row, start_date=JUNE_19, end_date=JUNE_19, venue=row.venue, told=told(), by=keeper, now=NOW)  # fmt: skip
    assert announcing.strike_out(changes=[wrong], by=keeper, now=NOW) == 1
    row.refresh_from_db()
    wrong.refresh_from_db()
    assert (row.status, row.start_date) == ("scheduled", MAY_16)
    assert (wrong.struck_out_by, stood(row, TODAY)[1]) == (keeper, MAY_16)


def test_a_correction_puts_the_newest_announcement_right_for_every_day(keeper):
    row = meet()
    announcing.move(meet=row, start_date=JUNE_19, end_date=JUNE_19, venue=row.venue, told=told(), by=keeper, now=NOW)  # fmt: skip
    right = date(2026, 6, 20)
    announcing.correct(meet=row, status="moved", start_date=right, end_date=right, venue=row.venue, by=keeper, now=NOW)  # fmt: skip
    row.refresh_from_db()
    assert (row.start_date, stood(row, TODAY)[1], stood(row, date(2026, 5, 7))[1]) == (right, right, MAY_16)
    assert row.changes.count() == 3
    assert row.changes.standing().count() == 2


def season_of_three() -> list[Meet]:
    season = record.season(2026)
    return [
        meet(start, season=season, name=name, venue=record.venue(name))
        for name, start in (("First", date(2026, 5, 1)), ("Second", MAY_16), ("Third", date(2026, 6, 1)))
    ]


def test_what_follows_is_foretold_and_nothing_is_kept(keeper):
    first, second, third = season_of_three()
    record.entry(record.event(meet=first))

    def change():
        row = Meet.objects.get(pk=first.pk)
        return announcing.move(meet=row, start_date=third.start_date, end_date=third.start_date, venue=third.venue, told=told(), by=keeper, now=NOW)  # fmt: skip

    found = prospect(change, season=first.season, meets=[first], as_of=TODAY)
    assert found.numbers == (Renumbered("Second", 2, 1), Renumbered("First", 1, 2))
    assert found.totals == (3, 3)
    assert found.conflicts == (
        "First and Third are both on 1 June 2026.",
        f"{third.venue} is the venue of First and Third.",
    )
    assert [name for name, _ in found.feeds] == [
        f"The calendar of {first.season}",
        f"The calendar of {first}",
    ]
    assert found.starts == 1
    first.refresh_from_db()
    assert (first.status, first.changes.count()) == ("scheduled", 0)


def test_conflicts_are_named_and_those_that_are_off_have_none():
    first, second, third = season_of_three()
    assert conflicts([first, second, third]) == []
    second.start_date, second.end_date, second.is_final = date(2026, 4, 30), date(2026, 5, 2), True
    third.venue = first.venue
    assert conflicts([first, second, third]) == [
        "Second and First are both on 1 May 2026.",
        f"{first.venue} is the venue of First and Third.",
        "Second, the final, comes before First ends.",
        "Second, the final, comes before Third ends.",
    ]
    second.status = "cancelled"
    third.status = "postponed"
    assert conflicts([first, second, third]) == []
