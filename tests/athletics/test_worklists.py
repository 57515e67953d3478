"""What each worklist finds, what it leaves out, and that a line set aside is shown no more."""

from datetime import UTC, date, datetime

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from athletics.choices import EntryStepKind, MeetStatus, Precision, Ratification, WindState
from athletics.models import SetAside
from athletics.worklists import BY_SLUG, WORKLISTS, bring_back, lines, set_aside
from tests.factories import record

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def found(slug: str, **options) -> list[str]:
    return [line.why for line in lines(BY_SLUG[slug], as_of=TODAY, **options)]


@pytest.mark.parametrize("worklist", WORKLISTS, ids=lambda one: one.slug)
def test_an_empty_record_gives_no_work(worklist):
    assert lines(worklist, as_of=TODAY) == []


@pytest.mark.parametrize("worklist", WORKLISTS, ids=lambda one: one.slug)
def test_a_list_costs_the_same_with_one_line_and_with_three(worklist, django_assert_num_queries):
    for _ in range(3):
        MAKE[worklist.slug]()
        with django_assert_num_queries(COST[worklist.slug]):
            assert lines(worklist, as_of=TODAY)


def twins() -> None:
    for _ in range(2):
        record.athlete("Testa Twin", identity_uncertain=True)


def without_result() -> None:
    record.entry_step(record.entry(), date(2025, 4, 11))


def without_zone() -> None:
    record.meet(venue=record.venue(time_zone=""))


def impossible() -> None:
    record.record(mark=206_000)
    record.result(mark=199_000)


def unclaimed() -> None:
    record.record(mark=206_000)
    record.result(mark=205_000)


def without_wind() -> None:
    record.result(mark=1000, discipline=record.discipline("100m"), wind_state=WindState.NO_INFORMATION)


def venues() -> None:
    city = f"Testholm {record.venue().pk}"
    for name in ("Bislett Stadion", "Bislett"):
        record.venue(city, name=name)


MAKE = {
    "duplicate-athletes": twins,
    "entries-without-result": without_result,
    "meets-without-time-zone": without_zone,
    "impossible-marks": impossible,
    "better-than-record": unclaimed,
    "results-without-wind": without_wind,
    "venues-alike": venues,
}
COST = {
    "duplicate-athletes": 5,  # set aside, who has another’s alias as a name, names, their athletes, no more names
    "entries-without-result": 2,
    "meets-without-time-zone": 3,  # set aside, zones known, meets
    "impossible-marks": 7,  # set aside, records, three of marks, two of results at meets
    "better-than-record": 5,  # set aside, records, marks, results, claims
    "results-without-wind": 2,
    "venues-alike": 3,  # set aside, names, venues
}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        pytest.param({}, {}, "Same name and birth date, 2 January 2000.", id="all the same"),
        pytest.param(
            {}, {"birth_date": None}, "Same name; one of them without a birth date.", id="one without a date"
        ),
        pytest.param(
            {"birth_date": None},
            {"birth_date": None},
            "Same name; both without a birth date.",
            id="both without",
        ),
        pytest.param(
            {},
            {"birth_date": date(2000, 1, 1), "birth_precision": Precision.YEAR},
            "Same name and birth year 2000.",
            id="a year alone",
        ),
        pytest.param(
            {},
            {"country_code": "GBR"},
            "Same name and birth date, 2 January 2000, for NOR and GBR.",
            id="two countries",
        ),
        pytest.param(
            {},
            {"birth_date": date(2000, 2, 1)},
            "Same name and country; 2 January 2000 and 1 February 2000 look like a slip.",
            id="day and month swapped",
        ),
        pytest.param({}, {"birth_date": date(1999, 5, 6)}, None, id="namesakes"),
        pytest.param({}, {"birth_date": date(2001, 1, 1), "birth_precision": "year"}, None, id="other year"),
        pytest.param(
            {}, {"birth_date": date(2000, 2, 1), "country_code": "GBR"}, None, id="other land and day"
        ),
        pytest.param({}, {"sex": "W"}, None, id="a man and a woman"),
    ],
)
def test_possible_duplicates(one, other, why):
    record.athlete("Testa Twin", **one)
    record.athlete("TESTÁ Twin", **other)
    assert found("duplicate-athletes") == ([why] if why else [])


def test_an_alias_that_is_anothers_name():
    record.alias(athlete=record.athlete("Testa Kept"), name="Tésta Maiden")
    record.athlete("Testa Maiden")
    record.athlete("Testa Other")
    assert found("duplicate-athletes") == ["One is on file as “Tésta Maiden” as well, the other’s name."]


def test_three_of_one_name_are_three_pairs():
    for _ in range(3):
        record.athlete("Testa Twin", birth_date=None)
    assert len(found("duplicate-athletes")) == 3
    assert len(found("duplicate-athletes", most=2)) == 2


@pytest.mark.parametrize(
    ("step", "status", "start", "listed"),
    [
        pytest.param(EntryStepKind.ANNOUNCED, MeetStatus.SCHEDULED, date(2025, 7, 19), True, id="over"),
        pytest.param(EntryStepKind.WITHDRAWN, MeetStatus.SCHEDULED, date(2025, 7, 19), False, id="withdrawn"),
        pytest.param(EntryStepKind.REPLACED, MeetStatus.SCHEDULED, date(2025, 7, 19), False, id="replaced"),
        pytest.param(EntryStepKind.ENTERED, MeetStatus.CANCELLED, date(2025, 7, 19), False, id="cancelled"),
        pytest.param(EntryStepKind.ENTERED, MeetStatus.SCHEDULED, date(2026, 7, 19), False, id="to come"),
        pytest.param(EntryStepKind.ENTERED, MeetStatus.SCHEDULED, TODAY, False, id="today"),
    ],
)
def test_entries_without_result(step, status, start, listed):
    entry = record.entry(record.event(meet=record.meet(start, status=status)))
    record.entry_step(entry, date(2025, 4, 11), kind=step)
    assert bool(found("entries-without-result")) is listed


