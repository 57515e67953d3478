"""Nothing typed is lost: kept while one types, offered back, put into the form unsaved, gone with a real save."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from newsroom import autosaving
from newsroom.models import Article, Autosave, RichText
from newsroom.permissions import CALENDAR_KEEPER, WRITER
from tests.factories import paper
from tests.newsroom.test_admin import change, filled, text_rows

AUTOSAVE = reverse("admin:newsroom_article_autosave")
DISCARD = reverse("admin:newsroom_article_discard")
ADD = reverse("admin:newsroom_article_add")
KEY = "a-form-that-is-open-1"

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = paper.user()
    client.force_login(person)
    return person


@pytest.fixture
def article():
    return paper.written(headline="As it was")


def typed(article: Article | None = None, key: str = KEY, **fields) -> dict:
    """The form as the browser sends it while somebody types."""
    opened = article.changed_at.isoformat() if article else ""
    base = filled(article, **fields) | {"opened_at": opened, "form_key": key}
    return base | {"article": article.pk if article else ""}


def offered(client, address: str) -> list[Autosave]:
    return client.get(address).context["unsaved"]


def restored(client, address: str, key: str = KEY, **more):
    return client.post(address, {"_restore": "desk", "form_key": key, **more})


def test_what_is_typed_is_kept_offered_back_and_put_into_the_form_without_being_saved(
    client, editor, article
):
    block = article.newsroom_richtext_set.get()
    rows = text_rows("<p>Changed words</p>", "<p>A block more</p>")
    rows |= {"newsroom_richtext_set-INITIAL_FORMS": 1, "newsroom_richtext_set-0-id": block.pk}
    answer = client.post(AUTOSAVE, typed(article, headline="Typed", **rows))
    kept = Autosave.objects.get()
    assert answer.json() == {"kept_at": kept.kept_at.isoformat()}
    assert (kept.user, kept.article, kept.headline) == (editor, article, "Typed")
    assert offered(client, change(article)) == [kept]

    page = restored(client, change(article))
    said = page.content.decode()
    assert "Your unsaved changes are back in the form" in said
    assert 'value="Typed"' in said
    assert "Changed words" in said
    assert "A block more" in said
    assert "errornote" not in said
    assert f'name="form_key" value="{KEY}"' in said
    parts = {one.part: (one.saved, one.yours) for one in page.context["restored_differences"]}
    assert parts["Headline"] == ("As it was", "Typed")
    assert Article.objects.get(pk=article.pk).headline == "As it was"
    assert RichText.objects.get(pk=block.pk).text == block.text


def test_a_real_save_removes_what_was_kept_and_tells_the_browser(client, editor, article):
    data = typed(article, headline="Typed")
    client.post(AUTOSAVE, data)
    other = paper.autosave(by=editor, article=article)
    saved = client.post(change(article), data)
    assert (saved.status_code, Article.objects.get(pk=article.pk).headline) == (302, "Typed")
    assert [*Autosave.objects.unsaved()] == [other], "another window's text is still there"
    page = client.get(change(article))
    assert KEY in page.context["saved_forms"]
    assert f'data-saved="{KEY}"' in page.content.decode()
    late = client.post(AUTOSAVE, data)
    assert late.json() == {"kept_at": None}
    assert [*Autosave.objects.unsaved()] == [other]
    assert Autosave.objects.get(form=KEY).fields == []


def test_that_a_form_was_saved_is_remembered_for_a_month(client, editor):
    long_ago = paper.NOON
    autosaving.mark_saved(form="a-form-of-long-ago", by=editor, now=long_ago)
    autosaving.mark_saved(form="a-form-of-then", by=editor, now=long_ago + timedelta(days=29))
    assert set(autosaving.saved_forms(by=editor)) == {"a-form-of-long-ago", "a-form-of-then"}
    autosaving.mark_saved(form=KEY, by=editor, now=long_ago + timedelta(days=31))
    assert set(autosaving.saved_forms(by=editor)) == {KEY, "a-form-of-then"}


def test_a_refused_save_keeps_what_was_kept(client, editor, article):
    data = typed(article, headline="")
    client.post(AUTOSAVE, data)
    assert client.post(change(article), data).status_code == 200
    assert Autosave.objects.count() == 1


def test_an_article_that_was_never_saved_is_kept_too_each_window_for_itself(client, editor):
    client.post(AUTOSAVE, typed(key="first-open-form-key", headline="First"))
    client.post(AUTOSAVE, typed(key="second-open-form-key", headline="Second"))
    client.post(AUTOSAVE, typed(key="second-open-form-key", headline="Second, longer"))
    assert [one.headline for one in offered(client, ADD)] == ["Second, longer", "First"]
    page = restored(client, ADD, key="first-open-form-key")
    assert 'value="First"' in page.content.decode()
    assert not Article.objects.exists()
    client.post(ADD, typed(key="first-open-form-key", headline="First"))
    assert [one.headline for one in offered(client, ADD)] == ["Second, longer"]


def test_restoring_after_somebody_else_saved_shows_both_texts_and_writes_over_nothing(
    client, editor, article
):
    client.post(AUTOSAVE, typed(article, headline="Mine"))
    client.force_login(paper.user())
    client.post(change(article), typed(article, key="of-somebody-elses-form", headline="Theirs"))
    client.force_login(editor)
    page = restored(client, change(article))
    found = {one.part: (one.saved, one.yours) for one in page.context["differences"]}
    assert found["Headline"] == ("Theirs", "Mine")
    assert "saved this article on" in page.content.decode()
    assert Article.objects.get(pk=article.pk).headline == "Theirs"


def test_a_block_that_somebody_removed_meanwhile_comes_back_as_a_new_one(client, editor, article):
    block = article.newsroom_richtext_set.get()
    rows = text_rows("<p>Long work on it</p>")
    rows |= {"newsroom_richtext_set-INITIAL_FORMS": 1, "newsroom_richtext_set-0-id": block.pk}
    client.post(AUTOSAVE, typed(article, **rows))
    block.delete()
    page = restored(client, change(article))
    formset = next(
        one.formset
        for one in page.context["inline_admin_formsets"]
        if one.formset.prefix == "newsroom_richtext_set"
    )
    assert (formset.initial_form_count(), formset.total_form_count()) == (0, 1)
    assert "Long work on it" in page.content.decode()


def test_what_the_browser_kept_is_put_back_the_same_way(client, editor, article):
    page = client.post(
        change(article),
        typed(article, headline="From the browser") | {"_restore": "browser", "_compare": "1"},
    )
    assert 'value="From the browser"' in page.content.decode()
    assert "<details open>" in page.content.decode()
    assert Article.objects.get(pk=article.pk).headline == "As it was"


def test_what_is_given_up_is_gone_and_only_ones_own(client, editor, article):
    client.post(AUTOSAVE, typed(article))
    client.force_login(paper.user())
    client.post(DISCARD, {"form_key": KEY, "article": article.pk})
    assert Autosave.objects.count() == 1
    assert restored(client, change(article)).status_code == 404
    assert offered(client, change(article)) == []
    client.force_login(editor)
    answer = client.post(DISCARD, {"form_key": KEY, "article": article.pk})
    assert (answer.status_code, answer.url) == (302, change(article))
    assert not Autosave.objects.exists()


def test_the_text_outlives_the_article(client, editor, article):
    client.post(AUTOSAVE, typed(article, headline="Typed"))
    article.byline.all().delete()
    article.newsroom_richtext_set.all().delete()
    Article.objects.filter(pk=article.pk).delete()
    (kept,) = offered(client, ADD)
    assert kept.headline == "Typed"
    assert 'value="Typed"' in restored(client, ADD).content.decode()


@pytest.mark.parametrize(("role", "status"), [(WRITER, 200), (CALENDAR_KEEPER, 403)])
def test_whoever_may_not_write_keeps_nothing(client, article, role, status):
    client.force_login(paper.user(role))
    assert client.post(AUTOSAVE, typed(article)).status_code == status
    assert client.post(AUTOSAVE, typed(key="another-open-form")).status_code == status
    assert Autosave.objects.count() == (2 if status == 200 else 0)


@pytest.mark.parametrize("key", ["", "short", "x" * 41, "with spaces in it and", "<script>alert(1)</script>"])
def test_a_form_without_a_key_is_refused(client, editor, key):
    assert client.post(AUTOSAVE, typed(key=key)).status_code == 404
    assert client.post(DISCARD, {"form_key": key}).status_code == 404
    assert not Autosave.objects.exists()


def test_tokens_and_buttons_are_not_kept_and_no_character_stops_it(client, editor):
    sent = typed(standfirst="nul \0 in it") | {"csrfmiddlewaretoken": "secret", "_save": "Save"}
    client.post(AUTOSAVE, sent)
    kept = dict(Autosave.objects.get().fields)
    assert kept["standfirst"] == "nul  in it"
    assert {"csrfmiddlewaretoken", "_save", "form_key", "article"} & kept.keys() == set()


@pytest.mark.parametrize("texts", [1, 3])
def test_keeping_costs_the_same_for_one_text_and_for_three(client, editor, article, texts):
    sent = typed(article, **text_rows(*["<p>Words</p>"] * texts))
    client.post(AUTOSAVE, sent)
    with CaptureQueriesContext(connection) as asked:
        client.post(AUTOSAVE, sent)
    assert len(asked) == 13


def test_only_who_is_signed_in_is_told_so(client, editor):
    page = reverse("admin:newsroom_article_signed_in")
    answer = client.get(page)
    assert answer.json()["user"] == editor.pk
    assert "no-store" in answer["Cache-Control"]
    client.logout()
    assert client.get(page).status_code == 302
    assert client.post(AUTOSAVE, typed()).status_code == 302


def test_everybody_sees_their_own_unsaved_texts_and_nobody_elses(client, editor):
    mine = paper.autosave(by=editor, fields=[("headline", "Mine alone")])
    paper.autosave(fields=[("headline", "Somebody else’s")])
    said = client.get(reverse("admin:newsroom_autosave_changelist")).content.decode()
    assert "Mine alone" in said
    assert "Somebody else’s" not in said
    assert client.get(reverse("admin:newsroom_autosave_change", args=[mine.pk])).status_code == 200
