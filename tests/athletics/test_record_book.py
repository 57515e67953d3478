"""Who held which record on which day, and what broke it."""

from datetime import date

import pytest

from athletics import record_book
from athletics.choices import CoverageOf, Direction, Facility, Level, Ratification, Unit
from athletics.models import Discipline
from athletics.record_book import Basis, Feat, Policy, Stage, Verdict
from tests.factories import record as make

pytestmark = pytest.mark.django_db

LIEVIN = date(2025, 2, 13)
DATELINE = date(2025, 4, 11)
RATIFIED_ON = date(2025, 4, 18)
MILE_SHORT = {"kind": "world", "discipline": "mile", "sex": "M", "facility": Facility.SHORT_TRACK}
SHORT_1500 = MILE_SHORT | {"discipline": "1500m"}


@pytest.fixture
def ingebrigtsen():
    return make.athlete("Jakob Ingebrigtsen", "NOR", birth_date=date(2000, 9, 19))


@pytest.fixture
def nuguse():
    return make.athlete("Yared Nuguse", "USA", birth_date=date(1999, 6, 1))


@pytest.fixture
def mile_list(ingebrigtsen, nuguse):
    """The men's short-track mile, from the ratification notices of 21 March and 18 April 2025."""
    mile = make.discipline("mile")
    make.record(
        nuguse,
        226_630,
        discipline=mile,
        facility=Facility.SHORT_TRACK,
        set_on=date(2025, 2, 8),
        ratification=Ratification.RATIFIED,
        ratified_on=date(2025, 3, 21),
    )
    make.record(
        ingebrigtsen,
        225_140,
        discipline=mile,
        facility=Facility.SHORT_TRACK,
        set_on=LIEVIN,
        ratification=Ratification.RATIFIED,
        ratified_on=RATIFIED_ON,
    )


def shown(found):
    return [(one.name, one.printed_mark) for one in found]


@pytest.mark.parametrize(
    ("as_of", "policy", "expected"),
    [
        (date(2025, 2, 7), Policy.PERFORMANCE, []),
        (date(2025, 2, 8), Policy.PERFORMANCE, [("Yared Nuguse", "3:46.63")]),
        (date(2025, 2, 8), Policy.RATIFIED, []),
        (LIEVIN, Policy.PERFORMANCE, [("Jakob Ingebrigtsen", "3:45.14")]),
        # Nuguse's mark was ratified after it was already beaten.
        (date(2025, 3, 21), Policy.RATIFIED, [("Yared Nuguse", "3:46.63")]),
        (DATELINE, Policy.PERFORMANCE, [("Jakob Ingebrigtsen", "3:45.14")]),
        (DATELINE, Policy.RATIFIED, [("Yared Nuguse", "3:46.63")]),
        (date(2025, 4, 17), Policy.RATIFIED, [("Yared Nuguse", "3:46.63")]),
        (RATIFIED_ON, Policy.PERFORMANCE, [("Jakob Ingebrigtsen", "3:45.14")]),
        (RATIFIED_ON, Policy.RATIFIED, [("Jakob Ingebrigtsen", "3:45.14")]),
    ],
)
def test_golden_short_track_mile(mile_list, as_of, policy, expected):
    found = record_book.holders(**MILE_SHORT, as_of=as_of, policy=policy)

    assert shown(found.holders) == expected


@pytest.mark.parametrize(
    ("as_of", "of_ingebrigtsen", "of_nuguse"),
    [
        (date(2025, 2, 1), Verdict.NOT_ON_FILE, Verdict.NOT_ON_FILE),
        (date(2025, 2, 9), Verdict.NONE, Verdict.PENDING),
        (date(2025, 3, 1), Verdict.PENDING, Verdict.NONE),
        (DATELINE, Verdict.PENDING, Verdict.OUTDATED),
        (RATIFIED_ON, Verdict.CONFIRMED, Verdict.NONE),
    ],
)
def test_verdict_on_the_short_track_mile(mile_list, ingebrigtsen, nuguse, as_of, of_ingebrigtsen, of_nuguse):
    assert record_book.both(**MILE_SHORT, as_of=as_of, athlete=ingebrigtsen).verdict == of_ingebrigtsen
    assert record_book.both(**MILE_SHORT, as_of=as_of, athlete=nuguse).verdict == of_nuguse


