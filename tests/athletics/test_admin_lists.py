"""Every list of the record costs the same with one row and with three, and so do the long forms."""

from datetime import date

import pytest
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from athletics import models
from tests.factories import keeping, record

pytestmark = pytest.mark.django_db

ROUTE = "admin:athletics_{}_{}"
SIGNING_IN = 2
"""The session and the user."""


def several(count: int, model: type) -> list:
    """Rows that share as little as they may: each its own athlete, meet and season."""
    unlike = {
        models.Country: lambda n: record.country(("NOR", "GBR", "KEN")[n]),
        models.Discipline: lambda n: record.discipline(("1500m", "mile", "800m")[n]),
        models.Team: lambda n: record.team(("NOR", "GBR", "KEN")[n]),
    }
    return [unlike[model](n) if model in unlike else BUILDERS[model]() for n in range(count)]


BUILDERS = record.BUILDERS | keeping.BUILDERS
COUNT_AND_ROWS = 2
EXTRA = {
    models.Athlete: 0,
    models.Broadcast: 0,
    models.Change: 2,  # the nouns and the verbs of the filters, of a table that is emptied as it is read
    models.Competition: 0,
    models.Country: 0,
    models.Coverage: 0,
    models.Discipline: 0,
    models.Entry: 2,  # the filter's disciplines, the steps
    models.EntryStep: 0,
    models.Event: 1,  # the filter's disciplines
    models.Import: 0,
    models.League: 0,
    models.Meet: 1,  # the filter's seasons' leagues
    models.MeetChange: 0,
    models.Merge: 0,
    models.Record: 1,  # the filter's disciplines
    models.RecordQuery: 0,
    models.Result: 1,  # the filter's disciplines
    models.Round: 0,
    models.Ruling: 0,
    models.Season: 1,  # the filter's leagues
    models.SeasonDiscipline: 1,  # the filter's leagues
    models.SetAside: 1,  # the filter's worklists
    models.Source: 0,
    models.StatedBest: 1,  # the filter's disciplines
    models.Team: 0,
    models.Upload: 0,
    models.Venue: 0,
}


def test_every_list_is_counted():
    assert set(EXTRA) == {model for model in admin.site._registry if model._meta.app_label == "athletics"}


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("model", EXTRA, ids=lambda model: model.__name__)
def test_list_costs_the_same_for_one_and_three(model, count, admin_client, django_assert_num_queries):
    rows = several(count, model)
    address = reverse(ROUTE.format(model._meta.model_name, "changelist"))
    with django_assert_num_queries(SIGNING_IN + COUNT_AND_ROWS + EXTRA[model]):
        response = admin_client.get(address)
    assert {row.pk for row in response.context["cl"].result_list} >= {row.pk for row in rows}


def meet_with(count: int) -> models.Meet:
    scored = record.season_discipline(record.season(), codes=("1500m", "mile"))
    meet = record.meet(season=scored.season)
    for n in range(count):
        record.event("1500m", meet=meet, label=f"race {n}", season_discipline=scored)
        record.meet_change(meet, date(2025, 1, n + 1), source=record.source())
        models.Broadcast.objects.create(meet=meet, outlet=f"Channel {n}", source=record.source())
    return meet


def event_with(count: int) -> models.Event:
    event = record.event()
    for n in range(count):
        race = record.race(event, kind="heat", number=n + 1)
        entry = record.entry(event)
        record.entry_step(entry, date(2025, 4, 11))
        record.result(entry.athlete, round=race, place=1)
    return event


def round_with(count: int) -> models.Round:
    race = record.race()
    for n in range(count):
        record.result(round=race, place=n + 1)
    return race


def athlete_with(count: int) -> models.Athlete:
    athlete = record.athlete()
    for n in range(count):
        record.alias(athlete=athlete)
        models.Nationality.objects.create(
            athlete=athlete, country=record.country(), valid_from=date(2020 + n, 1, 1), source=record.source()
        )
        record.stated_best(athlete, 207_000 + n, stated_on=date(2025, 1, n + 1))
        record.result(athlete, meet=record.meet(), date=date(2025, 6, n + 1))
    return athlete


def entry_with(count: int) -> models.Entry:
    entry = record.entry()
    race = record.race(entry.event)
    for n in range(count):
        record.entry_step(entry, date(2025, 4, n + 1), round=race, source=record.source())
    return entry


def season_with(count: int) -> models.Season:
    season = record.season()
    for n in range(count):
        record.meet(season=season, start=date(2025, 6, n + 1))
        record.season_discipline(season, codes=(("1500m", "mile", "800m")[n],))
    return season


FORMS = {meet_with: 8, event_with: 9, round_with: 8, athlete_with: 6, entry_with: 12, season_with: 5}
"""One for the row, one for each table on the page, and one for each row its own references choose or name."""


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("build", FORMS, ids=lambda build: build.__name__)
def test_form_costs_the_same_for_one_and_three(build, count, admin_client, django_assert_num_queries):
    row = build(count)
    ContentType.objects.get_for_models(type(row), models.Event)  # remembered after a process's first page
    address = reverse(ROUTE.format(row._meta.model_name, "change"), args=[row.pk])
    with django_assert_num_queries(FORMS[build] + SIGNING_IN):
        response = admin_client.get(address)
    formsets = response.context["inline_admin_formsets"]
    assert {len(formset.formset.initial_forms) for formset in formsets} <= {count}


def test_list_of_results_never_orders_by_anything_but_the_key(admin_client):
    record.result()
    response = admin_client.get(reverse("admin:athletics_result_changelist"), {"o": "5.1"})
    assert response.context["cl"].queryset.query.order_by == ("-pk",)
