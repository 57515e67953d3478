"""Marks typed in the admin as the sheet prints them, and what happens when nobody can read them."""

from datetime import date

import pytest
from django.urls import reverse

from athletics import models
from tests.athletics.admin_forms import errors, filled, rows_of
from tests.factories import record

pytestmark = pytest.mark.django_db


def result_form(**typed) -> dict:
    athlete = record.athlete()
    defaults = {
        "athlete": athlete.pk,
        "discipline": "100m",
        "sex": "M",
        "age_class": "senior",
        "facility": "track",
    }
    record.discipline("100m")
    record.discipline("1500m")
    record.discipline("long-jump")
    record.discipline("high-jump")
    return {**defaults, "date": "2025-06-01", "status": "ok", "mark": "", "wind": "", **typed}


def add_result(client, **typed):
    return client.post(reverse("admin:athletics_result_add"), result_form(**typed))


READ = [
    # discipline, mark, wind -> mark, precision, timing, wind, wind_state, status, legal
    ("1500m", "3:28.82", "", (208_820, 100, "", None, "not_required", "ok", True)),
    ("100m", "9.98", "+1.2", (9_980, 100, "", 12, "measured", "ok", True)),
    ("100m", "9.98", "2.1", (9_980, 100, "", 21, "measured", "ok", False)),
    ("100m", "10.2h", "", (10_200, 10, "hand", None, "nwi", "ok", False)),
    ("long-jump", "8.95 (+1.2)", "", (895, None, "", 12, "measured", "ok", True)),
    ("long-jump", "8.95", "−0.4", (895, None, "", -4, "measured", "ok", True)),
    ("long-jump", "8.10", "NWI", (810, None, "", None, "nwi", "ok", False)),
    ("high-jump", "2.30", "", (230, None, "", None, "not_required", "ok", True)),
    ("1500m", "DNF", "", (None, None, "", None, "not_required", "dnf", False)),
    ("1500m", "DQ TR17.3.1", "", (None, None, "", None, "not_required", "dq", False)),
    ("1500m", "", "", (None, None, "", None, "not_required", "ok", False)),
]


@pytest.mark.parametrize(("discipline", "mark", "wind", "kept"), READ)
def test_typed_result_is_read(discipline, mark, wind, kept, admin_client):
    response = add_result(admin_client, discipline=discipline, mark=mark, wind=wind)
    assert errors(response) == {}
    row = models.Result.objects.get()
    assert (row.mark, row.precision, row.timing, row.wind, row.wind_state, row.status, row.legal) == kept
    assert row.raw_mark == mark


def test_rule_cited_with_the_status_is_kept(admin_client):
    add_result(admin_client, discipline="1500m", mark="DQ TR17.3.1")
    assert models.Result.objects.get().status_detail == "TR17.3.1"


def test_country_is_the_athletes_unless_given(admin_client):
    add_result(admin_client, discipline="1500m", mark="3:35.00")
    add_result(admin_client, discipline="1500m", mark="3:36.00", country=record.country("GBR").pk)
    assert [row.country_id for row in models.Result.objects.order_by("mark")] == ["NOR", "GBR"]


REFUSED = [
    ({"discipline": "1500m", "mark": "3.28,82"}, "mark", "Did you mean 3:28.82?"),
    ({"discipline": "1500m", "mark": "fast"}, "mark", "is not a mark"),
    ({"discipline": "100m", "mark": "10.2"}, "mark", "Did you mean 10.2h?"),
    ({"discipline": "100m", "mark": "9.98", "wind": "windy"}, "wind", "is not a wind reading"),
    ({"discipline": "1500m", "mark": "3:35.00 sh"}, "mark", "choose short track as the facility"),
    ({"discipline": "1500m", "mark": "DNF", "status": "dns"}, "mark", "correct one of them"),
    ({"discipline": "1500m", "mark": "3:35.00", "status": "dnf"}, "status", "has no mark"),
    ({"discipline": "", "mark": "3:35.00"}, "mark", "fill that in first"),
    ({"discipline": "1500m", "mark": "3:35.00", "athlete": ""}, "athlete", "Name the athlete"),
]


@pytest.mark.parametrize(("typed", "field", "advice"), REFUSED)
def test_unreadable_result_is_refused_at_its_field(typed, field, advice, admin_client):
    response = add_result(admin_client, **typed)
    assert advice in " ".join(errors(response)[field])
    assert models.Result.objects.count() == 0


