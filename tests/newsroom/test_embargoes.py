"""Nothing of an article goes out before its embargo ends, unless a chief editor lifts it for a reason."""

import pytest

from newsroom.embargoes import in_force, lift_embargo, set_embargo
from newsroom.models import Embargo, Publication
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db

NOW, HOUR = paper.NOON, paper.HOUR
EVENING = NOW + 6 * HOUR


def refusal(change, **asked) -> Refusal:
    rows = Embargo.objects.count()
    with pytest.raises(PublishingRefusedError) as refused:
        change(**asked)
    assert Embargo.objects.count() == rows
    return refused.value.refusal


def held(article=None):
    return paper.embargo(article=article, until=EVENING, now=NOW).article


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, Refusal.EMBARGO),
        ({"starts_at": EVENING - HOUR}, Refusal.EMBARGO),
        ({"starts_at": EVENING, "embargo_until": EVENING - HOUR, "embargo_source": "X"}, Refusal.EMBARGO_SHORTENED),
        ({"starts_at": EVENING, "embargo_until": EVENING + HOUR, "embargo_source": "X"}, Refusal.EMBARGO),
    ],
)  # fmt: skip
def test_nothing_is_published_before_the_embargo_ends(asked, expected):
    article = held()
    asked = {"article": article, "by": paper.chief_editor(), "now": NOW + HOUR, "kind": "new", **asked}
    assert refusal(publish, **asked) == expected


def test_a_publication_at_its_end_keeps_the_embargo_and_its_source():
    planned = publish(article=held(), by=paper.user(), now=NOW, kind="new", starts_at=EVENING)
    assert (planned.embargo_until, planned.embargo_source) == (EVENING, "British Athletics")


def test_an_embargo_said_while_publishing_holds_for_the_whole_article():
    article = paper.written()
    said = {"embargo_until": EVENING, "embargo_source": "European Athletics"}
    publish(article=article, by=paper.user(), now=NOW, kind="new", starts_at=EVENING, **said)
    early = {"article": article, "by": paper.user(), "now": NOW + HOUR, "kind": "new", "planned": "call_off"}
    assert refusal(publish, **early) == Refusal.EMBARGO


def test_a_withdrawal_never_waits():
    article = paper.publication().article
    held(article)
    gone = publish(article=article, by=paper.user(), now=NOW + HOUR, kind="withdrawn", note="Untrue.")
    assert (gone.embargo_until, gone.starts_at) == (None, NOW + HOUR)


def test_it_ends_by_itself_at_its_moment():
    article = held()
    assert in_force(article, as_of=EVENING - HOUR).until == EVENING
    assert in_force(article, as_of=EVENING) is None
    assert publish(article=article, by=paper.user(), now=EVENING, kind="new").number == 1


@pytest.mark.parametrize(
    ("role", "reason", "expected"),
    [
        (WRITER, "Released early.", Refusal.LIFT_NOT_PERMITTED),
        (EDITOR, "Released early.", Refusal.LIFT_NOT_PERMITTED),
        (CALENDAR_KEEPER, "Released early.", Refusal.LIFT_NOT_PERMITTED),
        (CHIEF_EDITOR, " ", Refusal.NO_REASON),
    ],
)
def test_lifting_is_refused(role, reason, expected):
    assert refusal(lift_embargo, article=held(), reason=reason, by=paper.user(role), now=NOW) == expected


def test_a_chief_editor_lifts_it_and_the_reason_is_kept():
    article, chief = held(), paper.chief_editor()
    row = lift_embargo(article=article, reason="The federation released it.", by=chief, now=NOW + HOUR)
    assert (row.until, row.reason, row.decided_by) == (None, "The federation released it.", chief)
    assert in_force(article, as_of=NOW).until == EVENING
    assert in_force(article, as_of=NOW + HOUR) is None
    assert publish(article=article, by=paper.user(), now=NOW + HOUR, kind="new").embargo_until is None
    assert (
        refusal(lift_embargo, article=article, reason="Again.", by=chief, now=NOW + HOUR)
        == Refusal.NO_EMBARGO
    )


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"until": NOW}, Refusal.EMBARGO_PASSED),
        ({"source": "  "}, Refusal.EMBARGO_SOURCE),
        ({"until": EVENING - HOUR}, Refusal.EMBARGO_SHORTENED),
    ],
)
def test_setting_is_refused(asked, expected):
    fields = {"article": held(), "until": EVENING, "source": "X", "by": paper.user(), "now": NOW, **asked}
    assert refusal(set_embargo, **fields) == expected


def test_an_embargo_beyond_what_is_planned_is_refused():
    article = paper.publication(starts_at=NOW + HOUR).article
    asked = {"article": article, "until": EVENING, "source": "X", "by": paper.user(), "now": NOW}
    assert refusal(set_embargo, **asked) == Refusal.EMBARGO_PLANNED


@pytest.mark.parametrize(("role", "may"), [(WRITER, True), (EDITOR, True), (CALENDAR_KEEPER, False)])
def test_whoever_works_on_the_article_may_set_one(role, may):
    asked = {"article": paper.written(), "until": EVENING, "source": "X", "by": paper.user(role), "now": NOW}
    if may:
        assert set_embargo(**asked).until == EVENING
    else:
        assert refusal(set_embargo, **asked) == Refusal.NOT_PERMITTED


def with_an_embargoed_update():
    """Published with two texts; an update of the second is planned for the evening, under embargo until then."""
    article = paper.article()
    first, second = paper.text(article, "<p>One.</p>"), paper.text(article, "<p>Two.</p>")
    paper.publication(article)
    second.text = "<p>Two: she has retired.</p>"
    second.save()
    said = {"embargo_until": EVENING, "embargo_source": "Her agent", "starts_at": EVENING}
    publish(article=article, by=paper.user(), now=NOW, kind="update", **said)
    first.text = "<p>One, corrected.</p>"
    first.save()
    return article, second


def test_a_correction_does_not_wait_for_the_embargo_on_what_is_planned():
    article, second = with_an_embargoed_update()
    asked = {"article": article, "by": paper.user(), "now": NOW + HOUR, "note": "Wrong.", "planned": "rebase"}
    assert refusal(publish, **asked, kind="correction") == Refusal.EMBARGOED_TEXT
    second.text = "<p>Two.</p>"
    second.save()
    assert refusal(publish, **asked, kind="update") == Refusal.EMBARGO
    correction = publish(**asked, kind="correction")
    assert (correction.starts_at, correction.embargo_until) == (NOW + HOUR, None)
    texts = {
        moment: [
            block["html"]
            for block in Publication.objects.public(as_of=moment).get().version.document["blocks"]
        ]
        for moment in (NOW + HOUR, EVENING)
    }
    assert texts == {
        NOW + HOUR: ["<p>One, corrected.</p>", "<p>Two.</p>"],
        EVENING: ["<p>One, corrected.</p>", "<p>Two: she has retired.</p>"],
    }
    assert Publication.objects.planned(as_of=NOW + HOUR).get().embargo_until == EVENING


def test_with_nothing_planned_a_correction_waits_for_the_embargo():
    article = paper.publication().article
    held(article)
    asked = {"by": paper.user(), "now": NOW + HOUR, "kind": "correction", "note": "Wrong."}
    assert refusal(publish, article=article, **asked) == Refusal.EMBARGO
