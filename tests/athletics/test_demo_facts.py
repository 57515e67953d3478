"""The demonstration record says what the documents say: expectations are written from those, never from the rows."""

import csv
from datetime import date

import pytest

from athletics import head_to_head, honours
from athletics.choices import MeetStatus
from athletics.head_to_head import Ages, Definition, Rounds
from athletics.management.commands.load_record import DATA
from athletics.models import (
    Athlete,
    Competition,
    Country,
    Coverage,
    Discipline,
    Entry,
    Event,
    Meet,
    Record,
    Result,
    Season,
    SeasonDiscipline,
    StatedBest,
)
from athletics.record_book import Policy, Verdict, both, holders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_record")]

PREVIEW = date(2025, 4, 11)
"""The day the preview of Ingebrigtsen v Kerr in London is dated."""


def athlete(slug: str) -> Athlete:
    return Athlete.objects.get(slug=slug)


def season(year: int) -> list[Meet]:
    return list(Meet.objects.filter(season__year=year).with_place().order_by("start_date", "pk"))


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


# Calendars


def test_meets_of_2025_are_fifteen_in_order():
    assert [(meet.venue.city, meet.venue.country_id, meet.start_date) for meet in season(2025)] == [
        ("Xiamen", "CHN", date(2025, 4, 26)),
        ("Keqiao", "CHN", date(2025, 5, 3)),
        ("Doha", "QAT", date(2025, 5, 16)),
        ("Rabat", "MAR", date(2025, 5, 25)),
        ("Rome", "ITA", date(2025, 6, 6)),
        ("Oslo", "NOR", date(2025, 6, 12)),
        ("Stockholm", "SWE", date(2025, 6, 15)),
        ("Paris", "FRA", date(2025, 6, 20)),
        ("Eugene", "USA", date(2025, 7, 5)),
        ("Monaco", "MON", date(2025, 7, 11)),
        ("London", "GBR", date(2025, 7, 19)),
        ("Chorzów", "POL", date(2025, 8, 16)),
        ("Lausanne", "SUI", date(2025, 8, 20)),
        ("Brussels", "BEL", date(2025, 8, 22)),
        ("Zürich", "SUI", date(2025, 8, 27)),
    ]


def test_london_is_the_eleventh_of_2025_and_zurich_its_final_of_two_days():
    meets = season(2025)

    assert meets[10].name == "Novuna London Athletics Meet"
    assert [(meet.short_name, meet.start_date.day, meet.days) for meet in meets if meet.is_final] == [
        ("Zürich", 27, 2)
    ]


def test_season_2025_is_in_thirteen_countries_on_four_continents():
    countries = {meet.venue.country for meet in season(2025)}

    assert len(countries) == 13
    assert {country.continent for country in countries} == {"asia", "africa", "europe", "north_america"}


@pytest.mark.parametrize(
    ("year", "meets"),
    [
        *((year, 14) for year in range(2010, 2020)),
        (2020, 6),
        (2021, 12),
        (2022, 13),
        (2023, 14),
        *((year, 15) for year in range(2024, 2028)),
    ],
)
def test_every_season_has_its_meets(year, meets):
    assert len(season(year)) == meets


def test_finals_are_flagged_where_the_champions_were_decided_in_one():
    finals = {
        year: sorted(meet.short_name for meet in season(year) if meet.is_final) for year in range(2010, 2028)
    }

    assert finals == {
        **dict.fromkeys(range(2010, 2017), []),
        **dict.fromkeys((2017, 2018, 2019), ["Brussels", "Zürich"]),
        2020: [],
        2021: ["Zürich"],
        2022: ["Zürich"],
        2023: ["Eugene"],
        2024: ["Brussels"],
        2025: ["Zürich"],
        2026: ["Brussels"],
        2027: ["Zürich"],
    }


def test_what_is_not_confirmed_as_held_in_2026_is_not_called_held():
    not_held = {meet.short_name: meet.status for meet in season(2026) if meet.status != MeetStatus.HELD}

    assert not_held == {
        "Shanghai/Keqiao": "scheduled",
        "Rome": "scheduled",
        "Doha": "moved",
        "Eugene": "scheduled",
    }


def test_every_date_of_2027_is_to_be_confirmed():
    assert {(meet.status, meet.to_be_confirmed) for meet in season(2027)} == {("scheduled", True)}


