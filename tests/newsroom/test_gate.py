"""Nothing is published that the record contradicts, unless somebody with the right to answers for it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from newsroom.choices import Verdict
from newsroom.factcheck.verdicts import Finding
from newsroom.gate import refusal
from newsroom.models import Article, Check, Claim, PictureBlock, Publication, QuoteBlock, Version
from newsroom.permissions import CHIEF_EDITOR, EDITOR
from newsroom.publishing import publish
from newsroom.refusals import PublishingRefusedError, Refusal
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

NOW = paper.NOON
JULY = datetime(2025, 7, 16, 10, 0, tzinfo=UTC)
TRUE, FALSE = "Ole Løper, 24, will race.", "Ole Løper, 31, will race."
REASON = "His passport was shown to us; the record will follow."


@pytest.fixture
def runner():
    """Born on 1 May 2000: 24 in April, 25 in July."""
    return record.athlete("Ole Løper", birth_date=date(2000, 5, 1))


def saying(words: str, **fields) -> Article:
    article = paper.article(**{"headline": "A race", "standfirst": "", **fields})
    paper.text(article, f"<p>{words}</p>")
    return article


def decide(
    article: Article, *, role: str = EDITOR, now: datetime = NOW, kind: str = "new", **fields
) -> Publication:
    return publish(article=article, by=paper.user(role), now=now, kind=kind, **fields)


def checks(publication: Publication) -> list[tuple]:
    rows = publication.checks.select_related("claim").order_by("claim__number")
    return [(row.claim.words, row.verdict, row.as_of) for row in rows if row.claim.kind == "age"]


def test_what_was_checked_is_kept_with_the_publication(runner):
    publication = decide(saying(TRUE))
    check = publication.checks.get(claim__kind="age")
    claim = check.claim
    assert (claim.version, claim.place, claim.sentence) == (publication.version, "Text", TRUE)
    assert (claim.words, claim.start, claim.end, claim.subject) == ("24", 11, 13, "Ole Løper")
    assert (check.verdict, check.as_of, check.checked_at) == (Verdict.CONFIRMED, date(2025, 4, 11), NOW)
    assert check.found == "Ole Løper is 24 on 11 April 2025."
    assert check.evidence == [{"label": "Ole Løper, born 1 May 2000", "url": f"/athletes/{runner.slug}/"}]
    assert check.keys == [f"athlete:{runner.pk}"]
    assert (check.override_reason, check.overridden_by) == ("", None)


def headline(words: str) -> Article:
    return saying("Some words.", headline=words)


def standfirst(words: str) -> Article:
    return saying("Some words.", standfirst=words)


def caption(words: str) -> Article:
    article = saying("Some words.")
    paper.block(PictureBlock, article, caption=words)
    return article


def quote(words: str) -> Article:
    article = saying("Some words.")
    paper.block(QuoteBlock, article, quote=paper.quote(words=words))
    return article


@pytest.mark.parametrize("place", [headline, standfirst, saying, caption, quote])
def test_a_contradicted_claim_stops_publication_wherever_it_stands(runner, place):
    article = place(FALSE)
    rows = Version, Publication, Check, Claim
    with pytest.raises(PublishingRefusedError) as refused:
        decide(article)
    assert refused.value.refusal == Refusal.CONTRADICTED
    assert "“31”: Ole Løper is 24 on 11 April 2025." in str(refused.value)
    assert [model.objects.count() for model in rows] == [0, 0, 0, 0]


def test_the_refusal_names_three_claims_and_counts_the_rest():
    found = [Finding("", f"{n}", 0, 1, "age", "", Verdict.CONTRADICTED, f"It is {n + 1}.") for n in range(5)]
    assert refusal(found) == (
        "The record contradicts the text. “0”: It is 1. “1”: It is 2. “2”: It is 3. And 2 more. "
        "Correct it and save; the Facts page shows where it stands."
    )


def test_only_a_chief_editor_answers_for_what_the_record_contradicts(runner):
    article = saying(FALSE)
    with pytest.raises(PublishingRefusedError) as refused:
        decide(article, override=REASON)
    assert refused.value.refusal == Refusal.OVERRIDE_NOT_PERMITTED
    with pytest.raises(PublishingRefusedError) as refused:
        decide(article, role=CHIEF_EDITOR, override="  ")
    assert refused.value.refusal == Refusal.CONTRADICTED
    publication = decide(article, role=CHIEF_EDITOR, override=f" {REASON} ")
    check = publication.checks.get(verdict=Verdict.CONTRADICTED)
    assert (check.override_reason, check.overridden_by) == (REASON, publication.decided_by)
    assert publication.checks.exclude(override_reason="").count() == 1


def test_text_carried_over_keeps_its_day_and_whoever_answers_for_it(runner):
    article = saying(FALSE)
    first = decide(article, role=CHIEF_EDITOR, override=REASON)
    paper.text(article, "<p>Ole Løper, 25, has raced.</p>")
    second = decide(article, now=JULY, kind="update")
    assert checks(second) == [
        ("31", Verdict.CONTRADICTED, date(2025, 4, 11)),
        ("25", Verdict.CONFIRMED, date(2025, 7, 16)),
    ]
    carried = second.checks.get(verdict=Verdict.CONTRADICTED)
    assert (carried.override_reason, carried.overridden_by) == (REASON, first.decided_by)


def test_a_correction_is_judged_by_the_day_it_corrects(runner):
    article = saying("Ole Løper, 24, will race on Friday.")
    decide(article)
    text = article.newsroom_richtext_set.get()
    text.text = f"<p>{TRUE}</p>"
    text.save()
    correction = decide(article, now=JULY, kind="correction", note="The day was wrong.")
    assert checks(correction) == [("24", Verdict.CONFIRMED, date(2025, 4, 11))]


def test_a_withdrawal_is_never_held_up(runner):
    article = saying(FALSE)
    decide(article, role=CHIEF_EDITOR, override=REASON)
    withdrawal = decide(article, now=NOW + timedelta(hours=1), kind="withdrawn", note="Untrue.")
    assert withdrawal.checks.count() == 0


def test_what_is_planned_again_on_top_of_another_passes_the_gate_too(runner):
    article = saying(TRUE)
    decide(article)
    paper.planned(article)
    update = decide(article, now=NOW + timedelta(hours=2), kind="update", planned="rebase")
    again = article.publications.get(number=update.number + 1)
    assert checks(again) == [("24", Verdict.CONFIRMED, date(2025, 4, 11))]


@pytest.mark.parametrize(
    "fields",
    [
        {"verdict": Verdict.CONTRADICTED},
        {"verdict": Verdict.CONFIRMED, "override_reason": REASON},
        {"verdict": Verdict.CONTRADICTED, "override_reason": REASON},
    ],
)
def test_the_database_refuses_a_contradiction_nobody_answers_for(fields):
    row = paper.publication()
    with pytest.raises(IntegrityError), transaction.atomic():
        paper.check(row, **fields)
    assert row.checks.filter(override_reason=REASON).count() == 0


def of_age(article: Article, kind: str, sentence: str, words: str, found: str = "") -> None:
    paper.remark(article, kind=kind, sentence=sentence, words=words, claim_kind="age", found=found)


def test_what_is_remarked_to_be_no_claim_stops_nothing_and_is_kept_as_unchecked(runner):
    article = saying(FALSE)
    of_age(article, "not_a_claim", FALSE, "31")
    publication = decide(article)
    check = publication.checks.get(claim__kind="age")
    assert (check.verdict, check.override_reason) == (Verdict.UNCHECKED, "")
    assert check.note.startswith("Not a claim, says ") and check.note.endswith(": It is an opinion.")


SAID, INSIDE = "“Ole Løper is 31,” said Ole Løper.", "Ole Løper is 31,"
AGED = "Ole Løper is 24 on 11 April 2025."


def test_a_contradicted_fact_inside_a_quotation_is_published_once_it_is_acknowledged(runner):
    article = saying(SAID)
    with pytest.raises(PublishingRefusedError):
        with transaction.atomic():
            decide(article)
    of_age(article, "acknowledged", INSIDE, "31", AGED)
    check = decide(article).checks.get(claim__kind="age")
    assert check.verdict == Verdict.CONTRADICTED
    assert check.override_reason == "Acknowledged inside a quotation: It is an opinion."
    assert check.overridden_by == article.remarks.get().by


@pytest.mark.parametrize(
    ("words", "sentence", "found"),
    [(SAID, INSIDE, "Ole Løper is 23 on 11 April 2025."), (FALSE, FALSE, AGED)],
    ids=["the record says something else since", "not in a quotation"],
)
def test_an_acknowledgement_holds_for_quotations_and_for_what_the_record_said(runner, words, sentence, found):
    article = saying(words)
    of_age(article, "acknowledged", sentence, "31", found)
    with pytest.raises(PublishingRefusedError):
        decide(article)
