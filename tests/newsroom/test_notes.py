"""Notes between colleagues: in threads, settled and opened again, told to whom they concern, never public."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Note
from newsroom.noting import LONGEST, note, threads
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db
MINUTE = paper.HOUR / 60


@pytest.fixture
def article():
    return paper.written(by=paper.user(email="writer@example.com"))


def address(article) -> str:
    return reverse("admin:newsroom_article_note", args=[article.pk])


def test_a_thread_is_answered_settled_and_opened_again(article):
    first = paper.note(article)
    other = paper.note(article, text="The picture is too dark.", now=paper.NOON + MINUTE)
    for number, kind in enumerate(("said", "settled"), start=2):
        text = "The coach." if kind == "said" else ""
        note(
            article=article,
            thread=first,
            kind=kind,
            text=text,
            by=paper.user(),
            now=paper.NOON + number * MINUTE,
        )
    assert [(one.first, one.is_settled) for one in threads(article)] == [(other, False), (first, True)]
    note(article=article, thread=first, kind="reopened", by=paper.user(), now=paper.NOON + 5 * MINUTE)
    found = threads(article)
    assert [(one.first, one.is_settled) for one in found] == [(first, False), (other, False)]
    assert [one.kind for one in found[0].answers] == ["said", "settled", "reopened"]


@pytest.mark.parametrize(
    ("role", "text", "refusal"),
    [
        ("Calendar keeper", "Hello", Refusal.NOTE_NOT_PERMITTED),
        ("Writer", "  ", Refusal.NOTE_EMPTY),
        ("Writer", "a" * (LONGEST + 1), Refusal.NOTE_LONG),
    ],
)
def test_what_is_refused(article, role, text, refusal):
    with pytest.raises(PublishingRefusedError) as refused:
        note(article=article, text=text, by=paper.user(role), now=paper.NOON)
    assert refused.value.refusal == refusal
    assert not Note.objects.exists()


def test_a_note_is_left_on_the_form_and_stays_with_it(client, article):
    client.force_login(paper.user(first_name="Test", last_name="Editor"))
    left = client.post(address(article), {"text": "Who said so? <b>Really</b>"}, follow=True)
    assert left.redirect_chain[-1][0].endswith("#notes")
    page = left.content.decode()
    assert "Who said so? &lt;b&gt;Really&lt;/b&gt;" in page
    assert "1 open" in page
    first = Note.objects.get()
    client.post(address(article), {"thread": first.pk, "text": "", "_settled": ""})
    assert (
        "0 open" in client.get(reverse("admin:newsroom_article_change", args=[article.pk])).content.decode()
    )


def test_what_cannot_be_kept_is_given_back(client, article):
    client.force_login(paper.user())
    said = "a" * (LONGEST + 1)
    answer = client.post(address(article), {"text": said, "fragment": "1"}).content.decode()
    assert "The note is too long" in answer
    assert said in answer


def test_a_thread_of_another_article_is_not_answered(client, article):
    client.force_login(paper.user())
    other = paper.note()
    for thread in (other.pk, "x", 0):
        assert client.post(address(article), {"text": "Here", "thread": thread}).status_code == 404


def test_whom_it_concerns_is_told(article, django_capture_on_commit_callbacks, settings):
    editor = paper.user(email="editor@example.com")
    with django_capture_on_commit_callbacks(execute=True):
        first = paper.note(article, by=editor)
    assert [letter.to for letter in mail.outbox] == [["writer@example.com"]]
    assert "Who said so?" in mail.outbox[0].body
    with django_capture_on_commit_callbacks(execute=True):
        note(article=article, thread=first, text="He did.", by=article.created_by, now=paper.NOON)
    assert mail.outbox[1].to == ["editor@example.com"]
    settings.NOTIFY_BY_EMAIL = False
    with django_capture_on_commit_callbacks(execute=True):
        paper.note(article, by=editor)
    assert len(mail.outbox) == 2


def test_no_page_of_readers_shows_a_note(client):
    article = paper.publication().article
    paper.note(article, text="Between us")
    for page in (
        "/",
        f"/articles/{article.slug}/",
        f"/articles/{article.slug}.ninjs.json",
        "/articles/feed.json",
    ):
        assert "Between us" not in client.get(page).content.decode()
    _, secret = paper.shared(article, now=timezone.now())
    assert "Between us" not in client.get(reverse("shared_draft", args=[secret])).content.decode()


def test_the_form_asks_for_three_notes_as_it_asks_for_one(client, article):
    client.force_login(paper.user())
    page = reverse("admin:newsroom_article_change", args=[article.pk])
    first = paper.note(article)
    for _ in range(2):
        with CaptureQueriesContext(connection) as asked:
            client.get(page)
        assert sum("newsroom_note" in one["sql"] for one in asked) == 1
        paper.note(article)
        note(article=article, thread=first, text="He did.", by=paper.user(), now=paper.NOON)