@pytest.mark.parametrize(
    ("slug", "steps"),
    [
        (
            "doha-meeting-2026",
            [
                (date(2026, 5, 8), "Suhaim bin Hamad Stadium", True),
                (date(2026, 6, 19), "Khalifa International Stadium", True),
            ],
        ),
        (
            "meeting-de-paris-2026",
            [(date(2026, 6, 26), "Stade Charléty", True), (date(2026, 6, 28), "Stade Charléty", True)],
        ),
        ("london-athletics-meet-2025", []),
    ],
)
def test_changes_of_date_are_on_file(slug, steps):
    changes = Meet.objects.get(slug=slug).changes.all()

    assert [(one.start_date, one.venue.name, one.on_or_before) for one in changes] == steps


def test_every_venue_of_a_season_has_a_time_zone():
    assert not Meet.objects.filter(season__isnull=False, venue__time_zone="").exists()


def test_seasons_2025_and_2026_have_thirty_two_disciplines():
    for year in (2025, 2026):
        scored = SeasonDiscipline.objects.filter(season__year=year)
        assert [scored.filter(sex=sex).count() for sex in "MW"] == [16, 16]
        places = {(one.slug, one.final_places) for one in scored.filter(sex="M")}
        assert {
            ("800m", 8),
            ("110m-hurdles", 8),
            ("1500m-mile", 10),
            ("3000m-steeplechase", 10),
            ("shot-put", 6),
        } <= places
        assert {tuple(one.points) for one in scored} == {(8, 7, 6, 5, 4, 3, 2, 1)}
        assert not scored.filter(slug__startswith="hammer").exists()


def test_prize_money_of_2025_is_by_place():
    money = Season.objects.get(year=2025).prize_money

    assert money["meeting"]["diamond_plus"] == [20000, 10000, 6000, 5000, 3000, 2500, 2000, 1500]
    assert money["final"] == {
        "diamond": [30000],
        "diamond_plus": [50000, 20000, 10000, 6000, 5000, 4000, 3000, 2000],
    }


# Countries and disciplines


def test_countries_are_under_the_codes_of_the_sport():
    assert Country.objects.filter(kind="member").count() == 214
    assert set(Country.objects.filter(kind="home_nation").values_list("code", "parent")) == {
        ("ENG", "GBR"),
        ("NIR", "GBR"),
        ("SCO", "GBR"),
        ("WAL", "GBR"),
    }
    assert set(Country.objects.exclude(dissolved_on=None).values_list("code", flat=True)) == {
        "URS", "GDR", "FRG", "TCH", "YUG", "EUN",
    }  # fmt: skip
    isos = dict(
        Country.objects.filter(code__in=["GER", "NED", "SUI", "RSA", "KSA", "TPE"]).values_list(
            "code", "iso_code"
        )
    )
    assert isos == {"GER": "DE", "NED": "NL", "SUI": "CH", "RSA": "ZA", "KSA": "SA", "TPE": "TW"}
    assert Country.objects.get(pk="NOR").demonym == "Norwegian"


def test_exchange_codes_are_not_mixed_up():
    codes = {one.pk: (one.wa_code, one.opentrack_code) for one in Discipline.objects.all()}

    assert codes["10000m"] == ("10K", "10000")
    assert codes["10km"] == ("10RR", "10K")
    assert codes["2-miles"] == ("2MLS", "2MILE")


def test_two_miles_have_a_best_and_never_a_record():
    assert not Discipline.objects.get(pk="2-miles").has_world_record
    assert Discipline.objects.get(pk="2000m").has_world_record
    assert set(Record.objects.filter(discipline="2-miles").values_list("title", flat=True)) == {"best"}


# The two men


@pytest.mark.parametrize(
    ("definition", "score"),
    [
        (Definition(rounds=Rounds.FINALS), (8, 2)),
        (Definition(rounds=Rounds.FINALS, group=True), (8, 3)),
        (Definition(rounds=Rounds.FINALS, group=True, ages=Ages.ALL), (9, 3)),
        (Definition(group=True, ages=Ages.ALL), (14, 4)),
    ],
)
def test_the_score_depends_on_the_definition(definition, score):
    answer = head_to_head.meetings(
        athlete=athlete("jakob-ingebrigtsen"),
        opponent=athlete("josh-kerr"),
        discipline=Discipline.objects.get(pk="1500m"),
        definition=definition,
        as_of=PREVIEW,
    )

    assert (answer.wins, answer.losses, answer.draws) == (*score, 0)


