"""The same race only, under a definition; the worked case gives the five counts of its five definitions."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics import head_to_head
from athletics.choices import EntryRole, Facility, Level, ResultStatus, RoundKind
from athletics.head_to_head import Ages, Definition, Rounds, Score, Unfinished
from tests.factories import record

pytestmark = pytest.mark.django_db
TODAY = date(2025, 12, 31)

# Every race Jakob Ingebrigtsen and Josh Kerr are known to have shared to the end of 2025, from the results lists of
# World Athletics; the places of 2016 from Citius Mag, 2 October 2024. Marks in milliseconds; None: not on file.
RACES = [
    # day, competition, level, age class, city, country, discipline, round, place and mark of each
    ("2016-07-24", "World U20", "age_group", "u20", "Bydgoszcz", "POL", "1500m", "final", 9, None, 10, None),
    ("2019-10-04", "Worlds", "world", "senior", "Doha", "QAT", "1500m", "semi_final 2", 3, 216_580, 4, 216_580),
    ("2019-10-06", "Worlds", "world", "senior", "Doha", "QAT", "1500m", "final", 4, 211_700, 6, 212_520),
    ("2021-08-05", "Olympics", "olympic", "senior", "Tokyo", "JPN", "1500m", "semi_final 2", 2, 212_130, 3, 212_180),
    ("2021-08-07", "Olympics", "olympic", "senior", "Tokyo", "JPN", "1500m", "final", 1, 208_320, 3, 209_050),
    ("2022-05-06", "Sound Running", "meeting", "senior", "San Juan Capistrano", "USA", "5000m", "final", 1, 782_030, 20, 817_990),
    ("2022-07-17", "Worlds", "world", "senior", "Eugene", "USA", "1500m", "semi_final 1", 3, 217_020, 1, 216_920),
    ("2022-07-19", "Worlds", "world", "senior", "Eugene", "USA", "1500m", "final", 2, 209_470, 5, 210_600),
    ("2022-08-26", "Athletissima", "league", "senior", "Lausanne", "SUI", "1500m", "final", 1, 209_050, 4, 212_280),
    ("2022-09-08", "Weltklasse", "league", "senior", "Zürich", "SUI", "1500m", "final", 1, 209_020, 6, 211_850),
    ("2023-06-15", "Bislett Games", "league", "senior", "Oslo", "NOR", "1500m", "final", 1, 207_950, 9, 210_070),
    ("2023-06-30", "Athletissima", "league", "senior", "Lausanne", "SUI", "1500m", "final", 1, 208_720, 3, 209_640),
    ("2023-08-19", "Worlds", "world", "senior", "Budapest", "HUN", "1500m", "heat 1", 1, 213_940, 2, 214_000),
    ("2023-08-20", "Worlds", "world", "senior", "Budapest", "HUN", "1500m", "semi_final 2", 1, 214_980, 2, 215_140),
    ("2023-08-23", "Worlds", "world", "senior", "Budapest", "HUN", "1500m", "final", 2, 209_650, 1, 209_380),
    ("2024-05-25", "Prefontaine", "league", "senior", "Eugene", "USA", "mile", "final", 2, 225_600, 1, 225_340),
    ("2024-08-04", "Olympics", "olympic", "senior", "Paris", "FRA", "1500m", "semi_final 1", 1, 212_380, 2, 212_460),
    ("2024-08-06", "Olympics", "olympic", "senior", "Paris", "FRA", "1500m", "final", 4, 208_240, 2, 207_790),
    ("2024-09-05", "Weltklasse", "league", "senior", "Zürich", "SUI", "1500m", "final", 2, 209_520, 5, 211_460),
]  # fmt: skip


class Rivalry:
    """Two athletes and the meets they ran at, built race by race."""

    def __init__(self) -> None:
        self.one = record.athlete("Jakob Ingebrigtsen", "NOR")
        self.other = record.athlete("Josh Kerr", "GBR")
        self.competitions, self.events = {}, {}

    def race(self, day, competition, level, ages, city, land, code, kind, **fields):
        """A round of a meet; the same competition, year and discipline make the same event."""
        owner = self.competitions.get(competition) or record.competition(
            competition, level=level, age_class=ages
        )
        self.competitions[competition] = owner
        key = competition, day[:4], code, fields.get("label", "")
        if key not in self.events:
            meet = next((event.meet for old, event in self.events.items() if old[:2] == key[:2]), None)
            meet = meet or record.meet(
                date.fromisoformat(day),
                competition=owner,
                name=f"{competition} {day[:4]}",
                venue=record.venue(city, land),
            )
            self.events[key] = record.event(code, meet=meet, age_class=ages, **fields)
        kind, _, number = kind.partition(" ")
        return record.race(self.events[key], kind=kind, number=int(number or 1), date=date.fromisoformat(day))

    def met(self, *row):
        """A race both were in."""
        *where, place, mark, other_place, other_mark = row
        race = self.race(*where)
        record.result(self.one, mark, round=race, place=place)
        record.result(self.other, other_mark, round=race, place=other_place)
        return race


@pytest.fixture
def rivalry():
    """The nineteen races, and all that must not be taken for a meeting."""
    rivalry = Rivalry()
    for row in RACES:
        race = rivalry.met(*row)
        if row[6] == "mile":  # their 1500m split times in the Eugene mile
            for athlete, split in ((rivalry.one, 211_110), (rivalry.other, 210_920)):
                record.result(
                    athlete, split, round=race, discipline=record.discipline("1500m"), en_route=True
                )
    apart = [
        # the same championship in different heats
        ("2019-10-03", "Worlds", "world", "senior", "Doha", "QAT", "1500m", "heat 1", "heat 2", 217_670, 216_990),
        ("2021-08-03", "Olympics", "olympic", "senior", "Tokyo", "JPN", "1500m", "heat 3", "heat 1", 216_490, 216_290),
        ("2024-08-02", "Olympics", "olympic", "senior", "Paris", "FRA", "1500m", "heat 3", "heat 1", 217_040, 215_830),
    ]  # fmt: skip
    for *where, heat, other_heat, mark, other_mark in apart:
        record.result(rivalry.one, mark, round=rivalry.race(*where, heat), place=1)
        record.result(rivalry.other, other_mark, round=rivalry.race(*where, other_heat), place=2)
    # the same meeting in different events
    london = ("2019-07-20", "London", "league", "senior", "London", "GBR")
    record.result(rivalry.one, 782_030, round=rivalry.race(*london, "5000m", "final"), place=2)
    record.result(rivalry.other, 233_880, round=rivalry.race(*london, "mile", "final"), place=8)
    return rivalry


def between(rivalry, *, definition=None, code="1500m", as_of=TODAY):
    return head_to_head.meetings(
        athlete=rivalry.one,
        opponent=rivalry.other,
        discipline=record.discipline(code) if code else None,
        definition=definition,
        as_of=as_of,
    )


FINALS = {"rounds": Rounds.FINALS}
COUNTS = {
    "senior 1500m finals": (FINALS, "1500m", (8, 2)),
    "with the mile": (FINALS | {"group": True}, "1500m", (8, 3)),
    "with the World U20 final": (FINALS | {"group": True, "ages": Ages.ALL}, "1500m", (9, 3)),
    "with shared heats and semi-finals": ({"group": True, "ages": Ages.ALL}, "1500m", (14, 4)),
    "with the one 5000m": ({"ages": Ages.ALL}, None, (15, 4)),
}


@pytest.mark.parametrize(("fields", "code", "score"), COUNTS.values(), ids=COUNTS)
def test_the_count_depends_on_the_definition(rivalry, fields, code, score):
    found = between(rivalry, definition=Definition(**fields), code=code)
    assert (found.wins, found.losses, found.draws) == (*score, 0)
    assert found.not_counted == ()


def test_they_never_met_in_britain_among_so_many_results_on_file(rivalry):
    found = between(rivalry, definition=Definition(ages=Ages.ALL, country="GBR"), code=None)
    assert (found.meetings, found.first, found.last, found.streak) == ((), None, None, None)
    assert found.in_country("GBR") == Score(0, 0, 0)
    assert found.coverage.sentence == (
        "On file: 24 results of Jakob Ingebrigtsen (from 24 July 2016 to 5 September 2024) and 24 results of "
        "Josh Kerr (from 24 July 2016 to 5 September 2024). None of it is known to be complete."
    )
    assert found.sentence == (
        "Every round of every discipline and age class, in Great Britain and Northern Ireland only, "
        "to 31 December 2025. Same race only; a finisher beats someone who did not finish; "
        "split times, pacemakers and runners out of competition are not counted."
    )


def test_a_meeting_says_where_who_and_by_how_much(rivalry):
    found = between(rivalry, definition=Definition(levels=("olympic",)))
    last = found.last
    assert (last.date, last.meet, last.round, last.event, last.city, last.country) == (
        date(2024, 8, 6), "Olympics 2024", "final", "Men’s 1500m", "Paris", "FRA",
    )  # fmt: skip
    assert (last.first.place, last.first.printed, last.first.represented) == (4, "3:28.24", "NOR")
    assert (last.second.place, last.second.printed, last.second.represented) == (2, "3:27.79", "GBR")
    assert (last.winner, last.margin, last.printed_margin) == ("second", 450, "0.45 s")
    assert found.first.round == "semi-final 2"
    assert [(meeting.date.isoformat(), meeting.winner) for meeting in found.meetings] == [
        ("2021-08-05", "first"),
        ("2021-08-07", "first"),
        ("2024-08-04", "first"),
        ("2024-08-06", "second"),
    ]


def test_equal_times_are_separated_by_the_official_place(rivalry):
    doha = between(rivalry, definition=Definition(country="QAT")).first
    assert (doha.winner, doha.margin, doha.printed_margin) == ("first", 0, "same time")


def test_streak_and_countries(rivalry):
    found = between(rivalry, definition=Definition(rounds=Rounds.FINALS))
    assert (found.streak.winner, found.streak.length) == ("first", 1)
    assert [(tally.country, str(tally.score)) for tally in found.by_country] == [
        ("SUI", "4–0"), ("FRA", "0–1"), ("HUN", "0–1"), ("JPN", "1–0"), ("NOR", "1–0"), ("QAT", "1–0"), ("USA", "1–0"),
    ]  # fmt: skip
    before_budapest = between(rivalry, definition=Definition(), as_of=date(2023, 8, 22))
    assert (before_budapest.streak.winner, before_budapest.streak.length) == ("first", 7)


FILTERS = {
    "as of a day": ({}, date(2021, 8, 6), 3),
    "since": ({"since": date(2024, 1, 1)}, TODAY, 3),
    "until, that day included": ({"until": date(2019, 10, 6)}, TODAY, 2),
    "level": ({"levels": ("world", "olympic")}, TODAY, 11),
    "facility": ({"facility": Facility.SHORT_TRACK}, TODAY, 0),
    "country": ({"country": "SUI"}, TODAY, 4),
}


@pytest.mark.parametrize(("fields", "as_of", "number"), FILTERS.values(), ids=FILTERS)
def test_filters(rivalry, fields, as_of, number):
    assert between(rivalry, definition=Definition(**fields), as_of=as_of).score.meetings == number


def test_a_competition_can_be_singled_out(rivalry):
    code = rivalry.competitions["Athletissima"].code
    assert between(rivalry, definition=Definition(competitions=(code,))).score == Score(2, 0, 0)


OK, DNF, DQ = ResultStatus.OK, ResultStatus.DID_NOT_FINISH, ResultStatus.DISQUALIFIED
STATUSES = {
    # status, place and mark of each; winner and why
    "placed": ((OK, 2, 210_000), (OK, 1, 209_000), ("second", "")),
    "equal places": ((OK, 1, 210_000), (OK, 1, 210_000), ("draw", "")),
    "a finisher beats a DNF": ((DNF, None, None), (OK, 9, 220_000), ("second", "DNF")),
    "and one who retired": ((OK, 9, 220_000), (ResultStatus.RETIRED, None, None), ("first", "r")),
    "two DNFs": ((DNF, None, None), (DNF, None, None), ("not counted", "neither finished")),
    "DQ": ((OK, 1, 210_000), (DQ, None, 211_000), ("not counted", "DQ")),
    "DNS": ((ResultStatus.DID_NOT_START, None, None), (OK, 1, 210_000), ("not counted", "DNS")),
    "places not on file": (
        (OK, None, 209_000),
        (OK, 3, 210_000),
        ("first", "by the marks: the places are not on file"),
    ),
    "nor marks": ((OK, None, None), (OK, 3, 210_000), ("not counted", "the order is not on file")),
    "equal marks alone": (
        (OK, None, 210_000),
        (OK, None, 210_000),
        ("not counted", "the order is not on file"),
    ),
}


@pytest.mark.parametrize(("one", "other", "expected"), STATUSES.values(), ids=STATUSES)
def test_who_was_ahead(one, other, expected):
    pair = one_race(one, other)
    (meeting,) = between(pair).meetings
    assert (meeting.winner, meeting.why) == expected


def one_race(one=(OK, 1, 209_000), other=(OK, 2, 210_000), *, flags=None, code="1500m", **event):
    """Two athletes in one final; `flags` are further fields of the second one's result."""
    pair = Rivalry()
    pair.final = record.race(record.event(code, **event))
    for athlete, (status, place, mark), extra in (
        (pair.one, one, {}),
        (pair.other, other, flags or {}),
    ):
        record.result(athlete, mark, round=pair.final, status=status, place=place, **extra)
    return pair


