"""Every save is kept, and can be brought back; nothing written is lost by either."""

from datetime import date

import pytest
from django.urls import reverse

from newsroom.models import Article, Matchup, Picture, PictureBlock, RichText, Save
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.restoring import restore
from newsroom.saves import content_of, keep_save
from tests.factories import paper, record
from tests.newsroom.test_admin import change, filled, text_rows

pytestmark = pytest.mark.django_db
LATER = paper.NOON + 3 * paper.HOUR


@pytest.fixture
def editor(client):
    person = paper.user(first_name="Test", last_name="Editor")
    client.force_login(person)
    return person


@pytest.fixture
def full() -> Article:
    """An article with every kind of block, and its save."""
    made = paper.article(
        headline="As it was", meet=record.meet(), athletes=[record.athlete()], topics=[paper.topic()]
    )
    for kind in paper.NEEDS:
        paper.block(kind, made)
    keep_save(article=made)
    return made


def test_every_save_of_the_form_is_kept_and_so_is_what_it_wrote_over(client, editor):
    article = paper.written(headline="As it was", kind="news")
    for headline in ("Second", "Second", "Third"):
        client.post(change(article), filled(article, headline=headline))
    kept = article.saves.order_by("number")
    said = [(one.number, one.content["fields"]["headline"], one.by) for one in kept]
    assert said == [
        (1, "As it was", article.created_by),
        (2, "Second", editor),
        (3, "Third", editor),
    ]


def test_a_new_article_has_its_first_save(client, editor):
    client.post(reverse("admin:newsroom_article_add"), filled(**text_rows("<p>Words.</p>")))
    save = Save.objects.get()
    assert save.content["blocks"][0]["fields"]["text"] == "<p>Words.</p>"
    assert (save.by, save.number) == (editor, 1)


def test_everything_comes_back_and_the_blocks_are_the_same_rows(full):
    before = content_of(full)
    RichText.objects.update(text="<p>Rewritten.</p>")
    Matchup.objects.all().delete()
    paper.text(full, "<p>One more.</p>")
    full.byline.all().delete()
    full.athletes.clear()
    full.topics.set([paper.topic()])
    Article.objects.update(headline="Rewritten", meet=None, dateline=date(2025, 4, 1), slug="elsewhere")
    person = paper.user()
    done = restore(save=full.saves.get(), by=person, now=LATER)
    assert content_of(Article.objects.get()) == before
    assert done.left_out == []
    assert (done.save.number, done.save.restored.number, done.save.by) == (3, 1, person)
    assert full.saves.get(number=2).content["fields"]["headline"] == "Rewritten"


def test_bringing_back_what_was_there_before_the_bringing_back_loses_nothing(full):
    Article.objects.update(headline="Rewritten")
    restore(save=full.saves.get(), by=paper.user(), now=LATER)
    rewritten = content_of(Article.objects.get())
    assert rewritten["fields"]["headline"] == "As it was"
    restore(save=full.saves.get(number=2), by=paper.user(), now=LATER)
    assert Article.objects.get().headline == "Rewritten"


def test_what_is_gone_since_is_left_out_and_named(full):
    picture, athlete = Picture.objects.get(), full.athletes.get()
    PictureBlock.objects.all().delete()
    picture.delete()
    full.athletes.clear()
    athlete.delete()
    Article.objects.update(slug="moved", headline="Rewritten")
    paper.article(slug=full.slug)
    done = restore(save=full.saves.get(number=1), by=paper.user(), now=LATER)
    assert set(done.left_out) == {
        f"slug “{full.slug}”: another article has it now",
        f"Picture: {picture} is no longer on file",
        str(athlete),
    }
    kinds = [one["kind"] for one in done.save.content["blocks"]]
    assert len(kinds) == len(paper.NEEDS) - 1


def test_who_looked_at_an_older_text_brings_nothing_back(full):
    before = content_of(full)
    with pytest.raises(PublishingRefusedError) as refused:
        restore(save=full.saves.get(), by=paper.user(), now=LATER, seen=LATER)
    assert refused.value.refusal == Refusal.SAVED_MEANWHILE
    assert content_of(full) == before


def test_whoever_may_not_write_brings_nothing_back(full):
    for role in ("Calendar keeper", ""):
        with pytest.raises(PublishingRefusedError):
            restore(save=full.saves.get(), by=paper.user(role), now=LATER)


def test_an_approval_does_not_outlive_a_restoration(full, editor):
    from newsroom import workflow

    Article.objects.update(headline="Rewritten")
    for act in (workflow.submit, workflow.approve):
        act(article=full, by=editor, now=paper.NOON + paper.HOUR)
    restore(save=full.saves.get(), by=editor, now=LATER)
    assert workflow.state(Article.objects.get(), now=LATER) == "draft"


def test_an_editor_compares_and_restores_at_the_desk(client, editor):
    article = paper.written(headline="As it was")
    for headline in ("As it is", "As it shall be"):
        client.post(change(article), filled(article, headline=headline))
    listed = client.get(reverse("admin:newsroom_article_saves", args=[article.pk])).content.decode()
    assert "Test Editor" in listed
    address = reverse("admin:newsroom_article_compare", args=[article.pk])
    page = client.get(address, {"a": 1, "b": 3}).content.decode()
    assert "<ins>shall be</ins>" in page and "<del>was</del>" in page
    assert "Choose two saves" in client.get(address, {"a": "x"}, follow=True).content.decode()
    back = reverse("admin:newsroom_article_restore", args=[article.pk, 1])
    old = client.post(back, {"seen": paper.NOON.isoformat()}, follow=True).content.decode()
    assert "Somebody saved the article while you were looking" in old
    seen = Article.objects.get().changed_at.isoformat()
    assert "is the working copy again" in client.post(back, {"seen": seen}, follow=True).content.decode()
    assert Article.objects.get().headline == "As it was"
    assert client.get(back).status_code == 404


COST = 8
"""Session, person and permissions (4), the article, how many saves, the saves, its publications."""


def test_the_list_of_saves_costs_the_same_for_three_as_for_one(client, editor, django_assert_num_queries):
    article = paper.publication().article
    page = reverse("admin:newsroom_article_saves", args=[article.pk])
    for headline in ("One", "Two", "Three"):
        Article.objects.update(headline=headline)
        keep_save(article=article)
        if headline != "Two":
            with django_assert_num_queries(COST):
                client.get(page)