def test_verdict_carries_both_rows(mile_list, ingebrigtsen):
    found = record_book.both(**MILE_SHORT, as_of=DATELINE, athlete=ingebrigtsen)

    assert (found.performance.best.printed_mark, found.ratified.best.printed_mark) == ("3:45.14", "3:46.63")
    assert found.row.status_sentence == "Pending ratification."
    assert shown(found.ratified.pending) == [("Jakob Ingebrigtsen", "3:45.14")]
    assert found.same_mark is False


def test_golden_short_track_1500_same_holder_under_both_policies_with_two_marks(ingebrigtsen):
    rows = {"discipline": make.discipline("1500m"), "facility": Facility.SHORT_TRACK}
    ratified = {"ratification": Ratification.RATIFIED}
    make.record(ingebrigtsen, 210_600, set_on=date(2022, 2, 17), **rows, **ratified)
    make.record(ingebrigtsen, 209_630, set_on=LIEVIN, ratified_on=RATIFIED_ON, **rows, **ratified)

    found = record_book.both(**SHORT_1500, as_of=DATELINE, athlete=ingebrigtsen)

    assert found.verdict == Verdict.CONFIRMED
    assert (found.performance.best.printed_mark, found.ratified.best.printed_mark) == ("3:29.63", "3:30.60")
    assert found.ratified.best.status_sentence == "Ratified; the day is not on file."
    assert found.same_mark is False


def test_golden_3000_lists_are_kept_by_facility(ingebrigtsen):
    kilometres = Discipline.objects.create(
        code="3000m", name="3000m", unit=Unit.TIME, direction=Direction.LOW, group="3000m-2-miles"
    )
    fisher = make.athlete("Grant Fisher", "USA")
    make.record(ingebrigtsen, 437_550, discipline=kilometres, set_on=date(2024, 8, 25))
    make.record(
        fisher, 442_910, discipline=kilometres, facility=Facility.SHORT_TRACK, set_on=date(2025, 2, 8)
    )
    asked = {"kind": "world", "discipline": "3000m", "sex": "M", "as_of": DATELINE}

    track = record_book.holders(**asked, facility=Facility.TRACK, policy=Policy.PERFORMANCE)
    short = record_book.holders(**asked, facility=Facility.SHORT_TRACK, policy=Policy.PERFORMANCE)

    assert (shown(track.holders), shown(short.holders)) == (
        [("Jakob Ingebrigtsen", "7:17.55")],
        [("Grant Fisher", "7:22.91")],
    )
    assert short.record_name == "World short track record, men’s 3000m"


LIFE = {
    # ratification, days, asked on: stage, sentence, counts by performance, counts when ratified
    "pending": ("pending", {}, Stage.PENDING, "Pending ratification.", True, False),
    "claimed": (
        "pending",
        {"claimed_on": date(2024, 2, 1)},
        Stage.CLAIMED,
        "Claimed on 1 February 2024; pending ratification.",
        True,
        False,
    ),
    "ratified": (
        "ratified",
        {"ratified_on": date(2024, 6, 1)},
        Stage.RATIFIED,
        "Ratified on 1 June 2024.",
        True,
        True,
    ),
    "ratified later": (
        "ratified",
        {"ratified_on": date(2024, 6, 2)},
        Stage.PENDING,
        "Pending ratification.",
        True,
        False,
    ),
    "ratified undated": ("ratified", {}, Stage.RATIFIED, "Ratified; the day is not on file.", True, True),
    "not required": ("not_required", {}, Stage.NOT_REQUIRED, "Not subject to ratification.", True, True),
    "not on file": ("not_on_file", {}, Stage.NOT_ON_FILE, "Ratification not on file.", True, False),
    "rejected": ("rejected", {"rejected_on": date(2024, 6, 1)}, Stage.REJECTED, "", False, False),
    "rejected later": (
        "rejected",
        {"rejected_on": date(2024, 6, 2)},
        Stage.PENDING,
        "Pending ratification.",
        True,
        False,
    ),
    "annulled": (
        "annulled",
        {"ratified_on": date(2024, 3, 1), "annulled_on": date(2024, 6, 1)},
        Stage.ANNULLED,
        "",
        False,
        False,
    ),
    "annulled later": (
        "annulled",
        {"ratified_on": date(2024, 3, 1), "annulled_on": date(2024, 6, 2)},
        Stage.RATIFIED,
        "Ratified on 1 March 2024.",
        True,
        True,
    ),
}