def test_a_dnf_can_be_left_out():
    pair = one_race((DNF, None, None))
    found = between(pair, definition=Definition(unfinished=Unfinished.LEFT_OUT))
    assert found.score == Score(0, 0, 0)
    assert [(meeting.winner, meeting.why) for meeting in found.not_counted] == [("not counted", "DNF")]


EXCLUDED = {
    "pacemaker": {"pacemaker": True},
    "out of competition": {"out_of_competition": True},
    "out of competition by status": {"status": ResultStatus.OUT_OF_COMPETITION},
    "mixed race": {"mixed_race": True},
    "split time": {"en_route": True},
    "annulled": {"status": ResultStatus.ANNULLED},
    "replaced by a corrected file": {"superseded_at": "2025-08-01T00:00:00Z"},
}


@pytest.mark.parametrize("flags", EXCLUDED.values(), ids=EXCLUDED)
def test_what_is_no_meeting_at_all(flags):
    status = flags.pop("status", OK)
    assert between(one_race(other=(status, 2, 210_000), flags=flags)).meetings == ()


@pytest.mark.parametrize("role", [EntryRole.PACEMAKER, EntryRole.GUEST])
def test_who_was_entered_as_a_pacemaker_or_guest_did_not_race(role):
    pair = one_race()
    assert between(pair).score == Score(1, 0, 0)
    record.entry(pair.final.event, pair.other, role=role)
    assert between(pair).meetings == ()


