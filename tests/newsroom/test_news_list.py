"""The news list: what is still to be published, by whom, due when; planned before a word is written."""

from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from newsroom import assigning, news_list, workflow
from newsroom.models import Article, Assignment
from newsroom.permissions import CALENDAR_KEEPER, EDITOR, WRITER
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db
NOW, HOUR = paper.NOON, paper.HOUR
DAY = 24 * HOUR


def headlines(name: str = "all", person=None, now=NOW) -> list[str]:
    rows = news_list.listed(now=now)
    kept = rows.filter(news_list.condition(name, person=person or paper.user(), now=now))
    return [one.headline for one in kept]


def test_what_stands_on_the_list_and_in_which_order():
    for headline, due in (("No moment", None), ("Later", NOW + 3 * DAY), ("First", NOW + HOUR)):
        paper.assignment(paper.written(headline=headline), due_at=due)
    paper.publication(paper.written(headline="Printed"), now=NOW - HOUR)
    again = paper.publication(paper.written(headline="Printed, and due again"), now=NOW - HOUR).article
    paper.assignment(again, due_at=NOW + 2 * DAY)
    planned = paper.publication(paper.written(headline="To be updated"), now=NOW - 2 * DAY).article
    paper.planned(planned, now=NOW - DAY, starts_at=NOW + DAY)
    review = paper.publication(paper.written(headline="In review again"), now=NOW - HOUR).article
    Article.objects.filter(pk=review.pk).update(changed_at=NOW - HOUR / 2)
    workflow.submit(article=review, by=paper.user(), now=NOW - HOUR / 4)
    aside = paper.written(headline="Put aside")
    assigning.put_aside(article=aside, reason="Nobody ran.", by=paper.user(), now=NOW)
    assert headlines()[:3] == ["First", "Printed, and due again", "Later"]
    assert set(headlines()[3:]) == {"No moment", "To be updated", "In review again"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("mine", ["Mine, overdue"]),
        ("due", ["Due soon"]),
        ("overdue", ["Mine, overdue"]),
        ("in_review", ["In review"]),
        ("unassigned", ["In review", "Under embargo", "Given back"]),
        ("embargo", ["Under embargo"]),
    ],
)
def test_the_filters_and_their_counts(name, found):
    me = paper.user()
    paper.assignment(
        paper.written(headline="Mine, overdue"), assigned_to=me, due_at=NOW - HOUR, now=NOW - DAY
    )
    paper.assignment(paper.written(headline="Due soon"), due_at=NOW + 23 * HOUR)
    paper.assignment(paper.written(headline="Due later"), due_at=NOW + 25 * HOUR)
    workflow.submit(article=paper.written(headline="In review"), by=paper.user(), now=NOW)
    paper.embargo(article=paper.written(headline="Under embargo"), now=NOW - HOUR)
    back = paper.written(headline="Given back")
    for person in (me, None):
        paper.assignment(back, assigned_to=person, due_at=None)
    assert sorted(headlines(name, me)) == sorted(found)
    counted = news_list.counts(news_list.listed(now=NOW), person=me, now=NOW)
    assert counted[name] == len(found)
    assert counted["all"] == 6


def test_an_article_is_planned_before_a_word_is_written_and_then_is_its_own_draft(client):
    editor, writer = paper.user(), paper.user(WRITER, email="writer@example.com", first_name="Wera")
    client.force_login(editor)
    page = reverse("admin:newsroom_article_plan")
    asked = {
        "headline": "Kerr in May",
        "section": paper.section().pk,
        "kind": "preview",
        "brief": "600 words.",
    }
    assert "Give it a working title." in client.post(page, {**asked, "headline": ""}).content.decode()
    due = timezone.localtime() + timedelta(days=2)
    when = {"due_at_0": f"{due:%Y-%m-%d}", "due_at_1": f"{due:%H:%M:%S}"}
    listed = client.post(page, {**asked, **when, "assigned_to": writer.pk}, follow=True).content.decode()
    assert "Planned: Kerr in May." in listed and "Wera" in listed
    article = Article.objects.get()
    assert (article.slug, article.created_by, article.publications.count()) == ("kerr-in-may", editor, 0)
    assert client.get(f"/articles/{article.slug}/").status_code == 404
    client.force_login(writer)
    assert "Kerr in May" in client.get(reverse("admin:index") + "?show=mine").content.decode()


def test_whoever_is_to_write_is_told(django_capture_on_commit_callbacks):
    writer = paper.user(WRITER, email="writer@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        paper.assignment(assigned_to=writer, brief="600 words.")
        paper.assignment(assigned_to=writer, by=writer)
    (letter,) = mail.outbox
    assert letter.to == ["writer@example.com"]
    assert "600 words." in letter.body and "It is due 12 April 2025, 13:00 BST." in letter.body


@pytest.mark.parametrize(
    ("role", "to", "due", "refusal"),
    [
        (CALENDAR_KEEPER, None, NOW + HOUR, Refusal.WRITE_NOT_PERMITTED),
        (WRITER, EDITOR, NOW + HOUR, Refusal.ASSIGN_NOT_PERMITTED),
        (EDITOR, CALENDAR_KEEPER, NOW + HOUR, Refusal.CANNOT_WRITE),
        (EDITOR, EDITOR, NOW - HOUR, Refusal.DUE_PASSED),
    ],
)
def test_what_is_refused(role, to, due, refusal):
    with pytest.raises(PublishingRefusedError) as refused:
        paper.assignment(by=paper.user(role), assigned_to=to and paper.user(to), due_at=due)
    assert refused.value.refusal == refusal
    assert not Assignment.objects.exists()


def test_a_writer_takes_work_and_gives_it_back_but_takes_nobody_elses():
    article, writer = paper.written(), paper.user(WRITER)
    for person in (writer, None):
        row = paper.assignment(article, assigned_to=person, by=writer)
        assert row.assigned_to == person
    paper.assignment(article)
    for person in (writer, None):
        with pytest.raises(PublishingRefusedError) as refused:
            paper.assignment(article, assigned_to=person, by=writer)
        assert refused.value.refusal == Refusal.ASSIGN_NOT_PERMITTED


def test_what_is_put_aside_is_taken_up_again_and_nothing_is_lost(client):
    article = paper.written(headline="A race that may be run")
    client.force_login(paper.user())
    page = reverse("admin:newsroom_article_assign", args=[article.pk])
    assert "Write the reason" in client.post(page, {"_aside": "", "reason": ""}).content.decode()
    client.post(page, {"_aside": "", "reason": "Nobody ran."})
    assert headlines(now=timezone.now()) == []
    assert "Nobody ran." in client.get(page).content.decode()
    client.post(page, {"_assign": "", "brief": "They run after all."})
    assert headlines(now=timezone.now()) == ["A race that may be run"]
    assert article.assignments.count() == 2


@pytest.mark.parametrize(("name", "cost"), [("index", 10), ("newsroom_article_news", 9)])
def test_the_list_costs_the_same_for_three_rows_as_for_one(client, django_assert_num_queries, name, cost):
    client.force_login(paper.user())
    page = reverse(f"admin:{name}")
    paper.assignment(due_at=timezone.now() + HOUR, now=timezone.now())
    client.get(page)
    for _ in range(2):
        with django_assert_num_queries(cost):
            client.get(page)
        for _ in range(2):
            paper.assignment(due_at=timezone.now() + HOUR, now=timezone.now())
