"""Four roles, each with exactly what its work needs."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from newsroom import publishing, workflow
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, ROLES, WRITER, ensure_roles
from newsroom.refusals import PublishingRefusedError
from tests.factories import paper

pytestmark = pytest.mark.django_db

MAY = {
    # permission: who
    "newsroom.add_article": {WRITER, EDITOR, CHIEF_EDITOR},
    "newsroom.change_article": {WRITER, EDITOR, CHIEF_EDITOR},
    "newsroom.delete_article": {EDITOR, CHIEF_EDITOR},
    "newsroom.publish_article": {EDITOR, CHIEF_EDITOR},
    "newsroom.withdraw_article": {EDITOR, CHIEF_EDITOR},
    "newsroom.review_article": {EDITOR, CHIEF_EDITOR},
    "newsroom.lift_embargo": {CHIEF_EDITOR},
    "newsroom.remove_text": {CHIEF_EDITOR},
    "newsroom.view_removal": {CHIEF_EDITOR},
    "newsroom.view_originalread": {CHIEF_EDITOR},
    "newsroom.view_calloff": {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "newsroom.view_embargo": {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "newsroom.add_calloff": set(),
    "newsroom.change_embargo": set(),
    "newsroom.add_matchup": {WRITER, EDITOR, CHIEF_EDITOR},
    "newsroom.add_picture": {WRITER, EDITOR, CHIEF_EDITOR},
    "newsroom.add_section": {CHIEF_EDITOR},
    "newsroom.delete_author": {CHIEF_EDITOR},
    "newsroom.view_publication": {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "newsroom.add_publication": set(),
    "newsroom.change_version": set(),
    "newsroom.delete_step": set(),
    "athletics.view_result": {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "athletics.add_entrystep": {EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "athletics.add_source": {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER},
    "athletics.change_meet": {CALENDAR_KEEPER},
    "athletics.delete_result": {CALENDAR_KEEPER},
    "auth.change_user": set(),
}


def test_who_may_do_what():
    people = {role: paper.user(role) for role in ROLES}
    found = {name: {role for role, person in people.items() if person.has_perm(name)} for name in MAY}
    assert found == MAY


@pytest.mark.parametrize(
    ("role", "opens"),
    [
        (WRITER, {"start", "add", "review"}),
        (EDITOR, {"start", "release", "add", "review", "publish"}),
        (CHIEF_EDITOR, {"start", "release", "add", "review", "publish"}),
        (CALENDAR_KEEPER, {"review"}),
    ],
)
def test_which_pages_of_the_desk_open(client, role, opens):
    article = paper.written()
    client.force_login(paper.user(role))
    pages = {name: reverse(f"admin:newsroom_article_{name}") for name in ("start", "release", "add")}
    pages |= {
        name: reverse(f"admin:newsroom_article_{name}", args=[article.pk]) for name in ("review", "publish")
    }
    assert {name for name, page in pages.items() if client.get(page).status_code == 200} == opens


def test_a_writer_asks_for_a_review_and_never_publishes():
    writer = paper.user(WRITER)
    article = paper.written(by=writer)
    assert workflow.submit(article=article, by=writer, now=paper.NOON).to_state == "in_review"
    for act in (workflow.approve, publishing.publish):
        more = {"kind": "new"} if act is publishing.publish else {}
        with pytest.raises(PublishingRefusedError):
            act(article=article, by=writer, now=paper.NOON, **more)
    assert not article.publications.exists()


def test_roles_are_there_after_migrating_and_put_right_again():
    assert {group.name for group in Group.objects.all()} == set(ROLES)
    editor = Group.objects.get(name=EDITOR)
    before = set(editor.permissions.values_list("codename", flat=True))
    editor.permissions.clear()
    Group.objects.get(name=WRITER).delete()
    for _ in range(2):
        roles = ensure_roles()
        assert set(roles) == set(ROLES)
        assert set(editor.permissions.values_list("codename", flat=True)) == before
