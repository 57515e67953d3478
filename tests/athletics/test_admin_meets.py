"""Keeping a meet in the admin: addresses, announcements, entries and their steps."""

from datetime import date

import pytest
from django.urls import reverse

from athletics import models
from tests.athletics.admin_forms import errors, filled, rows_of
from tests.factories import record

pytestmark = pytest.mark.django_db


def change(client, row, **typed):
    address = reverse(f"admin:athletics_{row._meta.model_name}_change", args=[row.pk])
    return client.post(address, filled(client.get(address), **typed), follow=False)


def meet_form(**typed) -> dict:
    defaults = {
        "competition": record.competition().pk,
        "name": "London Athletics Meet",
        "venue": record.venue().pk,
        "start_date": "2025-07-19",
        "end_date": "2025-07-19",
        "status": "scheduled",
    }
    tables = rows_of("changes", []) | rows_of("events", []) | rows_of("broadcasts", [])
    return {**defaults, **tables, **typed}


def test_meet_is_addressed_by_name_and_year(admin_client):
    assert errors(admin_client.post(reverse("admin:athletics_meet_add"), meet_form())) == {}
    assert models.Meet.objects.get().slug == "london-athletics-meet-2025"


def test_meet_under_an_address_that_is_taken_is_refused(admin_client):
    record.meet(slug="london-athletics-meet-2025")
    response = admin_client.post(reverse("admin:athletics_meet_add"), meet_form())
    assert errors(response)["slug"] == ["Meet with this Slug already exists."]
    assert models.Meet.objects.count() == 1


def test_meet_that_ends_before_it_starts_is_refused_with_its_events(admin_client):
    record.discipline("1500m")
    event = {"discipline": "1500m", "sex": "M", "age_class": "senior", "facility": "track"}
    response = admin_client.post(
        reverse("admin:athletics_meet_add"), meet_form(end_date="2025-07-18", **rows_of("events", [event]))
    )
    assert errors(response)["__all__"] == ["The meet ends before it starts: correct the last day."]
    assert (models.Meet.objects.count(), models.Event.objects.count()) == (0, 0)


def test_events_are_typed_into_their_meet_and_addressed_by_their_names(admin_client):
    meet = record.meet()
    record.discipline("1500m")
    event = {"discipline": "1500m", "sex": "M", "age_class": "senior", "facility": "track"}
    response = change(admin_client, meet, **rows_of("events", [event, {**event, "label": "B"}]))
    assert errors(response) == {}
    assert set(meet.events.values_list("slug", flat=True)) == {"mens-1500m", "mens-1500m-b"}


def test_the_same_event_twice_in_one_form_is_refused(admin_client):
    meet = record.meet()
    record.discipline("1500m")
    event = {"discipline": "1500m", "sex": "M", "age_class": "senior", "facility": "track"}
    response = change(admin_client, meet, **rows_of("events", [event, event]))
    assert (
        "The meet has this event already. A second one needs a label of its own."
        in errors(response)["__all__"]
    )
    assert meet.events.count() == 0


def test_announcement_is_signed_and_what_stands_is_kept(admin_client):
    meet = record.meet()
    first = record.meet_change(meet, date(2025, 1, 1), reason="As first announced")
    new = {
        "announced_on": "2025-02-01",
        "status": "postponed",
        "start_date": "2025-07-20",
        "end_date": "2025-07-20",
    }
    typed = rows_of("changes", [{**new, "venue": meet.venue_id}], after=1)
    tampered = {"changes-0-id": first.pk, "changes-0-reason": "Rewritten"}
    assert errors(change(admin_client, meet, **typed, **tampered)) == {}
    assert [(c.reason, c.recorded_by and c.recorded_by.username) for c in meet.changes.all()] == [
        ("As first announced", None),
        ("", "admin"),
    ]


