"""Standings on a day; the men's 1500m/mile of 2026 is the check."""

from datetime import date

import pytest

from athletics import standings
from athletics.choices import MeetStatus
from athletics.marks import parse
from athletics.standings import Comparison, Published, State
from athletics.standings.state import states
from tests.factories import record as make

pytestmark = pytest.mark.django_db

AFTER_ZURICH = date(2026, 8, 28)
CALENDAR = {
    "Shanghai": date(2026, 5, 16),
    "Xiamen": date(2026, 5, 23),
    "Rabat": date(2026, 5, 31),
    "Rome": date(2026, 6, 4),
    "Stockholm": date(2026, 6, 7),
    "Oslo": date(2026, 6, 10),
    "Doha": date(2026, 6, 19),
    "Paris": date(2026, 6, 28),
    "Eugene": date(2026, 7, 4),
    "Monaco": date(2026, 7, 10),
    "London": date(2026, 7, 18),
    "Lausanne": date(2026, 8, 20),
    "Chorzów": date(2026, 8, 23),
    "Zürich": date(2026, 8, 27),
}
RACES = {
    "Rabat": """
        1 3:30.35 USA Yared Nuguse
        2 3:30.43 POR Isaac Nader
        3 3:30.68 FRA Azeddine Habz
        4 3:30.90 USA Vincent Ciattei
        5 3:31.53 RSA Tshepo Tshite
        6 3:31.65 IRL Andrew Coscoran
        7 3:32.00 KEN Reynold Cheruiyot
        8 3:32.11 MAR Fouad Messaoudi
        9 3:32.23 MAR Anass Essayi
        10 3:32.24 FRA Flavien Szot
        11 3:32.38 BEL Ruben Verheyden
        12 3:33.45 NOR Narve Gilje Nordås
        13 3:33.66 KEN Festus Lagat
        14 3:33.94 POR José Carlos Pinto
        15 3:42.41 GBR Elliot Giles
        - DNF SWE Samuel Pihlström
        - DNF SLO Žan Rudolf
    """,
    "Stockholm": """
        1 3:30.11 USA Yared Nuguse
        2 3:30.32 AUS Cameron Myers
        3 3:30.67 KEN Timothy Cheruiyot
        4 3:31.63 USA Vincent Ciattei
        5 3:31.74 NOR Narve Gilje Nordås
        6 3:31.76 USA Hobbs Kessler
        7 3:32.91 BEL Ruben Verheyden
        8 3:32.99 GER Robert Farken
        9 3:33.84 FRA Azeddine Habz
        10 3:34.27 FRA Flavien Szot
        11 3:34.53 SWE Samuel Pihlström
        12 3:34.63 FRA Jimmy Gressier
        13 3:35.53 GBR Jake Heyward
        14 3:36.81 SWE Andreas Almgren
        - DNF SLO Žan Rudolf
    """,
    "Chorzów": """
        1 3:30.77 USA Ethan Strand
        2 3:31.14 KEN Phanuel Kipkosgei Koech
        3 3:31.16 USA Cole Hocker
        4 3:31.19 NOR Jakob Ingebrigtsen
        5 3:31.41 SWE Samuel Pihlström
        6 3:31.47 GBR Jake Heyward
        7 3:31.77 USA Vincent Ciattei
        8 3:31.91 MAR Anass Essayi
        9 3:32.00 POR Isaac Nader
        10 3:32.15 FRA Romain Mornet
        11 3:32.76 USA Hobbs Kessler
        12 3:33.09 POL Filip Ostrowski
        13 3:37.37 KEN Reynold Cheruiyot
        14 3:41.72 NED Stefan Nillessen
        15 3:47.72 USA Nathan Green
        - DNF SLO Žan Rudolf
    """,
    "Zürich": """
        1 3:31.71 USA Cole Hocker
        2 3:31.84 KEN Phanuel Kipkosgei Koech
        3 3:31.85 USA Yared Nuguse
        4 3:32.05 MAR Anass Essayi
        5 3:32.16 NOR Jakob Ingebrigtsen
        6 3:32.35 USA Hobbs Kessler
        7 3:32.50 USA Vincent Ciattei
        8 3:32.63 GER Robert Farken
        9 3:32.73 GBR Jake Heyward
        10 3:32.95 USA Ethan Strand
        11 3:33.01 KEN Timothy Cheruiyot
        12 3:33.59 NED Stefan Nillessen
        13 3:33.88 FRA Azeddine Habz
        14 3:34.38 FRA Anas Lagtiy Chaoudar
        15 3:35.31 POR Isaac Nader
        16 3:39.15 SWE Samuel Pihlström
        - DNF SLO Žan Rudolf
    """,
}
"""Place, mark, country and name: World Athletics results of the four races on file."""
PUBLISHED = """
    1 USA 6 43 Yared Nuguse
    2 AUS 3 21 Cameron Myers
    3 KEN 3 18 Timothy Cheruiyot
    4 USA 3 17 Cole Hocker
    5 USA 3 16 Ethan Strand
    6 USA 4 16 Hobbs Kessler
    7 USA 5 15 Vincent Ciattei
    8 KEN 2 14 Phanuel Kipkosgei Koech
    9 NOR 2 9 Jakob Ingebrigtsen
    10 GBR 2 9 Jake Heyward
    11 GER 4 9 Robert Farken
    12 FRA 2 8 Azeddine Habz
    13 GBR 1 8 Josh Kerr
    14 POR 1 7 Isaac Nader
    15 MAR 2 6 Anass Essayi
    16 SWE 1 4 Samuel Pihlström
    17 RSA 1 4 Tshepo Tshite
    18 IRL 2 4 Andrew Coscoran
    19 NOR 1 4 Narve Gilje Nordås
    20 USA 1 4 Nathan Green
    21 GBR 1 4 Jake Wightman
    22 GBR 1 3 Arlo Ludewick
    23 KEN 1 3 Festus Lagat
    24 KEN 1 2 Reynold Cheruiyot
    25 BEL 1 2 Ruben Verheyden
    26 MAR 1 1 Fouad Messaoudi
    27 GBR 1 1 Thomas Keen
"""
"""Rank, country, scoring meetings, points and name, as published after Zürich."""


