"""What is planned, called off, and planned again on top of a correction."""

from datetime import timedelta

import pytest

from newsroom.calling_off import call_off
from newsroom.choices import State
from newsroom.models import CallOff, Publication, Step, Version
from newsroom.permissions import CALENDAR_KEEPER, EDITOR, WRITER
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db

NOW, HOUR = paper.NOON, paper.HOUR
MORNING = NOW + 18 * HOUR


def refused(change, **asked) -> Refusal:
    kept = [model.objects.count() for model in (Version, Publication, Step, CallOff)]
    with pytest.raises(PublishingRefusedError) as error:
        change(**asked)
    assert [model.objects.count() for model in (Version, Publication, Step, CallOff)] == kept
    return error.value.refusal


def public_text(article, moment) -> list[str]:
    found = Publication.objects.public(as_of=moment).filter(article=article).select_related("version").first()
    return [block["html"] for block in found.version.document["blocks"]] if found else []


def two_texts():
    """Published with two texts; an update of the second is planned for the morning."""
    article = paper.article()
    first, second = paper.text(article, "<p>One.</p>"), paper.text(article, "<p>Two.</p>")
    paper.publication(article)
    second.text = "<p>Two, after the race.</p>"
    second.save()
    plan = publish(article=article, by=paper.user(), now=NOW + HOUR, kind="update", starts_at=MORNING)
    second.text = "<p>Two.</p>"
    second.save()
    return article, first, second, plan


def test_what_is_called_off_never_starts():
    plan = paper.planned(starts_at=MORNING)
    row = call_off(publication=plan, reason=" Postponed. ", by=paper.user(), now=NOW + 2 * HOUR)
    assert (row.reason, row.decided_at) == ("Postponed.", NOW + 2 * HOUR)
    numbers = {
        verb: list(getattr(Publication.objects, verb)(as_of=MORNING + HOUR).values_list("number", flat=True))
        for verb in ("started", "current", "public", "planned")
    }
    assert numbers == {"started": [1], "current": [1], "public": [1], "planned": []}
    step = plan.article.steps.first()
    assert (step.from_state, step.to_state, step.reason) == (State.SCHEDULED, State.PUBLISHED, "Postponed.")


def test_calling_off_the_first_publication_leaves_a_draft():
    plan = paper.publication(starts_at=MORNING)
    call_off(publication=plan, reason="Postponed.", by=paper.user(), now=NOW + HOUR)
    assert plan.article.steps.first().to_state == State.DRAFT
    again = publish(article=plan.article, by=paper.user(), now=NOW + 2 * HOUR, kind="new")
    assert (again.number, again.starts_at) == (2, NOW + 2 * HOUR)


@pytest.mark.parametrize(
    ("role", "now", "reason", "expected"),
    [
        (EDITOR, MORNING, "Postponed.", Refusal.STARTED_ALREADY),
        (EDITOR, MORNING + HOUR, "Postponed.", Refusal.STARTED_ALREADY),
        (EDITOR, NOW + 2 * HOUR, "  ", Refusal.NO_REASON),
        (WRITER, NOW + 2 * HOUR, "Postponed.", Refusal.NOT_PERMITTED),
        (CALENDAR_KEEPER, NOW + 2 * HOUR, "Postponed.", Refusal.NOT_PERMITTED),
    ],
)
def test_calling_off_is_refused(role, now, reason, expected):
    plan = paper.planned(starts_at=MORNING)
    assert refused(call_off, publication=plan, reason=reason, by=paper.user(role), now=now) == expected


def test_a_plan_is_called_off_once():
    plan = paper.call_off().publication
    again = {"reason": "Again.", "by": paper.user(), "now": NOW + 3 * HOUR}
    assert refused(call_off, publication=plan, **again) == Refusal.CALLED_OFF_ALREADY


