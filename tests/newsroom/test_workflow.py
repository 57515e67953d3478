"""Draft, in review, returned, approved: who may, what is kept, who is told."""

import pytest
from django.core import mail

from newsroom import workflow
from newsroom.choices import State
from newsroom.models import Article, Step
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db

NOW, HOUR = paper.NOON, paper.HOUR


def moved(action: str, article: Article, by, now=NOW, **asked) -> State | Refusal:
    """Where the article stands after an action, or why it was refused and nothing kept."""
    steps = Step.objects.count()
    if action == "give_back":
        asked = {"reason": "Check the lane.", **asked}
    try:
        step = getattr(workflow, action)(article=article, by=by, now=now, **asked)
    except PublishingRefusedError as refused:
        assert Step.objects.count() == steps
        return refused.refusal
    assert (step.by, step.at, Step.objects.count()) == (by, now, steps + 1)
    return step.to_state


def standing(name: str) -> Article:
    """An article in a state, written by a writer."""
    article = paper.written(by=paper.user(WRITER))
    if name == "draft":
        return article
    if name == "published":
        return paper.publication(article).article
    moved("submit", article, article.created_by)
    if name in ("approved", "returned"):
        moved({"approved": "approve", "returned": "give_back"}[name], article, paper.user())
    return article


@pytest.mark.parametrize(
    ("name", "submit", "approve", "give_back"),
    [
        ("draft", State.IN_REVIEW, Refusal.NOT_IN_REVIEW, Refusal.NOT_IN_REVIEW),
        ("in_review", Refusal.IN_REVIEW_ALREADY, State.APPROVED, State.RETURNED),
        ("returned", State.IN_REVIEW, Refusal.NOT_IN_REVIEW, Refusal.NOT_IN_REVIEW),
        ("approved", Refusal.NOTHING_TO_REVIEW, Refusal.NOT_IN_REVIEW, State.RETURNED),
        ("published", Refusal.NOTHING_TO_REVIEW, Refusal.NOT_IN_REVIEW, Refusal.NOT_IN_REVIEW),
    ],
)
def test_what_each_state_allows(name, submit, approve, give_back):
    expected = {"submit": submit, "approve": approve, "give_back": give_back}
    found = {action: moved(action, standing(name), paper.user(), NOW + HOUR) for action in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("role", "submit", "approve", "give_back"),
    [
        ("", Refusal.WRITE_NOT_PERMITTED, Refusal.REVIEW_NOT_PERMITTED, Refusal.REVIEW_NOT_PERMITTED),
        (WRITER, State.IN_REVIEW, Refusal.REVIEW_NOT_PERMITTED, Refusal.REVIEW_NOT_PERMITTED),
        (EDITOR, State.IN_REVIEW, State.APPROVED, State.RETURNED),
        (CHIEF_EDITOR, State.IN_REVIEW, State.APPROVED, State.RETURNED),
        (CALENDAR_KEEPER, Refusal.WRITE_NOT_PERMITTED, Refusal.REVIEW_NOT_PERMITTED, Refusal.REVIEW_NOT_PERMITTED),
    ],
)  # fmt: skip
def test_what_each_role_may(role, submit, approve, give_back):
    person = paper.user(role)
    assert moved("submit", standing("draft"), person) == submit
    assert moved("approve", standing("in_review"), person) == approve
    assert moved("give_back", standing("in_review"), person) == give_back


def test_an_article_is_returned_for_a_reason():
    assert moved("give_back", standing("in_review"), paper.user(), reason=" ") == Refusal.NO_REASON


def test_an_approval_is_of_the_text_that_was_read():
    article = standing("in_review")
    seen = article.changed_at
    Article.objects.filter(pk=article.pk).update(changed_at=NOW + HOUR)
    assert moved("approve", article, paper.user(), NOW + 2 * HOUR, seen=seen) == Refusal.CHANGED_MEANWHILE
    assert moved("approve", article, paper.user(), NOW + 2 * HOUR, seen=NOW + HOUR) == State.APPROVED


@pytest.mark.parametrize("name", ["approved", "published"])
def test_a_change_makes_it_a_draft_again(name):
    article = standing(name)
    assert workflow.state(article, now=NOW + HOUR) == name
    article.changed_at = NOW + HOUR
    assert workflow.state(article, now=NOW + HOUR) == State.DRAFT


def test_a_plan_that_has_started_is_published():
    article = paper.publication(starts_at=NOW + HOUR).article
    assert workflow.state(article, now=NOW) == State.SCHEDULED
    assert workflow.state(article, now=NOW + HOUR) == State.PUBLISHED


def test_with_four_eyes_nobody_approves_their_own(settings):
    settings.FOUR_EYES = True
    author, other = paper.user(), paper.user()
    article = paper.written(by=author)
    moved("submit", article, author)
    assert moved("approve", article, author) == Refusal.OWN_APPROVAL
    assert moved("approve", article, other) == State.APPROVED
    assert publish(article=article, by=author, now=NOW, kind="new").decided_by == author


def test_with_four_eyes_an_approval_does_not_outlive_a_change(settings):
    settings.FOUR_EYES = True
    author = paper.user()
    article = paper.written(by=author)
    moved("submit", article, author)
    moved("approve", article, paper.user())
    Article.objects.filter(pk=article.pk).update(changed_at=NOW + HOUR)
    with pytest.raises(PublishingRefusedError, match="Four eyes"):
        publish(article=article, by=author, now=NOW + 2 * HOUR, kind="new")


def people() -> dict:
    return {
        name: paper.user(role, email=f"{name}@example.org", first_name=name.title())
        for name, role in (("writer", WRITER), ("editor", EDITOR), ("chief", CHIEF_EDITOR))
    }


def test_whoever_must_act_is_written_to(django_capture_on_commit_callbacks):
    who = people()
    article = paper.written(by=who["writer"], headline="Kerr v Testa")
    steps = [
        ("submit", who["writer"], "", {"editor@example.org", "chief@example.org"}, "For review: Kerr v Testa"),
        ("give_back", who["editor"], "Check the lane.", {"writer@example.org"}, "Returned: Kerr v Testa"),
        ("submit", who["editor"], "", {"chief@example.org"}, "For review: Kerr v Testa"),
        ("approve", who["chief"], "", {"editor@example.org", "writer@example.org"}, "Approved: Kerr v Testa"),
    ]  # fmt: skip
    for action, by, reason, expected, subject in steps:
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            moved(action, article, by, reason=reason)
        assert {address for letter in mail.outbox for address in letter.to} == expected
        assert {letter.subject for letter in mail.outbox} == {subject}
        assert all(reason in letter.body and "/review/" in letter.body for letter in mail.outbox)


def test_with_four_eyes_only_others_are_asked(django_capture_on_commit_callbacks, settings):
    settings.FOUR_EYES = True
    who = people()
    article = paper.written(by=who["editor"])
    with django_capture_on_commit_callbacks(execute=True):
        moved("submit", article, who["writer"])
    assert [letter.to for letter in mail.outbox] == [["chief@example.org"]]


def test_nobody_is_written_to_where_the_desk_does_not_want_it(django_capture_on_commit_callbacks, settings):
    settings.NOTIFY_BY_EMAIL = False
    who = people()
    with django_capture_on_commit_callbacks(execute=True):
        moved("submit", paper.written(by=who["writer"]), who["writer"])
    assert mail.outbox == []
