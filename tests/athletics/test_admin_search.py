"""Search in the admin forgives accents and case, and suggestions tell namesakes apart."""

from datetime import date

import pytest
from django.urls import reverse

from athletics import models
from tests.factories import record

pytestmark = pytest.mark.django_db


def found(client, model: type, text: str) -> set:
    response = client.get(reverse(f"admin:athletics_{model._meta.model_name}_changelist"), {"q": text})
    return set(response.context["cl"].result_list)


def suggested(client, app: str, model: str, field: str, term: str) -> list[str]:
    given = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return [row["text"] for row in client.get(reverse("admin:autocomplete"), given).json()["results"]]


@pytest.mark.parametrize("text", ["nordas", "Nordås", "NORDAAS", "filip nordas", "NOR filip", "viking"])
def test_athlete_is_found_by_any_spelling(text, admin_client):
    filip = record.athlete("Filip Nordås")
    record.alias(athlete=filip, name="The Viking")
    record.athlete("Filipa Other", country_code="GBR")
    assert found(admin_client, models.Athlete, text) == {filip}


@pytest.mark.parametrize("text", ["zurich", "ZÜRICH 2025", "letzigrund", "zuerich"])
def test_meet_is_found_by_name_year_and_venue(text, admin_client):
    venue = record.venue("Zürich", "SUI", name="Letzigrund")
    meet = record.meet(date(2025, 8, 27), name="Weltklasse Zürich", venue=venue)
    record.meet(date(2025, 8, 22), name="Other Meeting")
    assert found(admin_client, models.Meet, text) == {meet}


def test_venue_is_found_by_a_former_name(admin_client):
    venue = record.venue(name="Bislett")
    models.VenueName.objects.create(venue=venue, name="Ø-Arena")
    record.venue(name="Other")
    assert found(admin_client, models.Venue, "o arena") == {venue}


@pytest.mark.parametrize("text", ["nordås", "nordas 1500m", "nordas 2025", "2025 1500M Nordås"])
def test_result_is_found_by_athlete_discipline_and_year(text, admin_client):
    filip = record.athlete("Filip Nordås")
    wanted = record.result(filip)
    record.result(record.athlete("Other Runner"))
    record.result(filip, discipline=record.discipline("mile"), date=date(2024, 6, 1))
    assert found(admin_client, models.Result, text) >= {wanted}
    assert {row.athlete for row in found(admin_client, models.Result, text)} == {filip}


def test_result_of_a_discipline_leaves_out_the_others(admin_client):
    filip = record.athlete("Filip Nordås")
    record.result(filip)
    mile = record.result(filip, discipline=record.discipline("mile"))
    assert found(admin_client, models.Result, "nordas mile") == {mile}


def test_relay_result_is_found_by_its_team(admin_client):
    relay = record.result(team=record.team("KEN"), discipline=record.discipline("4x400m"), mark=180_000)
    record.result()
    assert found(admin_client, models.Result, "kenya") == {relay}


@pytest.mark.parametrize("model", [models.Entry, models.Record, models.StatedBest], ids=lambda m: m.__name__)
def test_rows_are_found_by_their_athlete(model, admin_client):
    filip, other = record.athlete("Filip Nordås"), record.athlete("Other Runner")
    build = {
        models.Entry: lambda athlete: record.entry(athlete=athlete),
        models.Record: record.record,
        models.StatedBest: lambda athlete: record.stated_best(athlete, 207_000),
    }[model]
    wanted = build(filip)
    build(other)
    assert found(admin_client, model, "nordas") == {wanted}


@pytest.mark.parametrize("text", ["london men 1500m", "emsley", "2025 london"])
def test_event_is_found_by_meet_discipline_sex_and_label(text, admin_client):
    meet = record.meet(name="London Athletics Meet")
    wanted = record.event("1500m", meet=meet, label="Emsley Carr")
    other = record.event("1500m", meet=record.meet(date(2024, 7, 20), name="Other Meeting"), sex="W")
    assert found(admin_client, models.Event, text) == {wanted}
    assert other.pk


def test_country_is_found_without_its_accents(admin_client):
    country = record.country("TUR", name="Türkiye")
    record.country("NOR")
    assert found(admin_client, models.Country, "turkiye") == {country}


def test_year_filter_keeps_the_year(admin_client):
    wanted = record.result(date=date(2025, 6, 1))
    record.result(date=date(2024, 6, 1))
    response = admin_client.get(reverse("admin:athletics_result_changelist"), {"year": "2025"})
    assert set(response.context["cl"].result_list) == {wanted}


def test_suggested_athletes_carry_country_and_year(admin_client):
    record.athlete("Filip Nordås", birth_date=date(1998, 10, 21))
    record.athlete("Filip Nordås", country_code="GBR", birth_date=None)
    assert set(suggested(admin_client, "athletics", "result", "athlete", "nordas")) == {
        "Filip Nordås (NOR), 1998",
        "Filip Nordås (GBR)",
    }


def test_suggested_meets_carry_their_days(admin_client):
    record.meet(date(2025, 8, 27), end_date=date(2025, 8, 28), name="Weltklasse Zürich")
    assert suggested(admin_client, "athletics", "event", "meet", "zurich") == [
        "Weltklasse Zürich 2025, 27–28 August 2025"
    ]


def test_suggestions_cost_one_query_for_all(admin_client, django_assert_num_queries):
    for _ in range(3):
        record.event()
    with django_assert_num_queries(4):  # session, user, count, rows
        assert len(suggested(admin_client, "athletics", "entry", "event", "")) == 3