@pytest.fixture
def season_2026():
    """The season to Zürich: four races on file, London's mile without results, the other programmes not on file."""
    season = make.season(2026, league=make.league(name="Diamond League"))
    scored = make.season_discipline(season, ("1500m", "mile"), name="1500m/Mile")
    athletes = {}
    for city, on in CALENDAR.items():
        meet = make.meet(on, season=season, short_name=city)
        if city == "London":
            make.race(make.event("mile", meet=meet, season_discipline=scored))
        if city in RACES:
            race = make.race(make.event("1500m", meet=meet, season_discipline=scored), list_complete=True)
            for line in RACES[city].strip().splitlines():
                place, mark, country, name = line.split(maxsplit=3)
                athlete = athletes.setdefault((name, country), None) or make.athlete(name, country)
                athletes[name, country] = athlete
                if place == "-":
                    make.result(athlete, None, round=race, status="dnf")
                else:
                    make.result(athlete, parse(mark, unit="time").value, round=race, place=int(place))
    return scored


def published_rows():
    for line in PUBLISHED.strip().splitlines():
        rank, country, events, points, name = line.split(maxsplit=4)
        yield Published(int(rank), name, country, int(events), int(points))


EXPLAINED = {
    # name: short by so many points, from so many scoring meetings
    "Yared Nuguse": (21, 3),
    "Cameron Myers": (14, 2),
    "Timothy Cheruiyot": (12, 2),
    "Cole Hocker": (3, 1),
    "Ethan Strand": (8, 2),
    "Hobbs Kessler": (10, 2),
    "Vincent Ciattei": (1, 1),
    "Phanuel Kipkosgei Koech": (0, 0),
    "Jakob Ingebrigtsen": (0, 0),
    "Jake Heyward": (6, 1),
    "Robert Farken": (7, 2),
    "Azeddine Habz": (2, 1),
    "Josh Kerr": (8, 1),
    "Isaac Nader": (0, 0),
    "Anass Essayi": (0, 0),
    "Samuel Pihlström": (0, 0),
    "Tshepo Tshite": (0, 0),
    "Andrew Coscoran": (1, 1),
    "Narve Gilje Nordås": (0, 0),
    "Nathan Green": (4, 1),
    "Jake Wightman": (4, 1),
    "Arlo Ludewick": (3, 1),
    "Festus Lagat": (3, 1),
    "Reynold Cheruiyot": (0, 0),
    "Ruben Verheyden": (0, 0),
    "Fouad Messaoudi": (0, 0),
    "Thomas Keen": (1, 1),
}


