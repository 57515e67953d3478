"""Whoever opens an article that somebody else has open sees it."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom import presence
from newsroom.models import Presence
from newsroom.permissions import CALENDAR_KEEPER
from tests.factories import paper
from tests.factories.paper import NOON
from tests.newsroom.test_admin import change

PRESENCE = reverse("admin:newsroom_article_presence")
SECOND = timedelta(seconds=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return paper.written()


@pytest.fixture
def two():
    return paper.user(first_name="Test", last_name="Editor"), paper.user()


def names(article, than, at) -> list[tuple]:
    return [(one.user, one.since) for one in presence.others(article=article, than=than, now=at)]


def test_each_sees_the_other_and_since_when(article, two):
    one, other = two
    presence.beat(article=article, by=one, now=NOON)
    presence.beat(article=article, by=one, now=NOON + 20 * SECOND)
    presence.beat(article=article, by=other, now=NOON + 30 * SECOND)
    assert names(article, other, NOON + 30 * SECOND) == [(one, NOON)]
    assert names(article, one, NOON + 30 * SECOND) == [(other, NOON + 30 * SECOND)]
    assert names(paper.written(), one, NOON) == []


@pytest.mark.parametrize(("silent", "there"), [(59, True), (60, False), (3600, False)])
def test_who_is_silent_for_a_minute_has_gone(article, two, silent, there):
    one, other = two
    presence.beat(article=article, by=one, now=NOON)
    assert bool(names(article, other, NOON + silent * SECOND)) is there


def test_who_comes_back_after_a_silence_has_come_anew_and_no_row_is_left_behind(article, two):
    one, other = two
    later = NOON + timedelta(hours=3)
    presence.beat(article=article, by=one, now=NOON)
    presence.beat(article=article, by=other, now=NOON)
    presence.beat(article=article, by=one, now=later)
    assert names(article, other, later) == [(one, later)]
    assert Presence.objects.count() == 1


def test_who_leaves_is_gone_at_once(client, article, two):
    one, other = two
    client.force_login(one)
    assert client.post(PRESENCE, {"article": article.pk}).json() == {"others": []}
    client.force_login(other)
    page = client.get(change(article)).content.decode()
    assert "<b>Test Editor</b> has had this article open since" in page
    (said,) = client.post(PRESENCE, {"article": article.pk}).json()["others"]
    assert said["name"] == "Test Editor"
    client.force_login(one)
    client.post(PRESENCE, {"article": article.pk, "leave": "1"})
    client.force_login(other)
    assert client.post(PRESENCE, {"article": article.pk}).json() == {"others": []}


def test_whoever_may_not_write_is_not_counted(client, article):
    client.force_login(paper.user(CALENDAR_KEEPER))
    assert client.post(PRESENCE, {"article": article.pk}).status_code == 403
    client.logout()
    assert client.post(PRESENCE, {"article": article.pk}).status_code == 302
    assert not Presence.objects.exists()


@pytest.mark.parametrize("people", [1, 3])
def test_a_sign_of_life_costs_the_same_for_one_other_and_for_three(client, article, people):
    for _ in range(people):
        client.force_login(paper.user())
        client.post(PRESENCE, {"article": article.pk})
    client.force_login(paper.user())
    client.post(PRESENCE, {"article": article.pk})
    with CaptureQueriesContext(connection) as asked:
        client.post(PRESENCE, {"article": article.pk})
    assert len(asked) == 12
