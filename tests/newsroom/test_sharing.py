"""A share link shows one draft, to whoever holds it, for as long as it is open; and shows it nowhere else."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from config.freshness import VALID_UNTIL
from newsroom.embargoes import lift_embargo, set_embargo
from newsroom.models import PreviewLink, Revocation
from newsroom.permissions import ROLES
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.removing import remove
from newsroom.sharing import revoke, share
from tests.factories import paper

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def article():
    made = paper.article(headline="Not yet printed")
    paper.text(made, "<p>Secret plans.</p>")
    return made


def address(secret: str) -> str:
    return reverse("shared_draft", args=[secret])


def test_it_shows_the_draft_of_that_moment_and_later_changes_do_not_reach_it(client, article, now):
    _, secret = paper.shared(article, now=now)
    article.headline = "Rewritten"
    article.save()
    page = client.get(address(secret))
    text = page.content.decode()
    assert page.status_code == 200
    assert all(words in text for words in ("Not yet printed", "Secret plans.", "Draft, not published"))
    assert "Rewritten" not in text
    assert "This is a draft as it stood then" in text


def test_nobody_keeps_it_indexes_it_or_is_told_its_address(client, article, now):
    link, secret = paper.shared(article, now=now)
    page = client.get(address(secret))
    assert page["Cache-Control"] == "no-store, private"
    assert page["X-Robots-Tag"].startswith("noindex, nofollow, noarchive")
    assert page["Referrer-Policy"] == "no-referrer"
    assert VALID_UNTIL not in page.wsgi_request.environ
    text = page.content.decode()
    assert '<meta name="robots" content="noindex">' in text
    assert 'rel="canonical"' not in text
    assert "og:url" not in text
    assert secret not in "".join(map(str, PreviewLink.objects.values_list().get()))
    assert len(secret) >= 43
    assert link.secret_digest not in text


@pytest.mark.parametrize(
    ("end", "status"),
    [("expired", 410), ("revoked", 410), ("removed", 410), ("embargo", 403), ("guessed", 404)],
)
def test_when_it_shows_nothing(client, article, now, end, status):
    link, secret = paper.shared(article, now=now - 25 * HOUR, days=1 if end == "expired" else 7)
    if end == "revoked":
        revoke(link=link, by=paper.user(), now=now - HOUR)
    if end == "removed":
        remove(article=article, versions=[link.version], reason="Order.", by=paper.chief_editor(), now=now)
    if end == "embargo":
        set_embargo(article=article, until=now + HOUR, source="A federation", by=paper.user(), now=now)
    if end == "guessed":
        secret = secret[:-1] + ("A" if secret[-1] != "A" else "B")
    answer = client.get(address(secret))
    assert answer.status_code == status
    assert not any(words in answer.content.decode() for words in ("Not yet printed", "Secret plans"))
    if status != 404:
        assert answer["Cache-Control"] == "no-store, private"
        assert "noindex" in answer["X-Robots-Tag"]


def test_under_an_embargo_none_is_made_and_after_it_the_old_one_shows_again(client, article, now):
    _, secret = paper.shared(article, now=now - HOUR)
    set_embargo(article=article, until=now + HOUR, source="A federation", by=paper.user(), now=now)
    with pytest.raises(PublishingRefusedError) as refused:
        paper.shared(article, now=now)
    assert refused.value.refusal == Refusal.SHARE_EMBARGOED
    lift_embargo(article=article, reason="Released.", by=paper.chief_editor(), now=timezone.now())
    assert client.get(address(secret)).status_code == 200


def test_the_draft_stands_at_no_address_of_readers(client, article, now):
    paper.publication()
    paper.shared(article, now=now)
    slug = article.slug
    for page in (
        "/",
        "/articles/",
        "/articles/feed.atom",
        "/articles/feed.json",
        "/sitemap.xml",
        "/robots.txt",
    ):
        assert "Not yet printed" not in client.get(page).content.decode()
    for page in (f"/articles/{slug}/", f"/articles/{slug}.ninjs.json", f"/articles/{slug}/publications/1/"):
        assert client.get(page).status_code == 404
    assert "Not yet printed" not in client.get(article.section.get_absolute_url()).content.decode()


def test_who_may_make_and_revoke_one(article):
    may = {role for role in ROLES if paper.user(role).has_perm("newsroom.share_draft")}
    assert may == {"Editor", "Chief editor"}
    writer = paper.user("Writer")
    for refused in (
        lambda: share(article=article, days=1, by=writer, now=paper.NOON),
        lambda: revoke(link=paper.preview_link(article), by=writer, now=paper.NOON),
    ):
        with pytest.raises(PublishingRefusedError):
            refused()
    assert not Revocation.objects.exists()


def test_a_text_that_changed_meanwhile_is_not_shared(article):
    with pytest.raises(PublishingRefusedError) as refused:
        share(article=article, days=1, by=paper.user(), now=paper.NOON, seen=paper.NOON - HOUR)
    assert refused.value.refusal == Refusal.CHANGED_MEANWHILE


def test_an_editor_makes_and_revokes_one_at_the_desk(client, article):
    client.force_login(paper.user(first_name="Test", last_name="Editor"))
    page = reverse("admin:newsroom_article_share", args=[article.pk])
    made = client.post(page, {"days": 7, "for_whom": "the coach", "seen": article.changed_at.isoformat()})
    (secret,) = re.findall(r'value="http[^"]+/drafts/([^/"]+)/"', made.content.decode())
    client.logout()
    assert client.get(address(secret)).status_code == 200
    client.force_login(paper.user())
    listed = client.get(page).content.decode()
    assert "for the coach" in listed and "Test Editor" in listed and secret not in listed
    revoked = reverse("admin:newsroom_article_revoke", args=[article.pk, PreviewLink.objects.get().pk])
    assert client.get(revoked).status_code == 404
    assert "Revoked: the link shows nothing" in client.post(revoked, follow=True).content.decode()
    client.post(revoked)
    assert Revocation.objects.count() == 1
    assert client.get(address(secret)).status_code == 410


def test_the_page_of_links_costs_the_same_for_three_as_for_one(client, article, django_assert_num_queries):
    client.force_login(paper.chief_editor())
    page = reverse("admin:newsroom_article_share", args=[article.pk])
    paper.shared(article)
    client.get(page)
    with django_assert_num_queries(COST):
        client.get(page)
    paper.shared(article)
    revoke(link=paper.shared(article)[0], by=paper.user(), now=paper.NOON)
    with django_assert_num_queries(COST):
        client.get(page)


COST = 8
"""Session, person and permissions (4), the article, its embargo, its links, those that are open."""
