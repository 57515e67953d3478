"""An announcement comes in: names and quotations proposed with their doubts, recorded once and as a whole."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from athletics.models import EntryStep, Source
from newsroom.models import Article, Quote
from newsroom.permissions import WRITER
from newsroom.releases import found_in, take_in
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

DAY = date(2025, 4, 11)
NOW = datetime(2025, 4, 12, 9, tzinfo=UTC)
TEXT = "Testa Runaway and Kip Quickly will race in Testholm.\n\n“I cannot wait to race here,” said Testa Runaway."


def asked(**fields) -> dict:
    usual = {
        "title": "Two names for Testholm",
        "publisher": "The meeting",
        "published_on": DAY,
        "url": "https://example.org/release",
        "event": record.event(),
        "section": paper.section(),
        "author": paper.author(),
        "by": paper.user(),
        "now": NOW,
    }
    return {**usual, **fields}


def test_whole_names_are_certain_and_shared_family_names_are_in_doubt():
    event = record.event()
    sure = record.athlete("Testa Runaway")
    brothers = [record.athlete(f"{given} Quickly") for given in ("Kip", "Lou")]
    woman = record.athlete("Ann Elsewhere", sex="F")
    text = f"{sure} meets Quickly. {woman} is in the other race, and Oda Nobody on file."
    found = found_in(text=text, event=event, as_of=DAY)
    doubts = {one.athlete: one.doubt for one in found.names}
    assert doubts == {sure: "", **dict.fromkeys(brothers, "“Quickly” may be any of 2 on file.")}


def test_a_quotation_has_its_speaker():
    speaker = record.athlete("Testa Runaway")
    found = found_in(text=TEXT, event=record.event(), as_of=DAY)
    assert [(one.words, one.speaker) for one in found.quotes] == [("I cannot wait to race here", speaker)]
    assert found.strangers == ("Kip Quickly",)


def test_a_release_is_recorded_once():
    people = [record.athlete(), record.athlete()]
    said = {"words": "We are ready.", "speaker": people[0], "speaker_name": "", "said_on": DAY}
    everything = asked(athletes=people, quotes=[said])
    taken = take_in(**everything)
    assert [step.entry.athlete for step in taken.steps] == people
    assert {(step.announced_on, step.source, step.recorded_by) for step in taken.steps} == {
        (DAY, taken.source, everything["by"])
    }
    assert [block.quote for block in taken.article.newsroom_quoteblock_set.all()] == [Quote.objects.get()]
    assert set(taken.article.athletes.all()) == set(people)
    again = take_in(**everything)
    assert (again.steps, again.quotes, again.article) == ((), (), None)
    assert (EntryStep.objects.count(), Source.objects.filter(kind="release").count()) == (2, 1)
    assert (Quote.objects.count(), Article.objects.count()) == (1, 1)


def test_nothing_half_recorded_where_one_cannot_enter():
    with pytest.raises(ValidationError):
        take_in(**asked(athletes=[record.athlete(), record.athlete(sex="F")], quotes=[]))
    assert not EntryStep.objects.exists()
    assert not Source.objects.filter(kind="release").exists()


def test_a_writer_takes_nothing_in(client):
    with pytest.raises(PermissionDenied):
        take_in(**asked(athletes=[record.athlete()], quotes=[], by=paper.user(WRITER)))
    client.force_login(paper.user(WRITER))
    assert client.get(reverse("admin:newsroom_article_release")).status_code == 403


def posted(event, **fields) -> dict:
    usual = {
        "text": TEXT,
        "title": "Two names",
        "published_on": "2025-04-11",
        "event": event.pk,
        "section": paper.section().pk,
        "quote-TOTAL_FORMS": "1",
        "quote-INITIAL_FORMS": "1",
    }
    return {**usual, **fields}


def test_the_form_proposes_then_records(client):
    client.force_login(paper.user())
    athlete, event, address = (
        record.athlete("Testa Runaway"),
        record.event(),
        reverse("admin:newsroom_article_release"),
    )
    page = client.post(address, posted(event, _read="1"))
    assert page.context["names"].fields["athletes"].initial == [athlete.pk]
    assert page.context["quotes"].initial[0]["speaker"] == athlete.pk
    assert not EntryStep.objects.exists()
    said = {"quote-0-keep": "on", "quote-0-words": "I cannot wait", "quote-0-speaker": athlete.pk}
    client.post(address, posted(event, _take="1", athletes=[athlete.pk], **said))
    assert EntryStep.objects.get().entry.athlete == athlete
    assert Quote.objects.get().words == "I cannot wait"
    assert Article.objects.get().kind == "news"


@pytest.mark.parametrize(
    ("fields", "form", "field"),
    [
        ({"text": ""}, "form", "text"),
        ({"title": ""}, "form", "title"),
        ({"published_on": "yesterday"}, "form", "published_on"),
        ({"published_on": "2999-01-01"}, "form", "published_on"),
        ({"url": "nowhere at all"}, "form", "url"),
        ({"event": "x"}, "form", "event"),
        ({}, "names", "athletes"),
        ({"athletes": "12345"}, "names", "athletes"),
        ({"others": "x"}, "names", "others"),
    ],
)
def test_bad_input_is_told_at_its_field_and_records_nothing(client, fields, form, field):
    client.force_login(paper.user())
    page = client.post(
        reverse("admin:newsroom_article_release"), {**posted(record.event(), _take="1"), **fields}
    )
    assert page.context[form].errors[field]
    assert not EntryStep.objects.exists()
    assert not Article.objects.exists()
