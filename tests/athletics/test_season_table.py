"""The season on one screen: typed into, saved as announcements once the keeper has seen what follows."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse
from django.utils import timezone

from athletics.admin.telling import SHOWN
from athletics.models import Event, Meet, MeetChange
from tests.factories import record

pytestmark = pytest.mark.django_db

MAY, JUNE, JULY = date(2025, 5, 3), date(2025, 6, 7), date(2025, 7, 5)


def season_of(count: int, *, public: bool = True):
    released = timezone.now() - timedelta(days=900) if public else None
    season = record.season(2025, released_at=released)
    for n, start in enumerate((MAY, JUNE, JULY)[:count]):
        meet = record.meet(start, season=season, name=f"Meeting {'ABC'[n]}", status="scheduled")
        scored = record.season_discipline(season, codes=(("1500m", "mile", "800m")[n],))
        record.event(("1500m", "mile", "800m")[n], meet=meet, season_discipline=scored)
    return season


def address(season) -> str:
    return reverse("admin:athletics_season_meets", args=[season.pk])


def typed(page, **changes) -> dict:
    """What the page would post: each field as shown, with `changes` in place of some."""
    posted = {}
    for form in (
        page.context["lines"].management_form,
        page.context["telling"],
        *page.context["lines"].forms,
    ):
        for bound in form:
            value = bound.value()
            value = value() if callable(value) else value
            posted[bound.html_name] = "" if value in (None, False) else value
    return {name: value for name, value in {**posted, **changes}.items() if value != ""}


def keep(client, season, **changes):
    """Posts the page twice: to see what follows, and to save it as shown."""
    page = client.get(address(season))
    first = client.post(address(season), typed(page, **changes))
    if first.status_code == 302:
        return first
    return client.post(address(season), {**typed(page, **changes), SHOWN: first.context["digest"]})


TOLD = {"told-announced_on": "2025-04-01", "told-source_title": "A release about the calendar"}


@pytest.mark.parametrize("count", [1, 3])
def test_the_table_costs_the_same_for_one_and_three(count, admin_client, django_assert_num_queries):
    season = season_of(count)
    with django_assert_num_queries(9):
        page = admin_client.get(address(season))
    assert [row[2] for row in page.context["rows"]] == [*range(1, count + 1), None]


def test_a_new_day_is_an_announcement_shown_with_what_follows_before_it_is_saved(admin_client):
    season = season_of(3)
    meet = season.meets.get(name="Meeting A")
    page = admin_client.get(address(season))
    changes = {"meets-0-start_date": "2025-06-20", "meets-0-end_date": "2025-06-20", **TOLD}
    shown = admin_client.post(address(season), typed(page, **changes))
    numbers = [(one.meet, one.before, one.after) for one in shown.context["found"].numbers]
    assert numbers == [("Meeting B", 2, 1), ("Meeting A", 1, 2)]
    assert MeetChange.objects.count() == 0
    saved = admin_client.post(address(season), {**typed(page, **changes), SHOWN: shown.context["digest"]})
    assert saved.status_code == 302
    meet.refresh_from_db()
    assert (meet.status, meet.start_date) == ("moved", date(2025, 6, 20))
    newest = meet.changes.standing().last()
    assert (newest.announced_on, newest.source.title) == (date(2025, 4, 1), "A release about the calendar")
    assert newest.recorded_by.username == "admin"


def test_what_is_changed_after_it_was_shown_is_shown_again(admin_client):
    season = season_of(3)
    page = admin_client.get(address(season))
    first = {"meets-0-start_date": "2025-06-20", "meets-0-end_date": "2025-06-20", **TOLD}
    shown = admin_client.post(address(season), typed(page, **first))
    other = {**typed(page, **first), "meets-0-start_date": "2025-06-19", SHOWN: shown.context["digest"]}
    assert admin_client.post(address(season), other).context["found"]
    assert MeetChange.objects.count() == 0


def test_without_day_and_source_nothing_is_saved(admin_client):
    season = season_of(1)
    answer = keep(admin_client, season, **{"meets-0-status": "cancelled"})
    assert answer.context["telling"].errors["announced_on"] == ["Give the day it was announced."]
    assert "choose a source" in answer.context["telling"].errors["source"][0]
    assert season.meets.get().status == "scheduled"


def test_a_wrong_file_is_put_right_without_an_announcement(admin_client):
    season = season_of(1)
    changes = {"meets-0-start_date": "2025-05-04", "meets-0-end_date": "2025-05-04", "told-correction": "on"}
    assert keep(admin_client, season, **changes).status_code == 302
    assert season.meets.get().start_date == date(2025, 5, 4)
    assert MeetChange.objects.count() == 0


def test_a_name_or_that_it_was_held_needs_no_announcement(admin_client):
    season = season_of(1)
    page = admin_client.get(address(season))
    posted = typed(page, **{"meets-0-name": "Meeting Z", "meets-0-status": "held", "meets-0-is_final": "on"})
    assert admin_client.post(address(season), posted).status_code == 302
    meet = season.meets.get()
    assert (meet.name, meet.status, meet.is_final) == ("Meeting Z", "held", True)


def test_a_private_season_is_typed_into_freely(admin_client):
    season = season_of(1, public=False)
    page = admin_client.get(address(season))
    posted = typed(page, **{"meets-0-start_date": "2025-05-10", "meets-0-end_date": "2025-05-11"})
    assert admin_client.post(address(season), posted).status_code == 302
    assert season.meets.get().end_date == date(2025, 5, 11)
    assert MeetChange.objects.count() == 0


def test_a_meet_is_added_in_the_last_line(admin_client):
    season = season_of(1)
    new = {
        "meets-1-name": "Meeting New",
        "meets-1-start_date": "2025-04-20",
        "meets-1-venue": record.venue().pk,
        "meets-1-competition": record.competition().pk,
    }
    assert keep(admin_client, season, **new).status_code == 302
    meet = Meet.objects.get(name="Meeting New")
    assert (meet.season, meet.slug, meet.end_date) == (season, "meeting-new-2025", date(2025, 4, 20))


def test_what_scores_is_ticked_and_what_has_entries_stays(admin_client):
    season = season_of(2)
    first, second = season.meets.order_by("start_date")
    scored = {one.disciplines.get().pk: one.pk for one in season.disciplines.all()}
    page = admin_client.get(address(season))
    posted = typed(page, **{"meets-0-scored": [scored["mile"]]})
    assert admin_client.post(address(season), posted).status_code == 302
    (event,) = first.events.all()
    assert (event.discipline_id, event.season_discipline_id, event.facility) == (
        "mile",
        scored["mile"],
        "track",
    )
    record.entry(event)
    page = admin_client.get(address(season))
    answer = admin_client.post(address(season), typed(page, **{"meets-0-scored": [scored["1500m"]]}))
    assert answer.context["lines"].non_form_errors() == [
        "Meeting A: Men’s Mile has entries or rounds on file and stays. Open the event to take it out of the league."
    ]
    assert Event.objects.filter(meet=first).get() == event


def test_who_comes_second_is_told_and_overwrites_nothing(admin_client):
    season = season_of(1)
    page = admin_client.get(address(season))
    Meet.objects.update(name="Renamed by somebody")
    answer = admin_client.post(address(season), typed(page, **{"meets-0-name": "Mine"}))
    assert "Somebody has changed this line meanwhile" in answer.content.decode()
    assert season.meets.get().name == "Renamed by somebody"


def test_conflicts_are_warnings(admin_client):
    season = season_of(2)
    Meet.objects.filter(season=season).update(start_date=MAY, end_date=MAY)
    page = admin_client.get(address(season))
    assert page.context["conflicts"] == ["Meeting A and Meeting B are both on 3 May 2025."]
    assert "Meeting A and Meeting B are both on 3 May 2025." in page.content.decode()


@pytest.mark.parametrize(("role", "reads", "saves"), [("Calendar keeper", 200, 302), ("Writer", 200, 403)])
def test_the_keeper_changes_and_a_writer_only_reads(role, reads, saves, client):
    person = User.objects.create_user("somebody", is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    season = season_of(1)
    page = client.get(address(season))
    assert page.status_code == reads
    assert client.post(address(season), typed(page, **{"meets-0-name": "Another"})).status_code == saves


@pytest.mark.parametrize("verb", ["postpone", "move", "cancel"])
def test_each_step_has_a_page_of_its_own(verb, admin_client):
    season = season_of(2)
    meet = season.meets.order_by("start_date").first()
    page = reverse(f"admin:athletics_meet_{verb}", args=[meet.pk])
    told = {"announced_on": "2025-04-01", "source_title": "A release", "reason": "Because"}
    if verb == "move":
        told |= {"start_date": "2025-09-01", "venue": meet.venue_id}
    assert admin_client.get(page).status_code == 200
    shown = admin_client.post(page, told)
    assert MeetChange.objects.count() == 0
    assert admin_client.post(page, {**told, SHOWN: shown.context["digest"]}).status_code == 302
    meet.refresh_from_db()
    assert meet.status == {"postpone": "postponed", "move": "moved", "cancel": "cancelled"}[verb]
    assert meet.changes.standing().last().reason == "Because"


def test_a_refusal_stands_at_its_field(admin_client):
    meet = record.meet(status="scheduled")
    page = reverse("admin:athletics_meet_move", args=[meet.pk])
    told = {"announced_on": "2025-04-01", "source_title": "A release", "venue": meet.venue_id}
    answer = admin_client.post(page, {**told, "start_date": "2025-09-02", "end_date": "2025-09-01"})
    assert answer.context["form"].errors == {
        "end_date": ["The meet ends before it starts: correct the last day."]
    }
    same = admin_client.post(page, {**told, "start_date": meet.start_date})
    assert same.context["form"].non_field_errors() == [
        "Neither the day nor the place is another one: change what was announced."
    ]