def test_an_entry_with_a_result_is_done():
    entry = record.entry(record.event())
    record.entry_step(entry, date(2025, 4, 11))
    other = record.result(round=record.race(entry.event))
    assert found("entries-without-result") == [
        "Announced, and no result on file after 19 July 2025; others in the event have one."
    ]
    record.result(entry.athlete, round=other.round)
    assert found("entries-without-result") == []


def test_meets_without_zone_are_told_what_the_city_has():
    record.venue("Testholm")
    meet = record.meet(venue=record.venue("Testholm", name="Stadium", time_zone=""))
    line = lines(BY_SLUG["meets-without-time-zone"], as_of=TODAY)[0]
    assert (line.rows, line.also) == ((meet,), meet.venue)
    assert line.why.endswith("Other venues in Testholm have Europe/Oslo.")


@pytest.mark.parametrize(
    ("mark", "fields", "list_of"),
    [
        pytest.param(206_001, {}, None, id="behind the record"),
        pytest.param(206_000, {}, None, id="equal to it"),
        pytest.param(205_999, {}, "better-than-record", id="better"),
        pytest.param(199_820, {}, "better-than-record", id="three in a hundred better"),
        pytest.param(199_819, {}, "impossible-marks", id="more than that"),
        pytest.param(205_999, {"status": "dq"}, None, id="not legal"),
        pytest.param(205_999, {"facility": "short_track"}, None, id="other facility"),
        pytest.param(205_999, {"sex": "W"}, None, id="other sex"),
    ],
)
def test_marks_better_than_the_world_record(mark, fields, list_of):
    record.record(mark=206_000)
    record.record(mark=204_000, ratification=Ratification.ANNULLED)
    record.result(mark=mark, **fields)
    for slug in ("better-than-record", "impossible-marks"):
        assert bool(found(slug)) is (slug == list_of)


def test_a_claimed_mark_is_not_listed_and_a_national_record_counts_its_own():
    norwegian, briton = record.athlete("Testa Norse"), record.athlete("Testa Briton", "GBR")
    record.record(mark=206_000)
    record.record(norwegian, 210_000, kind="national", country=record.country("NOR"))
    record.result(briton, 209_000)
    assert found("better-than-record") == []
    own = record.result(norwegian, 209_000)
    assert found("better-than-record") == [
        "Better than the NOR record on file, 3:30.00, and on no list of claims."
    ]
    record.record(norwegian, 209_000, kind="national", country=record.country("NOR"), set_on=own.date)
    assert found("better-than-record") == []


def test_marks_that_cannot_be_right_at_a_meet():
    race = record.race()
    record.result(mark=213_000, round=race, place=1)
    record.result(mark=212_000, round=race, place=2)
    record.result(mark=214_000, round=race, place=3, date=date(2025, 7, 21))
    young = record.athlete(birth_date=date(2018, 1, 1))
    record.result(young, 215_000, round=race, place=4)
    assert found("impossible-marks") == [
        "Better than the mark of the place before it, yet only number 2.",
        f"Dated 21 July 2025, outside the days of {race.event.meet}.",
        f"{young} would have been younger than 10.",
    ]


@pytest.mark.parametrize(
    ("fields", "listed"),
    [
        pytest.param({}, True, id="no information"),
        pytest.param({"indoors": True}, False, id="indoors"),
        pytest.param({"wind_state": WindState.MEASURED, "wind": 3}, False, id="measured"),
        pytest.param({"mark": None, "status": "dnf"}, False, id="no mark"),
        pytest.param({"superseded_at": NOW}, False, id="replaced"),
    ],
)
def test_results_without_wind(fields, listed):
    record.result(
        **{
            "mark": 1000,
            "discipline": record.discipline("100m"),
            "wind_state": WindState.NO_INFORMATION,
            **fields,
        }
    )
    assert bool(found("results-without-wind")) is listed


@pytest.mark.parametrize(
    ("one", "other", "listed"),
    [
        ("Stadion Letzigrund", "Letzigrund Stadion", True),
        ("Letzigrund", "Stadion Letzigrund", True),
        ("Stade Charléty", "Stade Sébastien Charlety", True),
        ("Olympic Stadium", "National Stadium", False),
        ("Testholm", "Stadion Letzigrund", False),
        ("Letzigrund", "Sihlhölzli", False),
    ],
)
def test_venues_that_look_the_same(one, other, listed):
    record.venue("Testholm", name=one)
    record.venue("Testholm", name=other)
    record.venue("Elsewhere", name=one)
    assert bool(found("venues-alike")) is listed


def test_a_line_set_aside_is_gone_until_it_is_brought_back():
    keeper = User.objects.create_user("keeper", password=None, is_staff=True)
    twins()
    worklist = BY_SLUG["duplicate-athletes"]
    line = lines(worklist, as_of=TODAY)[0]
    with pytest.raises(ValidationError, match="Say why"):
        set_aside(worklist=worklist, key=line.key, said=line.what, reason=" ", by=keeper, now=NOW)
    asked = {"worklist": worklist, "key": line.key, "said": line.what, "by": keeper, "now": NOW}
    kept = set_aside(**asked, reason="Father and son.")
    assert set_aside(**asked, reason="Again.") == kept
    assert lines(worklist, as_of=TODAY) == []
    bring_back(aside=SetAside.objects.get())
    assert lines(worklist, as_of=TODAY) == [line]
