"""What readers are told of the checks behind an article."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from newsroom.facts_checked import facts_checked
from newsroom.models import Publication
from newsroom.permissions import CHIEF_EDITOR
from newsroom.publishing import publish
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

JULY = datetime(2025, 7, 16, 10, 0, tzinfo=UTC)


def published(words: str, **fields) -> Publication:
    record.athlete("Ole Løper", birth_date=date(2000, 5, 1))
    article = paper.article(headline="A race", standfirst="")
    paper.text(article, f"<p>{words}</p>")
    return paper.publication(article, **fields)


def public(client, publication: Publication) -> str:
    return client.get(reverse("newsroom:article", args=[publication.slug])).content.decode()


def test_a_confirmed_statement_is_shown_with_what_the_record_says(client):
    publication = published("Ole Løper, 24, will race.")
    facts = facts_checked(publication)
    assert (facts["checked_at"], facts["as_of"]) == (paper.NOON, date(2025, 4, 11))
    assert facts["counts"] == [("Confirmed", 1)]
    (sentence,) = facts["sentences"]
    (answer,) = sentence["answers"]
    assert (sentence["text"], sentence["as_of"]) == ("Ole Løper, 24, will race.", None)
    assert (answer["words"], answer["found"]) == ("24", "Ole Løper is 24 on 11 April 2025.")
    page = public(client, publication)
    assert "<summary>Facts checked</summary>" in page
    assert "Ole Løper is 24 on 11 April 2025." in page
    assert f'href="{answer["evidence"][0]["url"]}"' in page


def test_what_was_published_against_the_record_says_so_and_keeps_the_reason_at_the_desk(client):
    chief = paper.user(CHIEF_EDITOR)
    publication = published("Ole Løper, 31, will race.", by=chief, override="His passport was shown to us.")
    page = public(client, publication)
    assert "Published against the record" in page
    assert "Ole Løper is 24 on 11 April 2025." in page
    assert "passport" not in page


def test_text_of_an_earlier_day_says_which(client):
    article = published("Ole Løper, 24, will race.").article
    paper.text(article, "<p>Ole Løper, 25, has raced.</p>")
    update = publish(article=article, by=paper.user(), now=JULY, kind="update")
    days = {one["text"]: one["as_of"] for one in facts_checked(update)["sentences"]}
    assert days == {"Ole Løper, 24, will race.": date(2025, 4, 11), "Ole Løper, 25, has raced.": None}


def test_rows_beyond_the_third_are_counted():
    rows = [{"label": f"Row {number}", "url": ""} for number in range(5)]
    publication = paper.publication()
    paper.check(publication, found="Five.", evidence=rows)
    (sentence,) = facts_checked(publication)["sentences"]
    assert [(len(one["evidence"]), one["more"]) for one in sentence["answers"]] == [(3, 2)]


@pytest.mark.parametrize("verdict", ["not-on-file", "attributed", "unchecked"])
def test_what_the_record_does_not_answer_is_not_called_checked(client, verdict):
    publication = paper.publication()
    paper.check(publication, verdict=verdict)
    assert facts_checked(publication) is None
    assert "Facts checked" not in public(client, publication)


def test_it_takes_one_query_however_many_statements(django_assert_num_queries):
    publication = paper.publication()
    for _ in range(3):
        paper.check(publication)
    with django_assert_num_queries(1):
        assert len(facts_checked(publication)["sentences"]) == 1
