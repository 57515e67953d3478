"""Who is in an event on a day: London 2025 lost its biggest name in July, and not a day before."""

from datetime import UTC, date, datetime

import pytest

from athletics.choices import EntryRole, EntryStepKind, Facility, ResultStatus
from athletics.field import field, fields
from athletics.models import Event
from tests.factories import record

pytestmark = pytest.mark.django_db
ANNOUNCED, MEET = date(2025, 4, 11), date(2025, 7, 19)
WITHDRAWN, ON_START_LIST = EntryStepKind.WITHDRAWN, EntryStepKind.ON_START_LIST


@pytest.fixture
def event():
    return record.event(meet=record.meet(MEET, name="London Athletics Meet"))


def enter(event, name, best=None, announced=ANNOUNCED, **fields):
    """An athlete announced for the event, with a mark of the year before if one is given."""
    athlete = record.athlete(name)
    entry = record.entry(event, athlete, **fields)
    record.entry_step(entry, announced)
    if best:
        record.result(athlete, best, date=date(2024, 8, 6), discipline=event.discipline)
    return entry


def names(event, as_of):
    return [(row.athlete, row.state) for row in field(event=event, as_of=as_of).rows]


def test_the_field_is_what_had_been_announced_by_the_day(event):
    kerr = enter(event, "Josh Kerr", 207_790)
    ingebrigtsen = enter(event, "Jakob Ingebrigtsen", 206_730)
    enter(event, "Phanuel Koech", announced=date(2025, 7, 14))
    record.entry(event, record.athlete("Never Announced"))
    source = record.source(title="Withdrawal", publisher="Agency", url="https://example.org/w")
    record.entry_step(
        ingebrigtsen, date(2025, 7, 9), kind=WITHDRAWN, on_or_before=True, reason="Achilles", source=source
    )
    record.entry_step(kerr, date(2025, 7, 18), kind=ON_START_LIST)
    assert names(event, date(2025, 4, 10)) == []
    assert names(event, ANNOUNCED) == [("Jakob Ingebrigtsen", "announced"), ("Josh Kerr", "announced")]
    assert names(event, date(2025, 7, 8))[0] == ("Jakob Ingebrigtsen", "announced")
    assert names(event, date(2025, 7, 9)) == [("Josh Kerr", "announced"), ("Jakob Ingebrigtsen", "withdrawn")]
    assert names(event, MEET) == [
        ("Josh Kerr", "on_start_list"),
        ("Phanuel Koech", "announced"),
        ("Jakob Ingebrigtsen", "withdrawn"),
    ]
    found = field(event=event, as_of=MEET)
    (out,) = found.out
    assert (out.since, out.on_or_before, out.reason, out.source, out.source_url) == (
        date(2025, 7, 9), True, "Achilles", "Agency, Withdrawal", "https://example.org/w",
    )  # fmt: skip
    assert [(step.label, step.announced_on) for step in out.steps] == [
        ("announced", ANNOUNCED),
        ("withdrawn", date(2025, 7, 9)),
    ]
    assert [row.athlete for row in found.competitors] == ["Josh Kerr", "Phanuel Koech"]
    assert (found.event, found.meet, found.discipline) == ("Men’s 1500m", "London Athletics Meet", "1500m")


def test_a_step_entered_in_error_counts_for_nothing(event):
    entry = enter(event, "Ada Alpha")
    record.entry_step(entry, date(2025, 5, 1), kind=WITHDRAWN, struck_out_at=datetime(2025, 5, 2, tzinfo=UTC))
    assert names(event, MEET) == [("Ada Alpha", "announced")]


def test_a_change_of_mind_is_a_new_step(event):
    entry = enter(event, "Ada Alpha")
    record.entry_step(entry, date(2025, 5, 1), kind=WITHDRAWN)
    record.entry_step(entry, date(2025, 6, 1), kind=EntryStepKind.ENTERED)
    states = [names(event, on)[0][1] for on in (date(2025, 5, 31), date(2025, 6, 1))]
    assert states == ["withdrawn", "entered"]


def test_an_announcement_counts_from_its_moment(event):
    entry = record.entry(event)
    record.entry_step(entry, ANNOUNCED, announced_at=datetime(2025, 4, 11, 9, tzinfo=UTC))
    sizes = [len(names(event, datetime(2025, 4, 11, hour, tzinfo=UTC))) for hour in (8, 9)]
    assert sizes == [0, 1]


def test_who_replaces_whom(event):
    old, new = enter(event, "Ada Alpha"), enter(event, "Bea Beta")
    record.entry_step(old, date(2025, 7, 1), kind=EntryStepKind.REPLACED, replaced_by=new)
    (out,) = field(event=event, as_of=MEET).out
    assert (out.state, out.replaced_by, out.replaced_by_slug) == ("replaced", "Bea Beta", new.athlete.slug)