def test_every_row_of_the_published_table_is_explained(season_2026):
    found = standings.explain(
        season_discipline=season_2026, published_rows=published_rows(), as_of=AFTER_ZURICH
    )

    assert {row.published.name: (row.short_by, row.events_short) for row in found.rows} == EXPLAINED
    assert {row.published.name: row.comparison for row in found.rows} == {
        name: Comparison.SHORT if short != (0, 0) else Comparison.REPRODUCED
        for name, short in EXPLAINED.items()
    }
    assert {row.possible for row in found.rows} == {True}


def test_the_published_table_says_how_many_races_are_missing(season_2026):
    found = standings.explain(
        season_discipline=season_2026, published_rows=published_rows(), as_of=AFTER_ZURICH
    )
    kerr = next(row for row in found.rows if row.published.name == "Josh Kerr")

    assert (found.meetings_published, found.meetings_on_file) == (7, 4)
    assert found.sentence == (
        "The table adds up to 252 points, what 7 meetings give; "
        "the results of 4 are on file and reproduce 10 of 27 rows."
    )
    assert kerr.reason == (
        "Short of 8 by 8, won at 1 of 1 scoring meetings (results not on file: London; programme not on file: "
        "Shanghai, Xiamen, Rome, Oslo, Doha, Paris, Eugene, Monaco, Lausanne)."
    )


def test_the_table_of_the_results_on_file(season_2026):
    table = standings.standings(season_discipline=season_2026, as_of=AFTER_ZURICH)

    assert [(row.rank, row.name, row.events, row.points) for row in table.rows[:6]] == [
        (1, "Yared Nuguse", 3, 22),
        (2, "Vincent Ciattei", 4, 14),
        (3, "Phanuel Kipkosgei Koech", 2, 14),
        (4, "Cole Hocker", 2, 14),
        (5, "Jakob Ingebrigtsen", 2, 9),
        (6, "Ethan Strand", 1, 8),
    ]
    assert [row.name for row in table.rows if row.points == 4] == [
        "Samuel Pihlström",
        "Tshepo Tshite",
        "Narve Gilje Nordås",
    ]
    assert table.provisional is True
    assert table.sentence == "On 28 August 2026: 4 scoring meetings on file, 1 missing (London), 0 to come."
    assert [meeting.name for meeting in table.missing] == ["London"]


def test_equal_points_are_ordered_by_the_best_mark(season_2026):
    rows = standings.standings(season_discipline=season_2026, as_of=AFTER_ZURICH).rows

    assert [(row.name, row.best.printed_mark, row.tied, row.reason) for row in rows[1:4]] == [
        (
            name,
            mark,
            False,
            f"Level on 14 points; separated by the best legal mark of the qualifying phase: {mark}.",
        )
        for name, mark in (
            ("Vincent Ciattei", "3:30.90"),
            ("Phanuel Kipkosgei Koech", "3:31.14"),
            ("Cole Hocker", "3:31.16"),
        )
    ]


@pytest.mark.parametrize(
    ("as_of", "leader", "points", "on_file"),
    [
        (date(2026, 5, 30), None, None, 0),
        (date(2026, 5, 31), "Yared Nuguse", 8, 1),
        (date(2026, 6, 7), "Yared Nuguse", 16, 2),
        (date(2026, 8, 26), "Yared Nuguse", 16, 3),
        (date(2026, 8, 27), "Yared Nuguse", 22, 4),
    ],
)
def test_the_table_as_it_stood(season_2026, as_of, leader, points, on_file):
    table = standings.standings(season_discipline=season_2026, as_of=as_of)

    first = table.rows[0] if table.rows else None
    assert (first and first.name, first and first.points) == (leader, points)
    assert len(table.meetings.on_file) == on_file


@pytest.fixture
def scored():
    return make.season_discipline(make.season(2025), ("1500m", "mile"), final_places=1)


def race(scored, on=date(2025, 6, 1), code="1500m", meet=None, **fields):
    meet = meet or make.meet(on, season=scored.season)
    return make.race(
        make.event(code, meet=meet, season_discipline=scored), **{"list_complete": True, **fields}
    )


def table(scored, as_of=date(2025, 12, 31)):
    return standings.standings(season_discipline=scored, as_of=as_of)


def ranks(scored, **asked):
    return [(row.rank, row.name, row.points, row.tied) for row in table(scored, **asked).rows]


