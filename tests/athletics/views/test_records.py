"""The record pages: who held what on a day, what is pending, and how it came to be."""

from datetime import date

import pytest
from django.urls import reverse

from athletics.choices import Level
from tests.athletics.views.pages import links, rows, text
from tests.factories import record

pytestmark = pytest.mark.django_db


def book(client, **asked):
    return client.get(reverse("athletics:records"), asked)


def page(client, code="1500m", sex="men", **asked):
    return client.get(reverse("athletics:record", args=[code, sex]), asked)


@pytest.fixture
def two_marks():
    """A ratified record of 2020, bettered on 13 February 2025 and ratified on 1 June 2025."""
    record.record(
        record.athlete("Anna Alfa", "KEN"),
        210_000,
        set_on=date(2020, 1, 1),
        ratification="ratified",
        ratified_on=date(2020, 3, 1),
        place_set="Oldtown",
    )
    record.record(
        record.athlete("Beata Beta", "NOR"),
        209_000,
        set_on=date(2025, 2, 13),
        ratification="ratified",
        ratified_on=date(2025, 6, 1),
        place_set="Newtown",
    )


BEATA, ANNA = "Beata Beta NOR", "Anna Alfa KEN"


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-01-01", [["1500m", "3:30.00", f"{ANNA} Pending Oldtown, 1 January 2020"]]),
        ("2025-02-12", [["1500m", "3:30.00", f"{ANNA} Oldtown, 1 January 2020"]]),
        (
            "2025-04-11",
            [
                [
                    "1500m",
                    "3:29.00",
                    f"{BEATA} Pending Newtown, 13 February 2025 "
                    f"Ratified until then: 3:30.00 {ANNA}, Oldtown, 1 January 2020",
                ]
            ],
        ),
        ("2025-06-01", [["1500m", "3:29.00", f"{BEATA} Newtown, 13 February 2025"]]),
        ("2019-12-31", []),
    ],
)
def test_a_book_shows_each_record_as_it_stood_on_the_day(client, two_marks, day, expected):
    assert rows(book(client, as_of=day), "record-table") == expected


@pytest.mark.parametrize(
    ("asked", "heading", "marks"),
    [
        ({}, "World records, men", ["3:30.00"]),
        ({"sex": "women"}, "World records, women", ["3:50.00"]),
        ({"of": "area-EUR"}, "European records, men", ["3:31.00"]),
        ({"of": "nation-NOR"}, "Norwegian records, men", ["3:32.00"]),
        ({"of": "competition-games"}, "Test Games records, men", ["3:33.00"]),
        ({"of": "league-test-league"}, "Test League records, men", ["3:34.00"]),
    ],
)
def test_a_book_is_of_one_owner_and_sex(client, asked, heading, marks):
    games = record.competition("Test Games", code="games", level=Level.OLYMPIC)
    league = record.league(name="Test League", slug="test-league")
    record.record(mark=210_000)
    record.record(record.athlete(sex="W"), 230_000, sex="W")
    record.record(mark=211_000, kind="area", area="EUR")
    record.record(mark=212_000, kind="national", country=record.country("NOR"))
    record.record(mark=213_000, kind="championship", competition=games)
    record.record(mark=214_000, kind="league", league=league)
    record.record(mark=100_000, kind="area", area="AFR")
    found = book(client, **asked)
    assert heading in text(found)
    assert [row[1] for row in rows(found, "record-table")] == marks


def test_a_best_is_never_called_a_record(client):
    best = {"discipline": record.discipline("2-miles"), "title": "best", "ratification": "not_required"}
    holder = record.athlete("Anna Alfa", "KEN")
    record.record(holder, 475_000, place_set="Oldtown", **best)
    assert rows(book(client), "record-table") == [
        ["2 Miles", "7:55.00", f"{ANNA} Best Oldtown, 1 January 2020"]
    ]
    said = text(page(client, "2-miles"))
    assert "World best, men’s 2 Miles" in said
    assert "ratified by that day" not in said, "a best is not subject to ratification"
    assert rows(page(client, "2-miles"), "record-table")[0][2].startswith(f"{ANNA} Best Oldtown")
    own = client.get(reverse("athletics:athlete_records", args=[holder.slug]))
    assert rows(own, "bests")[0][:2] == ["World best, men’s 2 Miles", "7:55.00 best"]


def test_a_result_without_a_list_is_called_the_best_on_file(client):
    meeting = record.competition("Test Meeting", code="test-meeting")
    race = record.race(record.event(meet=record.meet(competition=meeting)))
    record.result(record.athlete("Anna Alfa"), 213_000, round=race)
    (row,) = rows(book(client, of="competition-test-meeting"), "record-table")
    assert row == ["1500m", "3:33.00", "Anna Alfa NOR Best on file Testholm (NOR), 19 July 2025"]
    record.coverage(competition=meeting)
    (row,) = rows(book(client, of="competition-test-meeting"), "record-table")
    assert row == ["1500m", "3:33.00", "Anna Alfa NOR Testholm (NOR), 19 July 2025"]


def test_short_track_has_a_section_of_its_own(client):
    record.record(mark=210_000)
    record.record(mark=214_000, facility="short_track")
    said = text(book(client))
    assert said.index("Track Event") < said.index("3:30.00") < said.index("Short track Event")
    assert said.index("Short track Event") < said.index("3:34.00")