def test_the_nineteen_shared_races_are_on_file_and_none_in_britain():
    answer = head_to_head.meetings(
        athlete=athlete("jakob-ingebrigtsen"),
        opponent=athlete("josh-kerr"),
        definition=Definition(ages=Ages.ALL),
        as_of=date(2026, 9, 27),
    )

    assert [
        (one.date, one.discipline_code, one.first.place, one.second.place) for one in answer.meetings
    ] == [
        (date(2016, 7, 24), "1500m", 9, 10),
        (date(2019, 10, 4), "1500m", 3, 4),
        (date(2019, 10, 6), "1500m", 4, 6),
        (date(2021, 8, 5), "1500m", 2, 3),
        (date(2021, 8, 7), "1500m", 1, 3),
        (date(2022, 5, 6), "5000m", 1, 20),
        (date(2022, 7, 17), "1500m", 3, 1),
        (date(2022, 7, 19), "1500m", 2, 5),
        (date(2022, 8, 26), "1500m", 1, 4),
        (date(2022, 9, 8), "1500m", 1, 6),
        (date(2023, 6, 15), "1500m", 1, 9),
        (date(2023, 6, 30), "1500m", 1, 3),
        (date(2023, 8, 19), "1500m", 1, 2),
        (date(2023, 8, 20), "1500m", 1, 2),
        (date(2023, 8, 23), "1500m", 2, 1),
        (date(2024, 5, 25), "mile", 2, 1),
        (date(2024, 8, 4), "1500m", 1, 2),
        (date(2024, 8, 6), "1500m", 4, 2),
        (date(2024, 9, 5), "1500m", 2, 5),
    ]
    assert (answer.wins, answer.losses) == (15, 4)
    assert "GBR" not in {one.country for one in answer.meetings}


def test_splits_of_a_longer_race_are_marks_and_no_race():
    splits = Result.objects.filter(en_route=True)

    assert not splits.exclude(round=None).exists()
    assert set(splits.filter(date=date(2024, 5, 25)).values_list("athlete__slug", "discipline", "mark")) == {
        ("jakob-ingebrigtsen", "1500m", 211_110),
        ("josh-kerr", "1500m", 210_920),
    }
    assert splits.filter(athlete__slug="jakob-ingebrigtsen", discipline="1500m", mark=209_630).count() == 1


def test_kerr_ran_for_scotland_at_the_commonwealth_games_and_for_britain_elsewhere():
    countries = Result.objects.filter(athlete__slug="josh-kerr")
    games = countries.filter(meet__competition__code="commonwealth")

    assert set(games.values_list("country", "date__year")) == {("SCO", 2022), ("SCO", 2026)}
    assert set(countries.exclude(pk__in=games).values_list("country", flat=True)) == {"GBR"}


def test_the_two_are_who_they_are():
    ingebrigtsen, kerr = athlete("jakob-ingebrigtsen"), athlete("josh-kerr")

    assert (ingebrigtsen.birth_date, ingebrigtsen.birth_place, ingebrigtsen.wa_id) == (
        date(2000, 9, 19),
        "Sandnes",
        14653717,
    )
    assert (kerr.birth_date, kerr.birth_place, kerr.wa_id) == (date(1997, 10, 8), "Edinburgh", 14533464)
    assert ingebrigtsen.age(as_of=PREVIEW) == ingebrigtsen.age(as_of=date(2025, 7, 19)) == 24


def test_three_ingebrigtsens_are_three_people():
    assert set(Athlete.objects.filter(family_name="Ingebrigtsen").values_list("given_name", flat=True)) == {
        "Jakob", "Filip", "Henrik",
    }  # fmt: skip


# London 2025


def test_london_2025_is_as_it_was_run():
    final = Event.objects.get(meet__slug="london-athletics-meet-2025", discipline="1500m").rounds.get()
    finished = final.results.filter(status="ok").order_by("place")

    assert [(one.athlete.name, one.country_id, one.printed_mark) for one in finished.select_related("athlete", "discipline")][:10] == [
        ("Phanuel Kipkosgei Koech", "KEN", "3:28.82"),
        ("Josh Kerr", "GBR", "3:29.37"),
        ("Isaac Nader", "POR", "3:31.55"),
        ("Jake Wightman", "GBR", "3:31.58"),
        ("Jude Thomas", "AUS", "3:32.36"),
        ("Elliot Giles", "GBR", "3:32.51"),
        ("Narve Gilje Nordås", "NOR", "3:32.54"),
        ("Adam Spencer", "AUS", "3:32.88"),
        ("Selemon Barega", "ETH", "3:32.93"),
        ("Neil Gourley", "GBR", "3:33.69"),
    ]  # fmt: skip
    assert [one.athlete.name for one in final.results.filter(status="dnf")] == ["George Mills"]
    assert not final.results.filter(athlete__slug="jakob-ingebrigtsen").exists()
    assert not final.list_complete