@pytest.mark.parametrize("case", LIFE.values(), ids=LIFE.keys())
def test_life_of_a_record_on_a_day(case):
    ratification, days, stage, sentence, by_performance, when_ratified = case
    make.record(mark=206_000, set_on=date(2024, 1, 1), ratification=ratification, **days)
    asked = {"kind": "world", "discipline": "1500m", "sex": "M", "facility": Facility.TRACK}
    on = date(2024, 6, 1)

    performance = record_book.holders(**asked, as_of=on, policy=Policy.PERFORMANCE)
    ratified = record_book.holders(**asked, as_of=on, policy=Policy.RATIFIED)

    assert [(one.stage, one.status_sentence) for one in performance.holders] == (
        [(stage, sentence)] if by_performance else []
    )
    assert len(ratified.holders) == when_ratified


def test_unproven_ratification_is_flagged_and_never_asserted():
    older = make.record(mark=206_500, set_on=date(1995, 7, 12), ratification=Ratification.RATIFIED)
    newer = make.record(mark=206_000, set_on=date(1998, 7, 14))
    asked = {"kind": "world", "discipline": "1500m", "sex": "M", "facility": Facility.TRACK}

    found = record_book.holders(**asked, as_of=DATELINE, policy=Policy.RATIFIED)

    assert [one.record_id for one in found.holders] == [older.pk]
    assert [one.record_id for one in found.unproven] == [newer.pk]
    both = record_book.both(**asked, as_of=DATELINE, athlete=newer.athlete)
    assert both.verdict == Verdict.UNPROVEN


def test_equal_marks_are_joint_and_oldest_first():
    make.record(mark=206_000, set_on=date(2001, 1, 1), athlete=make.athlete("Testa Second"))
    make.record(mark=206_000, set_on=date(2000, 1, 1), athlete=make.athlete("Testa First"))

    found = record_book.holders(
        kind="world",
        discipline="1500m",
        sex="M",
        facility=Facility.TRACK,
        as_of=DATELINE,
        policy=Policy.PERFORMANCE,
    )

    assert [one.name for one in found.holders] == ["Testa First", "Testa Second"]


def test_a_better_legal_result_outranks_the_list_and_the_answer_says_so():
    listed = make.record(mark=206_000, set_on=date(1998, 7, 14))
    fast = make.result(mark=205_900, date=date(2024, 7, 12))
    make.result(mark=205_000, date=date(2024, 7, 12), downhill=True)
    make.result(mark=205_100, date=date(2024, 7, 12), facility=Facility.SHORT_TRACK)
    make.result(mark=205_200, date=date(2024, 7, 12), oversized_track=True)
    asked = {"kind": "world", "discipline": "1500m", "sex": "M", "facility": Facility.TRACK}

    found = record_book.holders(**asked, as_of=DATELINE, policy=Policy.PERFORMANCE)
    ratified = record_book.holders(**asked, as_of=DATELINE, policy=Policy.RATIFIED)
    before = record_book.holders(**asked, as_of=date(2024, 7, 11), policy=Policy.PERFORMANCE)

    assert [one.result_id for one in found.holders] == [fast.pk]
    assert (found.basis, found.word) == (Basis.ON_FILE, "best on file")
    assert [one.record_id for one in found.outranked] == [listed.pk]
    assert ratified.holders == ()
    assert [one.record_id for one in before.holders] == [listed.pk]


def test_the_result_of_an_annulled_record_does_not_come_back_as_a_result_on_file():
    fast = make.result(mark=205_900, date=date(2024, 7, 12))
    make.record(
        fast.athlete,
        205_900,
        set_on=date(2024, 7, 12),
        ratification=Ratification.ANNULLED,
        annulled_on=date(2024, 12, 1),
    )
    standing = make.record(mark=206_000, set_on=date(1998, 7, 14))
    asked = {"kind": "world", "discipline": "1500m", "sex": "M", "facility": Facility.TRACK}

    found = record_book.holders(**asked, as_of=DATELINE, policy=Policy.PERFORMANCE)

    assert [one.record_id for one in found.holders] == [standing.pk]


