"""The desk's pages, over Django's test client."""

import pytest
from django.urls import reverse

from newsroom.models import Article, Picture, Publication, RichText, Section
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, WRITER
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

BLOCK_SETS = [
    f"newsroom_{name}_set"
    for name in (
        "richtext", "quoteblock", "matchup", "startlist", "recordcard", "seasonstrip", "pictureblock", "factbox",
    )
]  # fmt: skip


@pytest.fixture
def editor(client):
    person = paper.user(first_name="Test", last_name="Editor")
    client.force_login(person)
    return person


def filled(article: Article | None = None, **fields) -> dict:
    """The article form as a browser sends it, without blocks unless given."""
    empty = {
        f"{name}-{key}": 0 for name in [*BLOCK_SETS, "byline"] for key in ("TOTAL_FORMS", "INITIAL_FORMS")
    }
    base = {
        "headline": article.headline if article else "A headline",
        "slug": article.slug if article else "a-headline",
        "standfirst": "",
        "kind": "news",
        "section": article.section_id if article else paper.section().pk,
    }
    return {**empty, **base, **fields}


def text_rows(*texts: str) -> dict:
    rows = {"newsroom_richtext_set-TOTAL_FORMS": len(texts)}
    for index, text in enumerate(texts):
        prefix = f"newsroom_richtext_set-{index}"
        rows |= {f"{prefix}-text": text, f"{prefix}-region": "main", f"{prefix}-ordering": index * 10}
    return rows


def change(article: Article) -> str:
    return reverse("admin:newsroom_article_change", args=[article.pk])


def publish(article: Article) -> str:
    return reverse("admin:newsroom_article_publish", args=[article.pk])


def public(article: Article) -> str:
    return reverse("newsroom:article", args=[article.slug])


def test_an_editor_writes_previews_publishes_and_reads(client, editor):
    a, b = record.athlete("Ole Løper"), record.athlete("Tom Racer", "GBR")
    author, quote = paper.author(), paper.quote(words="I am ready")
    form = filled(
        **text_rows("<p>They meet.<script>alert(1)</script></p>"),
        **{
            "byline-TOTAL_FORMS": 1,
            "byline-0-author": author.pk,
            "byline-0-order": 0,
            "newsroom_matchup_set-TOTAL_FORMS": 1,
            "newsroom_matchup_set-0-a": a.pk,
            "newsroom_matchup_set-0-b": b.pk,
            "newsroom_matchup_set-0-region": "main",
            "newsroom_matchup_set-0-ordering": 20,
            "newsroom_quoteblock_set-TOTAL_FORMS": 1,
            "newsroom_quoteblock_set-0-quote": quote.pk,
            "newsroom_quoteblock_set-0-region": "main",
            "newsroom_quoteblock_set-0-ordering": 30,
            "_publish": "1",
        },
    )
    saved = client.post(reverse("admin:newsroom_article_add"), form)
    article = Article.objects.get(slug="a-headline")
    assert (saved.status_code, saved.url) == (302, publish(article))
    assert (article.created_by, article.changed_by) == (editor, editor)
    assert client.get(public(article)).status_code == 404

    preview = client.get(reverse("admin:newsroom_article_preview", args=[article.pk]))
    assert "Draft, not published" in preview.content.decode()
    assert "no-store" in preview["Cache-Control"]

    asked = client.get(publish(article)).content.decode()
    assert "Ole Løper v Tom Racer" in asked
    done = client.post(publish(article), {"kind": "new", "note": "", "dateline": ""}, follow=True)
    assert f'<a href="{public(article)}">See the public page</a>' in done.content.decode()
    page = client.get(public(article)).content.decode()
    assert all(words in page for words in ("A headline", "They meet.", "I am ready", "Ole Løper"))
    assert "alert(1)" not in page


def test_saving_never_changes_what_readers_see(client, editor):
    article = paper.written(headline="What was printed")
    paper.publication(article)
    client.post(change(article), filled(article, headline="A draft’s headline", slug="another-address"))
    assert Article.objects.get(pk=article.pk).headline == "A draft’s headline"
    assert "What was printed" in client.get(public(article)).content.decode()
    assert client.get(reverse("newsroom:article", args=["another-address"])).status_code == 404


def test_saving_without_a_change_does_not_count_as_one(client, editor):
    article = paper.article(kind="news")
    data = filled(article, standfirst=article.standfirst)
    row = article.byline.get()
    data |= {
        "byline-TOTAL_FORMS": 1,
        "byline-INITIAL_FORMS": 1,
        "byline-0-id": row.pk,
        "byline-0-article": article.pk,
        "byline-0-author": row.author_id,
        "byline-0-order": 0,
    }
    client.post(change(article), data)
    assert Article.objects.get(pk=article.pk).changed_at == article.changed_at
    client.post(change(article), data | {"headline": "Another"})
    again = Article.objects.get(pk=article.pk)
    assert (again.changed_at > article.changed_at, again.changed_by) == (True, editor)