def test_a_mark_of_another_discipline_than_the_events_is_no_race():
    pair = one_race(code="mile", flags={"discipline": record.discipline("1500m")})
    assert between(pair, code=None).meetings == ()


def test_field_contests_have_margins_in_metres():
    pair = one_race((OK, 1, 812), (OK, 2, 800), code="long-jump")
    (meeting,) = between(pair, code="long-jump").meetings
    assert (meeting.margin, meeting.printed_margin, meeting.first.printed) == (12, "0.12 m", "8.12")


def test_a_round_held_elsewhere_counts_for_its_own_country():
    pair = one_race()
    pair.final.venue = record.venue("Kestrelton", "GBR")
    pair.final.save()
    found = between(pair, definition=Definition(country="GBR"))
    assert [(meeting.city, meeting.country) for meeting in found.meetings] == [("Kestrelton", "GBR")]
    assert between(pair, definition=Definition(country="NOR")).meetings == ()


def test_a_disqualification_counts_from_the_day_it_was_decided():
    pair = one_race((OK, 2, 209_000), (DQ, None, 208_000))
    other = pair.final.results.get(athlete=pair.other)
    record.ruling(other, date(2025, 9, 1), place_before=1)
    for on, score in ((date(2025, 8, 31), Score(0, 1, 0)), (date(2025, 9, 1), Score(0, 0, 0))):
        assert between(pair, as_of=on).score == score
    record.ruling(other, date(2025, 8, 1), kind="correction", place_before=3, place_after=1, status_after=OK)
    assert between(pair, as_of=date(2025, 7, 31)).last.second.place == 3


