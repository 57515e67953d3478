"""Publishing: all or nothing, refused with a sentence that helps, visible from its moment on."""

from datetime import UTC, date, datetime, timedelta

import pytest

from newsroom import publishing
from newsroom.choices import PublicationKind, State
from newsroom.models import Article, Publication, Step, Version
from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper

pytestmark = pytest.mark.django_db

NOW = paper.NOON
HOUR = timedelta(hours=1)


def refusal(**fields) -> Refusal:
    defaults = {"by": fields.pop("by", None) or paper.user(), "now": NOW, "kind": "new"}
    rows = Version.objects.count(), Publication.objects.count(), Step.objects.count()
    with pytest.raises(PublishingRefusedError) as refused:
        publish(**{**defaults, **fields})
    assert (Version.objects.count(), Publication.objects.count(), Step.objects.count()) == rows
    assert str(refused.value) == refused.value.refusal.sentence
    return refused.value.refusal


def test_publishing_freezes_a_version_appends_a_publication_and_logs_a_step():
    editor, article = paper.user(), paper.written(headline="Kerr v Testa")
    publication = publish(article=article, by=editor, now=NOW, kind="new")
    assert (publication.number, publication.kind, publication.slug) == (1, "new", article.slug)
    assert (publication.starts_at, publication.decided_at, publication.decided_by) == (NOW, NOW, editor)
    assert publication.dateline == date(2025, 4, 11)
    assert publication.version.document["headline"] == "Kerr v Testa"
    step = publication.steps.get()
    assert (step.from_state, step.to_state, step.by, step.at) == (State.DRAFT, State.PUBLISHED, editor, NOW)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"starts_at": NOW - timedelta(microseconds=1)}, Refusal.IN_THE_PAST),
        ({"ends_at": NOW}, Refusal.ENDS_FIRST),
        ({"embargo_until": NOW + HOUR, "embargo_source": "British Athletics"}, Refusal.EMBARGO),
        ({"embargo_until": NOW - HOUR}, Refusal.EMBARGO_SOURCE),
        ({"dateline": date(2025, 4, 12)}, Refusal.DATELINE),
        ({"kind": "update"}, Refusal.NOTHING_PUBLISHED),
        ({"kind": "correction", "note": "Wrong lane."}, Refusal.NOTHING_PUBLISHED),
        ({"kind": "withdrawn", "note": "Untrue."}, Refusal.NOTHING_PUBLISHED),
    ],
)
def test_a_first_publication_is_refused(asked, expected):
    assert refusal(article=paper.written(), **asked) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"kind": "new"}, Refusal.NOT_NEW),
        ({"kind": "correction", "note": "  "}, Refusal.NO_NOTE),
        ({"kind": "withdrawn"}, Refusal.NO_NOTE),
    ],
)
def test_a_second_publication_is_refused(asked, expected):
    published = paper.publication()
    assert refusal(article=published.article, now=NOW + HOUR, **asked) == expected


def test_an_article_is_withdrawn_once():
    article = paper.publication().article
    publish(article=article, by=paper.user(), now=NOW + HOUR, kind="withdrawn", note="Untrue.")
    again = {"kind": "withdrawn", "note": "Untrue.", "now": NOW + 2 * HOUR}
    assert refusal(article=article, **again) == Refusal.WITHDRAWN_ALREADY


def test_an_unfinished_article_is_refused():
    without_text = paper.article()
    paper.text(without_text, "<p> </p>")
    without_author = paper.article(authors=[])
    paper.text(without_author)
    without_headline = paper.written(headline="  ")
    taken = paper.written(slug="moved")
    taken_before = paper.publication(paper.written(slug="kept")).article
    Article.objects.filter(pk=taken.pk).update(slug="kept-elsewhere")
    Article.objects.filter(pk=taken_before.pk).update(slug="renamed")
    Article.objects.filter(pk=taken.pk).update(slug="kept")
    cases = [
        (without_text, Refusal.NO_TEXT),
        (without_author, Refusal.NO_AUTHOR),
        (without_headline, Refusal.NO_HEADLINE),
        (taken, Refusal.ADDRESS_TAKEN),
    ]
    assert [refusal(article=article) for article, _ in cases] == [expected for _, expected in cases]


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("", set()),
        (WRITER, set()),
        (CALENDAR_KEEPER, set()),
        (EDITOR, {"update", "correction", "withdrawn"}),
        (CHIEF_EDITOR, {"update", "correction", "withdrawn"}),
    ],
)
def test_only_editors_publish_and_withdraw(role, kinds):
    person = paper.user(role)
    article = paper.publication().article
    moment, done = NOW, set()
    for kind in ("update", "correction", "withdrawn"):
        moment += HOUR
        try:
            publish(article=article, by=person, now=moment, kind=kind, note="Note.")
            done.add(kind)
        except PublishingRefusedError as refused:
            assert refused.refusal == Refusal.NOT_PERMITTED
    assert done == kinds


