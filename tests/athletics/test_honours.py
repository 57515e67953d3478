"""Medals, titles and champions as they stood on a day, above all on 11 April 2025."""

from datetime import date

import pytest

from athletics import honours
from athletics.choices import CoverageOf, Direction, Facility, Level, MeetStatus, Unit
from athletics.honours import Contest, Definition, Surface
from athletics.models import Discipline, Leg
from tests.factories import record as make

pytestmark = pytest.mark.django_db

DATELINE = date(2025, 4, 11)

COMPETITIONS = {
    # code: name, level, area, title name, indoors
    "olympic": ("Olympic Games", Level.OLYMPIC, "", "Olympic", False),
    "world": ("World Championships", Level.WORLD, "", "World", False),
    "world-indoor": ("World Athletics Indoor Championships", Level.WORLD_INDOOR, "", "World indoor", True),
    "european": ("European Championships", Level.AREA, "EUR", "European", False),
    "european-indoor": ("European Indoor Championships", Level.AREA_INDOOR, "EUR", "European indoor", True),
    "european-cross": (
        "European Cross Country Championships",
        Level.CROSS_COUNTRY,
        "EUR",
        "European cross country",
        False,
    ),
}
EDITIONS = {
    # key: competition, name, first day, last day
    "tokyo": ("olympic", "Olympic Games Tokyo 2020", date(2021, 7, 30), date(2021, 8, 8)),
    "paris": ("olympic", "Olympic Games Paris 2024", date(2024, 8, 1), date(2024, 8, 11)),
    "eugene": ("world", "World Championships Eugene 2022", date(2022, 7, 15), date(2022, 7, 24)),
    "budapest": ("world", "World Championships Budapest 2023", date(2023, 8, 19), date(2023, 8, 27)),
    "belgrade": ("world-indoor", "World Indoors Belgrade 2022", date(2022, 3, 18), date(2022, 3, 20)),
    "glasgow": ("world-indoor", "World Indoors Glasgow 2024", date(2024, 3, 1), date(2024, 3, 3)),
    "nanjing": ("world-indoor", "World Indoors Nanjing 2025", date(2025, 3, 21), date(2025, 3, 23)),
    "berlin": ("european", "European Championships Berlin 2018", date(2018, 8, 6), date(2018, 8, 12)),
    "munich": ("european", "European Championships Munich 2022", date(2022, 8, 15), date(2022, 8, 21)),
    "rome": ("european", "European Championships Rome 2024", date(2024, 6, 7), date(2024, 6, 12)),
    "eic19": ("european-indoor", "European Indoors Glasgow 2019", date(2019, 3, 1), date(2019, 3, 3)),
    "eic21": ("european-indoor", "European Indoors Toruń 2021", date(2021, 3, 4), date(2021, 3, 7)),
    "eic23": ("european-indoor", "European Indoors Istanbul 2023", date(2023, 3, 2), date(2023, 3, 5)),
    "eic25": ("european-indoor", "European Indoors Apeldoorn 2025", date(2025, 3, 6), date(2025, 3, 9)),
    "cross21": ("european-cross", "European Cross 2021", date(2021, 12, 12), date(2021, 12, 12)),
    "cross22": ("european-cross", "European Cross 2022", date(2022, 12, 11), date(2022, 12, 11)),
    "cross24": ("european-cross", "European Cross 2024", date(2024, 12, 8), date(2024, 12, 8)),
}
INGEBRIGTSEN = [
    # edition, discipline, day of the final (the edition's last where ours does not say), place
    ("berlin", "1500m", None, 1),
    ("berlin", "5000m", date(2018, 8, 11), 1),
    ("eic19", "3000m", None, 1),
    ("eic21", "1500m", date(2021, 3, 5), 1),
    ("eic21", "3000m", date(2021, 3, 7), 1),
    ("tokyo", "1500m", date(2021, 8, 7), 1),
    ("cross21", "cross", None, 1),
    ("belgrade", "1500m", date(2022, 3, 20), 2),
    ("eugene", "1500m", date(2022, 7, 19), 2),
    ("eugene", "5000m", date(2022, 7, 24), 1),
    ("munich", "5000m", date(2022, 8, 16), 1),
    ("munich", "1500m", date(2022, 8, 18), 1),
    ("cross22", "cross", None, 1),
    ("eic23", "1500m", date(2023, 3, 3), 1),
    ("eic23", "3000m", date(2023, 3, 5), 1),
    ("budapest", "1500m", date(2023, 8, 23), 2),
    ("budapest", "5000m", date(2023, 8, 27), 1),
    ("rome", "5000m", date(2024, 6, 8), 1),
    ("rome", "1500m", date(2024, 6, 12), 1),
    ("paris", "1500m", date(2024, 8, 6), 4),
    ("paris", "5000m", date(2024, 8, 10), 1),
    ("cross24", "cross", None, 1),
    ("eic25", "1500m", date(2025, 3, 7), 1),
    ("eic25", "3000m", None, 1),
    ("nanjing", "3000m", date(2025, 3, 22), 1),
    ("nanjing", "1500m", date(2025, 3, 23), 1),
]
KERR = [
    ("tokyo", "1500m", date(2021, 8, 7), 3),
    ("budapest", "1500m", date(2023, 8, 23), 1),
    ("glasgow", "3000m", date(2024, 3, 2), 1),
    ("paris", "1500m", date(2024, 8, 6), 2),
]
HOCKER = [("paris", "1500m", date(2024, 8, 6), 1)]


