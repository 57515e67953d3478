"""What an article tells search engines, read from its page."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.publishing import publish
from tests.factories import paper, record
from tests.structured_data import nodes

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
DAY = timedelta(days=1)


def test_an_article_says_who_wrote_what_about_whom_and_what_was_corrected(client):
    athlete, meet, rival = record.athlete(), record.meet(), record.athlete()
    article = paper.written(
        headline="They will meet",
        meet=meet,
        athletes=[athlete],
        topics=[paper.topic("Middle distance")],
        authors=[paper.author("Ann Example"), paper.author("The desk")],
    )
    picture = paper.block(paper.models.PictureBlock, article).picture
    paper.block(paper.models.Matchup, article, a=athlete, b=rival)
    paper.publication(article)
    publish(
        article=article,
        by=paper.user(),
        now=paper.NOON + DAY,
        kind="correction",
        note="We gave the wrong lane.",
    )
    publish(article=article, by=paper.user(), now=paper.NOON + 2 * DAY, kind="update", note="More.")
    node = nodes(client.get(article.get_absolute_url()))["NewsArticle"]
    assert node["headline"] == "They will meet"
    assert node["url"] == node["mainEntityOfPage"] == SITE + article.get_absolute_url()
    assert (node["datePublished"], node["dateModified"]) == (
        "2025-04-11T12:00:00+00:00",
        "2025-04-13T12:00:00+00:00",
    )
    assert [(one["@type"], one["name"]) for one in node["author"]] == [
        ("Person", "Ann Example"),
        ("Organization", "The desk"),
    ]
    assert node["publisher"]["name"] == "Bell Lap"
    assert node["keywords"] == ["Middle distance"]
    assert node["image"] == [SITE + picture.image.url]
    assert [one["@id"] for one in node["about"]] == [
        f"{SITE}{athlete.get_absolute_url()}#person",
        f"{SITE}{meet.get_absolute_url()}#meet",
    ]
    assert [one["@id"] for one in node["mentions"]] == [f"{SITE}{rival.get_absolute_url()}#person"]
    assert node["correction"] == [
        {
            "@type": "CorrectionComment",
            "text": "We gave the wrong lane.",
            "dateCreated": "2025-04-12T12:00:00+00:00",
        }
    ]
    assert node["isAccessibleForFree"] is True


def test_the_way_down_to_an_article_and_to_a_section(client):
    article = paper.publication().article
    for path, last in (
        (article.get_absolute_url(), article.headline),
        (article.section.get_absolute_url(), article.section.name),
    ):
        steps = nodes(client.get(path))["BreadcrumbList"]["itemListElement"]
        assert [step["name"] for step in steps][-1] == last
        assert steps[0]["item"].startswith(f"{SITE}/")


def test_an_earlier_publication_tells_nothing_of_its_own(client):
    article = paper.publication().article
    publish(article=article, by=paper.user(), now=paper.NOON + DAY, kind="update", note="More.")
    earlier = client.get(reverse("newsroom:publication", args=[article.slug, 1]))
    assert nodes(earlier) == {}


def test_the_front_page_says_whose_site_it_is(client):
    assert nodes(client.get("/"))["WebSite"]["publisher"]["@type"] == "NewsMediaOrganization"