@pytest.fixture
def london():
    return make.competition("London Athletics Meet")


def run(competition, on, mark, athlete=None, place=1, round=None, **fields):
    round = round or make.race(make.event(meet=make.meet(on, competition=competition)))
    return make.result(athlete, mark, round=round, place=place, **fields)


def meeting_record(london, as_of=date(2025, 12, 31)):
    return record_book.holders(
        kind="meeting",
        competition=london,
        discipline="1500m",
        sex="M",
        facility=Facility.TRACK,
        as_of=as_of,
        policy=Policy.PERFORMANCE,
    )


@pytest.mark.parametrize(
    ("coverage", "word"),
    [
        ({}, "best on file"),
        ({"complete": False}, "best on file"),
        ({"valid_from": date(2020, 1, 1)}, "best on file"),
        ({"valid_until": date(2024, 12, 31)}, "best on file"),
        ({"sex": "W"}, "best on file"),
        ({"of": CoverageOf.FINALS}, "best on file"),
        ({"valid_until": date(2025, 7, 19)}, "record"),
        ({"sex": "M"}, "record"),
    ],
)
def test_a_computed_meeting_record_is_a_record_only_where_the_file_is_complete(london, coverage, word):
    run(london, date(2024, 7, 20), 210_000)
    run(london, date(2025, 7, 19), 208_820)
    if coverage:
        make.coverage(competition=london, **coverage)

    found = meeting_record(london)

    assert ([one.printed_mark for one in found.holders], found.word) == (["3:28.82"], word)


def test_a_listed_meeting_record_outranks_an_equal_result_and_yields_to_a_better_one(london):
    listed = make.record(
        kind="meeting", competition=london, mark=209_000, set_on=date(2019, 7, 20), facility=Facility.TRACK
    )
    equal = run(london, date(2024, 7, 20), 209_000)
    same_day = meeting_record(london, as_of=date(2024, 12, 31))
    better = run(london, date(2025, 7, 19), 208_820)

    assert [(one.record_id, one.result_id) for one in same_day.holders] == [
        (listed.pk, None),
        (None, equal.pk),
    ]
    assert same_day.basis == Basis.LISTED
    now = meeting_record(london)
    assert ([one.result_id for one in now.holders], now.basis, now.word) == (
        [better.pk],
        Basis.ON_FILE,
        "record",
    )
    ratified = record_book.holders(
        kind="meeting",
        competition=london,
        discipline="1500m",
        sex="M",
        facility=Facility.TRACK,
        as_of=date(2025, 12, 31),
        policy=Policy.RATIFIED,
    )
    assert [one.result_id for one in ratified.holders] == [better.pk]


def test_a_mark_disqualified_later_held_the_record_until_the_decision(london):
    honest = run(london, date(2023, 7, 20), 210_000)
    struck = run(london, date(2024, 7, 20), 208_000, place=None, status="dq")
    make.ruling(struck, date(2025, 3, 1), place_before=1)

    assert [one.result_id for one in meeting_record(london, as_of=date(2025, 2, 28)).holders] == [struck.pk]
    assert [one.result_id for one in meeting_record(london, as_of=date(2025, 3, 1)).holders] == [honest.pk]


