"""Feeds: what they hold, under which lasting name, and what they cost."""

import json
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.feeds.self_contained import self_contained
from newsroom.models import Article
from newsroom.publishing import publish
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
APRIL, JULY = paper.NOON, datetime(2025, 7, 16, 10, 0, tzinfo=UTC)
ATOM = {"a": "http://www.w3.org/2005/Atom"}
TYPES = {"atom": "application/atom+xml; charset=utf-8", "json": "application/feed+json; charset=utf-8"}


def address(form: str, of: str = "", slug: str = "") -> str:
    return reverse(f"newsroom:{of}_feed" if of else "newsroom:feed", args=[slug, form] if of else [form])


def items(client, of: str = "", slug: str = "") -> list[dict]:
    return json.loads(client.get(address("json", of, slug)).content)["items"]


def atom_entries(client, of: str = "", slug: str = "") -> list[ElementTree.Element]:
    return ElementTree.fromstring(client.get(address("atom", of, slug)).content).findall("a:entry", ATOM)


def told(entry: ElementTree.Element, tag: str) -> str:
    return entry.findtext(f"a:{tag}", namespaces=ATOM)


def published(**fields) -> Article:
    return paper.publication(paper.written(**fields)).article


@pytest.mark.parametrize("form", TYPES)
def test_a_feed_says_what_it_is_and_sets_no_cookie(client, form):
    published()
    answer = client.get(address(form))
    assert answer.status_code == 200
    assert answer["Content-Type"] == TYPES[form]
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")


def test_both_forms_tell_the_same(client):
    article = published(
        headline="Kerr & Ingebrigtsen <at last>", authors=[paper.author("One"), paper.author("Two")]
    )
    [item], [entry] = items(client), atom_entries(client)
    assert item["title"] == told(entry, "title") == "Kerr & Ingebrigtsen <at last>"
    assert item["id"] == told(entry, "id") == f"tag:localhost,2025-04-11:article-{article.pk}"
    assert item["url"] == entry.find("a:link", ATOM).get("href") == f"{SITE}{article.get_absolute_url()}"
    assert item["content_html"] == told(entry, "content")
    assert "<p>Some words.</p>" in item["content_html"]
    assert item["date_published"] == told(entry, "published") == "2025-04-11T12:00:00+00:00"
    names = [author.findtext("a:name", namespaces=ATOM) for author in entry.findall("a:author", ATOM)]
    assert [author["name"] for author in item["authors"]] == names == ["One", "Two"]
    assert (
        item["tags"]
        == [tag.get("term") for tag in entry.findall("a:category", ATOM)]
        == [article.section.name]
    )


@pytest.mark.parametrize(("kind", "mark"), [("correction", "Correction"), ("update", "Update")])
def test_a_change_is_marked_dated_and_keeps_the_name(client, kind, mark):
    article = published(headline="They will meet", slug="first")
    [before] = items(client)
    Article.objects.filter(pk=article.pk).update(slug="second")
    publish(article=article, by=paper.user(), now=JULY, kind=kind, note="We gave the wrong lane.")
    [item], [entry] = items(client), atom_entries(client)
    assert item["id"] == before["id"] == told(entry, "id")
    assert item["url"] == f"{SITE}/articles/second/"
    assert item["title"] == told(entry, "title") == f"{mark}: They will meet"
    assert item["summary"] == told(entry, "summary") == f"{mark}: We gave the wrong lane. One sentence."
    assert item["date_published"] == "2025-04-11T12:00:00+00:00"
    assert item["date_modified"] == told(entry, "updated") == "2025-07-16T10:00:00+00:00"
    assert "We gave the wrong lane." in item["content_html"]


def test_what_was_withdrawn_ended_or_is_yet_to_come_is_absent(client):
    now = timezone.now()
    paper.publication(paper.written(), now=APRIL, ends_at=APRIL + timedelta(days=1))
    paper.publication(
        paper.written(), now=now, starts_at=now + timedelta(minutes=5), dateline=timezone.localdate(now)
    )
    withdrawn = published()
    stands = published()
    publish(article=withdrawn, by=paper.user(), now=JULY, kind="withdrawn", note="It was not so.")
    assert [item["url"] for item in items(client)] == [SITE + stands.get_absolute_url()]


def test_each_feed_holds_what_belongs_to_it(client):
    section, author = paper.section(), paper.author()
    athlete, meet = record.athlete(), record.meet()
    published(headline="Of it", section=section, authors=[author], athletes=[athlete], meet=meet)
    published(headline="Of neither")
    owners = {"section": section, "author": author, "athlete": athlete, "meet": meet}
    for of, owner in owners.items():
        assert [item["title"] for item in items(client, of, owner.slug)] == ["Of it"]
        assert [told(entry, "title") for entry in atom_entries(client, of, owner.slug)] == ["Of it"]
        page = client.get(owner.get_absolute_url()).content.decode()
        for form, content_type in TYPES.items():
            assert f'type="{content_type.split(";")[0]}"' in page
            assert f'href="{address(form, of, owner.slug)}"' in page
            assert f'href="{address(form)}"' in page