def test_a_new_article_is_signed_by_whoever_has_a_byline(client, editor):
    author = paper.author(user=editor)
    client.post(reverse("admin:newsroom_article_add"), filled())
    assert [row.author for row in Article.objects.get().byline.all()] == [author]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"kind": "correction", "note": ""}, "Write the note that readers will see"),
        ({"kind": "withdrawn", "note": " "}, "Write the note that readers will see"),
        ({"kind": "update", "dateline": "2199-01-01"}, "The dateline lies after the day of publication"),
        ({"kind": "new"}, "Select a valid choice"),
        ({"kind": "update", "dateline": "soon"}, "Enter a valid date"),
    ],
)
def test_a_refusal_explains_itself_and_publishes_nothing(client, editor, data, words):
    article = paper.publication().article
    page = client.post(publish(article), data)
    assert page.status_code == 200
    assert words in page.content.decode()
    assert "Nothing has been published" in page.content.decode()
    assert Publication.objects.count() == 1


def test_an_unfinished_article_says_what_is_missing(client, editor):
    article = paper.article(authors=[])
    page = client.post(publish(article), {"kind": "new"})
    assert "The article has no text. Add a text block, write and save." in page.content.decode()


def test_withdrawing_answers_410_with_the_note(client, editor):
    article = paper.publication().article
    client.post(publish(article), {"kind": "withdrawn", "note": "It was not so."})
    page = client.get(public(article))
    assert (page.status_code, "It was not so." in page.content.decode()) == (410, True)


@pytest.mark.parametrize(
    ("role", "may_write", "may_publish"),
    [(WRITER, 200, 403), (CHIEF_EDITOR, 200, 200), (CALENDAR_KEEPER, 403, 403)],
)
def test_roles_see_what_their_work_needs(client, role, may_write, may_publish):
    client.force_login(paper.user(role))
    article = paper.written()
    assert client.get(reverse("admin:newsroom_article_add")).status_code == may_write
    assert client.get(publish(article)).status_code == may_publish
    assert client.get(reverse("admin:newsroom_article_preview", args=[article.pk])).status_code == 200
    assert ("Publish…" in client.get(change(article)).content.decode()) == (may_publish == 200)


def test_readers_reach_neither_preview_nor_publishing(client):
    article = paper.written()
    for page in ("preview", "publish"):
        answer = client.get(reverse(f"admin:newsroom_article_{page}", args=[article.pk]))
        assert (answer.status_code, "/login/" in answer.url) == (302, True)


def test_a_picture_is_uploaded_once_and_its_words_can_change(client, editor):
    add = reverse("admin:newsroom_picture_add")
    bad = client.post(add, {"upload": paper.upload(b"<script>"), "alt": "x", "credit": "y"})
    assert "not a picture, or it is damaged" in bad.content.decode()
    assert "This field is required" in client.post(add, {"upload": paper.upload()}).content.decode()
    client.post(add, {"upload": paper.upload(), "alt": "Lanes", "credit": "Drawing: Testa"})
    picture = Picture.objects.get()
    page = reverse("admin:newsroom_picture_change", args=[picture.pk])
    assert "never replaced" in client.get(page).content.decode()
    client.post(page, {"alt": "Red lanes", "credit": "Drawing: Testa", "focal_point": "0.2x0.8"})
    changed = Picture.objects.get()
    assert (changed.alt, changed.focal_point, changed.image.name) == (
        "Red lanes",
        "0.2x0.8",
        picture.image.name,
    )


def test_an_article_with_a_publication_cannot_be_removed(client, editor):
    article = paper.publication().article
    page = client.post(reverse("admin:newsroom_article_delete", args=[article.pk]), {"post": "yes"})
    assert Article.objects.filter(pk=article.pk).exists()
    assert "Cannot delete article" in page.content.decode()


@pytest.mark.parametrize(
    ("block", "data", "words"),
    [
        ("matchup", {"a": "one", "b": "one"}, "nobody meets himself or herself"),
        ("factbox", {"title": "Facts", "facts": "no colon here"}, "has no colon"),
        ("recordcard", {"record_kind": "national", "discipline": "1500m", "sex": "M", "facility": "track", "age_class": "senior"}, "Say of which country"),
    ],
)  # fmt: skip
def test_a_block_that_makes_no_sense_is_refused_at_its_field(client, editor, block, data, words):
    record.discipline()
    one = record.athlete().pk
    prefix = f"newsroom_{block}_set"
    rows = {f"{prefix}-0-{key}": one if value == "one" else value for key, value in data.items()}
    rows |= {f"{prefix}-TOTAL_FORMS": 1, f"{prefix}-0-region": "main", f"{prefix}-0-ordering": 10}
    page = client.post(reverse("admin:newsroom_article_add"), filled(**rows))
    assert words in page.content.decode()
    assert not Article.objects.exists()


def test_text_is_cleaned_in_the_form_too(client, editor):
    client.post(reverse("admin:newsroom_article_add"), filled(**text_rows('<p class="MsoNormal">Word</p>')))
    assert RichText.objects.get().text == "<p>Word</p>"


def test_a_section_in_use_is_kept(client):
    client.force_login(paper.chief_editor())
    section = paper.written().section
    client.post(reverse("admin:newsroom_section_delete", args=[section.pk]), {"post": "yes"})
    assert Section.objects.filter(pk=section.pk).exists()


def test_a_slug_in_use_is_refused_at_its_field(client, editor):
    taken = paper.article(slug="taken")
    page = client.post(reverse("admin:newsroom_article_add"), filled(slug="taken"))
    assert page.context["adminform"].form.errors == {
        "slug": ["Another article has this address. Choose another slug."]
    }
    assert [*Article.objects.all()] == [taken]