def test_equal_marks_stay_tied_and_the_next_rank_is_skipped(scored):
    one, two, three = (make.athlete(f"Testa {name}") for name in ("One", "Two", "Three"))
    make.result(one, 210_000, round=race(scored), place=1)
    make.result(two, 210_000, round=race(scored), place=1)
    make.result(three, 211_000, round=race(scored), place=1)

    assert ranks(scored) == [
        (1, "Testa One", 8, True),
        (1, "Testa Two", 8, True),
        (3, "Testa Three", 8, False),
    ]


def test_a_mile_cannot_break_a_tie_with_a_1500m(scored):
    make.result(make.athlete("Testa Miler"), 222_660, round=race(scored, code="mile"), place=1)
    make.result(make.athlete("Testa Metric"), 210_680, round=race(scored), place=1)

    rows = table(scored).rows

    assert [(row.rank, row.tied) for row in rows] == [(1, True), (1, True)]
    assert "no discipline in which all of them have a mark" in rows[0].reason


def test_an_en_route_mark_at_a_scoring_meeting_breaks_the_tie(scored):
    miler = make.athlete("Testa Miler")
    mile = race(scored, code="mile")
    make.result(miler, 222_660, round=mile, place=1)
    make.result(
        miler,
        207_620,
        discipline=make.discipline("1500m"),
        meet=mile.event.meet,
        en_route=True,
        date=mile.date,
    )
    make.result(make.athlete("Testa Metric"), 210_680, round=race(scored), place=1)

    assert ranks(scored) == [(1, "Testa Miler", 8, False), (2, "Testa Metric", 8, False)]


@pytest.mark.parametrize(
    "not_scoring",
    [
        {"result": {"place": 9}},
        {"result": {"place": None, "status": "dnf"}},
        {"result": {"out_of_competition": True}},
        {"race": {"kind": "heat"}},
        {"race": {"number": 2}},
        {"meet": {"is_final": True}},
        {"event": None},
        {"on": date(2026, 1, 1)},
    ],
)
def test_what_scores_nothing(scored, not_scoring):
    meet = make.meet(
        not_scoring.get("on", date(2025, 6, 1)), season=scored.season, **not_scoring.get("meet", {})
    )
    event = make.event(meet=meet, season_discipline=not_scoring.get("event", scored))
    final = make.race(event, **not_scoring.get("race", {}))
    make.result(round=final, **{"place": 1} | not_scoring.get("result", {}))

    assert ranks(scored) == []


def test_a_disqualification_moves_the_points_on_its_day(scored):
    final = race(scored)
    struck = make.result(make.athlete("Testa Struck"), 210_000, round=final, place=None, status="dq")
    raised = make.result(make.athlete("Testa Raised"), 211_000, round=final, place=1)
    make.ruling(struck, date(2025, 9, 1), place_before=1)
    make.ruling(
        raised, date(2025, 9, 1), kind="reallocation", place_before=2, place_after=1, status_after="ok"
    )

    assert ranks(scored, as_of=date(2025, 8, 31)) == [
        (1, "Testa Struck", 8, False),
        (2, "Testa Raised", 7, False),
    ]
    assert ranks(scored, as_of=date(2025, 9, 1)) == [(1, "Testa Raised", 8, False)]


def test_a_scoring_place_missing_from_a_list_is_said(scored):
    final = race(scored, list_complete=False)
    for place in (1, 2, 2, 5):
        make.result(round=final, place=place)

    found = table(scored)

    assert [meeting.missing_places for meeting in found.meetings.partial] == [(4, 6, 7, 8)]
    assert (found.provisional, found.still_to_win) == (True, 5)


def test_a_cancelled_meeting_counts_as_to_come_until_it_is_cancelled(scored):
    meet = make.meet(date(2025, 8, 20), season=scored.season, status=MeetStatus.CANCELLED)
    make.meet_change(meet, date(2025, 7, 1), status=MeetStatus.CANCELLED)
    make.race(make.event(meet=meet, season_discipline=scored))

    assert len(table(scored, as_of=date(2025, 6, 30)).remaining) == 1
    assert table(scored, as_of=date(2025, 7, 1)).remaining == ()


