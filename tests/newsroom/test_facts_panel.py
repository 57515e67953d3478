"""The Facts panel: the unsaved form checked, and the desk’s answers to findings."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.admin.typed import typed
from newsroom.models import Article, Remark
from newsroom.permissions import CALENDAR_KEEPER, EDITOR
from tests.factories import paper, record

PANEL = reverse("admin:newsroom_article_facts_panel")
APRIL = date(2025, 4, 11)


@pytest.fixture
def editor(client, db):
    client.force_login(paper.user(EDITOR))
    return client


@pytest.fixture
def ole(db):
    return record.athlete(given_name="Ole", family_name="Løper", birth_date=date(2000, 1, 2))


def form(*texts: str, **fields) -> dict:
    rows = {f"newsroom_richtext_set-{n}-text": f"<p>{text}</p>" for n, text in enumerate(texts)}
    return {"newsroom_richtext_set-TOTAL_FORMS": str(len(texts)), "facts_as_of": "2025-04-11"} | rows | fields


def test_the_unsaved_form_is_checked_and_the_right_words_offered_for_their_field(editor, ole):
    answer = editor.post(PANEL, form("Ole Løper, 31, won.", headline="A race"))
    (passage,) = [one for one in answer.context["judged"] if one["findings"]]
    (finding,) = [one for one in passage["findings"] if one["verdict"] == "contradicted"]
    assert (passage["field"], finding["wrong"], finding["right"], finding["nth"]) == (
        "newsroom_richtext_set-0-text",
        "31",
        "25",
        0,
    )
    assert "Change “31” to “25”" in answer.content.decode()
    assert not Article.objects.exists()


def test_the_same_wrong_word_is_told_apart_by_how_often_it_stands_before(editor, ole):
    answer = editor.post(PANEL, form("In 31 starts Ole Løper, 31, won."))
    found = [one for passage in answer.context["judged"] for one in passage["findings"] if one["right"]]
    assert [one["nth"] for one in found] == [1]


def test_deleted_blocks_are_not_read_and_blocks_are_in_the_order_of_the_page(db):
    posted = {
        "newsroom_richtext_set-TOTAL_FORMS": "3",
        "newsroom_richtext_set-0-text": "<p>second</p>",
        "newsroom_richtext_set-0-ordering": "20",
        "newsroom_richtext_set-1-text": "<p>first</p>",
        "newsroom_richtext_set-1-ordering": "10",
        "newsroom_richtext_set-2-text": "<p>gone</p>",
        "newsroom_richtext_set-2-DELETE": "on",
        "newsroom_factbox_set-TOTAL_FORMS": "1",
        "newsroom_factbox_set-0-title": "Box",
        "newsroom_factbox_set-0-facts": "Where: Oslo\r\nWhen: July",
        "newsroom_factbox_set-0-ordering": "30",
        "headline": "Head",
    }
    found = [(one.passage.text, one.field) for one in typed(posted, as_of=APRIL, before=None)]
    assert found == [
        ("Head", "headline"),
        ("first", "newsroom_richtext_set-1-text"),
        ("second", "newsroom_richtext_set-0-text"),
        ("Box", "newsroom_factbox_set-0-title"),
        ("Where: Oslo\n\nWhen: July", "newsroom_factbox_set-0-facts"),
    ]


def test_a_block_that_readers_see_unchanged_keeps_its_day(db):
    before = {"blocks": [{"key": "rich_text:7", "dateline": "2025-04-11", "html": "<p>Said in April.</p>"}]}
    posted = {
        "newsroom_richtext_set-TOTAL_FORMS": "1",
        "newsroom_richtext_set-0-id": "7",
        "newsroom_richtext_set-0-text": "<p>Said in April.</p>",
    }
    july = date(2025, 7, 17)
    assert [one.passage.as_of for one in typed(posted, as_of=july, before=before)] == [APRIL]
    posted["newsroom_richtext_set-0-text"] = "<p>Said in July.</p>"
    assert [one.passage.as_of for one in typed(posted, as_of=july, before=before)] == [july]


@pytest.mark.parametrize(
    "posted",
    [
        {},
        {"newsroom_richtext_set-TOTAL_FORMS": "²"},
        {"newsroom_richtext_set-TOTAL_FORMS": "999999999", "headline": "\x00"},
        {"newsroom_quoteblock_set-TOTAL_FORMS": "1", "newsroom_quoteblock_set-0-quote": "x"},
        {"dateline": "soon"},
    ],
)
def test_a_form_in_any_state_is_answered(editor, posted):
    assert editor.post(PANEL, posted).status_code == 200


def test_a_day_that_is_none_is_said_to_be_none(editor):
    answer = editor.post(PANEL, {"facts_as_of": "yesterday"})
    assert "This is not a day" in answer.content.decode()


def test_the_panel_asks_no_more_of_the_database_for_three_texts_than_for_one(editor, ole):
    editor.post(PANEL, form("Ole Løper, 31, won."))
    counts = []
    for number in (1, 3):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            editor.post(PANEL, form(*["Ole Løper, 31, won."] * number))
        counts.append(len(asked))
    assert counts == [15, 15]


def remarks(client, article, **fields):
    said = {
        "sentence": "Ole Løper, 31, won.",
        "words": "31",
        "claim_kind": "age",
        "found": "",
        "kind": "not_a_claim",
        "reason": "The number on his bib.",
    }
    address = reverse("admin:newsroom_article_remark", args=[article.pk])
    return client.post(address, said | fields, headers={"accept": "text/plain"})


def verdicts(client, article, text="Ole Løper, 31, won.") -> list[str]:
    answer = client.post(PANEL, form(text, article=str(article.pk)))
    return [one["verdict"] for passage in answer.context["judged"] for one in passage["findings"]]


def test_not_a_claim_silences_these_words_in_this_article_until_it_is_taken_back(editor, ole):
    article, other = paper.written(), paper.written()
    assert remarks(editor, article).status_code == 200
    assert verdicts(editor, article) == ["unchecked"]
    assert verdicts(editor, other) == ["contradicted"]
    assert verdicts(editor, article, "Ole Løper, 32, won.") == ["contradicted"]
    remarks(editor, article, kind="taken_back", reason="")
    assert verdicts(editor, article) == ["contradicted"]
    assert Remark.objects.filter(article=article).count() == 2


@pytest.mark.parametrize(
    "fields", [{"reason": "  "}, {"kind": "nonsense"}, {"words": ""}, {"kind": "taken_back"}]
)
def test_an_answer_that_says_nothing_is_refused_and_not_kept(editor, fields):
    assert remarks(editor, paper.written(), **fields).status_code == 400
    assert not Remark.objects.exists()


def test_whoever_may_not_change_articles_remarks_nothing(client, db):
    client.force_login(paper.user(CALENDAR_KEEPER))
    assert remarks(client, paper.written()).status_code == 403
    assert client.post(PANEL, {}).status_code == 403


def test_the_facts_page_takes_an_answer_by_a_plain_form_and_shows_it(editor, ole):
    article = paper.written()
    paper.block(paper.models.RichText, article, text="<p>Ole Løper, 31, won.</p>")
    page = reverse("admin:newsroom_article_facts", args=[article.pk])
    assert "Not a claim…" in editor.get(f"{page}?as_of=2025-04-11").content.decode()
    said = {"sentence": "Ole Løper, 31, won.", "words": "31", "claim_kind": "age", "found": ""}
    address = reverse("admin:newsroom_article_remark", args=[article.pk])
    answer = editor.post(address, said | {"kind": "not_a_claim", "reason": "His bib."}, follow=True)
    assert "His bib." in answer.content.decode()
