"""“What was public at 14:02?”"""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article
from newsroom.publishing import publish
from tests.factories import paper

pytestmark = pytest.mark.django_db

NOW, HOUR = paper.NOON, paper.HOUR


def address(name: str, moment, article: Article | None = None) -> str:
    local = timezone.localtime(moment)
    asked = {
        "at_0": f"{local:%Y-%m-%d}",
        "at_1": f"{local:%H:%M:%S}",
        "article": article.pk if article else "",
    }
    return reverse(f"admin:newsroom_publication_{name}", query=asked)


def looked(client, moment, article: Article | None = None) -> tuple[str, str]:
    """The short answer and the page as it stood."""
    return tuple(
        client.get(address(name, moment, article)).content.decode()
        for name in ("was_public", "was_public_page")
    )


@pytest.fixture
def article(client) -> Article:
    """Published at noon, corrected at one, withdrawn at two; its working copy says something else."""
    client.force_login(paper.user())
    article = paper.article(headline="What was printed")
    text = paper.text(article, "<p>In lane 4.</p>")
    paper.publication(article)
    text.text = "<p>In lane 5.</p>"
    text.save()
    publish(article=article, by=paper.user(), now=NOW + HOUR, kind="correction", note="It was lane 5.")
    publish(article=article, by=paper.user(), now=NOW + 2 * HOUR, kind="withdrawn", note="It was not so.")
    article.headline, text.text = "A draft’s headline", "<p>A draft’s text.</p>"
    article.save()
    text.save()
    return article


@pytest.mark.parametrize(
    ("moment", "short", "page", "never"),
    [
        (NOW - HOUR, "Nothing was public of this article", "Nothing was public of this article", "In lane"),
        (NOW, "No notice stood above it.", "In lane 4.", "It was lane 5."),
        (NOW + HOUR - timedelta(seconds=1), "No notice stood above it.", "In lane 4.", "It was lane 5."),
        (NOW + HOUR, "It was lane 5.", "In lane 5.", "In lane 4."),
        (NOW + 2 * HOUR, "It was not so.", "It was not so.", "In lane"),
    ],
)
def test_an_article_at_any_moment(client, article, moment, short, page, never):
    found = looked(client, moment, article)
    assert short in found[0] and page in found[1]
    assert not any(never in one or "A draft’s text" in one for one in found)


def test_the_home_page_at_any_moment(client, article):
    second = paper.publication(paper.written(headline="Another"), now=NOW + HOUR)
    table = {
        NOW - HOUR: set(),
        NOW: {"What was printed"},
        NOW + HOUR: {"What was printed", "Another"},
        NOW + 2 * HOUR: {"Another"},
    }
    names = ("What was printed", "Another", second.article.headline)
    for moment, expected in table.items():
        for page in looked(client, moment):
            assert {name for name in names if name in page} == expected


def test_the_page_as_it_stood_says_so_and_is_kept_by_nobody(client, article):
    answer = client.get(address("was_public_page", NOW, article))
    assert "What readers of this address were shown 11 April 2025, 13:00 BST." in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    home = client.get(address("was_public_page", NOW)).content.decode()
    assert "What stood on the home page 11 April 2025, 13:00 BST." in home


def test_a_moment_to_come_is_refused(client, article):
    page = client.get(address("was_public", timezone.now() + HOUR, article)).content.decode()
    assert "This moment is still to come." in page
