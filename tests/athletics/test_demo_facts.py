"""The demonstration record says what the documents say: expectations are written from those, never from the rows.

Here the two men, their races, the race in London, and where every row comes from.
"""

import csv
from datetime import date

import pytest

from athletics import head_to_head
from athletics.head_to_head import Ages, Definition, Rounds
from athletics.management.commands.load_record import DATA
from athletics.models import (
    Athlete,
    Competition,
    Coverage,
    Discipline,
    Entry,
    Event,
    Meet,
    Record,
    Result,
    StatedBest,
)
from athletics.record_book import Policy, holders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_record")]

PREVIEW = date(2025, 4, 11)
"""The day the preview of Ingebrigtsen v Kerr in London is dated."""


def athlete(slug: str) -> Athlete:
    return Athlete.objects.get(slug=slug)


def rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


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