def discipline(code):
    if code in make.DISCIPLINES:
        return make.discipline(code)
    fields = {"name": code, "unit": Unit.TIME, "direction": Direction.LOW, "group": code}
    return Discipline.objects.get_or_create(code=code, defaults=fields)[0]


class Sport:
    """The editions above, with finals made as they are asked for."""

    def __init__(self):
        self.competitions = {
            code: make.competition(
                name, code=code, level=level, area=area, title_name=title, confers_titles=True
            )
            for code, (name, level, area, title, _) in COMPETITIONS.items()
        }
        self.meets = {
            key: make.meet(start, end_date=end, competition=self.competitions[code], name=name)
            for key, (code, name, start, end) in EDITIONS.items()
        }
        self.finals = {}

    def final(self, edition, code, on=None, **fields):
        if (edition, code) not in self.finals:
            indoors = COMPETITIONS[EDITIONS[edition][0]][4]
            track = Facility.SHORT_TRACK if indoors else Facility.TRACK
            facility = Facility.CROSS_COUNTRY if code == "cross" else track
            event = make.event(
                "1500m",
                meet=self.meets[edition],
                discipline=discipline(code),
                facility=facility,
                indoors=indoors,
                **fields,
            )
            on = on or self.meets[edition].end_date
            self.finals[edition, code] = make.race(event, date=on)
        return self.finals[edition, code]

    def runs(self, athlete, career):
        for edition, code, on, place in career:
            make.result(athlete, 200_000 + place, round=self.final(edition, code, on), place=place)
        return athlete


@pytest.fixture
def sport():
    return Sport()


@pytest.fixture
def ingebrigtsen(sport):
    return sport.runs(make.athlete("Jakob Ingebrigtsen", "NOR"), INGEBRIGTSEN)


@pytest.fixture
def kerr(sport):
    return sport.runs(make.athlete("Josh Kerr", "GBR"), KERR)


@pytest.fixture
def hocker(sport):
    return sport.runs(make.athlete("Cole Hocker", "USA"), HOCKER)


@pytest.mark.parametrize(
    ("competition", "code", "expected"),
    [
        ("olympic", "1500m", [("Cole Hocker", date(2024, 8, 6))]),
        ("olympic", "5000m", [("Jakob Ingebrigtsen", date(2024, 8, 10))]),
        ("world", "1500m", [("Josh Kerr", date(2023, 8, 23))]),
        ("world", "5000m", [("Jakob Ingebrigtsen", date(2023, 8, 27))]),
        ("world-indoor", "1500m", [("Jakob Ingebrigtsen", date(2025, 3, 23))]),
        ("world-indoor", "3000m", [("Jakob Ingebrigtsen", date(2025, 3, 22))]),
        ("world", "800m", []),
    ],
)
def test_reigning_champions_on_11_april_2025(sport, ingebrigtsen, kerr, hocker, competition, code, expected):
    found = honours.champion(
        competition=sport.competitions[competition], discipline=code, sex="M", as_of=DATELINE
    )

    assert [(one.medal.name, one.since) for one in found] == expected


