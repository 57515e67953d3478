"""One address for each page, and what is shown of it where it is shared."""

import re
from html import unescape

import pytest
from django.test import RequestFactory
from django.urls import reverse

from config.addresses import absolute, canonical_address
from tests.factories import paper, record

SITE = "http://localhost:8000"


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/meets/", "/meets/"),
        ("/meets/?page=1", "/meets/"),
        ("/meets/?page=3&utm_source=x", "/meets/?page=3"),
        ("/meets/london/?as_of=2025-04-11", "/meets/london/"),
        ("/records/?sex=women&of=EUR&as_of=2025-04-11", "/records/?of=EUR&sex=women"),
        ("/records/?of=%22%3E%3Cscript%3E", "/records/?of=%22%3E%3Cscript%3E"),
        ("/athletes/%C3%A5se/", "/athletes/%C3%A5se/"),
    ],
)
def test_a_page_has_one_address_whatever_was_asked(asked, canonical):
    assert (
        canonical_address(RequestFactory().get(asked, headers={"Host": "elsewhere.example"}))
        == SITE + canonical
    )


@pytest.mark.parametrize(
    ("address", "found"), [("/media/a.png", f"{SITE}/media/a.png"), ("https://b/a.png", "https://b/a.png")]
)
def test_an_address_of_ours_becomes_absolute(address, found):
    assert absolute(address) == found


def shared(response) -> dict[str, str]:
    """What the head says for those who share the page, and its canonical address."""
    page = response.content.decode()
    found = dict(
        re.findall(r'<meta (?:property|name)="((?:og|twitter|article):[\w:]+)" content="([^"]*)">', page)
    )
    links = re.findall(r'<link rel="canonical" href="([^"]*)">', page)
    assert len(links) <= 1
    return {name: unescape(value) for name, value in found.items()} | (
        {"canonical": links[0]} if links else {}
    )


@pytest.mark.django_db
def test_every_kind_of_page_says_what_it_is_where_it_is_shared(client):
    season, event = record.season(released_at=paper.NOON), record.event()
    athlete = record.athlete()
    section = paper.section()
    paper.publication(paper.written(section=section))
    owners = [season, event, event.meet, athlete, section]
    lists = ("newsroom:home", "newsroom:archive", "newsroom:about", "athletics:meets", "athletics:athletes")
    for path in [one.get_absolute_url() for one in owners] + [reverse(name) for name in lists]:
        found = shared(client.get(path))
        assert found["canonical"] == found["og:url"] == SITE + path
        assert found["og:type"] == ("profile" if path == athlete.get_absolute_url() else "website")
        assert found["og:site_name"] == "Bell Lap"
        assert found["og:title"] and found["og:description"]
        assert found["twitter:card"] == "summary"


@pytest.mark.django_db
def test_an_article_is_shared_with_its_picture_and_its_moments(client, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    article = paper.written(headline='“Kerr” & "Ingebrigtsen"')
    picture = paper.block(paper.models.PictureBlock, article).picture
    paper.publication(article)
    found = shared(client.get(article.get_absolute_url()))
    assert found == {
        "canonical": SITE + article.get_absolute_url(),
        "og:url": SITE + article.get_absolute_url(),
        "og:site_name": "Bell Lap",
        "og:locale": "en_GB",
        "og:type": "article",
        "og:title": '“Kerr” & "Ingebrigtsen" – Bell Lap',
        "og:description": "One sentence.",
        "og:image": f"{SITE}{picture.image.url}",
        "og:image:alt": "Two lanes of a track",
        "og:image:width": "120",
        "og:image:height": "80",
        "twitter:card": "summary_large_image",
        "article:published_time": "2025-04-11T12:00:00+00:00",
        "article:section": article.section.name,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/no-such-page/", "/meets/?page=999", "/athletes/?country=1"])
def test_what_is_no_page_has_nothing_to_share(client, path):
    answer = client.get(path)
    assert answer.status_code in (400, 404)
    assert shared(answer) == {}
