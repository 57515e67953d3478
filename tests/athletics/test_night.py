"""The night on the desk: one request a line, kept as typed, official by a button, ruled on afterwards."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from athletics.admin.night import with_colons
from athletics.models import Change, Result, Ruling
from tests.factories import record

pytestmark = pytest.mark.django_db

JSON = {"accept": "application/json"}


def night_of(count: int, **fields):
    event = record.event(meet=record.meet(date(2025, 7, 19)))
    race = record.race(event, **{"status": "scheduled", **fields})
    for n in range(count):
        entry = record.entry(event)
        record.entry_step(entry, date(2025, 7, 1), kind="on_start_list", round=race, order=n + 1)
    return race


def page_of(race) -> str:
    return reverse("admin:athletics_round_night", args=[race.pk])


def starters(race):
    return [entry.athlete for entry in race.event.entries.select_related("athlete").order_by("pk")]


def send(client, race, athlete, **typed):
    return client.post(page_of(race), {"athlete": athlete.pk, "status": "ok", **typed}, headers=JSON)


@pytest.mark.parametrize("results", [False, True])
@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_one_and_three(count, results, admin_client, django_assert_num_queries):
    race = night_of(count)
    for place, athlete in enumerate(starters(race) if results else (), 1):
        record.result(athlete, 210_000 + place, round=race, place=place)
    with django_assert_num_queries(5):
        page = admin_client.get(page_of(race))
    assert len(page.context["lines"]) == count


def test_a_line_is_kept_in_one_request_and_comes_back_as_printed(admin_client):
    race = night_of(1)
    (athlete,) = starters(race)
    said = send(admin_client, race, athlete, place="1", mark="3.28.72", seen="none").json()
    assert said == {"error": "", "seen": "1|3:28.72|ok", "place": "1", "mark": "3:28.72", "wind": "", "status": "ok", "words": "1 3:28.72"}  # fmt: skip
    assert Result.objects.get().mark == 208_720


@pytest.mark.parametrize(
    ("text", "unit", "reads"),
    [
        ("3.28.72", "time", "3:28.72"),
        ("3,28,72", "time", "3:28.72"),
        ("1.02.03.4", "time", "1:02:03.4"),
        ("10.01", "time", "10.01"),
        ("3:28.72", "time", "3:28.72"),
        ("DNF", "time", "DNF"),
        ("8.54", "length", "8.54"),
    ],
)
def test_a_keyboard_without_a_colon_types_times(text, unit, reads):
    assert with_colons(text, unit) == reads


def test_lines_wait_to_be_looked_at_until_the_round_is_official(admin_client):
    race = night_of(1)
    admin_client.post(page_of(race), {"do": "reopen"})
    assert Change.objects.count() == 0
    send(admin_client, race, starters(race)[0], place="1", mark="3:28.72")
    assert Change.objects.filter(noun="result").count() == 1
    admin_client.post(page_of(race), {"do": "official"})
    assert Change.objects.count() == 0


def test_the_same_line_sent_twice_by_a_bad_network_is_kept_once(admin_client):
    race = night_of(1)
    (athlete,) = starters(race)
    for _ in range(2):
        said = send(admin_client, race, athlete, place="1", mark="3:28.72", seen="none")
        assert (said.status_code, said.json()["error"]) == (200, "")
    assert Result.objects.count() == 1


def test_two_people_on_one_line_see_each_other(admin_client):
    race = night_of(1)
    (athlete,) = starters(race)
    send(admin_client, race, athlete, place="1", mark="3:28.72", seen="none")
    other = send(admin_client, race, athlete, place="2", mark="3:29.00", seen="none")
    assert other.status_code == 422
    assert other.json()["error"].startswith("Somebody else has kept “1 3:28.72” meanwhile.")
    again = send(admin_client, race, athlete, place="2", mark="3:29.00", seen=other.json()["seen"])
    assert again.json()["words"] == "2 3:29.00"


def test_an_emptied_line_is_taken_down(admin_client):
    race = night_of(1)
    (athlete,) = starters(race)
    said = send(admin_client, race, athlete, place="1", mark="3:28.72").json()
    assert send(admin_client, race, athlete, seen=said["seen"]).json()["words"] == ""
    assert Result.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"mark": "3:99.00"}, ""),
        ({"place": "first"}, "Enter a whole number."),
        ({"status": "winner"}, "Select a valid choice"),
    ],
)
def test_what_is_no_mark_is_said_and_not_kept(typed, says, admin_client):
    race = night_of(1)
    answer = send(admin_client, race, starters(race)[0], **typed)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert says in answer.json()["error"]
    assert Result.objects.count() == 0


def test_without_script_a_line_has_its_own_button_and_somebody_else_is_added(admin_client):
    race, stranger = night_of(1), record.athlete()
    answer = admin_client.post(
        page_of(race), {"athlete": stranger.pk, "place": "1", "mark": "3:30.00"}, follow=True
    )
    assert [line.athlete for line in answer.context["lines"]] == [stranger, *starters(race)]


def test_it_is_made_official_and_then_ruled_on_and_the_ruling_overturned(admin_client):
    race = night_of(2)
    first, second = starters(race)
    send(admin_client, race, first, place="1", mark="3:28.72")
    send(admin_client, race, second, place="2", mark="3:29.00")
    admin_client.post(page_of(race), {"do": "official", "complete": "on"})
    race.refresh_from_db()
    assert (race.status, race.list_complete) == ("official", True)
    assert (
        "what changes it is a ruling"
        in send(admin_client, race, first, place="3", mark="3:28.72").json()["error"]
    )

    result = Result.objects.get(athlete=first)
    rule = reverse("admin:athletics_result_rule", args=[result.pk])
    decided = {"announced_on": "2025-07-20", "reason": "TR17.3.1", "source_title": "Decision of the referee"}
    shown = admin_client.get(rule).context["form"].initial
    assert shown == {"place": 1, "status": "ok", "mark": "3:28.72"}
    posted = {**shown, **decided, "kind": "disqualification", "move_up": "on"}
    assert admin_client.post(rule, posted).status_code == 302
    assert list(Result.objects.order_by("pk").values_list("place", "status")) == [(None, "dq"), (1, "ok")]
    race.refresh_from_db()
    assert race.status == "amended"

    ruling = Ruling.objects.get(kind="disqualification")
    back = reverse("admin:athletics_ruling_overturn", args=[ruling.pk])
    assert admin_client.get(back).status_code == 200
    admin_client.post(back, {**decided, "announced_on": "2025-07-21", "reason": "Appeal upheld"})
    assert list(Result.objects.order_by("pk").values_list("place", "status")) == [(1, "ok"), (2, "ok")]


def test_a_correction_changes_the_mark_it_names_alone(admin_client):
    race = night_of(1, status="official")
    result = record.result(starters(race)[0], 208_720, round=race, place=1)
    rule = reverse("admin:athletics_result_rule", args=[result.pk])
    posted = {"kind": "correction", "place": 1, "status": "ok", "mark": "3:28.27", "announced_on": "2025-07-20", "reason": "Misread", "source_title": "The photo"}  # fmt: skip
    assert admin_client.post(rule, posted).status_code == 302
    result.refresh_from_db()
    assert result.mark == 208_270
    early = admin_client.post(rule, {**posted, "mark": "3:28.00", "announced_on": "2025-07-01"})
    assert early.context["form"].errors["announced_on"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_of_rulings_cost_the_same_for_one_and_three(count, admin_client, django_assert_num_queries):
    race = night_of(count, status="official")
    for place, athlete in enumerate(starters(race), 1):
        record.result(athlete, 210_000 + place, round=race, place=place)
    result = Result.objects.order_by("pk").first()
    with django_assert_num_queries(4):
        admin_client.get(reverse("admin:athletics_result_rule", args=[result.pk]))
    for one in Result.objects.all():
        record.ruling(one, date(2025, 9, 1))
    ruling = Ruling.objects.order_by("pk").first()
    with django_assert_num_queries(4):
        page = admin_client.get(reverse("admin:athletics_ruling_overturn", args=[ruling.pk]))
    assert len(page.context["rows"]) == count


@pytest.mark.parametrize(("role", "status"), [("Calendar keeper", 200), ("Editor", 403)])
def test_the_keeper_enters_results_and_an_editor_does_not(role, status, client):
    person = User.objects.create_user("somebody", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    race = night_of(1)
    assert client.get(page_of(race)).status_code == 200
    assert send(client, race, starters(race)[0], place="1", mark="3:28.72").status_code == status