@pytest.mark.parametrize(
    ("as_of", "name"),
    [
        (date(2022, 3, 1), []),
        (date(2024, 3, 1), []),
        (date(2024, 3, 2), ["Josh Kerr"]),
        (date(2025, 3, 21), ["Josh Kerr"]),
        (date(2025, 3, 22), ["Jakob Ingebrigtsen"]),
    ],
)
def test_a_title_passes_on_the_day_of_the_next_final(sport, ingebrigtsen, kerr, as_of, name):
    found = honours.champion(level=Level.WORLD_INDOOR, discipline=discipline("3000m"), sex="M", as_of=as_of)

    assert [one.medal.name for one in found] == name


def test_champion_by_level_and_area(sport, ingebrigtsen):
    found = honours.champion(level=Level.AREA, area="EUR", discipline="1500m", sex="M", as_of=DATELINE)

    assert [(one.medal.name, one.medal.edition) for one in found] == [
        ("Jakob Ingebrigtsen", "European Championships Rome 2024")
    ]
    assert honours.champion(level=Level.AREA, area="AFR", discipline="1500m", sex="M", as_of=DATELINE) == ()


def test_champion_of_nothing_named_is_refused():
    with pytest.raises(ValueError, match="Name the competition"):
        honours.champion(discipline="1500m", sex="M", as_of=DATELINE)


def test_olympic_champion_says_of_which_event(ingebrigtsen, kerr, hocker):
    titles = honours.reigning_titles(athlete=ingebrigtsen, as_of=DATELINE)

    assert [one.medal.title for one in titles if one.medal.level == Level.OLYMPIC] == [
        "Olympic 5000m champion"
    ]
    assert [one.medal.title for one in honours.reigning_titles(athlete=kerr, as_of=DATELINE)] == [
        "World 1500m champion"
    ]


def test_former_champion_with_the_interval_held(ingebrigtsen, hocker, kerr):
    past = honours.former(athlete=ingebrigtsen, as_of=DATELINE)
    of_kerr = honours.former(athlete=kerr, as_of=DATELINE)

    assert [(one.medal.title, one.since, one.until) for one in past] == [
        ("Olympic 1500m champion", date(2021, 8, 7), date(2024, 8, 6))
    ]
    assert [(one.medal.title, one.until) for one in of_kerr] == [
        ("World indoor 3000m champion", date(2025, 3, 22))
    ]
    assert past[0].sentence == "Olympic 1500m champion from 7 August 2021 to 6 August 2024."


@pytest.mark.parametrize(
    ("definition", "as_of", "count", "outdoor", "indoor"),
    [
        (honours.EUROPEAN_TRACK_TITLES, DATELINE, 13, 6, 7),
        (honours.EUROPEAN_TRACK_TITLES, date(2025, 3, 6), 11, 6, 5),
        (honours.EUROPEAN_TITLES_WITH_CROSS_COUNTRY, DATELINE, 16, 6, 7),
        (honours.GLOBAL_TITLES, DATELINE, 6, 4, 2),
        (Definition(levels=(Level.OLYMPIC,), medals=(1,)), DATELINE, 2, 2, 0),
        (Definition(competitions=("world",), disciplines=("1500m",)), DATELINE, 0, 0, 0),
    ],
)
def test_a_count_follows_its_definition(ingebrigtsen, definition, as_of, count, outdoor, indoor):
    found = honours.titles(athlete=ingebrigtsen, as_of=as_of, definition=definition)

    assert (found.count, found.outdoor, found.indoor) == (count, outdoor, indoor)
    assert honours.title_count(athlete=ingebrigtsen, as_of=as_of, definition=definition) == count


def test_a_count_says_its_definition_and_whether_the_file_is_complete(ingebrigtsen):
    asked = {"athlete": ingebrigtsen, "as_of": DATELINE, "definition": honours.EUROPEAN_TRACK_TITLES}

    assert honours.titles(**asked).sentence == (
        "13 titles on file (6 outdoor, 7 indoor) on 11 April 2025. "
        "Gold medals at area championships and area indoor championships of Europe; outdoor and indoor; senior; individual."
    )
    make.coverage(of=CoverageOf.TITLES, athlete=ingebrigtsen, valid_until=date(2025, 4, 10))
    assert honours.titles(**asked).complete is False
    make.coverage(of=CoverageOf.TITLES, athlete=ingebrigtsen)
    assert honours.titles(**asked).sentence.startswith("13 titles (6 outdoor, 7 indoor) on 11 April 2025.")


