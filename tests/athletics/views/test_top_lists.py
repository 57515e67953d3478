"""Top lists: the best marks on file, and how far that reaches."""

from datetime import date

import pytest
from django.urls import reverse

from athletics.views import top_list_page, top_lists
from tests.athletics.views.pages import links, rows, text
from tests.factories import record

pytestmark = pytest.mark.django_db


def page(client, code="1500m", sex="men", **asked):
    return client.get(reverse("athletics:top_list", args=[code, sex]), asked)


@pytest.fixture
def marks():
    anna, beata = record.athlete("Anna Alfa", "NOR"), record.athlete("Beata Beta", "GBR")
    record.result(anna, 210_000, date=date(2024, 6, 1))
    record.result(anna, 211_000, date=date(2025, 6, 1))
    record.result(beata, 212_000, date=date(2025, 7, 1))
    record.result(beata, 208_000, date=date(2025, 2, 1), facility="short_track")
    record.result(record.athlete("Clara Gamma", sex="W"), 230_000, date=date(2025, 6, 1), sex="W")
    record.result(record.athlete("Dora Delta"), 200_000, date=date(2025, 6, 1), downhill=True)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [("1", "Anna Alfa NOR", "3:30.00"), ("2", "Beata Beta GBR", "3:32.00")]),
        (
            {"marks": "all"},
            [
                ("1", "Anna Alfa NOR", "3:30.00"),
                ("2", "Anna Alfa NOR", "3:31.00"),
                ("3", "Beata Beta GBR", "3:32.00"),
            ],
        ),
        ({"year": "2025"}, [("1", "Anna Alfa NOR", "3:31.00"), ("2", "Beata Beta GBR", "3:32.00")]),
        ({"country": "gbr"}, [("1", "Beata Beta GBR", "3:32.00")]),
        ({"facility": "short_track"}, [("1", "Beata Beta GBR", "3:28.00")]),
        ({"as_of": "2025-06-30"}, [("1", "Anna Alfa NOR", "3:30.00")]),
        ({"sex": "women"}, [("1", "Clara Gamma NOR", "3:50.00")]),
        ({"year": "2023"}, []),
    ],
)
def test_a_list_holds_what_was_asked_for_best_first(client, marks, asked, expected):
    found = rows(page(client, **asked), "top-list")
    assert [(rank, who.split(" place not")[0], mark) for rank, who, mark in found] == expected


def test_a_list_says_whether_it_is_the_file_s_or_the_sport_s(client, marks):
    assert "The list on file. Results of all time may be missing" in text(page(client))
    record.coverage(discipline=record.discipline())
    assert "The results of this discipline of all time are complete on file." in text(page(client))
    assert "The results of this discipline of 2025 are complete on file." in text(page(client, year=2025))


def test_long_lists_go_on_over_pages_that_keep_what_was_asked(client, marks, monkeypatch):
    monkeypatch.setattr(top_lists, "PER_PAGE", 1)
    first = page(client, marks="all", page=1)
    here = reverse("athletics:top_list", args=["1500m", "men"])
    assert f"{here}?marks=all&page=2" in links(first)
    second = page(client, marks="all", page=2)
    assert [row[0] for row in rows(second, "top-list")] == ["2"]
    assert {f"{here}?marks=all&page=1", f"{here}?marks=all&page=3"} <= links(second)
    assert page(client, marks="all", page=4).status_code == 404


def test_the_index_leads_to_the_lists_with_marks_on_file(client, marks):
    record.discipline("mile")
    found = {one for one in links(client.get(reverse("athletics:top_lists"))) if one.startswith("/lists/1")}
    year = date.today().year
    assert found == {
        "/lists/1500m/men/",
        f"/lists/1500m/men/?year={year}",
        "/lists/1500m/women/",
        f"/lists/1500m/women/?year={year}",
    }
    assert "Mile" not in text(client.get(reverse("athletics:top_lists")))


@pytest.mark.parametrize(
    ("path", "status", "advice"),
    [
        ("/lists/nothing/men/", 404, ""),
        ("/lists/1500m/boys/", 404, "There are lists for men"),
        ("/lists/1500m/men/?facility=moon", 400, "no such kind of track"),
        ("/lists/1500m/men/?year=abc", 400, "The year is a whole number from 1880"),
        ("/lists/1500m/men/?year=9999", 400, "The year is a whole number from 1880"),
        ("/lists/1500m/men/?year=²", 400, "The year is a whole number from 1880"),
        ("/lists/1500m/men/?page=0", 400, "The page is a whole number from 1"),
        ("/lists/1500m/men/?page=-1", 400, "The page is a whole number from 1"),
        ("/lists/1500m/men/?page=99999999999999999999", 400, "The page is a whole number from 1"),
        ("/lists/1500m/men/?page=2", 404, "The list does not go on that far"),
        ("/lists/1500m/men/?country=XXX", 400, "No country of that code is on file"),
        ("/lists/1500m/men/?marks=some", 400, "the best mark of each athlete"),
        ("/lists/1500m/men/?as_of=2025-02-30", 400, "Write it as year, month and day"),
    ],
)
def test_what_makes_no_sense_is_refused_with_advice(client, marks, path, status, advice):
    answer = client.get(path)
    assert answer.status_code == status
    assert advice in text(answer)


@pytest.mark.parametrize("several", [1, 3])
def test_a_list_costs_the_same_for_one_mark_and_three(client, several, django_assert_num_queries):
    for number in range(several):
        record.result(mark=210_000 + number, meet=record.meet(), venue=record.venue())
    with django_assert_num_queries(7):
        found = page(client)
    assert len(rows(found, "top-list")) == several


@pytest.mark.parametrize("several", [1, 3])
def test_the_index_costs_the_same_for_one_discipline_and_three(client, several, django_assert_num_queries):
    for code in ("800m", "1500m", "mile")[:several]:
        record.result(discipline=record.discipline(code))
    with django_assert_num_queries(1):
        found = client.get(reverse("athletics:top_lists"))
    assert len(rows(found, "lists")) == several


def test_a_page_is_never_deeper_than_can_be_read_in_time():
    assert top_list_page.PER_PAGE * top_list_page.MOST_PAGES == 10_000
