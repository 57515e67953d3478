"""The front page: pinned by the chief editor or newest first; every arrangement is kept, and answers for its time."""

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom.front_page import arrange, stands
from newsroom.models import Arrangement
from newsroom.permissions import ROLES
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.removing import remove
from tests.factories import paper

pytestmark = pytest.mark.django_db
NOW, HOUR = paper.NOON, paper.HOUR


@pytest.fixture
def chief():
    return paper.chief_editor()


@pytest.fixture
def articles():
    """Four articles, D the newest."""
    return {
        name: paper.publication(paper.written(headline=name), now=NOW - (10 - hour) * HOUR).article
        for hour, name in enumerate("ABCD")
    }


def page(at=NOW) -> str:
    return "".join(row.version.headline for row in stands(as_of=at))


@pytest.mark.parametrize(
    ("pins", "found"),
    [
        ({}, "DCBA"),
        ({1: "A"}, "ADCB"),
        ({1: "B", 2: "A"}, "BADC"),
        ({3: "D"}, "CBDA"),
        ({1: "D"}, "DCBA"),
        ({4: "D", 1: "A"}, "ACBD"),
        ({9: "C"}, "DBAC"),
    ],
)
def test_pinned_articles_keep_their_places_and_the_newest_take_the_rest(articles, chief, pins, found):
    arrange(places={place: articles[name] for place, name in pins.items()}, by=chief, now=NOW)
    assert page() == found


def test_every_arrangement_answers_for_its_own_time(articles, chief):
    for hour, places in ((0, {1: articles["A"]}), (2, {1: articles["B"]}), (4, {})):
        arrange(places=places, by=chief, now=NOW + hour * HOUR)
    assert [page(NOW + hour * HOUR) for hour in (-1, 1, 3, 5)] == ["DCBA", "ADCB", "BDCA", "DCBA"]
    assert Arrangement.objects.count() == 3


def test_a_place_whose_article_is_not_public_goes_to_the_newest(articles, chief):
    planned = paper.publication(paper.written(headline="E"), now=NOW, starts_at=NOW + 2 * HOUR).article
    arrange(places={1: planned, 2: articles["A"], 3: articles["B"]}, by=chief, now=NOW)
    assert page(NOW + HOUR) == "DABC"
    assert page(NOW + 2 * HOUR) == "EABDC"
    publish(article=articles["A"], by=chief, now=NOW + 3 * HOUR, kind="withdrawn", note="Untrue.")
    version = articles["B"].versions.get()
    remove(article=articles["B"], versions=[version], reason="Order.", by=chief, now=NOW + 3 * HOUR)
    assert page(NOW + 4 * HOUR) == "EDC"


@pytest.mark.parametrize(
    ("role", "places", "seen", "refusal"),
    [
        ("Editor", {1: "A"}, None, Refusal.ARRANGE_NOT_PERMITTED),
        ("Chief editor", {1: "A", 2: "A"}, None, Refusal.PLACED_TWICE),
        ("Chief editor", {10: "A"}, None, Refusal.PLACED_TWICE),
        ("Chief editor", {1: "draft"}, None, Refusal.NEVER_PUBLISHED),
        ("Chief editor", {1: "A"}, 999_999, Refusal.ARRANGED_MEANWHILE),
    ],
)
def test_what_is_refused(articles, role, places, seen, refusal):
    known = {**articles, "draft": paper.written()}
    chosen = {place: known[name] for place, name in places.items()}
    with pytest.raises(PublishingRefusedError) as refused:
        arrange(places=chosen, by=paper.user(role), now=NOW, seen=seen)
    assert refused.value.refusal == refusal
    assert not Arrangement.objects.exists()


def test_who_may_arrange_it():
    may = {role for role in ROLES if paper.user(role).has_perm("newsroom.arrange_front_page")}
    assert may == {"Chief editor"}


def test_the_chief_arranges_it_at_the_desk_and_readers_see_it(client, chief, articles):
    client.force_login(chief)
    address = reverse("admin:newsroom_arrangement_arrange")
    a, b = articles["A"].pk, articles["B"].pk
    twice = client.post(address, {"seen": 0, "place_1": a, "place_2": a}).content.decode()
    assert "It stands in place 1 already." in twice
    client.post(address, {"seen": 0, "place_1": a, "place_2": b})
    home = client.get("/").content.decode()
    assert home.index(">A</a>") < home.index(">B</a>") < home.index(">D</a>")
    late = client.post(address, {"seen": 0, "place_1": b}).content.decode()
    assert "Somebody arranged the front page while you were looking." in late
    seen = Arrangement.objects.get().pk
    done = client.post(address, {"seen": seen, "place_1": a, "_newest": ""}, follow=True).content.decode()
    assert "arranged so from now on" in done and "Newest first" in done
    home = client.get("/").content.decode()
    assert home.index(">D</a>") < home.index(">A</a>")


def test_what_was_the_home_page_then_says_who_had_arranged_it(client, articles):
    chief = paper.chief_editor(first_name="Clara", last_name="Chief")
    arrange(places={1: articles["A"]}, by=chief, now=NOW)
    client.force_login(chief)
    for at, words, first in (
        (NOW - HOUR, "Nobody had arranged it", "D"),
        (NOW + HOUR, "by Clara Chief", "A"),
    ):
        local = timezone.localtime(at)
        asked = {"at_0": f"{local:%Y-%m-%d}", "at_1": f"{local:%H:%M:%S}", "article": ""}
        said = client.get(reverse("admin:newsroom_publication_was_public", query=asked))
        assert words in said.content.decode()
        assert said.context["found"][0].version.headline == first
        shown = client.get(
            reverse("admin:newsroom_publication_was_public_page", query=asked)
        ).content.decode()
        assert all(shown.index(f">{first}</a>") <= shown.index(f">{one}</a>") for one in "ABCD")


COST = 15
"""Session, person, permissions (4), the newest arrangement and its places, whom it could show (3), the page as it stands
(3), and how it was arranged (3)."""


def test_the_page_costs_the_same_for_three_arrangements_as_for_one(
    client, chief, articles, django_assert_num_queries
):
    client.force_login(chief)
    address = reverse("admin:newsroom_arrangement_arrange")
    arrange(places={1: articles["A"]}, by=chief, now=NOW)
    client.get(address)
    for _ in range(2):
        with django_assert_num_queries(COST):
            client.get(address)
        places = {place: articles[name] for place, name in enumerate("BCD", start=1)}
        arrange(places=places, by=chief, now=NOW + HOUR)
        arrange(places=places, by=chief, now=NOW + HOUR)