def test_age_classes_are_counted_only_where_the_definition_has_them():
    runner = make.athlete()
    youth = make.competition(level=Level.AGE_GROUP, area="EUR", age_class="u20", confers_titles=True)
    race = make.race(make.event(meet=make.meet(date(2017, 7, 21), competition=youth), age_class="u20"))
    make.result(runner, round=race, place=1)

    counts = [
        honours.title_count(athlete=runner, as_of=DATELINE, definition=definition)
        for definition in (
            honours.GOLD,
            honours.EUROPEAN_TITLES_WITH_CROSS_COUNTRY,
            honours.EUROPEAN_TITLES_WITH_U20,
        )
    ]

    assert counts == [0, 0, 1]


def test_golden_double_in_nanjing(sport, ingebrigtsen):
    found = honours.double(athlete=ingebrigtsen, meet=sport.meets["nanjing"], as_of=DATELINE)

    assert [medal.discipline_code for medal in found.medals] == ["3000m", "1500m"]
    assert (
        found.sentence
        == "Golden double at World Indoors Nanjing 2025: 3000m (22 March) and 1500m (23 March)."
    )
    early = {"athlete": ingebrigtsen, "meet": sport.meets["nanjing"], "as_of": date(2025, 3, 22)}
    assert honours.double(**early) is None
    assert honours.double(athlete=ingebrigtsen, meet=sport.meets["paris"], as_of=DATELINE) is None


def test_olympic_title_of_2021_from_the_edition_named_2020(ingebrigtsen):
    definition = Definition(levels=(Level.OLYMPIC,), disciplines=("1500m",))

    (medal,) = honours.medals(athlete=ingebrigtsen, as_of=DATELINE, definition=definition)

    assert (medal.medal, medal.year, medal.edition) == ("gold", 2021, "Olympic Games Tokyo 2020")


def test_silver_in_paris(kerr):
    found = honours.medals(athlete=kerr, as_of=DATELINE)

    assert [(medal.medal, medal.title_name, medal.discipline_code, medal.date) for medal in found] == [
        ("silver", "Olympic", "1500m", date(2024, 8, 6)),
        ("gold", "World indoor", "3000m", date(2024, 3, 2)),
        ("gold", "World", "1500m", date(2023, 8, 23)),
        ("bronze", "Olympic", "1500m", date(2021, 8, 7)),
    ]


def test_defending_champion_only_before_the_event_of_a_coming_edition_is_decided(sport, kerr, ingebrigtsen):
    tokyo = make.meet(
        date(2025, 9, 13),
        end_date=date(2025, 9, 21),
        competition=sport.competitions["world"],
        name="World Championships Tokyo 2025",
    )
    for code, on in (("1500m", date(2025, 9, 17)), ("5000m", date(2025, 9, 21)), ("800m", None)):
        make.race(make.event(code, meet=tokyo), date=on)

    def names(as_of):
        return {
            (one.medal.name, one.medal.discipline_code) for one in honours.defending(meet=tokyo, as_of=as_of)
        }

    kerr_1500, ingebrigtsen_5000 = ("Josh Kerr", "1500m"), ("Jakob Ingebrigtsen", "5000m")
    assert names(DATELINE) == {kerr_1500, ingebrigtsen_5000}
    assert names(date(2025, 9, 17)) == {ingebrigtsen_5000}
    assert names(date(2025, 9, 22)) == set()
    (reign,) = honours.champion(
        competition=sport.competitions["world"], discipline="1500m", sex="M", as_of=DATELINE
    )
    assert (reign.next_edition, reign.next_final) == ("World Championships Tokyo 2025", date(2025, 9, 17))


def test_an_edition_without_the_event_ends_the_reign_only_where_the_file_is_complete(sport, kerr):
    make.meet(
        date(2025, 3, 21),
        end_date=date(2025, 3, 23),
        competition=sport.competitions["world"],
        name="Worlds 2025",
    )
    asked = {"competition": sport.competitions["world"], "discipline": "1500m", "sex": "M", "as_of": DATELINE}

    (doubtful,) = honours.champion(**asked)
    assert doubtful.doubt == "No final of this event at Worlds 2025 is on file."
    make.coverage(of=CoverageOf.FINALS, competition=sport.competitions["world"])
    assert honours.champion(**asked) == ()
    (past,) = [one for one in honours.former(athlete=kerr, as_of=DATELINE) if one.medal.level == Level.WORLD]
    assert past.until == date(2025, 3, 23)


def test_a_cancelled_edition_ends_no_reign(sport, kerr):
    make.race(
        make.event(
            meet=make.meet(
                date(2024, 8, 1), competition=sport.competitions["world"], status=MeetStatus.CANCELLED
            )
        )
    )

    (reign,) = honours.champion(
        competition=sport.competitions["world"], discipline="1500m", sex="M", as_of=DATELINE
    )

    assert (reign.medal.name, reign.doubt) == ("Josh Kerr", "")