def test_league_record_is_made_of_its_meets_only(london):
    season = make.season(2025)
    meet = make.meet(date(2025, 7, 19), competition=london, season=season)
    inside = make.result(None, 209_000, round=make.race(make.event(meet=meet)), place=1)
    run(london, date(2016, 7, 19), 208_000)

    found = record_book.holders(
        kind="league",
        league=season.league,
        discipline="1500m",
        sex="M",
        facility=Facility.TRACK,
        as_of=date(2025, 12, 31),
        policy=Policy.PERFORMANCE,
    )

    assert ([one.result_id for one in found.holders], found.word) == ([inside.pk], "best on file")
    make.coverage(season=season)
    assert (
        record_book.holders(
            kind="league",
            league=season.league,
            discipline="1500m",
            sex="M",
            facility=Facility.TRACK,
            as_of=date(2025, 12, 31),
            policy=Policy.PERFORMANCE,
        ).word
        == "record"
    )


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        ({"kind": "national", "country": "GBR"}, ["Testa Scot"]),
        ({"kind": "area", "area": "EUR"}, ["Testa Norse"]),
        ({"kind": "world"}, ["Testa Kenyan"]),
    ],
)
def test_scope_follows_the_country_represented_that_day(scope, expected):
    britain = make.country("GBR")
    make.country("SCO", parent=britain, area="EUR")
    make.result(make.athlete("Testa Scot", "SCO"), 213_000)
    make.result(make.athlete("Testa Norse", "NOR"), 212_000)
    make.result(make.athlete("Testa Kenyan", "NOR"), 211_000, country=make.country("KEN"))
    asked = {"discipline": "1500m", "sex": "M", "facility": Facility.TRACK}

    found = record_book.holders(**scope, **asked, as_of=date(2025, 12, 31), policy=Policy.PERFORMANCE)

    assert [one.name for one in found.holders] == expected


def test_u20_lists_take_those_of_nineteen_and_under_at_the_end_of_the_year():
    make.result(make.athlete("Testa Old", birth_date=date(2005, 12, 31)), 211_000)
    make.result(make.athlete("Testa Young", birth_date=date(2006, 1, 1)), 212_000)

    found = record_book.holders(
        kind="world",
        discipline="1500m",
        sex="M",
        facility=Facility.TRACK,
        age_class="u20",
        as_of=date(2025, 12, 31),
        policy=Policy.PERFORMANCE,
    )

    assert [one.name for one in found.holders] == ["Testa Young"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "area"},
        {"kind": "national"},
        {"kind": "meeting"},
        {"kind": "league"},
        {"kind": "world", "area": "EUR"},
        {"kind": "nonsense"},
    ],
)
def test_a_scope_that_does_not_fit_its_kind_is_refused(wrong):
    make.discipline("1500m")
    with pytest.raises(ValueError, match="record is of|not a valid"):
        record_book.holders(
            **wrong,
            discipline="1500m",
            sex="M",
            facility=Facility.TRACK,
            as_of=DATELINE,
            policy=Policy.PERFORMANCE,
        )


@pytest.mark.parametrize("rows", [1, 3])
def test_holders_cost_the_same_with_one_row_and_with_three(django_assert_num_queries, london, rows):
    for number in range(rows):
        make.record(mark=206_000, set_on=date(2000, 1, 1 + number), result=make.result(mark=206_000))
        run(london, date(2024, 7, 20 + number), 209_000)
    discipline = make.discipline("1500m")
    asked = {"discipline": discipline, "sex": "M", "facility": Facility.TRACK, "as_of": DATELINE}

    with django_assert_num_queries(3):
        record_book.holders(kind="world", **asked, policy=Policy.PERFORMANCE)
    with django_assert_num_queries(2):
        record_book.holders(kind="world", **asked, policy=Policy.RATIFIED)
    with django_assert_num_queries(4):
        record_book.holders(kind="meeting", competition=london, **asked, policy=Policy.PERFORMANCE)


def test_progression_keeps_equalled_marks_joint_and_says_how_long_each_stood():
    make.record(mark=214_180, set_on=date(1997, 2, 2), athlete=make.athlete("Testa First"))
    make.record(mark=211_040, set_on=date(2019, 2, 16), athlete=make.athlete("Testa Second"))
    make.record(mark=211_040, set_on=date(2020, 2, 16), athlete=make.athlete("Testa Equal"))
    make.record(mark=211_500, set_on=date(2021, 2, 16), athlete=make.athlete("Testa Slower"))
    make.record(mark=210_600, set_on=date(2022, 2, 17), athlete=make.athlete("Testa Third"))
    make.record(mark=209_000, set_on=date(2026, 1, 1), athlete=make.athlete("Testa Later"))

    found = record_book.progression(
        kind="world", discipline="1500m", sex="M", facility=Facility.TRACK, as_of=DATELINE
    )

    assert [
        (step.printed_mark, [one.name for one in step.holdings], step.until, step.printed_improvement)
        for step in found.steps
    ] == [
        ("3:34.18", ["Testa First"], date(2019, 2, 16), ""),
        ("3:31.04", ["Testa Second", "Testa Equal"], date(2022, 2, 17), "3.14"),
        ("3:30.60", ["Testa Third"], None, "0.44"),
    ]


