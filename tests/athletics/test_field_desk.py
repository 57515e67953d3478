"""Who is in an event, on the desk: one click each, kept with its day and source; many at once from a pasted table."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from athletics import consequences, models
from athletics.consequences import Statement
from athletics.models import Entry, EntryStep
from tests.factories import record

pytestmark = pytest.mark.django_db

TOLD = {"announced_on": "2025-07-09", "source_title": "A release", "reason": "Achilles"}


def desk(event, query: str = "") -> str:
    return reverse("admin:athletics_event_field", args=[event.pk]) + query


def event_of(count: int) -> models.Event:
    event = record.event()
    for _ in range(count):
        entry = record.entry(event)
        record.entry_step(entry, date(2025, 4, 11), source=record.source())
        record.entry_step(entry, date(2025, 5, 11), kind="entered", source=record.source())
    return event


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(count, admin_client, django_assert_num_queries):
    event = event_of(count)
    with django_assert_num_queries(9):
        page = admin_client.get(desk(event))
    assert len(page.context["rows"]) == count


@pytest.mark.parametrize(
    ("verb", "kind", "role"),
    [
        ("announce", "announced", "competitor"),
        ("enter", "entered", "competitor"),
        ("pacemaker", "announced", "pacemaker"),
    ],
)
def test_somebody_new_comes_in_with_one_click(verb, kind, role, admin_client, admin_user):
    event, athlete = record.event(), record.athlete()
    answer = admin_client.post(desk(event), {**TOLD, "athlete": athlete.pk, "do": verb})
    assert answer.status_code == 302
    step = EntryStep.objects.get()
    assert (step.kind, step.entry.athlete, step.entry.role) == (kind, athlete, role)
    assert (step.source.title, step.recorded_by) == ("A release", admin_user)


@pytest.mark.parametrize(
    ("verb", "kind"), [("start", "on_start_list"), ("withdraw", "withdrawn"), ("enter_again", "entered")]
)
def test_the_next_step_of_an_entry_is_one_click(verb, kind, admin_client):
    event = event_of(1)
    entry = event.entries.get()
    admin_client.post(desk(event), {**TOLD, "do": f"{verb}:{entry.pk}"})
    step = entry.steps.standing().last()
    assert (step.kind, step.announced_on) == (kind, date(2025, 7, 9))


def test_one_is_replaced_by_the_athlete_named_above(admin_client):
    event, comes_in = event_of(1), record.athlete()
    entry = event.entries.get()
    refused = admin_client.post(desk(event), {**TOLD, "do": f"replace:{entry.pk}"})
    assert refused.context["form"].errors == {"athlete": ["Say who comes in."]}
    admin_client.post(desk(event), {**TOLD, "athlete": comes_in.pk, "do": f"replace:{entry.pk}"})
    assert entry.steps.standing().last().replaced_by.athlete == comes_in


def test_the_source_used_last_stands_there_for_the_next_click(admin_client):
    event = event_of(2)
    first, second = event.entries.order_by("pk")
    admin_client.post(desk(event), {**TOLD, "do": f"start:{first.pk}"})
    source = models.Source.objects.get(title="A release")
    initial = admin_client.get(desk(event)).context["form"].initial
    assert initial == {"announced_on": "2025-07-09", "source": source.pk}
    admin_client.post(desk(event), {**initial, "do": f"start:{second.pk}"})
    assert second.steps.standing().last().source == source


def test_a_step_in_error_is_struck_out_and_stays_in_the_list_of_steps(admin_client):
    event = event_of(1)
    step = event.entries.get().steps.get(kind="entered")
    admin_client.post(desk(event), {"do": f"strike:{step.pk}"})
    (row,) = admin_client.get(desk(event)).context["rows"]
    assert (row.now.state, len(row.steps)) == ("announced", 2)
    assert row.steps[1].struck_out_by.username == "admin"


def test_the_list_is_replayed_as_it_stood_and_cannot_be_changed_then(admin_client):
    event = event_of(1)
    page = admin_client.get(desk(event, "?as_of=2025-05-01"))
    assert page.context["rows"][0].now.state == "announced"
    assert not page.context["may_step"]
    assert "Withdrawn</button>" not in page.content.decode()
    before = admin_client.get(desk(event, "?as_of=2025-01-01")).context["rows"]
    assert before[0].now is None


def test_what_cannot_be_is_said_and_nothing_is_kept(admin_client):
    event = event_of(1)
    entry = event.entries.get()
    early = {**TOLD, "announced_on": "2025-05-01", "do": f"withdraw:{entry.pk}"}
    assert "correct the day" in str(
        admin_client.post(desk(event), early).context["form"].errors["announced_on"]
    )
    gone = admin_client.post(desk(event), {**TOLD, "do": "withdraw:999999"})
    assert gone.context["form"].non_field_errors() == ["This athlete is no longer in the list."]
    assert EntryStep.objects.filter(kind="withdrawn").count() == 0


def test_published_sentences_that_would_be_wrong_are_shown_first(admin_client, monkeypatch):
    monkeypatch.setattr(consequences, "_askers", [])
    event = event_of(1)
    entry = event.entries.get()
    consequences.register(
        lambda keys: {1: Statement("She will race.", "/x/", f"{entry.steps.standing().last().kind}")}
    )
    posted = {**TOLD, "do": f"withdraw:{entry.pk}"}
    shown = admin_client.post(desk(event), posted)
    assert [(one.before, one.after) for one in shown.context["found"]["statements"]] == [
        ("entered", "withdrawn")
    ]
    assert EntryStep.objects.filter(kind="withdrawn").count() == 0
    admin_client.post(desk(event), {**posted, "previewed": shown.context["digest"]})
    assert entry.steps.standing().last().kind == "withdrawn"


@pytest.mark.parametrize(("role", "saves"), [("Calendar keeper", 302), ("Editor", 302), ("Writer", 403)])
def test_who_may_add_steps(role, saves, client):
    person = User.objects.create_user("somebody", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    event = event_of(1)
    assert client.get(desk(event)).status_code == 200
    answer = client.post(desk(event), {**TOLD, "do": f"withdraw:{event.entries.get().pk}"})
    assert answer.status_code == saves


def paste(client, event, table: str, **more):
    address = reverse("admin:athletics_event_paste", args=[event.pk])
    return client.post(address, {**TOLD, "table": table, "kind": "entered", **more})


def test_a_pasted_table_waits_for_every_doubt_and_is_saved_whole(admin_client):
    event = record.event()
    sure = record.athlete("Anna Alfa", sex="M")
    brothers = [record.athlete(f"{name} Trebror") for name in ("Jakob", "Filip")]
    table = "Anna ALFA\tNOR\t3:26.73\nTREBROR J\tNOR\nNewcomer Nick\tNOR\n"
    page = paste(admin_client, event, table)
    doubts = [line.found.doubt for line, _ in page.context["lines"]]
    assert doubts[0] == "" and doubts[1].startswith("Only an initial") and doubts[2].startswith("Nobody")
    assert [line["who"].value() for line, _ in page.context["lines"]] == [str(sure.pk), None, None]
    unsettled = paste(
        admin_client, event, table, _save="1", **{"line-1-who": sure.pk, "line-2-who": brothers[0].pk}
    )
    assert "Say who this is." in unsettled.content.decode()
    assert Entry.objects.count() == 0
    settled = {"line-1-who": sure.pk, "line-2-who": brothers[0].pk, "line-3-who": "new"}
    assert paste(admin_client, event, table, _save="1", **settled).status_code == 302
    entered = {entry.athlete.name for entry in event.entries.select_related("athlete")}
    assert entered == {"Anna Alfa", "Jakob Trebror", "Newcomer Nick"}
    assert models.StatedBest.objects.get().mark == 206_730


def test_a_line_is_left_out_and_a_wrong_mark_is_said_before_it_is_saved(admin_client):
    event, athlete = record.event(), record.athlete("Anna Alfa", sex="M")
    page = paste(admin_client, event, "Anna Alfa NOR 3:99.73")
    assert page.context["lines"][0][1] != []
    answer = paste(admin_client, event, "Anna Alfa NOR 3:99.73", _save="1", **{"line-1-who": athlete.pk})
    assert "Line 1, Anna Alfa" in answer.context["form"].non_field_errors()[0]
    assert paste(admin_client, event, "Anna Alfa NOR", _save="1", **{"line-1-who": "skip"}).status_code == 302
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_reading_a_table_costs_the_same_for_one_and_three(count, admin_client, django_assert_num_queries):
    event = record.event()
    table = "\n".join(f"{record.athlete().name} NOR 3:35.0{n}" for n in range(count))
    with django_assert_num_queries(7 + 4):  # four of them empty the outbox, as after every post
        page = paste(admin_client, event, table)
    assert all(line.found.sure for line, _ in page.context["lines"])


def test_the_public_page_says_who_is_out_why_and_since_when(admin_client, client):
    start = timezone.localdate() + timedelta(days=5)
    event = record.event(meet=record.meet(start, status="scheduled"))
    entry = record.entry(event, record.athlete("Anna Alfa", sex="M"))
    record.entry_step(entry, date(2025, 4, 11))
    admin_client.post(desk(event), {**TOLD, "do": f"withdraw:{entry.pk}"})
    text = " ".join(client.get(event.meet.get_absolute_url()).content.decode().split())
    assert "Out: " in text
    assert "(Achilles)" in text
    assert "9 July 2025" in text
    step = entry.steps.get(kind="withdrawn")
    admin_client.post(desk(event), {"do": f"strike:{step.pk}"})
    assert "Achilles" not in client.get(event.meet.get_absolute_url()).content.decode()
