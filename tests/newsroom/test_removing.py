"""Removal for legal reasons: nothing shows the text again, whatever else is done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase as HypothesisCase

from newsroom.choices import PublicationKind
from newsroom.models import Article, OriginalRead, Publication, Removal
from newsroom.permissions import ROLES
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.removing import open_original, remove
from tests.factories import paper, record

NOW, HOUR = paper.NOON, paper.HOUR
SECRETS = ("Libel", "slander")


@pytest.fixture
def chief(db):
    return paper.chief_editor()


@pytest.fixture
def article(chief) -> Article:
    """Published with a libel, then again without one."""
    meet, athlete = record.meet(), record.athlete()
    made = paper.article(headline="Libel in lane 4", slug="lane-4", meet=meet, athletes=[athlete])
    text = paper.text(made, "<p>It is slander.</p>")
    paper.publication(made)
    made.headline, text.text = "Lane 4", "<p>Nothing is wrong.</p>"
    made.save()
    text.save()
    note = "The headline was Libel."
    publish(article=made, by=paper.user(), now=NOW + HOUR, kind="correction", note=note)
    return made


def take(article: Article, number: int, by, now=NOW + 2 * HOUR) -> Removal:
    version = article.publications.get(number=number).version
    return remove(article=article, versions=[version], reason="A court’s order.", by=by, now=now)[0]


def addresses(article: Article) -> list[str]:
    """Every public address that could show a word of it."""
    meet, athlete = article.meet, article.athletes.get()
    author = article.byline.get().author
    return [
        *("/", "/articles/", "/articles/feed.atom", "/articles/feed.json", "/sitemap.xml"),
        *(article.section.get_absolute_url(), author.get_absolute_url()),
        *(meet.get_absolute_url(), athlete.get_absolute_url()),
        *(
            reverse(f"newsroom:{kind}_feed", args=[row.slug, form])
            for kind, row in (
                ("section", article.section),
                ("author", author),
                ("athlete", athlete),
                ("meet", meet),
            )
            for form in ("atom", "json")
        ),
        *(reverse(f"newsroom:{name}", args=["lane-4"]) for name in ("article", "wire")),
        *(
            reverse(f"newsroom:{name}", args=["lane-4", number])
            for name in ("publication", "wire_publication")
            for number in article.publications.values_list("number", flat=True)
        ),
    ]


def shown(client, article: Article) -> str:
    return "".join(client.get(address).content.decode() for address in addresses(article))


def test_an_earlier_version_goes_alone(client, article, chief):
    take(article, 1, chief)
    gone = client.get("/articles/lane-4/publications/1/")
    assert gone.status_code == 410
    assert "Removed for legal reasons" in gone.content.decode()
    kill = client.get(reverse("newsroom:wire_publication", args=["lane-4", 1])).json()
    assert (kill["pubstatus"], kill["version"], kill["ednote"]) == (
        "canceled",
        "1.2",
        "Removed for legal reasons.",
    )
    page = client.get("/articles/lane-4/")
    assert page.status_code == 200
    assert "Nothing is wrong." in page.content.decode()
    assert 'href="/articles/lane-4/publications/1/"' not in page.content.decode()
    assert "slander" not in shown(client, article)


def test_the_newest_takes_the_whole_address_and_every_list_with_it(client, article, chief):
    take(article, 2, chief)
    for address in (
        "/articles/lane-4/",
        "/articles/lane-4/publications/1/",
        "/articles/lane-4/publications/2/",
    ):
        answer = client.get(address)
        assert answer.status_code == 410
        assert not any(word in answer.content.decode() for word in (*SECRETS, "court"))
    kill = client.get(reverse("newsroom:wire", args=["lane-4"])).json()
    assert (kill["pubstatus"], kill["version"]) == ("canceled", "2.2")
    assert not any(word in shown(client, article) for word in (*SECRETS, "Nothing is wrong", "court"))


def test_a_feed_that_was_kept_is_asked_for_again(client, article, chief):
    paper.publication()
    before = client.get("/articles/feed.atom")
    take(article, 2, chief)
    again = client.get("/articles/feed.atom", headers={"If-Modified-Since": before["Last-Modified"]})
    assert again.status_code == 200


def test_what_was_public_then_does_not_bring_it_back(client, article, chief):
    client.force_login(paper.user())
    take(article, 1, chief)
    local = timezone.localtime(NOW)
    for asked in (article.pk, ""):
        for name in ("was_public", "was_public_page"):
            query = {"at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M:%S}", "article": asked}
            text = client.get(reverse(f"admin:newsroom_publication_{name}", query=query)).content.decode()
            assert not any(word in text for word in SECRETS)


@pytest.mark.parametrize(
    ("role", "reason", "number", "refusal"),
    [
        ("Editor", "An order.", 1, Refusal.REMOVE_NOT_PERMITTED),
        ("Chief editor", "  ", 1, Refusal.NO_REASON),
        ("Chief editor", "An order.", None, Refusal.NOTHING_TO_REMOVE),
    ],
)
def test_what_is_refused(article, role, reason, number, refusal):
    versions = [article.publications.get(number=number).version] if number else [paper.version()]
    with pytest.raises(PublishingRefusedError) as refused:
        remove(article=article, versions=versions, reason=reason, by=paper.user(role), now=NOW)
    assert refused.value.refusal == refusal
    assert not Removal.objects.exists()


def test_the_same_text_is_not_published_again(article, chief):
    take(article, 2, chief)
    again = {"article": article, "by": chief, "kind": "update"}
    with pytest.raises(PublishingRefusedError) as refused:
        publish(**again, now=NOW + 25 * HOUR)
    assert refused.value.refusal == Refusal.REMOVED_TEXT
    assert article.publications.count() == 2


def test_a_chief_removes_it_at_the_desk_and_reads_the_original(client, article, chief):
    client.force_login(chief)
    page = reverse("admin:newsroom_article_remove", args=[article.pk])
    version = article.publications.get(number=1).version
    assert "Write the reason" in client.post(page, {"versions": [version.pk]}).content.decode()
    assert "Choose at least one" in client.post(page, {"reason": "An order."}).content.decode()
    assert client.post(page, {"versions": [version.pk], "reason": "An order."}).status_code == 302
    original = reverse("admin:newsroom_removal_original", args=[Removal.objects.get().pk])
    assert "slander" not in client.get(original).content.decode()
    assert "Write the reason" in client.post(original, {"reason": " "}).content.decode()
    assert not OriginalRead.objects.exists()
    answer = client.post(original, {"reason": "The court asks."})
    assert "slander" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]
    assert list(OriginalRead.objects.values_list("by", "reason")) == [(chief.pk, "The court asks.")]
    document = client.get(reverse("admin:newsroom_version_change", args=[version.pk])).content.decode()
    assert "slander" not in document


def test_nobody_else_removes_or_opens_an_original(client, article, chief):
    row = take(article, 1, chief)
    pages = [
        reverse("admin:newsroom_article_remove", args=[article.pk]),
        reverse("admin:newsroom_removal_original", args=[row.pk]),
        reverse("admin:newsroom_removal_changelist"),
    ]
    for role in set(ROLES) - {"Chief editor"}:
        client.force_login(paper.user(role))
        assert {client.get(page).status_code for page in pages} == {403}
        with pytest.raises(PublishingRefusedError):
            open_original(removal=row, reason="I wonder.", by=paper.user(role), now=NOW)


ACTIONS = st.lists(
    st.tuples(st.sampled_from(["save", "remove", *PublicationKind.values]), st.integers(0, 4), st.booleans()),
    max_size=9,
)


@pytest.mark.django_db
class TestRemoved(HypothesisCase):
    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(actions=ACTIONS)
    def test_no_sequence_of_actions_shows_a_removed_text_of_any_moment(self, actions):
        chief, article = paper.chief_editor(), paper.article(headline="Text 0")
        text, removed = paper.text(article, "<p>0</p>"), set()
        for number, (action, which, rebased) in enumerate(actions):
            now = NOW + number * HOUR
            try:
                if action == "save":
                    text.text = f"<p>{which}</p>"
                    text.save()
                elif action == "remove":
                    version = article.versions.order_by("pk")[which : which + 1]
                    rows = remove(article=article, versions=version, reason="Order.", by=chief, now=now)
                    removed |= {row.version_id for row in rows}
                else:
                    said = {"note": "Note.", "planned": "rebase" if rebased else "call_off"}
                    starts = now + which * timedelta(minutes=45)
                    publish(article=article, by=chief, now=now, kind=action, starts_at=starts, **said)
            except PublishingRefusedError:
                pass
            for half in range(2 * len(actions) + 8):
                public = Publication.objects.public(as_of=NOW + half * HOUR / 2)
                assert not removed & set(public.values_list("version", flat=True))
        for row in Removal.objects.select_related("version"):
            later = article.versions.filter(created_at__gt=row.at)
            assert row.version.document["blocks"] not in [one.document["blocks"] for one in later]