def test_moving_a_meet_without_an_announcement_is_pointed_out(admin_client):
    meet = record.meet()
    address = reverse("admin:athletics_meet_change", args=[meet.pk])
    form = filled(admin_client.get(address), start_date="2025-07-18")
    response = admin_client.post(address, form, follow=True)
    told = [message.message for message in response.context["messages"] if message.level_tag == "warning"]
    assert told == [
        "Changed without an announcement: start date. "
        "Add the announcement below, so that the site can say how the calendar stood before."
    ]


def test_announcement_in_error_is_struck_out_and_stays_on_file(admin_client, admin_user):
    wrong = record.meet_change(record.meet(), date(2025, 1, 1))
    chosen = {"action": "strike_out", "_selected_action": [wrong.pk]}
    admin_client.post(reverse("admin:athletics_meetchange_changelist"), chosen)
    wrong.refresh_from_db()
    assert wrong.struck_out_at is not None
    assert wrong.struck_out_by == admin_user
    assert not models.MeetChange.objects.known(as_of=date(2025, 12, 31)).exists()


def withdraw(client, entry: models.Entry, **step):
    row = {"entries-0-id": entry.pk, "entries-0-step_kind": "withdrawn"}
    return change(client, entry.event, **row, **{f"entries-0-{name}": value for name, value in step.items()})


def test_withdrawal_is_typed_in_the_event_and_signed(admin_client):
    entry = record.entry()
    record.entry_step(entry, date(2025, 4, 11))
    assert errors(withdraw(admin_client, entry, step_on="2025-07-10")) == {}
    step = entry.steps.get(kind="withdrawn")
    assert (step.announced_on, step.recorded_by.username) == (date(2025, 7, 10), "admin")


def test_withdrawal_without_its_day_is_refused_in_the_event(admin_client):
    entry = record.entry()
    response = withdraw(admin_client, entry, bib="7")
    assert errors(response)["step_on"] == [
        "Give the day of the withdrawal; tick “on or before” if it is the first report."
    ]
    entry.refresh_from_db()
    assert (entry.steps.count(), entry.bib) == (0, "")


def test_withdrawal_without_its_day_is_refused_in_the_entry(admin_client):
    entry = record.entry()
    response = change(admin_client, entry, **rows_of("steps", [{"kind": "withdrawn"}]))
    assert errors(response)["announced_on"] == [
        "Give the day of the withdrawal; tick “on or before” if it is the first report."
    ]
    assert entry.steps.count() == 0


def test_same_round_twice_in_one_form_is_refused(admin_client):
    event = record.event()
    heat = {"kind": "heat", "number": "1", "status": "scheduled"}
    response = change(admin_client, event, **rows_of("rounds", [heat, heat]))
    assert errors(response)["__all__"] == [
        "This event has that round already. Give the new one the next number."
    ]
    assert event.rounds.count() == 0


def test_athlete_twice_in_one_round_is_refused(admin_client):
    race, athlete = record.race(), record.athlete()
    typed = {"athlete": athlete.pk, "mark": "3:35.00", "status": "ok"}
    response = change(admin_client, race, **rows_of("results", [typed, typed]))
    assert errors(response)["__all__"] == ["This athlete has a result in this round already."]
    assert models.Result.objects.count() == 0


def test_wind_of_a_round_is_typed_as_printed(admin_client):
    race = record.race(record.event("100m"))
    assert errors(change(admin_client, race, wind="-0.4")) == {}
    race.refresh_from_db()
    assert (race.wind, race.wind_state) == (-4, "measured")


def test_season_numbers_its_meets_by_date_and_leaves_out_the_cancelled(admin_client):
    season = record.season()
    record.meet(date(2025, 6, 12), season=season, name="Second", status="scheduled")
    record.meet(date(2025, 5, 1), season=season, name="Called Off", status="cancelled")
    record.meet(date(2025, 4, 26), season=season, name="First", status="scheduled")
    page = admin_client.get(reverse("admin:athletics_season_change", args=[season.pk]))
    text = page.content.decode()
    assert text.index("First 2025") < text.index("Called Off 2025") < text.index("Second 2025")
    cells = [row.split("</td>")[0].strip() for row in text.split("<tr><td>")[1:4]]
    assert cells == ["1", "–", "2"]
