"""The keeper's worklists and the page that makes two rows one, as the admin shows them."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, User
from django.urls import reverse

from athletics.models import Athlete, Merge, SetAside
from athletics.worklists import WORKLISTS
from tests.factories import keeping, record

pytestmark = pytest.mark.django_db
SIGNED_IN = 2
"""The session and the user."""
MAY = 2
"""The user's own permissions and the groups'."""


@pytest.fixture
def keeper(client) -> User:
    person = keeping.keeper()
    person.groups.add(Group.objects.get(name="Calendar keeper"))
    client.force_login(person)
    return person


def twins() -> list[Athlete]:
    return [record.athlete("Testa Twin", birth_date=None) for _ in range(2)]


def merge_page(one: Athlete, other: Athlete | None = None) -> str:
    page = reverse("admin:athletics_athlete_merge", args=[one.pk])
    return f"{page}?other={other.pk}" if other else page


def test_all_lists_are_shown_with_how_much_there_is_to_do(keeper, client):
    twins()
    page = client.get(reverse("admin:athletics_worklists")).content.decode()
    for worklist in WORKLISTS:
        assert worklist.title in page
        assert worklist.definition in page
    assert page.count("<b>nothing to do</b>") == len(WORKLISTS) - 1
    assert "<b>1</b>" in page


@pytest.mark.parametrize("worklist", WORKLISTS, ids=lambda one: one.slug)
def test_a_list_without_work_says_so(worklist, keeper, client):
    page = client.get(reverse("admin:athletics_worklist", args=[worklist.slug])).content.decode()
    assert "Nothing to do here." in page


def test_a_line_leads_to_the_page_that_mends_it(keeper, client):
    one, other = twins()
    page = client.get(reverse("admin:athletics_worklist", args=["duplicate-athletes"])).content.decode()
    assert f'href="{merge_page(one, other)}"' in page
    meet = record.meet(venue=record.venue(time_zone=""))
    page = client.get(reverse("admin:athletics_worklist", args=["meets-without-time-zone"])).content.decode()
    assert reverse("admin:athletics_venue_change", args=[meet.venue.pk]) in page


@pytest.mark.parametrize("pairs", [1, 3])
def test_a_list_costs_the_same_with_one_line_and_with_three(pairs, keeper, client, django_assert_num_queries):
    for number in range(pairs):
        for _ in range(2):
            record.athlete(f"Testa Twin{number}", birth_date=None)
    finding, counting = 5, 1
    with django_assert_num_queries(SIGNED_IN + MAY + finding + counting):
        client.get(reverse("admin:athletics_worklist", args=["duplicate-athletes"]))


def test_setting_aside_asks_for_a_reason_and_can_be_taken_back(keeper, client):
    one, other = twins()
    here = reverse("admin:athletics_worklist_set_aside", args=["duplicate-athletes", f"{one.pk}-{other.pk}"])
    assert "Say why nothing has to be mended" in client.post(here, {"reason": ""}).content.decode()
    assert not SetAside.objects.exists()
    page = client.post(here, {"reason": "Father and son."}, follow=True).content.decode()
    assert "Nothing to do here." in page
    assert SetAside.objects.get().by == keeper
    assert "set aside already" in client.get(here, follow=True).content.decode()
    back = {"action": "bring_back", "_selected_action": [SetAside.objects.get().pk]}
    client.post(reverse("admin:athletics_setaside_changelist"), back)
    assert not SetAside.objects.exists()


def test_two_rows_are_compared_made_one_and_made_two(keeper, client):
    one, other = twins()
    record.result(other, date=date(2025, 6, 1))
    page = client.get(merge_page(one, other)).content.decode()
    assert "1, 1 June 2025 to 1 June 2025" in page
    assert one.slug in page and other.slug in page
    refused = client.post(merge_page(one, other), {"keep": one.pk, "reason": ""}).content.decode()
    assert "Say how it is known" in refused and not Merge.objects.exists()
    done = client.post(merge_page(one, other), {"keep": other.pk, "reason": "One licence."}, follow=True)
    assert done.redirect_chain[-1][0] == reverse("admin:athletics_athlete_change", args=[other.pk])
    one.refresh_from_db()
    assert one.merged_into == other
    merge = Merge.objects.get()
    asked = client.get(reverse("admin:athletics_merge_undo", args=[merge.pk])).content.decode()
    assert "Make them two again" in asked
    client.post(reverse("admin:athletics_merge_undo", args=[merge.pk]))
    one.refresh_from_db()
    assert one.merged_into is None
    again = client.post(reverse("admin:athletics_merge_undo", args=[merge.pk]), follow=True).content.decode()
    assert "undone already" in again


def test_who_cannot_be_one_is_shown_why_and_offered_no_button(keeper, client):
    one, other = record.athlete("Testa One"), record.athlete("Testa Two", sex="W")
    page = client.get(merge_page(one, other)).content.decode()
    assert "a man and the other a woman" in page
    assert "Make them one" not in page


@pytest.mark.parametrize("asked", ["0", "x", ""])
def test_an_unknown_other_row_is_refused_at_the_field(asked, keeper, client):
    response = client.get(f"{merge_page(record.athlete())}?other={asked}")
    assert response.status_code == 200
    assert response.context["choosing"].errors


def test_venues_are_merged_too(keeper, client):
    kept, gone = record.venue("Testholm", name="Stadium"), record.venue("Testholm", name="Arena")
    page = f"{reverse('admin:athletics_venue_merge', args=[kept.pk])}?other={gone.pk}"
    assert "Europe/Oslo" in client.get(page).content.decode()
    client.post(page, {"keep": kept.pk, "reason": "One address."})
    gone.refresh_from_db()
    assert gone.merged_into == kept


@pytest.mark.parametrize("role", ["Writer", "Editor", "Chief editor"])
def test_only_the_keeper_works_here(role, client):
    person = keeping.keeper()
    person.groups.add(Group.objects.get(name=role))
    client.force_login(person)
    one, other = twins()
    merge = keeping.merge()
    for page in (
        reverse("admin:athletics_worklists"),
        reverse("admin:athletics_worklist", args=["duplicate-athletes"]),
        reverse("admin:athletics_worklist_set_aside", args=["duplicate-athletes", f"{one.pk}-{other.pk}"]),
        merge_page(one, other),
        reverse("admin:athletics_merge_undo", args=[merge.pk]),
    ):
        assert client.get(page).status_code == 403
