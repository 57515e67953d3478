"""An athlete's pages: everything as of one day, honestly named, at a cost that does not grow with the career."""

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from athletics.choices import AliasKind, EntryStepKind, Facility, Level, Precision, Ratification
from athletics.models import Leg, Nationality
from tests.factories import record

pytestmark = pytest.mark.django_db
PAGES = ("athlete", "athlete_records", "athlete_rivals")


@pytest.fixture
def runner():
    return record.athlete("Anna Alfa", "NOR", birth_date=date(2000, 9, 19))


def page(client, athlete, name="athlete", **query):
    return client.get(reverse(f"athletics:{name}", args=[athlete.slug]), query)


def text(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def ran(athlete, on, mark, *, code="1500m", **fields):
    return record.result(athlete, mark, date=on, discipline=record.discipline(code), **fields)


def career(runner, seasons):
    """A title, a relay medal, a record, an entry, a rival and a result for each of so many seasons."""
    rival = record.athlete("Beata Beta", "KEN")
    record.coverage(athlete=runner, valid_until=date(2020, 12, 31))
    games = record.competition("Games", level=Level.OLYMPIC, confers_titles=True, title_name="Olympic")
    for year in range(2021, 2021 + seasons):
        meet = record.meet(date(year, 7, 1), competition=games, name=f"Games {year}")
        final = record.race(record.event(meet=meet))
        record.result(runner, 210_000 - year, round=final, place=1)
        record.result(rival, 211_000, round=final, place=2)
        relay = record.race(record.event("4x400m", meet=meet))
        team = record.result(None, 180_000, round=relay, place=2, team=record.team())
        Leg.objects.create(result=team, order=1, athlete=runner)
        ran(runner, date(year, 2, 1), 220_000, facility=Facility.SHORT_TRACK, indoors=True)
        record.alias(athlete=runner)
        record.stated_best(
            runner, 100_000 + year, discipline=record.discipline("800m"), stated_on=date(year, 1, 1)
        )
        record.record(runner, 200_000 - year, set_on=date(year, 7, 1), facility=Facility.ROAD)
        coming = record.event(meet=record.meet(date(2030, 7, year - 2000), status="scheduled"))
        record.entry_step(record.entry(coming, runner), date(year, 1, 1))
    return rival


@pytest.mark.parametrize("seasons", [1, 3])
@pytest.mark.parametrize(
    ("name", "queries"), [("athlete", 10), ("athlete_records", 9), ("athlete_rivals", 6)]
)
def test_page_costs_the_same_however_long_the_career(
    client, runner, seasons, name, queries, django_assert_num_queries
):
    career(runner, seasons)

    with django_assert_num_queries(queries):
        page(client, runner, name)


@pytest.mark.parametrize("name", PAGES)
def test_page_sets_no_cookie(client, runner, name):
    response = page(client, runner, name)

    assert (response.status_code, dict(response.cookies)) == (200, {})


@pytest.mark.parametrize("name", PAGES)
def test_merged_athlete_leads_to_the_row_that_stands(client, runner, name):
    old = record.athlete("Ana Alfa", merged_into=runner)

    response = page(client, old, name, as_of="2025-04-11")

    address = reverse(f"athletics:{name}", args=[runner.slug])
    assert (response.status_code, response.url) == (302, f"{address}?as_of=2025-04-11")


def test_unknown_athlete_is_not_found(client):
    response = client.get(reverse("athletics:athlete", args=["nobody"]))

    assert response.status_code == 404
    assert "Nobody on file has this address." in text(response)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"as_of": "yesterday"}, "There is no such day."),
        ({"as_of": "2025-02-30"}, "There is no such day."),
        ({"as_of": "9999-01-01"}, "That day has not come yet."),
        ({"year": "last"}, "The year is a whole number from 1860"),
        ({"year": "99999999999999999999"}, "The year is a whole number from 1860"),
        ({"discipline": "mile"}, "Anna Alfa has nothing on file in “mile”. On file: 1500m."),
        ({"discipline": "\x00"}, "Anna Alfa has nothing on file in"),
    ],
)
def test_senseless_question_is_refused_with_advice(client, runner, query, said):
    ran(runner, date(2024, 6, 1), 213_000)

    response = page(client, runner, **query)

    assert response.status_code == 400
    assert said in text(response)


def test_page_of_results_out_of_range_is_not_found(client, runner):
    response = page(client, runner, page="2")

    assert response.status_code == 404
    assert "There is no such page of this list." in text(response)