def test_nobody_is_told_of_what_has_no_page(client):
    hidden = record.meet(season=record.season(released_at=None))
    gone = [address("atom", "meet", hidden.slug), address("atom", "author", paper.author().slug)]
    gone += [address("atom", of, "nobody") for of in ("section", "author", "athlete", "meet")]
    assert {client.get(one).status_code for one in gone} == {404}


def test_a_merged_athlete_leads_to_the_one_who_stands(client):
    stands = record.athlete()
    merged = record.athlete(merged_into=stands)
    answer = client.get(address("json", "athlete", merged.slug))
    assert (answer.status_code, answer.url) == (302, address("json", "athlete", stands.slug))


def test_the_text_needs_neither_our_styles_nor_our_address(client):
    article = paper.written(meet=record.meet(), athletes=[record.athlete()])
    kinds = paper.models
    for kind in (kinds.QuoteBlock, kinds.FactBox, kinds.Matchup, kinds.PictureBlock, kinds.StartList):
        paper.block(kind, article)
    paper.publication(article)
    [item] = items(client)
    html = item["content_html"]
    assert f'src="{SITE}/media/' in html
    assert f'href="{SITE}/athletes/' in html
    assert item["image"].startswith(f"{SITE}/media/")
    assert [
        mark for mark in ('href="/', 'src="/', "class=", "<svg", "style=", "<script") if mark in html
    ] == []
    ElementTree.fromstring(client.get(address("atom")).content)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="/meets/x/" class="c">A</a>', '<a href="http://h/meets/x/">A</a>'),
        ('<a href="https://b/?a=1&amp;b=2">A</a>', '<a href="https://b/?a=1&amp;b=2">A</a>'),
        ("<p>1 &lt; 2 &#38; <svg><path d='M0'/><g>x</g></svg>3</p>", "<p>1 &lt; 2 &#38; 3</p>"),
        (
            '<img src="a.png" alt="&quot;Go&quot;" srcset="/b 2x">',
            '<img src="http://h/d/a.png" alt="&quot;Go&quot;">',
        ),
        ("<p>one<br>two\x0b</p>", "<p>one<br>two</p>"),
    ],
)
def test_self_contained(html, expected):
    assert self_contained(html, base="http://h/d/") == expected


def test_characters_that_xml_cannot_hold_do_not_break_the_feed(client):
    published(headline="A page\x0cbreak", standfirst="From a\x00 paste.".replace("\x00", "\x0b"))
    [entry] = atom_entries(client)
    assert told(entry, "title") == "A pagebreak"


@pytest.mark.parametrize("form", TYPES)
def test_a_reader_that_has_the_feed_is_told_so(client, form):
    article = published()
    first = client.get(address(form))
    assert first["Last-Modified"] == "Fri, 11 Apr 2025 12:00:00 GMT"
    same = client.get(address(form), headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    since = {"If-Modified-Since": first["Last-Modified"]}
    assert client.get(address(form), headers=since).status_code == 304
    publish(article=article, by=paper.user(), now=JULY, kind="withdrawn", note="It was not so.")
    assert client.get(address(form), headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert client.get(address(form), headers=since).status_code == 200


@pytest.mark.parametrize("form", TYPES)
def test_an_empty_feed_is_a_feed_and_does_not_change_with_the_clock(client, form):
    first, second = client.get(address(form)), client.get(address(form))
    assert first.status_code == 200
    assert first["ETag"] == second["ETag"]
    assert "Last-Modified" not in first


@pytest.mark.parametrize(
    ("of", "queries"), [("", 3), ("section", 4), ("author", 4), ("athlete", 4), ("meet", 4)]
)
def test_a_feed_costs_the_same_for_three_entries_as_for_one(client, django_assert_num_queries, of, queries):
    rows = {
        "section": paper.section(),
        "author": paper.author(),
        "athlete": record.athlete(),
        "meet": record.meet(),
    }

    def add() -> None:
        article = paper.written(
            section=rows["section"], authors=[rows["author"]], athletes=[rows["athlete"]], meet=rows["meet"]
        )
        paper.block(paper.models.PictureBlock, article)
        paper.publication(article)

    add()
    where = address("atom", of, rows[of].slug if of else "")
    with django_assert_num_queries(queries):
        assert client.get(where).status_code == 200
    add()
    add()
    with django_assert_num_queries(queries):
        client.get(where)