def test_a_merged_row_is_the_same_person():
    pair = one_race()
    double = record.athlete("J Kerr", merged_into=pair.other)
    pair.final.results.filter(athlete=pair.other).update(athlete=double)
    for opponent in (pair.other, double):
        found = head_to_head.meetings(
            athlete=pair.one, opponent=opponent, definition=Definition(), as_of=TODAY
        )
        assert found.score == Score(1, 0, 0)
    with pytest.raises(ValueError, match="choose two athletes"):
        head_to_head.meetings(athlete=pair.other, opponent=double, definition=Definition(), as_of=TODAY)


@pytest.mark.parametrize("races", [1, 3])
def test_meetings_cost_four_queries(races, django_assert_num_queries):
    pair = one_race()
    for _ in range(races - 1):
        race = record.race(record.event())
        record.result(pair.one, round=race, place=1)
        record.result(pair.other, round=race, place=2)
    discipline = record.discipline()
    with django_assert_num_queries(4):
        found = head_to_head.meetings(
            athlete=pair.one, opponent=pair.other, discipline=discipline, as_of=TODAY
        )
    assert found.score == Score(races, 0, 0)


def test_the_matrix_of_a_field_agrees_with_the_meetings(rivalry):
    third = record.athlete("Cal Gamma")
    tokyo = rivalry.race("2025-09-17", "Worlds", "world", "senior", "Tokyo", "JPN", "1500m", "final")
    for place, athlete in enumerate((third, rivalry.other), start=1):
        record.result(athlete, 214_000 + place, round=tokyo, place=place)
    definition = Definition(rounds=Rounds.FINALS)
    found = head_to_head.matrix(
        athletes=[rivalry.one, rivalry.other, third],
        discipline=record.discipline(),
        definition=definition,
        as_of=TODAY,
    )
    assert [[str(cell.score) if cell else "" for cell in row.cells] for row in found.rows] == [
        ["", "8–2", "0–0"],
        ["2–8", "", "0–1"],
        ["0–0", "1–0", ""],
    ]
    assert [str(row.total) for row in found.rows] == ["8–2", "2–9", "1–0"]
    assert found.rows[0].cells[1].last == date(2024, 9, 5)
    assert found.sentence.startswith("Senior 1500m finals, mile not counted, to 31 December 2025.")