def test_progression_of_a_meeting_record_takes_every_legal_result(london, django_assert_num_queries):
    for year, mark in ((2019, 211_000), (2021, 212_000), (2022, 210_000), (2023, 210_000), (2024, 209_000)):
        run(london, date(year, 7, 20), mark)
    discipline = make.discipline("1500m")

    with django_assert_num_queries(4):
        found = record_book.progression(
            kind="meeting",
            competition=london,
            discipline=discipline,
            sex="M",
            facility=Facility.TRACK,
            as_of=date(2023, 12, 31),
        )

    assert [(step.printed_mark, len(step.holdings)) for step in found.steps] == [
        ("3:31.00", 1),
        ("3:30.00", 2),
    ]


@pytest.mark.parametrize(
    ("as_of", "facility", "expected"),
    [
        (date(2025, 5, 31), Facility.TRACK, []),
        (date(2025, 6, 1), Facility.TRACK, ["3:31.00"]),
        (date(2025, 7, 1), Facility.TRACK, ["3:30.00"]),
        (date(2025, 12, 31), Facility.TRACK, ["3:29.00", "3:29.00"]),
        (date(2025, 12, 31), Facility.SHORT_TRACK, ["3:29.63"]),
    ],
)
def test_world_lead_of_a_year(as_of, facility, expected):
    make.result(mark=205_000, date=date(2024, 6, 1))
    make.result(mark=209_630, date=LIEVIN, facility=Facility.SHORT_TRACK, indoors=True)
    make.result(mark=211_000, date=date(2025, 6, 1))
    make.result(mark=210_000, date=date(2025, 7, 1), altitude=True)
    make.result(mark=209_000, date=date(2025, 8, 1))
    make.result(mark=209_000, date=date(2025, 8, 2))
    make.result(mark=208_000, date=date(2025, 8, 3), aided=True)

    found = record_book.lead(discipline="1500m", sex="M", facility=facility, as_of=as_of, year=2025)

    assert [one.printed_mark for one in found.holders] == expected
    assert found.word == ("best on file" if expected else "not on file")


def test_windy_marks_lead_nothing():
    jump = {"discipline": make.discipline("long-jump"), "facility": Facility.FIELD}
    make.result(mark=860, wind=21, wind_state="measured", **jump)
    make.result(mark=870, wind_state="nwi", **jump)
    make.result(mark=840, wind=20, wind_state="measured", **jump)

    found = record_book.lead(
        discipline="long-jump", sex="M", facility=Facility.FIELD, as_of=date(2025, 12, 31)
    )

    assert [(one.printed_mark, one.printed_wind) for one in found.holders] == [("8.40", "+2.0")]


def test_world_lead_is_a_lead_where_the_discipline_is_complete_or_a_source_states_it():
    fast = make.result(mark=210_000, date=date(2025, 6, 1))
    asked = {"discipline": "1500m", "sex": "M", "facility": Facility.TRACK, "as_of": date(2025, 12, 31)}
    make.coverage(discipline=make.discipline("1500m"), valid_from=date(2025, 1, 1))

    assert record_book.lead(**asked).word == "lead"
    make.stated_best(
        make.athlete("Testa Stated"),
        209_000,
        kind="SB",
        year=2025,
        facility=Facility.TRACK,
        stated_on=date(2025, 8, 1),
    )
    stated = record_book.lead(**asked)
    assert ([one.name for one in stated.holders], stated.basis) == (["Testa Stated"], Basis.STATED)
    earlier = record_book.lead(**asked | {"as_of": date(2025, 7, 31)})
    assert [one.result_id for one in earlier.holders] == [fast.pk]


def feats(result, as_of=date(2025, 12, 31)):
    return {(one.feat, one.equalled) for one in record_book.breaks(result=result, as_of=as_of)}