@pytest.mark.parametrize(
    ("precision", "said"),
    [
        (Precision.DAY, "born 19 September 2000 (24)"),
        (Precision.MONTH, "born September 2000."),
        (Precision.YEAR, "born 2000."),
    ],
)
def test_age_is_given_only_where_the_day_of_birth_is_known(client, runner, precision, said):
    runner.birth_precision = precision
    runner.save()

    head = text(page(client, runner, as_of="2025-04-11"))

    assert said in head


def test_other_names_and_countries_are_given(client, runner):
    record.alias(athlete=runner, name="Ana Alpha", kind=AliasKind.SPELLING)
    record.alias(athlete=runner, name="Anna Gamma", kind=AliasKind.FORMER)
    Nationality.objects.create(athlete=runner, country=record.country("KEN"), valid_until=date(2018, 5, 31))
    Nationality.objects.create(athlete=runner, country=runner.country, valid_from=date(2018, 6, 1))

    head = text(page(client, runner))

    assert "Also found as Ana Alpha, Anna Gamma." in head
    assert "Can or could also represent Kenya to 31 May 2018 ." in head


def test_everything_is_as_of_the_day_asked(client, runner):
    ran(runner, date(2024, 6, 1), 213_000)
    ran(runner, date(2025, 6, 1), 211_000)

    then, now = text(page(client, runner, as_of="2025-04-11")), text(page(client, runner))

    assert ("3:33.00" in then, "3:31.00" in then) == (True, False)
    assert ("3:33.00" in now, "3:31.00" in now) == (True, True)
    assert "As it stood at the end of 11 April 2025" in then
    assert "On file: 1 result of Anna Alfa" in then


def bests(response):
    table = response.content.decode().split("Best marks</caption>")[1].split("</table>")[0]
    return [" ".join(re.sub(r"<[^>]+>", " ", row).split()) for row in table.split("<tr>")[2:]]


def test_mark_is_called_a_personal_best_only_where_the_file_can_say_so(client, runner):
    venue = record.venue("Testholm")
    ran(runner, date(2024, 6, 1), 213_000, venue=venue)
    ran(runner, date(2024, 2, 1), 215_000, facility=Facility.SHORT_TRACK, venue=venue)
    ran(runner, date(2024, 7, 1), 110_000, code="800m", venue=venue)
    record.coverage(athlete=runner, discipline=record.discipline("800m"))

    assert bests(page(client, runner)) == [
        "800m 1:50.00 Testholm, NOR 1 July 2024",
        "1500m 3:33.00 Testholm, NOR 1 June 2024 · best on file",
        "1500m short track 3:35.00 Testholm, NOR 1 February 2024 · best on file",
    ]


def test_published_best_names_its_source(client, runner):
    source = record.source(title="Season lists", publisher="The federation")
    record.stated_best(runner, 207_000, source=source)
    ran(runner, date(2024, 6, 1), 213_000, venue=record.venue("Testholm"))

    assert bests(page(client, runner)) == [
        "1500m 3:27.00 As published: The federation, Season lists",
        "1500m 3:33.00 Testholm, NOR 1 June 2024 · best on file",
    ]


def seasons(response):
    return re.findall(r"<caption>(\d{4})</caption>", response.content.decode())


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["2025", "2024", "2023"]),
        ({"year": "2024"}, ["2024"]),
        ({"discipline": "1500m"}, ["2025", "2023"]),
        ({"discipline": "800m", "year": "2024"}, ["2024"]),
        ({"discipline": "800m", "year": "2025"}, []),
    ],
)
def test_results_are_filtered_by_season_and_discipline(client, runner, query, expected):
    ran(runner, date(2023, 6, 1), 213_000)
    ran(runner, date(2024, 6, 1), 110_000, code="800m")
    ran(runner, date(2025, 6, 1), 212_000)

    assert seasons(page(client, runner, **query)) == expected