@pytest.fixture
def reallocated(sport):
    """A final of 2022 whose winner was disqualified on 1 March 2025: second became first."""
    race = sport.final("eugene", "800m", date(2022, 7, 23))
    first, second = make.athlete("Testa First"), make.athlete("Testa Second")
    struck = make.result(first, 100_000, round=race, place=None, status="annulled")
    raised = make.result(second, 101_000, round=race, place=1)
    make.ruling(struck, date(2025, 3, 1), place_before=1, status_after="annulled", kind="annulment")
    make.ruling(
        raised,
        date(2025, 3, 1),
        kind="reallocation",
        place_before=2,
        place_after=1,
        status_after="ok",
        reason="Promoted",
    )
    return first, second


@pytest.mark.parametrize(
    ("as_of", "of_first", "of_second", "champion"),
    [
        (date(2025, 2, 28), [("gold", None)], [("silver", None)], [("Testa First", date(2022, 7, 23))]),
        (date(2025, 3, 1), [], [("gold", date(2025, 3, 1))], [("Testa Second", date(2025, 3, 1))]),
    ],
)
def test_a_reallocated_medal_carries_the_day_of_the_decision(
    reallocated, as_of, of_first, of_second, champion
):
    medals = [
        [(medal.medal, medal.decided_on) for medal in honours.medals(athlete=athlete, as_of=as_of)]
        for athlete in reallocated
    ]
    reigns = honours.champion(level=Level.WORLD, discipline="800m", sex="M", as_of=as_of)

    assert medals == [of_first, of_second]
    assert [(one.medal.name, one.since) for one in reigns] == champion


def test_shared_gold_is_two_reigns(sport):
    race = sport.final("paris", "high-jump", date(2024, 8, 10))
    for name in ("Testa One", "Testa Two"):
        make.result(make.athlete(name), 237, round=race, place=1)

    found = honours.champion(level=Level.OLYMPIC, discipline="high-jump", sex="M", as_of=DATELINE)

    assert {one.medal.name for one in found} == {"Testa One", "Testa Two"}


def test_relay_medal_for_the_final_and_for_the_round(sport):
    final = sport.final("paris", "4x400m", date(2024, 8, 10))
    heat = make.race(final.event, kind="heat", date=date(2024, 8, 9))
    norway, britain = make.team("NOR"), make.team("GBR")
    ran_final, ran_heat, other = make.athlete(), make.athlete(), make.athlete("Testa Other", "GBR")
    for runner, team, race, place in (
        (ran_final, norway, final, 1),
        (ran_heat, norway, heat, 2),
        (other, britain, final, 4),
    ):
        result = make.result(None, 180_000, team=team, round=race, place=place)
        Leg.objects.create(result=result, order=1, athlete=runner)

    found = {
        athlete: [(m.medal, m.contest, m.via) for m in honours.medals(athlete=athlete, as_of=DATELINE)]
        for athlete in (ran_final, ran_heat, other)
    }

    assert found == {
        ran_final: [("gold", Contest.RELAY, "final")],
        ran_heat: [("gold", Contest.RELAY, "round")],
        other: [],
    }
    alone = Definition(contests=(Contest.INDIVIDUAL,))
    assert honours.medals(athlete=ran_final, as_of=DATELINE, definition=alone) == ()


@pytest.mark.parametrize(
    "not_a_medal",
    [
        {"competition": {"confers_titles": False}},
        {"race": {"kind": "semi_final"}},
        {"race": {"number": 2}},
        {"result": {"out_of_competition": True}},
        {"result": {"status": "dq"}},
        {"result": {"place": 4}},
        {"race": {"date": date(2025, 4, 12)}},
    ],
)
def test_what_is_no_medal(not_a_medal):
    runner = make.athlete()
    competition = make.competition(
        **{"confers_titles": True, "level": Level.WORLD} | not_a_medal.get("competition", {})
    )
    meet = make.meet(date(2025, 4, 1), end_date=date(2025, 4, 20), competition=competition)
    race = make.race(make.event(meet=meet), **not_a_medal.get("race", {}))
    make.result(runner, round=race, **{"place": 1} | not_a_medal.get("result", {}))

    assert honours.medals(athlete=runner, as_of=DATELINE) == ()


