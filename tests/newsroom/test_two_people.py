"""Two people save one article: the second is shown both texts, and nobody's words are lost."""

import pytest

from newsroom.models import Article
from tests.factories import paper
from tests.newsroom.test_admin import change, filled

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return paper.written(headline="As it was")


def opened(client, article) -> str:
    """What the form carries about the text it shows."""
    page = client.get(change(article)).content.decode()
    found = page.split('name="opened_at" value="')[1].split('"')[0]
    assert found == Article.objects.get(pk=article.pk).changed_at.isoformat()
    return found


@pytest.fixture
def second(client, article):
    """A form that was opened before somebody else saved."""
    client.force_login(paper.user())
    moment = opened(client, article)
    first = paper.user(first_name="First", last_name="Saver")
    client.force_login(first)
    client.post(change(article), filled(article, headline="Theirs", opened_at=opened(client, article)))
    assert Article.objects.get(pk=article.pk).headline == "Theirs"
    client.force_login(paper.user())
    return moment


def test_whoever_saves_alone_is_not_asked(client, article):
    client.force_login(paper.user())
    answer = client.post(change(article), filled(article, headline="Mine", opened_at=opened(client, article)))
    assert (answer.status_code, Article.objects.get(pk=article.pk).headline) == (302, "Mine")


def test_the_second_to_save_sees_both_texts_and_loses_nothing(client, article, second):
    page = client.post(change(article), filled(article, headline="Mine", opened_at=second))
    assert Article.objects.get(pk=article.pk).headline == "Theirs"
    found = {one.part: (one.saved, one.yours) for one in page.context["differences"]}
    assert found["Headline"] == ("Theirs", "Mine")
    said = page.content.decode()
    who = Article.objects.get(pk=article.pk).changed_by
    assert f"{who} saved this article on" in said
    assert 'value="Mine"' in said, "what was typed is still in the form"
    assert f'name="opened_at" value="{second}"' in said


def test_having_seen_both_theirs_is_saved_over_and_by_nobody_elses_leave(client, article, second):
    seen = Article.objects.get(pk=article.pk).changed_at.isoformat()
    mine = filled(article, headline="Mine", opened_at=second)
    answer = client.post(change(article), mine | {"save_over": seen})
    assert (answer.status_code, Article.objects.get(pk=article.pk).headline) == (302, "Mine")
    again = client.post(change(article), mine | {"headline": "Mine again", "save_over": seen})
    assert again.status_code == 200, "a third text that was not seen is not written over"
    assert Article.objects.get(pk=article.pk).headline == "Mine"


@pytest.mark.parametrize("nonsense", ["yesterday", "2025-04-11", "<script>"])
def test_a_moment_that_is_none_saves_nothing(client, article, nonsense):
    client.force_login(paper.user())
    page = client.post(change(article), filled(article, headline="Mine", opened_at=nonsense))
    assert (page.status_code, Article.objects.get(pk=article.pk).headline) == (200, "As it was")
    assert "<script>" not in page.content.decode().split("desk-two-texts")[1].split("</section>")[0]


def test_a_form_saved_as_it_was_opened_counts_as_no_change(client, article):
    client.force_login(paper.user())
    before = Article.objects.get(pk=article.pk).changed_at
    same = {"standfirst": article.standfirst, "kind": article.kind, "dateline": article.dateline or ""}
    data = filled(article, opened_at=opened(client, article), **same)
    data |= {"meet": article.meet_id or "", "topics": [], "athletes": []}
    row = article.byline.get()
    data |= {"byline-TOTAL_FORMS": 1, "byline-INITIAL_FORMS": 1, "byline-0-id": row.pk}
    data |= {"byline-0-article": article.pk, "byline-0-author": row.author_id, "byline-0-order": row.order}
    client.post(change(article), data)
    assert Article.objects.get(pk=article.pk).changed_at == before