def test_both_were_announced_on_the_day_of_the_preview_and_one_withdrew_in_july():
    entries = Entry.objects.filter(event__meet__slug="london-athletics-meet-2025").order_by("athlete__slug")
    steps = {
        entry.athlete.slug: [(one.kind, one.announced_on, one.on_or_before) for one in entry.steps.all()]
        for entry in entries
    }

    assert steps == {
        "jakob-ingebrigtsen": [
            ("announced", PREVIEW, False),
            ("withdrawn", date(2025, 7, 16), True),
        ],
        "josh-kerr": [("announced", PREVIEW, False)],
    }
    assert entries[0].steps.get(kind="withdrawn").reason == "Achilles injury"
    assert entries[0].steps.get(kind="announced").source.publisher == "British Athletics"


def test_koech_ran_a_meeting_record():
    london = Competition.objects.get(code="london")
    best = holders(
        kind="meeting",
        competition=london,
        discipline="1500m",
        sex="M",
        facility="track",
        policy=Policy.PERFORMANCE,
        as_of=date(2025, 7, 20),
    )

    assert (best.best.name, best.best.printed_mark) == ("Phanuel Kipkosgei Koech", "3:28.82")


# Titles


@pytest.mark.parametrize(
    ("definition", "count"),
    [
        (honours.EUROPEAN_TRACK_TITLES, 13),
        (honours.EUROPEAN_TITLES_WITH_CROSS_COUNTRY, 16),
        (honours.GLOBAL_TITLES, 6),
    ],
)
def test_titles_of_ingebrigtsen_are_counted(definition, count):
    assert (
        honours.title_count(athlete=athlete("jakob-ingebrigtsen"), as_of=PREVIEW, definition=definition)
        == count
    )


def test_thirteen_titles_are_six_outdoors_and_seven_indoors():
    titles = honours.titles(
        athlete=athlete("jakob-ingebrigtsen"), as_of=PREVIEW, definition=honours.EUROPEAN_TRACK_TITLES
    )

    assert (titles.outdoor, titles.indoor, titles.complete) == (6, 7, True)


@pytest.mark.parametrize(
    ("level", "discipline", "name"),
    [
        ("olympic", "1500m", "Cole Hocker"),
        ("olympic", "5000m", "Jakob Ingebrigtsen"),
        ("world", "1500m", "Josh Kerr"),
        ("world", "5000m", "Jakob Ingebrigtsen"),
        ("world_indoor", "1500m", "Jakob Ingebrigtsen"),
        ("world_indoor", "3000m", "Jakob Ingebrigtsen"),
    ],
)
def test_champions_on_the_day_of_the_preview(level, discipline, name):
    reigns = honours.champion(discipline=discipline, sex="M", level=level, as_of=PREVIEW)

    assert [one.medal.name for one in reigns] == [name]


def test_the_world_indoor_3000m_title_was_taken_over_from_kerr():
    day_before = honours.champion(discipline="3000m", sex="M", level="world_indoor", as_of=date(2025, 3, 21))

    assert [one.medal.name for one in day_before] == ["Josh Kerr"]


def test_golden_double_of_nanjing():
    meet = Meet.objects.get(slug="world-indoor-championships-2025")
    double = honours.double(athlete=athlete("jakob-ingebrigtsen"), meet=meet, as_of=PREVIEW)

    assert [(one.discipline_code, one.printed_mark, one.date) for one in double.medals] == [
        ("3000m", "7:46.09", date(2025, 3, 22)),
        ("1500m", "3:38.79", date(2025, 3, 23)),
    ]


# Records