def test_a_postponed_meeting_is_to_come_until_its_new_date(scored):
    meet = make.meet(date(2025, 8, 20), season=scored.season)
    make.meet_change(meet, date(2025, 1, 1), start_date=date(2025, 5, 8), end_date=date(2025, 5, 8))
    make.meet_change(meet, date(2025, 5, 1))
    make.race(make.event(meet=meet, season_discipline=scored))

    found = table(scored, as_of=date(2025, 6, 30))

    assert ([one.start for one in found.remaining], found.missing) == ([date(2025, 8, 20)], ())


STATES = {
    # points, places, still to win: states
    "nothing run": ([], 2, 24, []),
    "wide open": ([8, 7, 6], 2, 24, [State.IN, State.IN, State.CHASING]),
    "level across the line": ([8, 6, 6, 5], 2, 8, [State.IN, State.LEVEL, State.LEVEL, State.CHASING]),
    "one safe": ([30, 14, 13, 12], 2, 8, [State.SAFE, State.IN, State.CHASING, State.CHASING]),
    "can equal is can reach": ([16, 8, 8], 1, 8, [State.IN, State.CHASING, State.CHASING]),
    "one point more and nobody can": ([17, 8, 8], 1, 8, [State.SAFE, State.OUT, State.OUT]),
    "one point more and out": ([17, 9, 8], 1, 8, [State.IN, State.CHASING, State.OUT]),
    "newcomers can reach": ([8], 1, 8, [State.IN]),
    "newcomers cannot": ([9], 1, 8, [State.SAFE]),
    "closed": ([20, 10, 5], 2, 0, [State.SAFE, State.SAFE, State.OUT]),
}


@pytest.mark.parametrize(("points", "places", "gain", "expected"), STATES.values(), ids=STATES.keys())
def test_state_before_the_final(points, places, gain, expected):
    ranking = [(number, index + 1, False) for index, number in enumerate(points)]

    assert [state for state, _ in states(ranking, places=places, still_to_win=gain)] == expected


def test_state_comes_with_its_sum():
    ranking = [(30, 1, False), (17, 2, False), (14, 3, False), (3, 4, False)]

    assert [proof for _, proof in states(ranking, places=2, still_to_win=8)] == [
        "30 points: with 8 still to win, no rival can reach that, and 2 go through.",
        "17 points, 3 more than the first outside, with 8 still to win.",
        "3 points behind the last place, with 8 still to win.",
        "3 and all 8 still to win make 11; 3 have more already, and 2 go through.",
    ]


def test_when_nothing_is_left_only_a_standing_tie_is_level():
    ranking = [(20, 1, False), (9, 2, True), (9, 2, True), (1, 4, False)]

    assert states(ranking, places=2, still_to_win=0) == [
        (State.SAFE, "20 points, 1st; 2 go through and nothing is left to win."),
        (State.LEVEL, "2 share 2nd on 9 points, with 1 place for them."),
        (State.LEVEL, "2 share 2nd on 9 points, with 1 place for them."),
        (State.OUT, "1 point, 4th; 2 go through and nothing is left to win."),
    ]


def test_without_places_in_the_final_the_state_is_unknown():
    assert states([(8, 1, False)], places=None, still_to_win=8) == [
        (State.UNKNOWN, "The number of places in the final is not on file.")
    ]


def test_rows_of_one_person_are_one_row(scored):
    living = make.athlete("Testa Living")
    merged = make.athlete("Testa Merged", merged_into=living)
    make.result(living, round=race(scored), place=1)
    make.result(merged, round=race(scored), place=2)

    assert ranks(scored) == [(1, "Testa Living", 15, False)]


def test_more_on_file_than_published_is_said(scored):
    make.result(make.athlete("Testa Over", "NOR"), round=race(scored), place=1)
    make.result(make.athlete("Testa Forgotten", "NOR"), round=race(scored), place=2)

    found = standings.explain(
        season_discipline=scored,
        published_rows=[Published(1, "Testa Over", "NOR", 1, 7)],
        as_of=date(2025, 12, 31),
    )

    assert [(row.comparison, row.short_by, row.possible) for row in found.rows] == [
        (Comparison.OVER, -1, False),
        (Comparison.NOT_PUBLISHED, -7, False),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_standings_cost_the_same_with_one_row_and_with_three(django_assert_num_queries, scored, rows):
    for _ in range(rows):
        final = race(scored)
        for place in range(1, rows + 1):
            make.result(round=final, place=place)
    scored = type(scored).objects.select_related("season__league").get(pk=scored.pk)

    with django_assert_num_queries(5):
        table(scored)