def test_results_beyond_fifty_are_on_the_next_page(client, runner):
    for number in range(51):
        ran(runner, date(2015 + number // 12, 1 + number % 12, 1), 213_000 + number)

    first, second = page(client, runner), page(client, runner, page="2")

    assert "Page 1 of 2" in text(first)
    assert seasons(second) == ["2015"]
    assert "On file: 51 results of Anna Alfa (from 1 January 2015 to 1 March 2019)." in text(first)


def test_chart_is_of_the_main_discipline_unless_another_is_asked_for(client, runner):
    ran(runner, date(2023, 6, 1), 213_000)
    ran(runner, date(2024, 6, 1), 212_000)
    ran(runner, date(2024, 7, 1), 110_000, code="800m")

    assert "Anna Alfa, 1500m: best of each season" in text(page(client, runner))
    assert "Anna Alfa, 800m: best of each season" in text(page(client, runner, discipline="800m"))


def test_honours_are_in_plain_words_and_only_as_of_the_day(client, runner):
    career(runner, 1)

    assert "Olympic 1500m champion (2021) Reigning" in text(page(client, runner))
    assert "Olympic 1500m champion" not in text(page(client, runner, as_of="2021-06-30"))


def entered(runner, **fields):
    meet = record.meet(date(2025, 7, 19), name="London Meeting", status="scheduled", **fields)
    return record.entry(record.event(meet=meet), runner)


def test_withdrawal_is_shown_with_its_reason_from_the_day_it_was_known(client, runner):
    entry = entered(runner)
    record.entry_step(entry, date(2025, 4, 11))
    record.entry_step(entry, date(2025, 7, 9), kind=EntryStepKind.WITHDRAWN, reason="Achilles injury")

    before = text(page(client, runner, as_of="2025-07-08"))
    after = text(page(client, runner, as_of="2025-07-09"))

    assert "Announced 11 April 2025" in before
    assert "Achilles injury" not in before
    assert "Withdrawn 9 July 2025 : Achilles injury" in after


def test_entry_is_no_longer_upcoming_when_the_meet_is_over(client, runner):
    record.entry_step(entered(runner), date(2025, 4, 11))

    assert "London Meeting" in text(page(client, runner, as_of="2025-07-19"))
    assert "London Meeting" not in text(page(client, runner, as_of="2025-07-20"))


def test_entry_in_a_season_not_released_is_not_shown(client, runner):
    season = record.season(2025, released_at=datetime(2025, 5, 1, tzinfo=UTC))
    record.entry_step(entered(runner, season=season), date(2025, 4, 11))

    assert "London Meeting" not in text(page(client, runner, as_of="2025-04-30"))
    assert "London Meeting" in text(page(client, runner, as_of="2025-05-01"))


def test_records_are_shown_with_the_status_they_had_on_the_day(client, runner):
    record.record(
        runner,
        206_000,
        set_on=date(2025, 2, 13),
        ratification=Ratification.RATIFIED,
        ratified_on=date(2025, 4, 18),
    )

    pending = text(page(client, runner, "athlete_records", as_of="2025-04-11"))
    ratified = text(page(client, runner, "athlete_records", as_of="2025-04-18"))

    assert "World record, men’s 1500m 3:26.00" in pending
    assert "Pending ratification" in pending
    assert "Ratified on 18 April 2025" in ratified
    assert "No record held by Anna Alfa is on file" in text(
        page(client, runner, "athlete_records", as_of="2025-02-12")
    )


def test_rivals_lead_to_the_head_to_head_of_the_same_day(client, runner):
    rival = career(runner, 2)

    response = page(client, runner, "athlete_rivals", as_of="2022-12-31")

    address = reverse("athletics:head_to_head", args=[runner.slug, rival.slug])
    assert f'href="{address}?as_of=2022-12-31"' in response.content.decode()
    assert "2–0" in text(response)
    assert "Senior events, every round and discipline, to 31 December 2022." in text(response)


def listed(client, **query):
    response = client.get(reverse("athletics:athletes"), query)
    return re.findall(r'<li>\s*<a href="/athletes/[^"]+">([^<]+)</a>', response.content.decode())


def test_athletes_are_found_by_name_and_by_country(client, runner):
    record.athlete("Bjørn Müller", "SUI")

    assert listed(client) == ["Anna Alfa", "Bjørn Müller"]
    assert listed(client, q="bjorn mueller") == ["Bjørn Müller"]
    assert listed(client, country="nor") == ["Anna Alfa"]
    assert listed(client, q="zulu") == []


def test_country_not_on_file_is_refused(client):
    assert client.get(reverse("athletics:athletes"), {"country": "ZZZ"}).status_code == 400


@pytest.mark.parametrize(("query", "queries"), [("", 4), ("testa", 4)])
@pytest.mark.parametrize("athletes", [1, 3])
def test_list_costs_the_same_however_many(client, athletes, query, queries, django_assert_num_queries):
    for _ in range(athletes):
        record.athlete()

    with django_assert_num_queries(queries):
        client.get(reverse("athletics:athletes"), {"q": query})
