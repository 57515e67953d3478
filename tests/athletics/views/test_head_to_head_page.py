"""The page of two athletes: the address holds the definition, and the definition stands beside the number."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.athletics.test_head_to_head import rivalry  # noqa: F401
from tests.factories import record

pytestmark = pytest.mark.django_db
DATELINE = date(2025, 4, 11)


@pytest.fixture
def pair():
    return record.athlete("Anna Alfa", "NOR"), record.athlete("Beata Beta", "GBR")


def address(one, other, query=""):
    return reverse("athletics:head_to_head", args=[one.slug, other.slug]) + query


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def score(response):
    return re.search(r'class="score"><span class="mark">([^<]+)<', response.content.decode())[1]


def met(one, other, on=date(2024, 6, 1), place=1, other_place=2, code="1500m", **fields):
    """A final both ran, where `one` finished ahead by half a second unless told otherwise."""
    meet = record.meet(on, name=f"Meeting of {on}")
    race = record.race(record.event(code, meet=meet))
    record.result(one, 213_000, round=race, place=place, **fields)
    record.result(other, 213_500, round=race, place=other_place)
    return race


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?discipline=1500m&rounds=finals", "8–2"),
        ("?discipline=1500m&rounds=finals&group=yes", "8–3"),
        ("?discipline=1500m&rounds=finals&group=yes&ages=all", "9–3"),
        ("?discipline=1500m&group=yes&ages=all", "14–4"),
        ("?ages=all", "15–4"),
    ],
)
def test_worked_case_gives_the_five_counts_of_its_five_definitions(client, rivalry, query, expected):  # noqa: F811
    response = client.get(address(rivalry.one, rivalry.other, query))

    assert score(response) == expected


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("?discipline=1500m&rounds=finals", "Senior 1500m finals, mile not counted"),
        ("?discipline=1500m&rounds=finals&group=yes", "Senior 1500m and mile finals"),
        ("?since=2024-01-01&until=2024-12-31&country=GBR", "in Great Britain and Northern Ireland only"),
    ],
)
def test_definition_stands_beside_the_number(client, pair, query, sentence):
    met(*pair)
    record.discipline("mile")

    assert sentence in text(client.get(address(*pair, query)))


def test_links_keep_what_the_address_holds_already(client, pair):
    met(*pair)
    record.discipline("mile")

    response = client.get(address(*pair, "?discipline=1500m&since=2024-01-01&as_of=2025-04-11"))

    found = re.findall(
        r'<li><a href="(\?[^"]*)"(?: aria-current="true")?>Finals only', response.content.decode()
    )
    assert found == ["?discipline=1500m&amp;since=2024-01-01&amp;as_of=2025-04-11&amp;rounds=finals"]


def test_never_in_a_country_is_said_with_how_far_the_file_reaches(client, rivalry):  # noqa: F811
    page = text(client.get(address(rivalry.one, rivalry.other, "?as_of=2025-04-11")))

    assert "No meeting in Great Britain and Northern Ireland is on file" in page
    assert "As of 11 April 2025" in page
    assert "None of it is known to be complete." in page
    assert "No meeting in Norway" not in page


def test_day_asked_about_leaves_out_what_came_later(client, pair):
    met(*pair, on=date(2024, 6, 1))
    met(*pair, on=date(2025, 6, 1))

    assert score(client.get(address(*pair, "?as_of=2025-04-11"))) == "1–0"
    assert score(client.get(address(*pair))) == "2–0"


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?rounds=heats", "“heats” is no choice of rounds"),
        ("?ages=old", "“old” is no choice of ages"),
        ("?group=perhaps", "“perhaps” is no choice of group"),
        ("?facility=moon", "“moon” is no choice of facility"),
        ("?discipline=quidditch", "“quidditch” is not a discipline on file"),
        ("?discipline=%00", "is not a discipline on file"),
        ("?country=Britain", "“BRITAIN” is not a country"),
        ("?country=ZZZ", "No country with the code ZZZ is on file."),
        ("?since=2024-02-30", "There is no such day as 2024-02-30."),
        ("?since=yesterday", "“yesterday” is not a day"),
        ("?since=2025-01-01&until=2024-01-01", "before it begins"),
        ("?levels=village", "“village” is no choice of levels"),
        ("?as_of=9999-12-31", "has not come yet"),
        ("?as_of=2025-13-01", "There is no such day."),
    ],
)
def test_senseless_definition_is_refused_with_what_is_allowed(client, pair, query, said):
    response = client.get(address(*pair, query))

    assert response.status_code == 400
    assert said in text(response)
    assert "What this address takes" in text(response)


def test_athlete_against_himself_is_refused(client, pair):
    response = client.get(address(pair[0], pair[0]))

    assert response.status_code == 400
    assert "Anna Alfa cannot meet himself or herself" in text(response)


def test_unknown_athlete_is_not_found_and_named(client, pair):
    response = client.get(reverse("athletics:head_to_head", args=[pair[0].slug, "nobody"]))

    assert response.status_code == 404
    assert "No athlete on file has the address “nobody”." in text(response)


def test_merged_athlete_leads_to_the_row_that_stands_with_the_same_question(client, pair):
    old = record.athlete("Ana Alfa", merged_into=pair[0])

    response = client.get(address(old, pair[1], "?rounds=finals"))

    assert (response.status_code, response.url) == (302, address(*pair, "?rounds=finals"))


def test_athlete_against_a_row_merged_into_his_own_is_refused(client, pair):
    old = record.athlete("Ana Alfa", merged_into=pair[0])

    assert client.get(address(old, pair[0])).status_code == 400


def test_no_meeting_on_file_is_never_said_to_be_none(client, pair):
    page = text(client.get(address(*pair)))

    assert "No meeting under this definition is on file." in page
    assert "It does not mean they never met." in page


def test_race_that_does_not_count_is_shown_and_explained(client, pair):
    met(*pair)
    met(*pair, on=date(2024, 7, 1), status="dns", place=None)

    page = text(client.get(address(*pair)))

    assert "Shown, not counted" in page
    assert "final · DNS" in page


@pytest.mark.parametrize("races", [1, 3])
def test_page_costs_the_same_however_often_they_met(client, pair, races, django_assert_num_queries):
    for month in range(1, races + 1):
        met(*pair, on=date(2024, month, 1))

    with django_assert_num_queries(5):
        client.get(address(*pair))


@pytest.mark.parametrize("races", [1, 3])
def test_narrowest_question_costs_nine_queries(client, pair, races, django_assert_num_queries):
    for month in range(1, races + 1):
        met(*pair, on=date(2024, month, 1))

    with django_assert_num_queries(9):
        client.get(address(*pair, "?discipline=1500m&group=yes&country=NOR&as_of=2025-04-11"))


def test_page_sets_no_cookie(client, pair):
    assert not client.get(address(*pair)).cookies


def choose(client, **query):
    return client.get(reverse("athletics:head_to_head_choose"), query)


def test_two_names_that_mean_one_athlete_each_lead_to_the_pair(client, pair):
    response = choose(client, first="alfa", second="Beata Bëta")

    assert (response.status_code, response.url) == (302, address(*pair))


def test_name_of_several_offers_them_to_pick_from(client, pair):
    other = record.athlete("Carla Alfa", "KEN")

    response = choose(client, first="Alfa", second="Beta")

    offered = re.findall(r'name="a" value="([^"]+)"', response.content.decode())
    assert set(offered) == {pair[0].slug, other.slug}
    picked = choose(client, a=other.slug, first="Alfa", second="Beta")
    assert picked.url == address(other, pair[1])


def test_full_name_is_enough_where_it_is_part_of_another(client, pair):
    record.athlete("Anna Alfa-Gamma", "KEN")

    assert choose(client, first="Anna Alfa", second="Beta").url == address(*pair)


def test_name_of_nobody_is_said_not_to_be_on_file(client, pair):
    assert "Nobody of that name is on file." in text(choose(client, first="Alfa", second="Zulu"))


def test_nobody_is_compared_with_himself(client, pair):
    response = choose(client, first="Alfa", second="Alfa")

    assert response.status_code == 400
    assert "choose two athletes" in text(response)


def test_empty_form_asks_for_two_names(client):
    response = choose(client)

    assert response.status_code == 200
    assert re.findall(r'<input type="search" id="(\w+)"', response.content.decode()) == ["first", "second"]
