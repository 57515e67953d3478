"""What search engines are told of: every public page, in pieces, and nothing that readers may not see."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from newsroom.publishing import publish
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
SPACES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}
PAGES = {
    f"/{name}"
    for name in ("", "articles/", "about/", "meets/", "seasons/", "athletes/", "records/", "lists/")
}
DAY = timedelta(days=1)


def opened(client, path: str) -> ElementTree.Element:
    answer = client.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml; charset=utf-8")
    assert not answer.cookies
    return ElementTree.fromstring(answer.content)


def told(element: ElementTree.Element, path: str = ".//s:loc") -> list[str]:
    return [found.text.removeprefix(SITE) for found in element.findall(path, SPACES)]


def everything(client) -> dict[str, list[str]]:
    """The addresses of every part the index names, by the part's address."""
    return {part: told(opened(client, part)) for part in told(opened(client, "/sitemap.xml"))}


def test_an_empty_site_has_its_lists_and_no_news(client):
    found = everything(client)
    assert {part: set(rows) for part, rows in found.items()} == {
        "/sitemaps/pages-1.xml": PAGES,
        "/sitemaps/news.xml": set(),
    }
    assert {client.get(path).status_code for path in PAGES} == {200}


def test_every_public_page_is_named_once_and_answers(client):
    now = timezone.now()
    season = record.season(released_at=now)
    scored = record.season_discipline(season)
    event = record.event(meet=record.meet(season=season))
    athlete, merged_into = record.athlete(), record.athlete()
    record.athlete(merged_into=merged_into)
    holder = record.record(record.athlete()).athlete
    article = paper.publication().article
    found = everything(client)
    expected = {
        "/sitemaps/articles-1.xml": [article.get_absolute_url()],
        "/sitemaps/seasons-1.xml": [season.get_absolute_url()],
        "/sitemaps/standings-1.xml": [f"{season.get_absolute_url()}men/{scored.slug}/"],
        "/sitemaps/meets-1.xml": [event.meet.get_absolute_url()],
        "/sitemaps/events-1.xml": [event.get_absolute_url()],
        "/sitemaps/athletes-1.xml": [one.get_absolute_url() for one in (athlete, merged_into, holder)],
        "/sitemaps/records-1.xml": ["/records/1500m/men/"],
    }
    assert (
        found
        == {"/sitemaps/pages-1.xml": found["/sitemaps/pages-1.xml"], "/sitemaps/news.xml": []} | expected
    )
    rows = [row for part in expected.values() for row in part]
    assert {row: client.get(row).status_code for row in rows} == dict.fromkeys(rows, 200)


def test_what_readers_may_not_see_is_not_named(client):
    now = timezone.now()
    for released_at in (None, now + DAY):
        season = record.season(released_at=released_at)
        record.season_discipline(season)
        record.event(meet=record.meet(season=season))
    paper.written()
    paper.publication(paper.written(), now=now, starts_at=now + DAY, dateline=timezone.localdate(now))
    paper.publication(ends_at=paper.NOON + DAY)
    withdrawn = paper.publication().article
    publish(article=withdrawn, by=paper.user(), now=paper.NOON + DAY, kind="withdrawn", note="It was not so.")
    assert everything(client).keys() == {"/sitemaps/pages-1.xml", "/sitemaps/news.xml"}


def test_a_part_comes_in_pieces(client, settings):
    settings.SITEMAP_ROWS = 2
    rows = [record.meet().get_absolute_url() for _ in range(5)]
    found = everything(client)
    pieces = [found[f"/sitemaps/meets-{number}.xml"] for number in (1, 2, 3)]
    assert pieces == [rows[:2], rows[2:4], rows[4:]]
    gone = ("meets-4", "meets-0", "drafts-1", "pages-2")
    assert {client.get(f"/sitemaps/{name}.xml").status_code for name in gone} == {404}


def test_an_article_says_when_it_was_last_changed(client):
    article = paper.publication().article
    publish(article=article, by=paper.user(), now=paper.NOON + DAY, kind="update", note="More.")
    assert told(opened(client, "/sitemaps/articles-1.xml"), ".//s:lastmod") == ["2025-04-12T12:00:00+00:00"]


def test_news_is_what_was_first_published_in_the_last_two_days(client):
    now = timezone.now()

    def printed(ago: timedelta, headline: str):
        at = now - ago
        return paper.publication(
            paper.written(headline=headline), now=at, dateline=timezone.localdate(at)
        ).article

    new = printed(timedelta(hours=47), "Kerr & co. <win>")
    old = printed(timedelta(hours=49), "Old")
    for article in (new, old):
        publish(article=article, by=paper.user(), now=now - timedelta(hours=1), kind="update", note="More.")
    news = opened(client, "/sitemaps/news.xml")
    assert told(news) == [new.get_absolute_url()]
    assert told(news, ".//n:title") == ["Kerr & co. <win>"]
    assert told(news, ".//n:publication_date") == [(now - timedelta(hours=47)).isoformat()]
    assert told(news, ".//n:publication/n:name") == ["Bell Lap"]
    assert told(news, ".//n:publication/n:language") == ["en"]


def test_robots_may_read_all_but_the_desk(client):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /*as_of=",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


@pytest.mark.parametrize(
    ("path", "queries"), [("/sitemap.xml", 7), ("/sitemaps/articles-1.xml", 1), ("/sitemaps/meets-1.xml", 1)]
)
def test_a_sitemap_costs_the_same_for_three_rows_as_for_one(client, django_assert_num_queries, path, queries):
    def add() -> None:
        record.event(meet=record.meet(season=record.season(released_at=paper.NOON)))
        paper.publication()

    add()
    with django_assert_num_queries(queries):
        first = client.get(path)
    assert client.get(path, headers={"If-None-Match": first["ETag"]}).status_code == 304
    add()
    add()
    with django_assert_num_queries(queries):
        client.get(path)