def test_order_roles_and_lanes(event):
    enter(event, "Pat Pace", 205_000, role=EntryRole.PACEMAKER)
    enter(event, "Gus Guest", 204_000, role=EntryRole.GUEST)
    enter(event, "Zed Without")
    slow = enter(event, "Ben Beta", 211_000, bib="7")
    enter(event, "Ada Alpha", 209_000)
    heat = record.race(event, kind="heat", number=2)
    record.entry_step(slow, date(2025, 7, 18), kind=ON_START_LIST, round=heat, order=4)
    found = field(event=event, as_of=MEET)
    assert [row.athlete for row in found.rows] == [
        "Ada Alpha", "Ben Beta", "Zed Without", "Pat Pace", "Gus Guest",
    ]  # fmt: skip
    assert [row.athlete for row in found.competitors] == ["Ada Alpha", "Ben Beta", "Zed Without"]
    assert [row.athlete for row in found.pacemakers] == ["Pat Pace"]
    assert (found.rows[1].bib, found.rows[1].lane, found.rows[1].round) == ("7", 4, "heat 2")


def test_bests_and_form_as_of_the_day(event):
    athlete = enter(event, "Ada Alpha").athlete
    short = {"facility": Facility.SHORT_TRACK, "indoors": True}
    for mark, on, extra in (
        (206_730, date(2024, 7, 12), {}),
        (205_000, date(2025, 2, 13), short),
        (210_000, date(2025, 5, 1), {"place": 2}),
        (200_000, date(2025, 8, 1), {}),
    ):
        record.result(athlete, mark, date=on, discipline=event.discipline, **extra)
    record.result(athlete, 226_000, date=date(2025, 6, 1), discipline=record.discipline("mile"), place=3)
    record.result(athlete, 211_000, date=date(2025, 6, 1), discipline=event.discipline, en_route=True)
    record.result(
        athlete, None, date=date(2025, 6, 12), discipline=event.discipline, status=ResultStatus.DID_NOT_FINISH
    )
    record.result(athlete, 106_000, date=date(2025, 6, 13), discipline=record.discipline("800m"))
    (row,) = field(event=event, as_of=MEET, form=3).rows
    assert (row.personal_best.printed, row.personal_best.track) == ("3:25.00", "short_track")
    assert (row.track_best.printed, row.seasons_best.printed) == ("3:26.73", "3:25.00")
    assert [(one.discipline, one.printed, one.place) for one in row.form] == [
        ("1500m", "DNF", None),
        ("Mile", "3:46.00", 3),
        ("1500m", "3:30.00", 2),
    ]


def test_asked_years_later_the_season_is_still_the_meets(event):
    athlete = enter(event, "Ada Alpha", 209_000).athlete
    record.result(athlete, 210_000, date=date(2025, 6, 1), discipline=event.discipline)
    record.result(athlete, 211_000, date=date(2026, 6, 1), discipline=event.discipline)
    (row,) = field(event=event, as_of=date(2026, 12, 1)).rows
    assert (row.seasons_best.mark, row.seasons_best.year) == (210_000, 2025)


def test_a_merged_row_is_shown_as_the_person(event):
    living = record.athlete("Ada Alpha")
    record.result(living, 209_000, date=date(2024, 6, 1), discipline=event.discipline)
    entry = record.entry(event, record.athlete("Ada Alfa", merged_into=living))
    record.entry_step(entry, ANNOUNCED)
    (row,) = field(event=event, as_of=MEET).rows
    assert (row.athlete, row.athlete_slug, row.personal_best.mark) == ("Ada Alpha", living.slug, 209_000)


def test_honours_are_asked_for_once_and_placed(event):
    athlete = enter(event, "Ada Alpha").athlete
    other = enter(event, "Bea Beta").athlete
    calls = []

    def honours(*, entrants, as_of):
        calls.append((entrants, as_of))
        return {(athlete.pk, "1500m"): ("Olympic champion 2024",)}

    found = field(event=event, as_of=MEET, honours=honours)
    assert [(row.athlete, row.honours) for row in found.rows] == [
        ("Ada Alpha", ("Olympic champion 2024",)),
        ("Bea Beta", ()),
    ]
    assert calls == [([(athlete, event.discipline), (other, event.discipline)], MEET)]


@pytest.mark.parametrize("number", [1, 3])
def test_fields_cost_four_queries(number, django_assert_num_queries):
    for _ in range(number):
        made = record.event(meet=record.meet(MEET))
        for place in range(number):
            enter(made, f"Ada Alpha{place}", 209_000 + place)
    events = list(Event.objects.select_related("meet", "discipline"))
    with django_assert_num_queries(4):
        found = fields(events=events, as_of=MEET)
    assert {pk: len(one.rows) for pk, one in found.items()} == {event.pk: number for event in events}


def test_an_event_of_which_nothing_is_known_has_an_empty_field(event):
    found = fields(events=[event], as_of=MEET)
    assert {pk: one.rows for pk, one in found.items()} == {event.pk: ()}