def test_what_a_result_broke_on_its_day(london):
    kerr = make.athlete("Testa Briton", "GBR")
    run(london, date(2024, 7, 20), 209_500, kerr)
    make.record(mark=206_000, set_on=date(1998, 7, 14))
    make.record(
        kind="area", area="EUR", mark=206_730, set_on=date(2024, 7, 12), athlete=make.athlete(), precision=100
    )
    make.record(kind="national", country=make.country("GBR"), mark=208_000, set_on=date(2021, 7, 9))
    result = run(london, date(2025, 7, 19), 207_000, kerr)

    assert feats(result) == {
        (Feat.NATIONAL, False),
        (Feat.MEETING, False),
        (Feat.LEAD, False),
        (Feat.PERSONAL, False),
        (Feat.SEASON, False),
    }
    found = record_book.breaks(result=result, as_of=date(2025, 12, 31))
    national = next(one for one in found if one.feat == Feat.NATIONAL)
    assert (national.margin, national.printed_margin, national.proven) == (1000, "1.00", False)
    assert national.word == "best on file for the British record, men’s 1500m"


@pytest.mark.parametrize(
    ("mark", "expected"),
    [(205_999, {(Feat.WORLD, False)}), (206_000, {(Feat.WORLD, True)}), (206_001, set())],
)
def test_a_world_record_is_broken_or_equalled(mark, expected):
    make.record(mark=206_000, set_on=date(1998, 7, 14))
    result = make.result(mark=mark, date=date(2025, 7, 19))

    assert {pair for pair in feats(result) if pair[0] == Feat.WORLD} == expected


def test_in_one_race_only_the_best_mark_breaks_the_record(london):
    run(london, date(2024, 7, 20), 211_000)
    race = make.race(make.event(meet=make.meet(date(2025, 7, 19), competition=london)))
    first = run(london, None, 208_820, round=race)
    second = run(london, None, 209_370, round=race, place=2)

    assert Feat.MEETING in {feat for feat, _ in feats(first)}
    assert Feat.MEETING not in {feat for feat, _ in feats(second)}


def test_a_record_in_the_heats_stands_until_the_final_of_the_same_day(london):
    run(london, date(2024, 7, 20), 211_000)
    event = make.event(meet=make.meet(date(2025, 7, 19), competition=london))
    heat = run(london, None, 210_000, round=make.race(event, kind="heat"))
    final = run(london, None, 209_000, round=make.race(event, kind="final"))

    assert Feat.MEETING in {feat for feat, _ in feats(heat)}
    broken = {one.feat: one for one in record_book.breaks(result=final, as_of=date(2025, 12, 31))}
    assert [one.printed_mark for one in broken[Feat.MEETING].previous] == ["3:30.00"]


@pytest.mark.parametrize("flaw", [{"aided": True}, {"out_of_competition": True}, {"status": "annulled"}])
def test_a_mark_that_does_not_count_breaks_nothing(flaw):
    make.record(mark=206_000, set_on=date(1998, 7, 14))

    assert feats(make.result(mark=205_000, **flaw)) == set()


def test_a_championship_has_a_championship_record():
    games = make.competition("Olympic Games", level=Level.OLYMPIC, confers_titles=True)
    run(games, date(2016, 8, 20), 211_000)

    assert Feat.CHAMPIONSHIP in {feat for feat, _ in feats(run(games, date(2024, 8, 6), 207_650))}


@pytest.mark.parametrize(
    ("stated", "covered", "expected"),
    [
        (None, False, {("personal best", False), ("season’s best", False)}),
        (None, True, {("personal best", True), ("season’s best", True)}),
        (209_000, False, {("season’s best", False)}),
        (211_000, False, {("personal best", False), ("season’s best", False)}),
    ],
)
def test_personal_best_is_called_so_only_where_the_file_is_complete(stated, covered, expected):
    runner = make.athlete("Testa Runner")
    make.result(runner, 212_000, date=date(2025, 5, 1))
    result = make.result(runner, 210_000, date=date(2025, 7, 19))
    if stated:
        make.stated_best(runner, stated, set_on=date(2024, 7, 1))
        make.stated_best(runner, stated, set_on=date(2024, 7, 1), facility=Facility.TRACK)
    if covered:
        make.coverage(athlete=runner)

    found = record_book.breaks(result=result, as_of=date(2025, 12, 31))

    assert {
        (str(one.feat), one.proven) for one in found if one.feat in (Feat.PERSONAL, Feat.SEASON)
    } == expected