@pytest.mark.parametrize("people", [1, 3])
def test_a_matrix_costs_two_queries(people, django_assert_num_queries):
    race = record.race()
    field = [record.athlete() for _ in range(people)]
    for place, athlete in enumerate(field, start=1):
        record.result(athlete, round=race, place=place)
    discipline = record.discipline()
    with django_assert_num_queries(2):
        found = head_to_head.matrix(athletes=field, discipline=discipline, as_of=TODAY)
    assert [row.total.wins for row in found.rows] == list(range(people - 1, -1, -1))


def test_rivals_are_those_met_most_often():
    one = record.athlete("Ada Alpha")
    often, once, absent = record.athlete("Bea Beta"), record.athlete("Cal Gamma"), record.athlete("Dot Delta")
    for number in range(3):
        race = record.race()
        record.result(one, round=race, place=2)
        record.result(often, round=race, place=1 if number else 3)
        record.result(absent, None, round=race, status=ResultStatus.DID_NOT_START)
        if number == 0:
            record.result(once, round=race, place=1)
    found = head_to_head.rivals(athlete=one, as_of=TODAY)
    assert [(rival.opponent.name, str(rival.score)) for rival in found] == [
        ("Bea Beta", "1–2"),
        ("Cal Gamma", "0–1"),
    ]


SENTENCES = {
    "Senior 1500m finals, mile not counted.": ({"rounds": "finals"}, "1500m"),
    "Senior 1500m and mile finals.": ({"rounds": "finals", "group": True}, "1500m"),
    "1500m and mile of every age class, every round.": ({"group": True, "ages": "all"}, "1500m"),
    "Senior 1500m, every round, mile not counted.": ({}, "1500m"),
    "Senior finals, every discipline.": ({"rounds": "finals"}, ""),
    "Senior events, every round and discipline.": ({}, ""),
    "Finals of every discipline and age class.": ({"rounds": "finals", "ages": "all"}, ""),
    "Senior finals, every discipline, short track only, in GBR only, Olympic Games and World Championships only, "
    "from 1 January 2019, to 31 December 2024.": (
        {
            "rounds": "finals",
            "facility": "short_track",
            "country": "GBR",
            "levels": (Level.OLYMPIC, Level.WORLD),
            "since": date(2019, 1, 1),
            "until": date(2024, 12, 31),
        },
        "",
    ),
}


