"""A preview started from the record: an event, a meet, two athletes."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from athletics.models import Athlete, Event
from newsroom import outline
from newsroom.admin.facts import working_copy
from newsroom.choices import Verdict
from newsroom.factcheck.passages import judge, passages
from newsroom.models import Article
from newsroom.permissions import CALENDAR_KEEPER, WRITER
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError
from newsroom.starting import blocks, start
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

DAY = date(2025, 4, 11)
NOW = datetime(2025, 4, 12, 9, tzinfo=UTC)
KINDS = ["matchup", "start_list", "record_card", "season_strip", "fact_box"]


def london() -> Event:
    return Event.objects.select_related("discipline", "meet").get(
        meet__slug__startswith="london", meet__start_date=date(2025, 7, 19), discipline="1500m", sex="M"
    )


def test_the_worked_example_is_filled_from_the_record(demo_record):
    found = outline.of_event(event=london(), as_of=DAY)
    assert {one.slug for one in found.pair} == {"jakob-ingebrigtsen", "josh-kerr"}
    assert found.why[0].endswith("in finals of the 1500m on file.")
    assert [block.kind for block in blocks(found)] == KINDS
    assert dict(found.facts)["When"] == "Saturday 19 July 2025"
    assert dict(found.facts)["Series"] == "Diamond League, 11 of 15"


def test_what_is_started_can_be_published_and_nothing_in_it_is_contradicted(demo_record):
    by = paper.user()
    article = start(
        outline=outline.of_event(event=london(), as_of=DAY),
        section=paper.section(),
        author=paper.author(),
        by=by,
        now=NOW,
    )
    findings = [one for judged in judge(passages(working_copy(article))) for one in judged.findings]
    assert [one.text for one in findings if one.verdict == Verdict.CONTRADICTED] == []
    publication = publish(article=article, by=by, now=NOW, kind="new")
    assert [block["kind"] for block in publication.version.document["blocks"]] == ["rich_text", *KINDS]
    assert publication.dateline == DAY


def test_a_meet_is_led_by_the_event_most_is_known_of(demo_record):
    found = outline.of_meet(meet=london().meet, as_of=DAY)
    assert (found.event, len(found.why)) == (london(), 2)


def test_two_athletes_lead_to_the_event_both_are_in(demo_record):
    pair = tuple(Athlete.objects.get(slug=slug) for slug in ("josh-kerr", "jakob-ingebrigtsen"))
    assert outline.of_pair(athletes=pair, as_of=DAY).event == london()
    apart = outline.of_pair(athletes=pair, as_of=date(2025, 12, 1))
    assert (apart.event, apart.discipline.pk) == (None, "1500m")
    assert [block.kind for block in blocks(apart)] == ["matchup", "record_card"]


def test_a_field_that_never_met_gives_its_best_season_marks():
    event = record.event()
    people = [record.athlete() for _ in range(3)]
    for athlete, mark in zip(people, (215_000, 211_000, 213_000), strict=True):
        record.entry_step(record.entry(event, athlete), DAY)
        record.result(athlete, mark, date=date(2025, 3, 1))
    pair, why = outline.favourites(event=event, as_of=DAY)
    assert set(pair) == {people[1], people[2]}
    assert why.startswith("Nobody of the field has met")


def test_an_event_nobody_is_known_of_still_starts():
    found = outline.of_event(event=record.event(), as_of=DAY)
    assert found.pair == ()
    assert [block.kind for block in blocks(found)] == ["start_list", "record_card", "fact_box"]


def test_the_same_preview_twice_has_two_addresses_and_who_may_not_write_starts_none():
    asked = {"outline": outline.of_event(event=record.event(), as_of=DAY), "section": paper.section()}
    first, second = (start(**asked, by=paper.user(WRITER), now=NOW) for _ in range(2))
    assert second.slug == f"{first.slug}-2"
    with pytest.raises(PublishingRefusedError):
        start(**asked, by=paper.user(CALENDAR_KEEPER), now=NOW)
    assert Article.objects.count() == 2


ADDRESS = "admin:newsroom_article_start"


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({}, "event"),
        ({"as_of": "soon"}, "as_of"),
        ({"as_of": "2999-01-01"}, "as_of"),
        ({"event": "999999"}, "event"),
        ({"event": "x"}, "event"),
        ({"section": ""}, "section"),
    ],
)
def test_bad_input_is_told_at_its_field_and_starts_nothing(client, asked, field):
    client.force_login(paper.user())
    page = client.post(reverse(ADDRESS), {"as_of": "2025-04-11", "section": paper.section().pk, **asked})
    assert page.context["form"].errors[field]
    assert not Article.objects.exists()


def test_one_athlete_alone_or_twice_is_refused(client):
    client.force_login(paper.user())
    athlete, usual = record.athlete().pk, {"as_of": "2025-04-11", "section": paper.section().pk}
    for asked in ({"a": athlete}, {"a": athlete, "b": athlete}):
        assert "b" in client.post(reverse(ADDRESS), {**usual, **asked}).context["form"].errors


def test_the_button_stands_where_one_may_write(client):
    event = record.event()
    places = [
        (reverse("admin:athletics_event_change", args=[event.pk]), f"start/?event={event.pk}"),
        (reverse("admin:athletics_meet_change", args=[event.meet_id]), f"start/?meet={event.meet_id}"),
        (reverse("admin:index"), "article/start/"),
    ]
    for role, shown in ((WRITER, True), (CALENDAR_KEEPER, False)):
        client.force_login(paper.user(role))
        for address, link in places:
            assert (link in client.get(address).content.decode()) is shown
    assert client.get(reverse(ADDRESS)).status_code == 403


def test_showing_what_it_would_hold_starts_nothing(client):
    client.force_login(paper.user())
    one, other = record.athlete(), record.athlete()
    asked = {"a": one.pk, "b": other.pk, "section": paper.section().pk, "author": paper.author().pk}
    page = client.post(reverse(ADDRESS), {**asked, "as_of": "2025-04-11", "_show": "Show"})
    assert page.context["found"] is not None
    assert not Article.objects.exists()
