"""The gate: nothing is published that the record contradicts, unless a chief editor answers for it.

Every text of the frozen version is read, each as of its own day, in the transaction that publishes it; what was found
is kept with the publication.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.models import AbstractBaseUser

from newsroom.choices import Verdict
from newsroom.factcheck.passages import Passage, judge, passages
from newsroom.factcheck.verdicts import Finding
from newsroom.models import Check, Claim, Publication, PublicationKey
from newsroom.refusals import PublishingRefusedError, Refusal
from newsroom.remarks import acknowledged, silenced, standing

NAMED = 3
"""As many contradicted claims as a refusal names; the Facts page shows all."""
OVERRIDE = "newsroom.override_facts"

Found = tuple[Passage, Finding]
Answer = tuple[str, AbstractBaseUser]
"""The reason for publishing against the record, and who gave it."""


def pass_gate(publication: Publication, *, override: str, by: AbstractBaseUser, now: datetime) -> list[Check]:
    """Keeps the checks of everything a publication says. `override`: why it is published against the record.

    Text carried over from an earlier publication, answered for there, keeps that reason. What the desk remarked is no claim is kept as
    unchecked, with the reason; an acknowledged fact inside a quotation with the reason of whoever acknowledged it.
    Raises PublishingRefusedError, naming claims and what the record says, where nobody answers for one.
    """
    remarks = standing(publication.article)
    judged = silenced(judge(passages(publication.version.document)), remarks)
    found = [(one.passage, finding) for one in judged for finding in one.findings]
    spoken = {
        index: (f"Acknowledged inside a quotation: {remark.reason}", remark.by)
        for index, (_, finding) in enumerate(found)
        if (remark := acknowledged(finding, remarks))
    }
    answered = _answered(publication, found, spoken, override=override, by=by)
    return _kept(publication, found, answered, now=now)


def _answered(
    publication: Publication,
    found: Sequence[Found],
    spoken: dict[int, Answer],
    *,
    override: str,
    by: AbstractBaseUser,
) -> dict[int, Answer]:
    """{place in `found`: (reason, who gave it)} of every contradicted claim; `spoken` are those of quotations."""
    against = [index for index, (_, finding) in enumerate(found) if finding.verdict == Verdict.CONTRADICTED]
    known = _answered_before(publication) if against else {}
    answered = {index: known[key] for index in against if (key := _key(*found[index])) in known}
    answered |= {index: spoken[index] for index in against if index in spoken}
    open_ones = [index for index in against if index not in answered]
    if not open_ones:
        return answered
    if not override:
        raise PublishingRefusedError(Refusal.CONTRADICTED, refusal([found[index][1] for index in open_ones]))
    if not by.has_perm(OVERRIDE):
        raise PublishingRefusedError(Refusal.OVERRIDE_NOT_PERMITTED)
    return answered | dict.fromkeys(open_ones, (override, by))


def refusal(against: Sequence[Finding]) -> str:
    """The sentence a person reads: which claims, and what the record says to each."""
    named = [f"“{' '.join(one.text.split())}”: {one.found or one.note}" for one in against[:NAMED]]
    more = len(against) - len(named)
    rest = [f"And {more} more."] if more > 0 else []
    head = "The record contradicts the text."
    return " ".join([head, *named, *rest, "Correct it and save; the Facts page shows where it stands."])


def _answered_before(publication: Publication) -> dict[tuple, Answer]:
    """What somebody answers for in this article already, by day, statement and what the record said."""
    rows = Check.objects.filter(publication__article=publication.article_id).exclude(override_reason="")
    rows = rows.select_related("claim", "overridden_by").order_by("pk")
    return {
        (row.as_of, row.claim.sentence, row.claim.words, row.found): (row.override_reason, row.overridden_by)
        for row in rows
    }


def _key(passage: Passage, finding: Finding) -> tuple[date, str, str, str]:
    return passage.as_of, finding.sentence, finding.text, finding.found


def _kept(
    publication: Publication, found: Sequence[Found], answered: dict[int, Answer], *, now: datetime
) -> list[Check]:
    numbered = enumerate(found, start=1)
    claims = Claim.objects.bulk_create(_claim(publication, number, *one) for number, one in numbered)
    keys = {key for _, finding in found for key in finding.keys}
    PublicationKey.objects.bulk_create(
        PublicationKey(publication=publication, key=key) for key in sorted(keys)
    )
    return Check.objects.bulk_create(
        _check(publication, claim, *one, answered.get(index, ("", None)), now=now)
        for index, (claim, one) in enumerate(zip(claims, found, strict=True))
    )


def _claim(publication: Publication, number: int, passage: Passage, finding: Finding) -> Claim:
    return Claim(
        version=publication.version,
        number=number,
        place=passage.place,
        sentence=finding.sentence,
        words=finding.text,
        start=finding.start,
        end=finding.end,
        kind=finding.kind,
        subject=finding.subject[:300],
    )


def _check(
    publication: Publication,
    claim: Claim,
    passage: Passage,
    finding: Finding,
    answer: tuple[str, AbstractBaseUser | None],
    *,
    now: datetime,
) -> Check:
    reason, who = answer
    return Check(
        publication=publication,
        claim=claim,
        verdict=finding.verdict,
        found=finding.found,
        note=finding.note,
        evidence=finding.as_json()["evidence"],
        keys=list(finding.keys),
        as_of=passage.as_of,
        checked_at=now,
        override_reason=reason,
        overridden_by=who,
    )
