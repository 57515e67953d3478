"""The worked example after its publication: what the spring and the summer of 2025 did to the preview of 11 April."""

from datetime import UTC, datetime

import pytest

from athletics.models import Athlete, Change, EntryStep, Meet, Record
from newsroom.alerts.causes import causes_of
from newsroom.alerts.opening import recheck
from newsroom.choices import Nature, Verdict, Wants
from newsroom.publishing import publish
from tests.factories import paper
from tests.newsroom.factcheck.test_worked_example import PREVIEW

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo_record")]

RATIFIED = datetime(2025, 4, 18, 12, 0, tzinfo=UTC)
WITHDRAWN = datetime(2025, 7, 16, 9, 0, tzinfo=UTC)
TITLE_MOVED = datetime(2025, 9, 18, 9, 0, tzinfo=UTC)
BIRTHDAY = datetime(2025, 9, 19, 9, 0, tzinfo=UTC)


@pytest.fixture
def preview():
    london = Meet.objects.get(slug="london-athletics-meet-2025")
    article = paper.article(headline="A race in London", standfirst="", meet=london)
    paper.text(article, "".join(f"<p>{one}</p>" for one in PREVIEW.split("\n\n")))
    return publish(article=article, by=paper.user(), now=paper.NOON, kind="new")


def told(row, *keys: str) -> list:
    """A row of the record as the outbox tells of it when it is written."""
    return causes_of([Change(noun=row._meta.model_name, row=str(row.pk), verb="insert", keys=" ".join(keys))])


def opened(preview, causes, *, now) -> set[tuple]:
    alerts = recheck(preview, causes, now=now)
    return {
        (one.check_of.claim.kind, one.check_of.claim.words, one.verdict, one.nature, one.wants)
        for one in alerts
    }


def test_in_april_the_record_of_the_mile_is_ratified_and_its_sentence_becomes_clean(preview):
    runner = Athlete.objects.get(slug="jakob-ingebrigtsen")
    row = Record.objects.get(kind="world", discipline="mile", athlete=runner, ratified_on="2025-04-18")
    found = opened(preview, told(row, f"athlete:{runner.pk}", "discipline:mile"), now=RATIFIED)
    assert found == {("record-held", "indoor mile", Verdict.CONFIRMED, Nature.TRUE_THEN, Wants.NOTHING)}


def test_in_july_the_withdrawal_asks_for_an_update_and_says_why(preview):
    recheck(preview, now=RATIFIED)
    step = EntryStep.objects.get(entry__athlete__slug="jakob-ingebrigtsen", kind="withdrawn")
    alerts = recheck(preview, told(step, f"athlete:{step.entry.athlete_id}"), now=WITHDRAWN)
    assert {(one.check_of.claim.kind, one.verdict, one.nature, one.wants) for one in alerts} == {
        ("entry", Verdict.CONTRADICTED, Nature.TRUE_THEN, Wants.UPDATE)
    }
    assert {one.check_of.claim.subject for one in alerts} == {"Jakob Ingebrigtsen"}
    assert "Achilles injury" in alerts[0].found and "Achilles injury" in alerts[0].cause


def test_neither_his_birthday_nor_the_race_that_was_run_asks_anything(preview):
    before = recheck(preview, now=TITLE_MOVED)
    assert {one.wants for one in before} == {Wants.NOTHING}
    assert recheck(preview, now=BIRTHDAY) == []