@pytest.fixture
def league_champion():
    """Final wins of 2022 (1500m), 2023 (mile) and 2024 (1500m) in a league, and a place in 2021."""
    runner, league = make.athlete("Jakob Ingebrigtsen"), make.league(name="Diamond League")
    for year, code, on, place in (
        (2021, "1500m", date(2021, 9, 9), 2),
        (2022, "1500m", date(2022, 9, 8), 1),
        (2023, "mile", date(2023, 9, 16), 1),
        (2024, "1500m", date(2024, 9, 13), 1),
    ):
        season = make.season(year, league=league)
        scored = make.season_discipline(season, ("1500m", "mile"), name="1500m")
        meet = make.meet(on, season=season, is_final=True)
        race = make.race(make.event(code, meet=meet, season_discipline=scored))
        make.result(runner, round=race, place=place)
    return runner


def test_league_titles_are_a_kind_of_their_own(league_champion):
    titles = honours.titles(athlete=league_champion, as_of=DATELINE, definition=honours.LEAGUE_TITLES)

    assert ([medal.season_year for medal in titles.medals], titles.medals[0].medal) == (
        [2024, 2023, 2022],
        "title",
    )
    assert honours.medals(athlete=league_champion, as_of=DATELINE) == ()
    assert [line.text for line in honours.plain_words(athlete=league_champion, as_of=DATELINE)] == [
        "Diamond League 1500m champion 2022, 2023, 2024"
    ]
    (reign,) = honours.reigning_titles(
        athlete=league_champion, as_of=DATELINE, definition=honours.LEAGUE_TITLES
    )
    assert reign.since == date(2024, 9, 13)


def test_a_season_decided_on_points_gives_no_title_to_the_winner_of_one_race():
    runner, season = make.athlete(), make.season(2014)
    scored = make.season_discipline(season, final_places=None)
    meet = make.meet(date(2014, 8, 28), season=season, is_final=True)
    make.result(runner, round=make.race(make.event(meet=meet, season_discipline=scored)), place=1)

    assert honours.medals(athlete=runner, as_of=DATELINE, definition=honours.EVERYTHING) == ()


def test_plain_words_for_a_page(ingebrigtsen, kerr, hocker):
    lines = [(line.text, line.reigning) for line in honours.plain_words(athlete=ingebrigtsen, as_of=DATELINE)]

    assert lines == [
        ("Olympic 5000m champion (2024)", True),
        ("Olympic 1500m champion (2021)", False),
        ("World 5000m champion 2022, 2023", True),
        ("World 1500m silver 2022, 2023", False),
        ("World indoor 1500m champion (2025)", True),
        ("World indoor 3000m champion (2025)", True),
        ("World indoor 1500m silver (2022)", False),
        ("European 1500m champion 2018, 2022, 2024", True),
        ("European 5000m champion 2018, 2022, 2024", True),
        ("European indoor 1500m champion 2021, 2023, 2025", True),
        ("European indoor 3000m champion 2019, 2021, 2023, 2025", True),
        ("European cross country champion 2021, 2022, 2024", True),
    ]


def test_medals_carry_the_country_represented_that_day(sport):
    runner = make.athlete("Testa Mover", "NOR")
    make.result(runner, round=sport.final("paris", "800m"), place=2, country=make.country("KEN"))

    (medal,) = honours.medals(athlete=runner, as_of=DATELINE)

    assert (medal.country_code, medal.surface, medal.printed_mark) == ("KEN", Surface.OUTDOOR, "3:33.00")


def test_medals_under_a_merged_row_are_the_same_persons(sport, kerr):
    other = make.athlete("Joshua Kerr", "GBR", merged_into=kerr)
    make.result(other, round=sport.final("nanjing", "800m"), place=3)

    assert len(honours.medals(athlete=kerr, as_of=DATELINE)) == 5


@pytest.mark.parametrize("editions", [1, 3])
def test_honours_cost_the_same_with_one_title_and_with_three(django_assert_num_queries, sport, editions):
    runner = make.athlete()
    for edition in ("tokyo", "paris", "eugene")[:editions]:
        make.result(runner, round=sport.final(edition, "1500m"), place=1)

    with django_assert_num_queries(2):
        honours.medals(athlete=runner, as_of=DATELINE)
    with django_assert_num_queries(3):
        honours.titles(athlete=runner, as_of=DATELINE)
    with django_assert_num_queries(4):
        honours.plain_words(athlete=runner, as_of=DATELINE)
