"""The desk's pages from review to call-off, over Django's test client."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from newsroom import workflow
from newsroom.calling_off import call_off
from newsroom.models import Article, CallOff, Embargo, Publication
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from tests.factories import paper

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


@pytest.fixture
def editor(client):
    person = paper.user()
    client.force_login(person)
    return person


def page(name: str, row) -> str:
    model = "publication" if isinstance(row, Publication) else "article"
    return reverse(f"admin:newsroom_{model}_{name}", args=[row.pk])


def said(prefix: str, moment: datetime) -> dict:
    """A moment as the form's two boxes hold it."""
    local = timezone.localtime(moment)
    return {f"{prefix}_0": f"{local:%Y-%m-%d}", f"{prefix}_1": f"{local:%H:%M:%S}"}


def soon() -> datetime:
    return (timezone.now() + TOMORROW).replace(microsecond=0)


def plan(article: Article | None = None) -> Publication:
    """Published in 2025; an update is to start tomorrow."""
    article = article or paper.publication().article
    return paper.planned(article, now=timezone.now(), starts_at=soon())


def test_an_article_is_planned_seen_on_the_calendar_and_called_off(client, editor):
    article, starts_at = paper.written(headline="Kerr v Testa"), soon()
    asked = {
        "kind": "new",
        "when": "at",
        **said("starts_at", starts_at),
        **said("ends_at", starts_at + TOMORROW),
    }
    done = client.post(page("publish", article), asked, follow=True).content.decode()
    assert "Publication 1 is planned: from " in done
    planned = Publication.objects.get()
    assert (planned.starts_at, planned.ends_at) == (starts_at, starts_at + TOMORROW)
    assert client.get(article.get_absolute_url()).status_code == 404

    calendar = client.get(reverse("admin:newsroom_publication_planned"))
    assert [(row["ends"], row["at"]) for day in calendar.context["days"] for row in day["rows"]] == [
        (False, starts_at), (True, starts_at + TOMORROW),
    ]  # fmt: skip
    assert "Write the reason" in client.post(page("call_off", planned), {"reason": ""}).content.decode()
    client.post(page("call_off", planned), {"reason": "The meet is postponed."})
    assert CallOff.objects.get().publication == planned
    calendar = client.get(reverse("admin:newsroom_publication_planned"))
    assert (calendar.context["days"], "The meet is postponed." in calendar.content.decode()) == ([], True)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"when": "at"}, "Say from when."),
        ({"when": "at", "starts_at_0": "2199-01-01"}, "Give the time too."),
        ({"when": "at", "starts_at_1": "06:00"}, "Give the day too."),
        ({"when": "at", "starts_at_0": "2020-01-01", "starts_at_1": "06:00"}, "Nobody publishes in the past."),
        ({"when": "now", "starts_at_0": "2199-01-01", "starts_at_1": "06:00"}, "You chose “now” and gave a moment."),
        ({"when": "at", "starts_at_0": "2030-03-31", "starts_at_1": "01:30"}, "01:30 does not exist on that day"),
        ({"when": "at", "starts_at_0": "2030-10-27", "starts_at_1": "01:30"}, "01:30 comes twice on that night"),
        ({"ends_at_0": "2020-01-01", "ends_at_1": "06:00"}, "It would end before it starts."),
        ({"embargo_until_0": "2199-01-01", "embargo_until_1": "06:00"}, "Say who set the embargo."),
        (
            {"embargo_until_0": "2199-01-01", "embargo_until_1": "06:00", "embargo_source": "A federation"},
            "It would start before its embargo ends.",
        ),
        ({"seen": "2020-01-01T00:00:00+00:00"}, "It was changed while you were reading."),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(client, editor, asked, words):
    answer = client.post(page("publish", paper.written()), {"kind": "new", **asked})
    assert words in answer.content.decode()
    assert "Nothing has been published" in answer.content.decode()
    assert not Publication.objects.exists()


def test_publishing_before_a_plan_asks_and_offers_two_ways(client, editor):
    planned = plan()
    asked = {"kind": "correction", "note": "Wrong lane."}
    answer = client.post(page("publish", planned.article), asked)
    assert answer.context["form"].errors == {
        "planned": ["Something is planned for this article at that moment or later. Say what becomes of it."]
    }
    assert [value for value, _ in answer.context["form"].fields["planned"].choices] == ["call_off", "rebase"]
    client.post(page("publish", planned.article), {**asked, "planned": "rebase"})
    numbers = Publication.objects.going_ahead().order_by("number").values_list("number", "kind")
    assert list(numbers) == [(1, "new"), (3, "correction"), (4, "update")]


def test_an_article_goes_through_review(client):
    writer, editor = paper.user(WRITER), paper.user()
    article = paper.written(by=writer)
    client.force_login(writer)
    client.post(page("review", article), {"_submit": "1", "reason": "The splits are new."})
    client.force_login(editor)
    refused = client.post(page("review", article), {"_give_back": "1", "reason": ""}).content.decode()
    assert "Write the reason: it is kept." in refused
    client.post(page("review", article), {"_give_back": "1", "reason": "Check the lane."})
    client.force_login(writer)
    shown = client.get(page("change", article)).content.decode()
    assert all(
        words in shown for words in ("Returned", "Check the lane.", "The splits are new.", editor.username)
    )
    client.post(page("review", article), {"_submit": "1"})
    client.force_login(editor)
    client.post(page("review", article), {"_approve": "1", "seen": article.changed_at.isoformat()})
    assert workflow.state(article, now=timezone.now()) == "approved"
    states = article.steps.order_by("pk").values_list("to_state", "by__username")
    assert list(states) == [
        ("in_review", writer.username), ("returned", editor.username),
        ("in_review", writer.username), ("approved", editor.username),
    ]  # fmt: skip


