"""The paper's public pages: what they show, from when on, and what they cost."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.models import Article, FactBox, Publication, QuoteBlock
from newsroom.publishing import publish
from newsroom.reading_lists import articles_about
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
APRIL, JULY = paper.NOON, datetime(2025, 7, 16, 10, 0, tzinfo=UTC)


def address(article: Article, number: int | None = None) -> str:
    if number is None:
        return reverse("newsroom:article", args=[article.slug])
    return reverse("newsroom:publication", args=[article.slug, number])


def updated() -> Article:
    """An article of April with an update of July."""
    article = paper.article(headline="They will meet")
    text = paper.text(article, "<p>Written in April.</p>")
    paper.publication(article)
    article.headline = "They will not meet"
    article.save()
    paper.text(article, "<p>Written in July.</p>", ordering=text.ordering - 1)
    publish(article=article, by=paper.user(), now=JULY, kind="update", note="One of them has withdrawn.")
    return article


def test_the_newest_publication_is_shown_with_its_history(client):
    article = updated()
    page = client.get(address(article)).content.decode()
    assert "<h1>They will not meet</h1>" in page
    assert "One of them has withdrawn." in page
    assert f'href="{address(article, 1)}"' in page
    assert "11 April 2025, 13:00 BST" in page
    assert f'<link rel="canonical" href="http://localhost:8000{address(article)}">' in page


def test_text_carried_over_is_marked_with_its_day(client):
    page = client.get(address(updated())).content.decode()
    july, mark, april = (
        page.index(words) for words in ("Written in July", "from here on is of", "Written in April")
    )
    assert july < mark < april
    assert "11 April 2025" in page[mark : mark + 120]


def test_an_earlier_publication_is_marked_and_leads_to_the_newest(client):
    article = updated()
    page = client.get(address(article, 1)).content.decode()
    assert "<h1>They will meet</h1>" in page
    assert "An earlier version" in page
    assert f'<a href="{address(article)}">Read the newest version</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert "Written in July" not in page


def test_the_newest_publication_is_no_earlier_version_at_its_own_number(client):
    article = updated()
    page = client.get(address(article, 2)).content.decode()
    assert "An earlier version" not in page
    assert client.get(address(article, 3)).status_code == 404


def test_a_correction_says_what_was_wrong(client):
    article = paper.publication().article
    publish(article=article, by=paper.user(), now=JULY, kind="correction", note="We gave the wrong lane.")
    page = client.get(address(article)).content.decode()
    assert 'aria-label="Correction"' in page
    assert "We gave the wrong lane." in page


def test_a_withdrawn_article_answers_410_everywhere_and_leaves_the_lists(client):
    article = paper.publication(paper.written(headline="Untrue after all")).article
    publish(article=article, by=paper.user(), now=JULY, kind="withdrawn", note="It was not so.")
    for number in (None, 1, 2):
        page = client.get(address(article, number))
        assert page.status_code == 410
        assert "It was not so." in page.content.decode()
    assert "Untrue after all" not in client.get(reverse("newsroom:archive")).content.decode()


def test_an_article_whose_time_has_ended_answers_410(client):
    article = paper.written()
    paper.publication(article, ends_at=APRIL + DAY)
    assert client.get(address(article)).status_code == 410


def test_nothing_shows_before_its_moment(client):
    now = timezone.now()
    meet, athlete, author, section = record.meet(), record.athlete(), paper.author(), paper.section()
    article = paper.written(
        headline="Still a secret", meet=meet, athletes=[athlete], authors=[author], section=section
    )
    paper.publication(
        article, now=now, starts_at=now + timedelta(minutes=5), dateline=timezone.localdate(now)
    )
    addresses = [
        address(article), address(article, 1), reverse("newsroom:home"), reverse("newsroom:archive"),
        section.get_absolute_url(), author.get_absolute_url(),
    ]  # fmt: skip
    answers = [client.get(one) for one in addresses]
    assert [answer.status_code for answer in answers] == [404, 404, 200, 200, 200, 404]
    assert all("Still a secret" not in answer.content.decode() for answer in answers)
    for as_of in (now, timezone.localdate(now)):
        assert articles_about(meet=meet, as_of=as_of) == articles_about(athlete=athlete, as_of=as_of) == []
    assert len(articles_about(meet=meet, as_of=now)) == 0


def test_an_old_address_leads_to_the_new_one(client):
    article = paper.publication(paper.written(slug="first-address")).article
    Article.objects.filter(pk=article.pk).update(slug="second-address")
    assert client.get("/articles/second-address/").status_code == 404
    publish(article=article, by=paper.user(), now=JULY, kind="update")
    moved = client.get("/articles/first-address/")
    assert (moved.status_code, moved.url) == (301, "/articles/second-address/")
    assert client.get("/articles/second-address/").status_code == 200


def test_lists_show_what_belongs_to_them(client):
    section, author = paper.section("Previews"), paper.author("The desk")
    paper.publication(paper.written(headline="Inside", section=section, authors=[author]))
    paper.publication(paper.written(headline="Outside"))
    for page in (section.get_absolute_url(), author.get_absolute_url()):
        words = client.get(page).content.decode()
        assert ("Inside" in words, "Outside" in words) == (True, False)
    both = client.get(reverse("newsroom:archive")).content.decode()
    assert ("Inside" in both, "Outside" in both) == (True, True)


def test_the_archive_is_paged(client):
    section = paper.section()
    person, author = paper.user(), paper.author()
    for number in range(21):
        article = paper.written(section=section, authors=[author], by=person, headline=f"Number {number:02}.")
        paper.publication(article, by=person, now=APRIL + number * DAY)
    first, second = (
        client.get(reverse("newsroom:archive"), {"page": page}).content.decode() for page in (1, 2)
    )
    assert ("Number 20." in first, "Number 00." in first) == (True, False)
    assert ("Number 20." in second, "Number 00." in second) == (False, True)
    for page in ("3", "0", "x"):
        assert client.get(reverse("newsroom:archive"), {"page": page}).status_code == 404


def test_articles_about_a_meet_or_an_athlete():
    meet, athlete = record.meet(), record.athlete()
    paper.publication(paper.written(headline="Of both", meet=meet, athletes=[athlete]))
    paper.publication(paper.written(headline="Of the meet", meet=meet))
    paper.publication(paper.written(headline="Of neither"))

    def headlines(**about) -> set[str]:
        return {card["headline"] for card in articles_about(as_of=JULY, **about)}

    assert headlines(meet=meet) == {"Of both", "Of the meet"}
    assert headlines(athlete=athlete) == headlines(meet=meet, athlete=athlete) == {"Of both"}
    assert articles_about(meet=meet, as_of=APRIL - DAY) == []


def test_the_front_page_is_alive_when_nothing_is_on_file(client):
    page = client.get(reverse("newsroom:home")).content.decode()
    assert "Nothing has been published yet." in page
    assert "No meet to come is on file." in page


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (-5, 5, "is under way; it ends on"),
        (-20, -10, "No date of the next season is on file."),
        (10, 20, "is to begin on"),
    ],
)
def test_the_front_page_says_how_the_season_stands(client, first, last, sentence):
    today = timezone.localdate()
    season = record.season(year=2025, released_at=APRIL)
    for days in (first, last):
        record.meet(today + days * DAY, season=season)
    assert sentence in client.get(reverse("newsroom:home")).content.decode()


def test_the_front_page_shows_the_last_results_on_file(client):
    race = record.race()
    for place, mark in ((1, 210_000), (2, 211_000), (4, 213_000)):
        record.result(record.athlete(f"Runner Place{place}"), mark, round=race, place=place)
    page = client.get(reverse("newsroom:home")).content.decode()
    assert ("Place1" in page, "Place2" in page, "Place4" in page) == (True, True, False)
    assert race.event.meet.get_absolute_url() in page


def rich_article() -> Article:
    article = paper.written(meet=record.meet(), athletes=[record.athlete()])
    for kind in (QuoteBlock, FactBox, paper.models.Matchup, paper.models.PictureBlock):
        paper.block(kind, article)
    return article


def cost(client, django_assert_max_num_queries, page: str, most: int) -> int:
    client.get(page)
    with django_assert_max_num_queries(most) as queries:
        assert client.get(page).status_code == 200
    return len(queries)


def test_an_article_costs_four_queries_however_often_it_was_published(client, django_assert_max_num_queries):
    article = paper.publication(rich_article()).article
    assert cost(client, django_assert_max_num_queries, address(article), 4) == 4
    for month in (5, 6):
        paper.text(article)
        moment = datetime(2025, month, 1, 12, tzinfo=UTC)
        publish(article=article, by=paper.user(), now=moment, kind="update")
    assert cost(client, django_assert_max_num_queries, address(article), 4) == 4
    assert cost(client, django_assert_max_num_queries, address(article, 2), 4) == 4


@pytest.mark.parametrize(("page", "most"), [("home", 11), ("archive", 2), ("section", 3), ("author", 3)])
def test_a_list_costs_the_same_for_three_rows_as_for_one(client, django_assert_max_num_queries, page, most):
    section, author, season = paper.section(), paper.author(), record.season(released_at=APRIL)
    addresses = {"section": section.get_absolute_url(), "author": author.get_absolute_url()}
    where = addresses.get(page) or reverse(f"newsroom:{page}")

    def add() -> None:
        article = paper.written(section=section, authors=[author])
        paper.block(paper.models.PictureBlock, article)
        paper.publication(article)
        record.meet(timezone.localdate() + 3 * DAY, season=season)
        race = record.race()
        record.result(record.athlete(), 210_000, round=race, place=1)

    add()
    one = cost(client, django_assert_max_num_queries, where, most)
    add()
    add()
    assert cost(client, django_assert_max_num_queries, where, most) == one


@pytest.mark.parametrize("name", ["home", "archive", "about", "article"])
def test_readers_get_no_cookie_and_pages_without_inline_code(client, name):
    article = paper.publication(rich_article()).article
    answer = client.get(address(article) if name == "article" else reverse(f"newsroom:{name}"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert all(inline not in page for inline in ("<style", " style=", " onclick=", "<script>"))


def test_a_publication_is_dated_by_the_site_and_not_by_the_server(client):
    article = paper.publication(now=datetime(2025, 7, 1, 23, 30, tzinfo=UTC)).article
    assert Publication.objects.get().dateline == date(2025, 7, 2)
    assert "2 July 2025, 00:30 BST" in client.get(address(article)).content.decode()
