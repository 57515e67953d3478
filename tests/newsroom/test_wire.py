"""The wire: each publication as ninjs, its versions, its corrections, and the kill."""

from datetime import timedelta

import pytest
from django.urls import reverse

from newsroom.models import Article
from newsroom.publishing import publish
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

SITE = "http://localhost:8000"
DAY = timedelta(days=1)
NAMES = {
    "uri", "type", "representationtype", "profile", "version", "firstcreated", "versioncreated", "contentcreated",
    "embargoed", "pubstatus", "urgency", "copyrightholder", "copyrightnotice", "usageterms", "ednote", "language",
    "descriptions", "bodies", "headlines", "people", "organisations", "places", "subjects", "events", "objects",
    "infosources", "title", "by", "slugline", "located", "renditions", "associations", "altids", "trustindicators",
    "standard", "genres", "expires", "rightsinfo",
}  # fmt: skip
"""Every property the standard knows, version 2.1."""


def sent(client, article: Article, number: int | None = None) -> dict:
    name, args = ("wire", [article.slug]) if number is None else ("wire_publication", [article.slug, number])
    answer = client.get(reverse(f"newsroom:{name}", args=args))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json")
    assert not answer.cookies
    document = answer.json()
    assert document.keys() - NAMES == set()
    assert all(one.keys() - NAMES == {"name"} for one in document.get("associations", []))
    assert document["standard"]["version"] == "2.1"
    return document


def corrected() -> Article:
    article = paper.written(
        headline="They will meet", meet=record.meet(), athletes=[record.athlete("Testa Miler")]
    )
    paper.publication(article)
    publish(
        article=article,
        by=paper.user(),
        now=paper.NOON + DAY,
        kind="correction",
        note="We gave the wrong lane.",
    )
    return article


def test_a_publication_is_sent_whole(client):
    article = paper.written(
        headline="They will meet",
        authors=[paper.author("Ann Example"), paper.author("The desk")],
        athletes=[record.athlete("Testa Miler")],
        meet=record.meet(),
        topics=[paper.topic("Middle distance")],
    )
    picture = paper.block(paper.models.PictureBlock, article).picture
    paper.publication(article)
    document = sent(client, article)
    assert document["uri"] == f"tag:localhost,2025-04-11:article-{article.pk}"
    assert (document["type"], document["pubstatus"], document["version"]) == ("text", "usable", "1")
    assert document["firstcreated"] == document["versioncreated"] == "2025-04-11T12:00:00+00:00"
    assert document["headlines"] == [{"role": "main", "value": "They will meet"}]
    assert document["descriptions"] == [{"role": "summary", "value": "One sentence."}]
    assert document["by"] == "Ann Example, The desk"
    [body] = document["bodies"]
    assert body["contenttype"] == "text/html"
    assert "<p>Some words.</p>" in body["value"]
    assert [one["name"] for one in document["people"]] == ["Testa Miler"]
    assert [one["uri"] for one in document["events"]] == [SITE + article.meet.get_absolute_url()]
    assert [one["name"] for one in document["subjects"]] == ["athletics", "Middle distance"]
    [image] = document["associations"]
    assert (image["type"], image["uri"], image["by"]) == ("picture", SITE + picture.image.url, picture.credit)
    assert "ednote" not in document


def test_a_correction_is_a_higher_version_of_the_same_and_says_what_was_wrong(client):
    article = corrected()
    newest, first = sent(client, article), sent(client, article, 1)
    assert newest["uri"] == first["uri"]
    assert (first["version"], newest["version"]) == ("1", "2")
    assert newest["ednote"] == "Correction: We gave the wrong lane."
    assert (newest["firstcreated"], newest["versioncreated"]) == (
        "2025-04-11T12:00:00+00:00",
        "2025-04-12T12:00:00+00:00",
    )
    assert [(one["version"], one["uri"]) for one in newest["associations"]] == [
        ("1", f"{SITE}/articles/{article.slug}/publications/1.ninjs.json")
    ]


def test_a_withdrawal_is_a_kill_at_every_address_and_sends_no_text(client):
    article = corrected()
    publish(
        article=article, by=paper.user(), now=paper.NOON + 2 * DAY, kind="withdrawn", note="It was not so."
    )
    kill = sent(client, article)
    assert (kill["pubstatus"], kill["version"]) == ("canceled", "3")
    assert kill["ednote"] == "Withdrawn: It was not so."
    assert {"bodies", "headlines", "descriptions", "title", "associations"} & kill.keys() == set()
    assert sent(client, article, 1) == sent(client, article, 2) == kill


def test_an_article_whose_time_has_ended_is_called_back(client):
    article = paper.written()
    paper.publication(article, ends_at=paper.NOON + DAY)
    kill = sent(client, article)
    assert (kill["pubstatus"], kill["version"]) == ("canceled", "1.1")
    assert kill["versioncreated"] == "2025-04-12T12:00:00+00:00"
    assert "bodies" not in kill


def test_what_is_not_public_is_not_sent_and_an_old_address_leads_to_the_new_one(client):
    assert client.get(reverse("newsroom:wire", args=[paper.written().slug])).status_code == 404
    article = corrected()
    assert client.get(reverse("newsroom:wire_publication", args=[article.slug, 9])).status_code == 404
    old = reverse("newsroom:wire", args=[article.slug])
    Article.objects.filter(pk=article.pk).update(slug="second")
    publish(article=article, by=paper.user(), now=paper.NOON + 2 * DAY, kind="update", note="More.")
    moved = client.get(old)
    assert (moved.status_code, moved.url) == (301, "/articles/second.ninjs.json")


def test_an_article_leads_to_its_wire_and_the_wire_is_kept_by_its_tag(client, django_assert_num_queries):
    article = corrected()
    where = reverse("newsroom:wire", args=[article.slug])
    assert f'href="{where}"' in client.get(article.get_absolute_url()).content.decode()
    with django_assert_num_queries(2):
        first = client.get(where)
    assert client.get(where, headers={"If-None-Match": first["ETag"]}).status_code == 304