def test_an_embargo_is_set_by_an_editor_and_lifted_by_a_chief(client, editor):
    article = paper.written()
    until = soon()
    asked = {"_set": "1", **said("embargo_until", until), "embargo_source": "A federation"}
    client.post(page("embargo", article), asked)
    early = client.post(page("publish", article), {"kind": "new"}).content.decode()
    assert "It would start before its embargo ends." in early
    refused = client.post(page("embargo", article), {"_lift": "1", "reason": "Released."}).content.decode()
    assert "Only a chief editor lifts an embargo early" in refused
    client.force_login(paper.chief_editor())
    assert "Write the reason" in client.post(page("embargo", article), {"_lift": "1"}).content.decode()
    client.post(page("embargo", article), {"_lift": "1", "reason": "Released."})
    assert list(Embargo.objects.order_by("pk").values_list("until", "reason")) == [
        (until, ""), (None, "Released."),
    ]  # fmt: skip


MAY = {
    # page: (who opens it, who finds a button there)
    "publish": ({EDITOR, CHIEF_EDITOR}, {EDITOR, CHIEF_EDITOR}),
    "review": ({WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER}, {WRITER, EDITOR, CHIEF_EDITOR}),
    "embargo": ({WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER}, {WRITER, EDITOR, CHIEF_EDITOR}),
    "call_off": ({EDITOR, CHIEF_EDITOR}, {EDITOR, CHIEF_EDITOR}),
    "planned": ({WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER}, set()),
    "was_public": ({WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER}, {WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER}),
}  # fmt: skip


@pytest.mark.parametrize("name", MAY)
def test_who_opens_which_page_and_may_act_there(client, name):
    planned, draft = plan(), paper.written()
    addresses = {
        "call_off": page("call_off", planned),
        "planned": reverse("admin:newsroom_publication_planned"),
        "was_public": reverse("admin:newsroom_publication_was_public"),
    }
    address = addresses.get(name) or page(name, draft)
    client.logout()
    assert "/login/" in client.get(address).url
    opened, acting = set(), set()
    for role in ("", WRITER, EDITOR, CHIEF_EDITOR, CALENDAR_KEEPER):
        client.force_login(paper.user(role))
        answer = client.get(address)
        if answer.status_code == 200:
            opened.add(role)
        if 'type="submit" ' in answer.content.decode().partition('id="content-main"')[2]:
            acting.add(role)
    assert (opened, acting) == MAY[name]


@pytest.mark.parametrize("name", ["article", "planned"])
def test_plans_cost_the_same_for_three_as_for_one(client, editor, name, django_assert_max_num_queries):
    address = reverse(
        "admin:newsroom_article_changelist" if name == "article" else "admin:newsroom_publication_planned"
    )

    def one_more() -> None:
        call_off(publication=plan(), reason="Postponed.", by=editor, now=timezone.now())
        row = plan()
        paper.embargo(article=row.article, now=timezone.now(), until=row.starts_at)
        workflow.submit(article=paper.written(), by=editor, now=timezone.now())

    one_more()
    client.get(address)
    with django_assert_max_num_queries(20) as one:
        client.get(address)
    one_more()
    one_more()
    with django_assert_max_num_queries(len(one)):
        client.get(address)


def test_the_list_says_what_is_planned_and_what_is_held(client, editor):
    row = plan(paper.publication(paper.written(headline="Planned")).article)
    paper.embargo(article=paper.written(headline="Held"), now=timezone.now(), until=soon())
    workflow.submit(article=paper.written(headline="Waiting"), by=editor, now=timezone.now())
    called_off = plan(paper.publication(paper.written(headline="Called off")).article)
    call_off(publication=called_off, reason="Postponed.", by=editor, now=timezone.now())
    address = reverse("admin:newsroom_article_changelist")
    found = {
        stands: [str(one) for one in client.get(address, {"stands": stands}).context["cl"].result_list]
        for stands in ("planned", "embargo", "in_review")
    }
    assert found == {"planned": ["Planned"], "embargo": ["Held"], "in_review": ["Waiting"]}
    shown = client.get(address).content.decode()
    start = f"{timezone.localtime(row.starts_at):%-d %B %Y, %H:%M %Z}"
    assert f"published (1), publication 2 from {start}" in shown
    assert "draft, under embargo until " in shown and "draft, in review" in shown


@pytest.mark.parametrize(("role", "offered"), [(WRITER, False), (EDITOR, True), (CHIEF_EDITOR, True)])
def test_a_new_article_can_be_saved_and_published_by_whoever_may(client, role, offered):
    client.force_login(paper.user(role))
    for address in (reverse("admin:newsroom_article_add"), page("change", paper.written())):
        assert ("Save and publish…" in client.get(address).content.decode()) is offered