def test_short_track_best_is_a_best_on_its_own_kind_of_track():
    runner = make.athlete()
    make.result(runner, 206_730, date=date(2024, 7, 12))
    result = make.result(runner, 209_630, date=LIEVIN, facility=Facility.SHORT_TRACK, indoors=True)

    found = [one for one in record_book.breaks(result=result, as_of=DATELINE) if one.feat == Feat.PERSONAL]

    assert [one.name for one in found] == ["personal best on this kind of track"]


@pytest.mark.parametrize("rivals", [1, 3])
def test_breaks_cost_the_same_whatever_the_rows(django_assert_num_queries, london, rivals):
    make.record(mark=206_000, set_on=date(1998, 7, 14))
    for number in range(rivals):
        run(london, date(2020 + number, 7, 20), 205_900 + number)
    result = run(london, date(2025, 7, 19), 213_000)

    with django_assert_num_queries(11):
        record_book.breaks(result=result, as_of=date(2025, 12, 31))


def test_distance_from_each_record(london, django_assert_num_queries):
    britain = make.country("GBR")
    make.record(mark=206_000, set_on=date(1998, 7, 14))
    make.record(kind="area", area="EUR", mark=206_730, set_on=date(2024, 7, 12), ratification="ratified")
    make.record(kind="national", country=britain, mark=207_790, set_on=date(2024, 8, 6))
    run(london, date(2025, 7, 19), 208_820)
    asked = {"discipline": make.discipline("1500m"), "sex": "M", "facility": Facility.TRACK}

    with django_assert_num_queries(9):
        found = record_book.distance(
            mark=209_370,
            **asked,
            country=britain,
            competition=london,
            kind="meeting",
            year=2025,
            as_of=date(2025, 12, 31),
        )

    assert [(one.feat, one.behind, one.printed_margin) for one in found] == [
        (Feat.WORLD, 3370, "3.37"),
        (Feat.AREA, 2640, "2.64"),
        (Feat.NATIONAL, 1580, "1.58"),
        (Feat.MEETING, 550, "0.55"),
        (Feat.LEAD, 550, "0.55"),
    ]
    assert found[3].sentence == (
        "3:29.37 is 0.55 behind the London Athletics Meet record, men’s 1500m (3:28.82)."
    )


def test_distance_in_a_field_event_counts_upwards():
    make.record(
        mark=895,
        discipline=make.discipline("long-jump"),
        facility=Facility.FIELD,
        precision=None,
        athlete=make.athlete(),
    )

    (found,) = record_book.distance(
        mark=900, discipline="long-jump", sex="M", facility=Facility.FIELD, as_of=DATELINE
    )

    assert (found.behind, found.sentence) == (
        -5,
        "9.00 is 0.05 better than the World record, men’s Long Jump (8.95).",
    )


@pytest.mark.parametrize("records", [1, 3])
def test_records_an_athlete_holds_with_their_status(django_assert_num_queries, ingebrigtsen, london, records):
    names = ["1500m", "mile", "5000m"][:records]
    for code in names:
        make.record(
            ingebrigtsen,
            200_000,
            discipline=make.discipline(code),
            facility=Facility.SHORT_TRACK,
            set_on=LIEVIN,
            ratification=Ratification.PENDING,
        )
        make.record(
            mark=199_000,
            discipline=make.discipline(code),
            facility=Facility.SHORT_TRACK,
            set_on=date(2026, 1, 1),
        )
    make.record(ingebrigtsen, 206_730, kind="area", area="EUR", set_on=date(2024, 7, 12))
    make.result(mark=206_000, date=date(2025, 1, 1))
    run(london, date(2024, 7, 20), 208_000, ingebrigtsen)

    with django_assert_num_queries(8):
        found = record_book.held_by(athlete=ingebrigtsen, as_of=DATELINE)

    assert {(one.record_name, one.row.status_sentence, one.ratified) for one in found} == {
        (f"World short track record, men’s {make.discipline(code).name}", "Pending ratification.", False)
        for code in names
    } | {("London Athletics Meet record, men’s 1500m", "A result on file; not on the record list.", True)}


def test_an_athlete_without_records_holds_none(ingebrigtsen):
    assert record_book.held_by(athlete=ingebrigtsen, as_of=DATELINE) == []