def test_with_four_eyes_nobody_publishes_their_own_and_corrections_never_wait(settings):
    author, other = paper.user(), paper.user()
    article = paper.written(by=author)
    settings.FOUR_EYES = True
    assert refusal(article=article, by=author) == Refusal.FOUR_EYES
    publish(article=article, by=other, now=NOW, kind="new")
    assert refusal(article=article, by=author, kind="update", now=NOW + HOUR) == Refusal.FOUR_EYES
    correction = publish(article=article, by=author, now=NOW + HOUR, kind="correction", note="Wrong lane.")
    withdrawal = publish(article=article, by=author, now=NOW + 2 * HOUR, kind="withdrawn", note="Untrue.")
    assert (correction.number, withdrawal.number) == (2, 3)


def test_a_withdrawal_names_the_version_it_withdraws():
    published = paper.publication()
    withdrawal = publish(
        article=published.article, by=paper.user(), now=NOW + HOUR, kind="withdrawn", note="Untrue."
    )
    assert withdrawal.version == published.version
    assert (withdrawal.dateline, withdrawal.steps.get().to_state) == (published.dateline, State.WITHDRAWN)


@pytest.mark.parametrize(
    ("kind", "dateline", "expected"),
    [
        ("update", None, date(2025, 7, 16)),
        ("update", date(2025, 4, 11), date(2025, 7, 16)),
        ("update", date(2025, 7, 15), date(2025, 7, 15)),
        ("correction", None, date(2025, 4, 11)),
    ],
)
def test_the_day_a_publication_is_judged_by(kind, dateline, expected):
    article = paper.publication().article
    Article.objects.filter(pk=article.pk).update(dateline=dateline)
    later = datetime(2025, 7, 16, 9, 0, tzinfo=UTC)
    publication = publish(article=article, by=paper.user(), now=later, kind=kind, note="Note.")
    assert publication.dateline == expected


def test_a_failure_after_freezing_leaves_nothing_behind(monkeypatch):
    """As when the process is killed between the two: the transaction is never committed."""
    article = paper.written()
    rows = Version.objects.count()

    def killed(*args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_append", killed)
    with pytest.raises(KeyboardInterrupt):
        publish(article=article, by=paper.user(), now=NOW, kind="new")
    assert (Version.objects.count(), Publication.objects.count()) == (rows, 0)


def test_what_is_current_and_public_as_of_a_moment():
    article = paper.written()
    editor = paper.user()
    publish(article=article, by=editor, now=NOW, kind="new", starts_at=NOW + HOUR)
    publish(
        article=article, by=editor, now=NOW + HOUR, kind="update", starts_at=NOW + 2 * HOUR,
        ends_at=NOW + 4 * HOUR,
    )  # fmt: skip
    publish(article=article, by=editor, now=NOW + 5 * HOUR, kind="withdrawn", note="Untrue.")
    second = timedelta(seconds=1)

    def numbers(verb: str, moment: datetime) -> list[int]:
        return list(getattr(Publication.objects, verb)(as_of=moment).values_list("number", flat=True))

    table = {
        NOW: ([], []),
        NOW + HOUR - second: ([], []),
        NOW + HOUR: ([1], [1]),
        NOW + 2 * HOUR - second: ([1], [1]),
        NOW + 2 * HOUR: ([2], [2]),
        NOW + 4 * HOUR - second: ([2], [2]),
        NOW + 4 * HOUR: ([], []),
        NOW + 5 * HOUR: ([3], []),
    }
    found = {moment: (numbers("current", moment), numbers("public", moment)) for moment in table}
    assert found == table


def test_two_decisions_of_one_moment_are_told_apart_by_their_number():
    article = paper.publication().article
    publish(article=article, by=paper.user(), now=NOW, kind=PublicationKind.UPDATE)
    assert Publication.objects.public(as_of=NOW).get().number == 2
