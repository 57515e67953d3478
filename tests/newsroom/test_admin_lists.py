"""The desk's lists: what they say, how they are searched, what they cost."""

import pytest
from django.urls import reverse

from newsroom.models import Article
from tests.factories import paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    person = paper.user()
    client.force_login(person)
    return person


@pytest.mark.parametrize(
    ("stands", "found"),
    [
        (None, {"Draft", "Out", "Changed", "Gone"}),
        ("draft", {"Draft"}),
        ("published", {"Out", "Changed"}),
        ("changed", {"Changed"}),
        ("withdrawn", {"Gone"}),
    ],
)
def test_the_list_says_how_each_article_stands(client, editor, stands, found):
    paper.written(headline="Draft")
    paper.publication(paper.written(headline="Out"))
    changed = paper.publication(paper.written(headline="Changed")).article
    Article.objects.filter(pk=changed.pk).update(changed_at=paper.NOON.replace(month=5))
    gone = paper.publication(paper.written(headline="Gone")).article
    paper.publication(gone, kind="withdrawn", note="Untrue.", now=paper.NOON.replace(month=5))
    page = client.get(reverse("admin:newsroom_article_changelist"), {"stands": stands} if stands else {})
    rows = {str(row) for row in page.context["cl"].result_list}
    assert rows == found
    assert "published (1), changed since" in page.content.decode() or stands not in (None, "changed")


def test_search_forgives_accents(client, editor):
    paper.article(headline="Nordås in Oslo")
    paper.quote(words="Vi er på vei", speaker_name="Gjert Løper")
    for address, words, model in (
        ("article", "NORDAS", "Nordås in Oslo"),
        ("quote", "loper pa", "Vi er på vei"),
    ):
        page = client.get(reverse(f"admin:newsroom_{address}_changelist"), {"q": words})
        assert model in page.content.decode()
        assert page.context["cl"].result_count == 1


@pytest.mark.parametrize("name", ["version", "publication", "step", "calloff", "embargo"])
def test_what_has_been_decided_is_only_read(client, editor, name):
    row = LISTS[name]()
    assert client.get(reverse(f"admin:newsroom_{name}_add")).status_code == 403
    assert client.get(reverse(f"admin:newsroom_{name}_change", args=[row.pk])).status_code == 200
    assert client.post(reverse(f"admin:newsroom_{name}_change", args=[row.pk]), {}).status_code == 403
    assert client.post(reverse(f"admin:newsroom_{name}_delete", args=[row.pk]), {}).status_code == 403


LISTS = {
    "article": paper.written, "quote": paper.quote, "picture": paper.picture, "author": paper.author,
    "section": paper.section, "topic": paper.topic, "version": paper.version, "publication": paper.publication,
    "step": paper.step, "calloff": paper.call_off, "embargo": paper.embargo,
}  # fmt: skip


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_for_three_rows_as_for_one(client, django_assert_max_num_queries, name):
    client.force_login(paper.chief_editor())
    address = reverse(f"admin:newsroom_{name}_changelist")
    LISTS[name]()
    client.get(address)
    with django_assert_max_num_queries(20) as one:
        client.get(address)
    LISTS[name]()
    LISTS[name]()
    with django_assert_max_num_queries(len(one)):
        client.get(address)