def test_a_record_page_shows_holder_status_and_the_ratified_mark_beside_a_pending_one(client, two_marks):
    said = text(page(client, as_of="2025-04-11"))
    assert (
        "Holder on 11 April 2025 3:29.00 Beata Beta NOR Newtown, 13 February 2025 Pending ratification"
        in said
    )
    assert "Ratified record on 11 April 2025 3:30.00 Anna Alfa KEN" in said
    assert "As of 11 April 2025 · the best mark on the world list" in said
    after = text(page(client, as_of="2025-06-01"))
    assert "Ratified on 1 June 2025." in after
    assert "Ratified record on" not in after


def test_the_progression_is_newest_first_with_how_long_each_mark_stood(client, two_marks):
    assert rows(page(client, as_of="2025-04-11"), "record-table") == [
        [
            "13 February 2025 stands",
            "3:29.00 by 1.00",
            "Beata Beta NOR Pending Newtown. Pending ratification.",
        ],
        ["1 January 2020 stood 1,870 days", "3:30.00", "Anna Alfa KEN Oldtown. Ratified on 1 March 2020."],
    ]


def test_joint_holders_are_all_shown(client):
    for name in ("Anna Alfa", "Beata Beta"):
        record.record(record.athlete(name), 210_000)
    said = text(page(client))
    assert "Joint holders on" in said
    assert "Anna Alfa" in said and "Beata Beta" in said


def test_a_record_leads_to_the_disciplines_around_it_and_to_its_other_lists(client):
    for code in ("800m", "1500m", "5000m"):
        record.record(discipline=record.discipline(code))
    record.discipline("mile")
    record.record(kind="area", area="EUR")
    record.record(kind="national", country=record.country(), facility="short_track")
    here = reverse("athletics:record", args=["1500m", "men"])
    found = {one for one in links(page(client)) if one.startswith("/records/")}
    assert found == {
        "/records/",
        "/records/?of=world&sex=men",
        "/records/800m/men/?of=world",
        "/records/5000m/men/?of=world",
        f"{here}?of=area-EUR&facility=track",
        f"{here}?of=nation-NOR&facility=short_track",
    }


def test_a_record_of_which_nothing_is_on_file_says_so(client):
    record.discipline()
    assert "Not on file for that day. It does not mean there was no such record." in text(page(client))


@pytest.mark.parametrize(
    ("path", "status", "advice"),
    [
        ("/records/?as_of=2025-02-30", 400, "Write it as year, month and day"),
        ("/records/?as_of=yesterday", 400, "Write it as year, month and day"),
        ("/records/?as_of=20250411", 400, "Write it as year, month and day"),
        ("/records/?as_of=9999-12-31", 400, "That day has not come yet"),
        ("/records/?sex=boys", 404, "There are lists for men"),
        ("/records/?of=nation-XXX", 404, "No records of that name are on file"),
        ("/records/?of=moon", 404, "No records of that name are on file"),
        ("/records/nothing/men/", 404, "This discipline is not on file"),
        ("/records/1500m/boys/", 404, "There are lists for men"),
        ("/records/1500m/men/?facility=moon", 400, "no such kind of track"),
        ("/records/1500m/men/?as_of=2025-13-01", 400, "Write it as year, month and day"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(client, path, status, advice):
    record.discipline()
    answer = client.get(path)
    assert answer.status_code == status
    assert advice in text(answer)


@pytest.mark.parametrize("several", [1, 3])
@pytest.mark.parametrize(
    ("of", "queries"), [("world", 5), ("competition-games", 8), ("league-test-league", 9)]
)
def test_a_book_costs_the_same_for_one_record_and_three(
    client, of, queries, several, django_assert_num_queries
):
    games = record.competition("Test Games", code="games", level=Level.OLYMPIC)
    season = record.season(league=record.league(name="Test League", slug="test-league"))
    meet = record.meet(competition=games, season=season)
    for code in ("800m", "1500m", "mile")[:several]:
        record.record(discipline=record.discipline(code))
        record.result(mark=100_000, round=record.race(record.event(code, meet=meet)))
    with django_assert_num_queries(queries):
        found = book(client, of=of)
    assert len(rows(found, "record-table")) == several


@pytest.mark.parametrize("several", [1, 3])
@pytest.mark.parametrize(
    ("of", "queries"), [("world", 6), ("competition-games", 8), ("league-test-league", 9)]
)
def test_a_record_costs_the_same_for_one_step_and_three(
    client, of, queries, several, django_assert_num_queries
):
    games = record.competition("Test Games", code="games", level=Level.OLYMPIC)
    season = record.season(league=record.league(name="Test League", slug="test-league"))
    for number in range(several):
        mark, on = 210_000 - number, date(2025, 6, 1 + number)
        record.record(mark=mark, set_on=on)
        meet = record.meet(on, competition=games, season=season)
        record.result(mark=mark, round=record.race(record.event(meet=meet)))
    with django_assert_num_queries(queries):
        found = page(client, of=of)
    assert len(rows(found, "record-table")) == several


def test_no_page_sets_a_cookie(client, two_marks):
    assert [dict(found.cookies) for found in (book(client), page(client))] == [{}, {}]