@pytest.mark.parametrize(
    ("as_of", "discipline", "facility", "verdict", "performance", "ratified"),
    [
        (PREVIEW, "mile", "short_track", Verdict.PENDING, ("Jakob Ingebrigtsen", "3:45.14"), ("Yared Nuguse", "3:46.63")),
        (date(2025, 4, 18), "mile", "short_track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "3:45.14"), ("Jakob Ingebrigtsen", "3:45.14")),
        (PREVIEW, "1500m", "short_track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "3:29.63"), ("Jakob Ingebrigtsen", "3:30.60")),
        (PREVIEW, "2000m", "track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "4:43.13"), ("Jakob Ingebrigtsen", "4:43.13")),
        (PREVIEW, "3000m", "track", Verdict.CONFIRMED, ("Jakob Ingebrigtsen", "7:17.55"), ("Jakob Ingebrigtsen", "7:17.55")),
        (PREVIEW, "3000m", "short_track", Verdict.NONE, ("Grant Fisher", "7:22.91"), None),
    ],
)  # fmt: skip
def test_world_records_claimed_for_ingebrigtsen(as_of, discipline, facility, verdict, performance, ratified):
    answer = both(
        athlete=athlete("jakob-ingebrigtsen"),
        kind="world",
        discipline=discipline,
        sex="M",
        facility=facility,
        as_of=as_of,
    )

    assert answer.verdict == verdict
    assert (answer.performance.best.name, answer.performance.best.printed_mark) == performance
    assert (
        answer.ratified.best and (answer.ratified.best.name, answer.ratified.best.printed_mark)
    ) == ratified


@pytest.mark.parametrize(
    ("kind", "country", "discipline", "facility", "mark", "word"),
    [
        ("world", None, "2-miles", "short_track", "8:00.67", "best"),
        ("national", "GBR", "mile", "track", "3:45.34", "record"),
        ("national", "GBR", "mile", "short_track", "3:48.87", "record"),
        ("national", "GBR", "1500m", "track", "3:27.79", "record"),
    ],
)
def test_records_kerr_held_on_the_day_of_the_preview(kind, country, discipline, facility, mark, word):
    best = holders(
        kind=kind,
        country=country,
        discipline=discipline,
        sex="M",
        facility=facility,
        policy=Policy.PERFORMANCE,
        as_of=PREVIEW,
    )

    assert (best.best.name, best.best.printed_mark, best.word) == ("Josh Kerr", mark, word)


def test_a_record_was_ratified_after_it_was_beaten():
    nuguse = Record.objects.get(kind="world", discipline="mile", facility="short_track", mark=226_630)

    assert (nuguse.set_on, nuguse.ratified_on) == (date(2025, 2, 8), date(2025, 3, 21))


def test_kerrs_mile_of_2026_is_pending():
    answer = both(
        athlete=athlete("josh-kerr"),
        kind="world",
        discipline="mile",
        sex="M",
        facility="track",
        as_of=date(2026, 9, 27),
    )

    assert answer.verdict == Verdict.PENDING
    assert (answer.ratified.best.name, answer.ratified.best.printed_mark) == ("Hicham El Guerrouj", "3:43.13")


# Bests, coverage, sources


def test_stated_bests_are_those_of_the_lists():
    bests = StatedBest.objects.filter(kind="PB", athlete__slug="jakob-ingebrigtsen")

    assert {(one.discipline_id, one.facility): one.mark for one in bests} == {
        ("800m", "track"): 106_440,
        ("1500m", "track"): 206_730,
        ("1500m", "short_track"): 209_630,
        ("mile", "track"): 223_730,
        ("mile", "short_track"): 225_140,
        ("2000m", "track"): 283_130,
        ("3000m", "track"): 437_550,
        ("2-miles", "track"): 474_100,
        ("5000m", "track"): 768_450,
        ("3000m-steeplechase", "track"): 506_810,
        ("half-marathon", "road"): 3_793_000,
    }


def test_no_best_on_file_is_better_than_the_stated_one():
    for best in StatedBest.objects.filter(kind="PB"):
        better = Result.objects.legal().filter(
            athlete=best.athlete,
            discipline=best.discipline,
            facility=best.facility,
            mark__lt=best.mark,
            date__lte=best.stated_on,
        )
        assert not better.exists(), best


def test_no_coverage_of_an_athlete_is_complete_without_a_limit():
    unlimited = Coverage.objects.filter(of="results", complete=True, competition=None, season=None)

    assert not unlimited.exists()


def test_every_row_names_a_source_on_file():
    keys = {row["key"] for row in rows("sources.csv")}
    named = {
        path.name: {row["source"] for row in rows(path.name)}
        for path in DATA.glob("*.csv")
        if path.name != "sources.csv"
    }

    assert {file: found - keys for file, found in named.items() if found - keys} == {}
    assert keys == set().union(*named.values())


def test_every_result_record_and_best_carries_its_source():
    for model in (Result, Record, StatedBest, Coverage, Meet):
        assert not model.objects.filter(source=None).exists(), model
