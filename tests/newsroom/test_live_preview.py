"""The live preview: the unsaved form as the page it would be, and nothing saved to make it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom.models import Article, RichText
from newsroom.permissions import CALENDAR_KEEPER, EDITOR, WRITER
from tests.factories import paper, record
from tests.newsroom.test_admin import filled, text_rows

PREVIEW = reverse("admin:newsroom_article_live_preview")

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(paper.user(EDITOR))
    return client


def asked(client, **fields) -> tuple[str, dict[str, str]]:
    """The page, and {field: reason} of what was left out."""
    number = fields.pop("article", "")
    answer = client.post(PREVIEW, filled(**fields) | {"article": number})
    assert answer.status_code == 200
    said = answer.json()
    return said["page"], {one["field"]: one["reason"] for one in said["left_out"]}


def rows(kind: str, *blocks: dict, first: int = 0) -> dict:
    """Rows of one kind of block as a browser sends them, in their order from `first` on."""
    name = f"newsroom_{kind}_set"
    sent = {f"{name}-TOTAL_FORMS": len(blocks)}
    for index, block in enumerate(blocks):
        placed = {"region": "main", "ordering": first + index * 10, **block}
        sent |= {f"{name}-{index}-{key}": value for key, value in placed.items()}
    return sent


def test_the_unsaved_form_is_shown_as_the_page_it_would_be(editor):
    a, b = record.athlete("Ole Løper"), record.athlete("Tom Racer", "GBR")
    author, picture = paper.author("Desk of the day"), paper.picture()
    page, left_out = asked(
        editor,
        headline="A headline typed just now",
        standfirst="Below it.",
        athletes=[a.pk],
        **text_rows("<p>They <strong>meet</strong>.</p>"),
        **rows("matchup", {"a": a.pk, "b": b.pk}, first=20),
        **rows("quoteblock", {"quote": paper.quote(words="I am ready").pk}, first=30),
        **rows("pictureblock", {"picture": picture.pk, "caption": "The lanes"}, first=40),
        **rows("factbox", {"title": "In short", "facts": "Where: Oslo"}, first=5),
        **{"byline-TOTAL_FORMS": 1, "byline-0-author": author.pk, "byline-0-order": 0},
    )
    assert left_out == {}
    for words in ("A headline typed just now", "Below it.", "They <strong>meet</strong>.", "Desk of the day"):
        assert words in page
    order = [
        "They <strong>",
        "In short",
        'id="newsroom_matchup_set-0"',
        "I am ready",
        "The lanes",
    ]
    assert sorted(order, key=page.index) == order
    assert not Article.objects.exists()


def test_it_runs_no_script_and_cleans_what_was_pasted(editor):
    page, _ = asked(editor, **text_rows("<p onclick='a()'>Pasted<script>alert(1)</script></p>"))
    assert "<script" not in page
    assert "onclick" not in page
    assert "Pasted" in page


@pytest.mark.parametrize(
    ("kind", "block", "field", "reason"),
    [
        ("matchup", {"a": "one"}, "newsroom_matchup_set-0-b", "required"),
        ("matchup", {"a": "one", "b": "one"}, "newsroom_matchup_set-0-b", "nobody meets himself"),
        ("factbox", {"title": "Box", "facts": "no colon"}, "newsroom_factbox_set-0-facts", "has no colon"),
        ("richtext", {"text": ""}, "newsroom_richtext_set-0-text", "required"),
        ("quoteblock", {"quote": "999"}, "newsroom_quoteblock_set-0-quote", "not one of the available"),
    ],
)
def test_what_is_not_whole_yet_is_left_out_with_its_reason_and_the_rest_is_shown(
    editor, kind, block, field, reason
):
    one = record.athlete().pk
    page, left_out = asked(
        editor, headline="Still here", **rows(kind, {k: one if v == "one" else v for k, v in block.items()})
    )
    assert "Still here" in page
    assert reason in left_out[field]


def test_an_empty_form_has_a_page_too(editor):
    page, left_out = asked(editor, headline="", section="", slug="")
    assert "Draft, not published" in page
    assert {"headline", "section", "slug"} == left_out.keys()


def test_a_removed_block_is_not_shown_and_the_saved_one_stays(editor):
    article = paper.written()
    block = paper.block(RichText, article, text="<p>Saved words</p>")
    row = {"id": block.pk, "text": "<p>Typed words</p>"}
    sent = rows("richtext", row) | {"newsroom_richtext_set-INITIAL_FORMS": 1}
    page, _ = asked(editor, article=article.pk, slug=article.slug, **sent)
    assert "Typed words" in page
    page, _ = asked(
        editor, article=article.pk, slug=article.slug, **sent, **{"newsroom_richtext_set-0-DELETE": "on"}
    )
    assert "Typed words" not in page
    assert RichText.objects.get(pk=block.pk).text == "<p>Saved words</p>"


def test_words_that_readers_see_unchanged_keep_their_day(editor):
    article = paper.written(dateline=date(2025, 4, 11))
    paper.publication(article)
    block = article.newsroom_richtext_set.get()
    sent = rows("richtext", {"id": block.pk, "text": block.text}, {"text": "<p>New words</p>"})
    page, _ = asked(editor, article=article.pk, slug=article.slug, dateline="", **sent)
    assert "The text from here on is of" in page


@pytest.mark.parametrize("texts", [1, 3])
def test_it_costs_the_same_for_one_text_and_for_three(editor, texts):
    section = paper.section()
    sent = filled(section=section.pk, **text_rows(*["<p>Words</p>"] * texts))
    editor.post(PREVIEW, sent)
    with CaptureQueriesContext(connection) as asked_for:
        editor.post(PREVIEW, sent)
    assert len(asked_for) == 8


@pytest.mark.parametrize(("role", "status"), [(WRITER, 200), (CALENDAR_KEEPER, 403)])
def test_whoever_may_not_write_gets_no_preview(client, role, status):
    client.force_login(paper.user(role))
    article = paper.written()
    for number in ("", article.pk):
        assert client.post(PREVIEW, filled() | {"article": number}).status_code == status


def test_readers_and_reading_get_nothing(client, editor):
    assert editor.get(PREVIEW).status_code == 405
    assert editor.post(PREVIEW, {"article": "999"}).status_code == 404
    client.logout()
    assert client.post(PREVIEW, {}).status_code == 302