@pytest.mark.parametrize(("start", "case"), SENTENCES.items())
def test_the_definition_in_words(start, case):
    fields, discipline = case
    sentence = Definition(**fields).sentence(discipline=discipline, others=["Mile"] if discipline else [])
    assert sentence == (
        f"{start} Same race only; a finisher beats someone who did not finish; "
        "split times, pacemakers and runners out of competition are not counted."
    )


@pytest.mark.parametrize(
    ("definition", "query"),
    [
        (Definition(), {}),
        (Definition(rounds=Rounds.FINALS, group=True), {"rounds": "finals", "group": "yes"}),
        (
            Definition(
                ages=Ages.ALL,
                unfinished=Unfinished.LEFT_OUT,
                facility="track",
                country="GBR",
                since=date(2019, 1, 1),
                until=date(2024, 2, 29),
                levels=("world", "olympic"),
                competitions=("bislett", "pre"),
            ),
            {
                "ages": "all",
                "unfinished": "left-out",
                "facility": "track",
                "country": "GBR",
                "since": "2019-01-01",
                "until": "2024-02-29",
                "levels": "world,olympic",
                "competitions": "bislett,pre",
            },
        ),
    ],
)
def test_an_address_holds_the_definition(definition, query):
    assert definition.to_query() == query
    assert Definition.from_query(query | {"page": "2"}) == definition


NONSENSE = {
    "rounds": ({"rounds": "heats"}, "“heats” is no choice of rounds: write all or finals."),
    "group": ({"group": "perhaps"}, "“perhaps” is no choice of group: write yes or no."),
    "level": ({"levels": "world,galactic"}, "“galactic” is no choice of levels"),
    "facility": ({"facility": "moon"}, "“moon” is no choice of facility"),
    "country": ({"country": "Britain"}, "“BRITAIN” is not a country"),
    "competition": ({"competitions": "a b"}, "“a b” is not the code of a competition."),
    "day that is none": ({"since": "2025-02-30"}, "There is no such day as 2025-02-30."),
    "day in another form": ({"until": "30/02/2025"}, "“30/02/2025” is not a day"),
    "end before beginning": (
        {"since": "2025-01-02", "until": "2025-01-01"},
        r"The time ends \(2025-01-01\) before it begins \(2025-01-02\).",
    ),
}


@pytest.mark.parametrize(("query", "message"), NONSENSE.values(), ids=NONSENSE)
def test_nonsense_is_refused_in_words(query, message):
    with pytest.raises(ValueError, match=message):
        Definition.from_query(query)


@given(st.dictionaries(st.sampled_from([*Definition.__dataclass_fields__, "page"]), st.text(max_size=60)))
def test_whatever_the_address_says_it_is_read_or_refused_in_words(query):
    try:
        definition = Definition.from_query(query)
    except ValueError as refusal:
        assert str(refusal).endswith(".")
    else:
        assert Definition.from_query(definition.to_query()) == definition


def test_a_definition_cannot_be_built_of_nonsense_either():
    with pytest.raises(ValueError, match="no choice of ages"):
        Definition(ages="junior")


def test_an_athlete_cannot_meet_himself():
    athlete = record.athlete("Ada Alpha")
    with pytest.raises(ValueError, match="Ada Alpha cannot meet"):
        head_to_head.meetings(athlete=athlete, opponent=athlete, definition=Definition(), as_of=TODAY)


def test_a_b_final_is_a_final_and_a_heat_is_not():
    pair = Rivalry()
    event = record.event()
    for kind, number in ((RoundKind.FINAL, 2), (RoundKind.HEAT, 1)):
        race = record.race(event, kind=kind, number=number)
        record.result(pair.one, round=race, place=1)
        record.result(pair.other, round=race, place=2)
    found = between(pair, definition=Definition(rounds=Rounds.FINALS))
    assert [meeting.round for meeting in found.meetings] == ["final 2"]