def test_untouched_mark_is_kept_as_recorded(admin_client):
    row = record.result(
        mark=10_200, precision=10, timing="", raw_mark="10.2", discipline=record.discipline("100m")
    )
    address = reverse("admin:athletics_result_change", args=[row.pk])
    response = admin_client.post(address, filled(admin_client.get(address), lane="4"))
    assert errors(response) == {}
    row.refresh_from_db()
    assert (row.mark, row.precision, row.raw_mark, row.lane) == (10_200, 10, "10.2", 4)


def round_form(client, race: models.Round, **typed) -> dict:
    page = client.get(reverse("admin:athletics_round_change", args=[race.pk]))
    return filled(page, **rows_of("results", [typed]))


def test_result_typed_into_its_round_takes_what_the_round_knows(admin_client):
    race = record.race(record.event("100m"), wind=12, wind_state="measured")
    athlete = record.athlete()
    form = round_form(admin_client, race, athlete=athlete.pk, place="1", mark="9.98", status="ok")
    response = admin_client.post(reverse("admin:athletics_round_change", args=[race.pk]), form)
    assert errors(response) == {}
    row = models.Result.objects.get()
    assert (row.mark, row.wind, row.wind_state) == (9_980, 12, "measured")
    assert (row.discipline_id, row.sex, row.facility) == ("100m", "M", "track")
    assert (row.date, row.meet, row.venue) == (race.date, race.event.meet, race.event.meet.venue)
    assert row.country == athlete.country


def test_one_unreadable_mark_leaves_the_whole_round_unsaved(admin_client):
    race = record.race(record.event("1500m"), list_complete=False)
    good = {"athlete": record.athlete().pk, "mark": "3:35.00", "status": "ok"}
    bad = {"athlete": record.athlete().pk, "mark": "3;35", "status": "ok"}
    address = reverse("admin:athletics_round_change", args=[race.pk])
    form = filled(admin_client.get(address), list_complete="on", **rows_of("results", [good, bad]))
    response = admin_client.post(address, form)
    assert "Did you mean 3:35" in " ".join(errors(response)["mark"])
    race.refresh_from_db()
    assert (models.Result.objects.count(), race.list_complete) == (0, False)


def test_round_without_its_day_takes_no_result(admin_client):
    race = record.race(date=None)
    form = round_form(admin_client, race, athlete=record.athlete().pk, mark="3:35.00", status="ok")
    response = admin_client.post(reverse("admin:athletics_round_change", args=[race.pk]), form)
    assert errors(response)["__all__"] == ["Give the round its day before its results."]


def test_record_is_typed_as_the_list_prints_it(admin_client):
    athlete = record.athlete()
    record.discipline("1500m")
    typed = {
        "kind": "world",
        "title": "record",
        "discipline": "1500m",
        "sex": "M",
        "age_class": "senior",
        "facility": "track",
        "athlete": athlete.pk,
        "mark": "3:26.00",
        "set_on": "1998-07-14",
        "ratification": "ratified",
    }
    response = admin_client.post(reverse("admin:athletics_record_add"), typed)
    assert errors(response) == {}
    row = models.Record.objects.get()
    assert (row.mark, row.precision, row.holder_country, row.set_on) == (
        206_000,
        100,
        athlete.country,
        date(1998, 7, 14),
    )


def test_split_attempt_and_ruling_are_typed_as_printed(admin_client):
    jump = record.result(mark=812, place=1, discipline=record.discipline("long-jump"), facility="field")
    address = reverse("admin:athletics_result_change", args=[jump.pk])
    attempts = rows_of("attempts", [{"number": "1", "outcome": "o", "mark": "8.12", "wind": "+0.4"}])
    ruling = {
        "kind": "correction",
        "decided_on": "2025-09-01",
        "place_before": "1",
        "place_after": "1",
        "status_before": "ok",
        "status_after": "ok",
        "mark_before": "8.14",
        "mark_after": "8.12",
        "reason": "Read again",
    }
    form = filled(admin_client.get(address), **attempts, **rows_of("rulings", [ruling]))
    assert errors(admin_client.post(address, form)) == {}
    attempt, decided = models.Attempt.objects.get(), models.Ruling.objects.get()
    assert (attempt.mark, attempt.wind) == (812, 4)
    assert (decided.mark_before, decided.mark_after, decided.recorded_by.username) == (814, 812, "admin")
