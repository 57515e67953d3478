"""The front of the desk: grouped by work, and only what one may see."""

import pytest
from django.contrib.auth.models import Permission, User
from django.urls import reverse

from config.desk import GROUPS, OTHER

pytestmark = pytest.mark.django_db


def groups(client) -> dict[str, list[str]]:
    shown = client.get(reverse("admin:index")).context["app_list"]
    return {group["name"]: [model["model"]._meta.label for model in group["models"]] for group in shown}


def test_groups_stand_in_the_order_of_the_work(admin_client):
    shown = groups(admin_client)
    assert list(shown) == [name for name in [*GROUPS, OTHER] if name in shown]
    for name, labels in shown.items():
        assert labels == [label for label in GROUPS.get(name, labels) if label in labels]


def test_every_noun_of_the_record_has_its_group(admin_client):
    left_over = groups(admin_client).get(OTHER, [])
    assert [label for label in left_over if label.startswith("athletics.")] == []


def test_keeper_sees_only_what_permissions_open(client):
    keeper = User.objects.create_user("keeper", is_staff=True)
    keeper.user_permissions.add(
        *Permission.objects.filter(codename__in=["view_meet", "change_result", "view_athlete"])
    )
    client.force_login(keeper)
    assert groups(client) == {
        "Calendar and meets": ["athletics.Meet"],
        "Entries and results": ["athletics.Result"],
        "Athletes": ["athletics.Athlete"],
    }


def test_desk_bears_the_name_of_the_paper(client):
    text = client.get(reverse("admin:login")).content.decode()
    assert "<b>Bell Lap</b> desk" in text


def test_pages_of_the_desk_carry_no_inline_script_or_style(admin_client):
    for name in ("admin:index", "admin:athletics_meet_add", "admin:athletics_result_changelist"):
        text = admin_client.get(reverse(name)).content.decode()
        assert "<style" not in text and " style=" not in text and " onclick=" not in text
        assert all("src=" in tag or 'type="application/json"' in tag for tag in text.split("<script")[1:])