def test_a_row_appended_after_the_start_changes_nothing_readers_saw():
    plan = paper.planned(starts_at=MORNING)
    CallOff.objects.create(publication=plan, reason="Too late.", decided_at=MORNING, decided_by=paper.user())
    assert Publication.objects.public(as_of=MORNING).get() == plan


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "correction", "note": "Wrong lane."}, Refusal.PLANNED),
        ({"kind": "update"}, Refusal.PLANNED),
        ({"kind": "update", "starts_at": MORNING}, Refusal.PLANNED),
        ({"kind": "withdrawn", "note": "Untrue."}, Refusal.PLANNED),
        ({"kind": "withdrawn", "note": "Untrue.", "planned": "rebase"}, Refusal.PLANNED_WITHDRAWAL),
    ],
)
def test_publishing_before_a_plan_asks_what_becomes_of_it(asked, expected):
    plan = paper.planned(starts_at=MORNING)
    asked = {"article": plan.article, "by": paper.user(), "now": NOW + 2 * HOUR, **asked}
    assert refused(publish, **asked) == expected


def test_publishing_after_a_plan_asks_nothing():
    plan = paper.planned(starts_at=MORNING)
    later = publish(
        article=plan.article, by=paper.user(), now=NOW + 2 * HOUR, kind="update", starts_at=MORNING + HOUR
    )
    assert list(Publication.objects.planned(as_of=NOW + 2 * HOUR)) == [plan, later]


def test_a_correction_may_call_off_the_plan():
    article, first, _, plan = two_texts()
    first.text = "<p>One, corrected.</p>"
    first.save()
    publish(
        article=article, by=paper.user(), now=NOW + 2 * HOUR, kind="correction", note="Wrong.",
        planned="call_off",
    )  # fmt: skip
    assert public_text(article, MORNING) == ["<p>One, corrected.</p>", "<p>Two.</p>"]
    assert CallOff.objects.get().publication == plan


def test_a_plan_is_planned_again_on_top_of_a_correction():
    article, first, _, plan = two_texts()
    first.text = "<p>One, corrected.</p>"
    first.save()
    correction = publish(
        article=article, by=paper.user(), now=NOW + 2 * HOUR, kind="correction", note="Wrong.",
        planned="rebase",
    )  # fmt: skip
    before = MORNING - timedelta(seconds=1)
    assert public_text(article, before) == ["<p>One, corrected.</p>", "<p>Two.</p>"]
    assert public_text(article, MORNING) == ["<p>One, corrected.</p>", "<p>Two, after the race.</p>"]
    again = Publication.objects.planned(as_of=NOW + 2 * HOUR).get()
    assert (again.number, again.kind, again.starts_at, again.dateline) == (
        correction.number + 1, plan.kind, plan.starts_at, plan.dateline,
    )  # fmt: skip


def test_a_plan_and_a_correction_of_the_same_text_are_brought_together_by_a_person():
    article, _, second, _ = two_texts()
    second.text = "<p>Two, corrected.</p>"
    second.save()
    asked = {"kind": "correction", "note": "Wrong.", "planned": "rebase", "now": NOW + 2 * HOUR}
    assert refused(publish, article=article, by=paper.user(), **asked) == Refusal.REBASE_CONFLICT


def test_a_first_publication_brought_forward_makes_the_planned_one_an_update():
    article = paper.publication(starts_at=MORNING).article
    now = NOW + HOUR
    publish(article=article, by=paper.user(), now=now, kind="new", planned="rebase")
    rows = Publication.objects.going_ahead().order_by("number").values_list("kind", "starts_at")
    assert list(rows) == [("new", now), ("update", MORNING)]


def test_a_planned_withdrawal_withdraws_what_then_stands():
    article = paper.publication().article
    asked = {"kind": "withdrawn", "note": "Only until tomorrow.", "starts_at": MORNING}
    publish(article=article, by=paper.user(), now=NOW + HOUR, **asked)
    correction = publish(
        article=article, by=paper.user(), now=NOW + 2 * HOUR, kind="correction", note="Wrong.",
        planned="rebase",
    )  # fmt: skip
    gone = Publication.objects.current(as_of=MORNING).get()
    assert (gone.kind, gone.version, gone.note) == (
        "withdrawn", correction.version, "Only until tomorrow.",
    )  # fmt: skip


def test_two_publications_of_the_same_second_both_stand_and_the_later_decision_is_read():
    article = paper.publication().article
    for _ in range(2):
        publish(article=article, by=paper.user(), now=NOW + HOUR, kind="update")
    assert Publication.objects.public(as_of=NOW + HOUR).get().number == 3
    assert Publication.objects.public(as_of=NOW + HOUR - timedelta(seconds=1)).get().number == 1
