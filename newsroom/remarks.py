"""The desk's answers to findings: *not a claim* silences a false one, *acknowledge* answers for a quotation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser

from newsroom.choices import RemarkKind, Verdict
from newsroom.factcheck.passages import Judged
from newsroom.factcheck.verdicts import Finding
from newsroom.models import Article, Remark

Key = tuple[str, str, str]
"""Sentence, words and kind of claim, with the white space evened out."""


class RemarkRefusedError(ValueError):
    """The answer is not one that can be kept; the message says why."""


def key_of(sentence: str, words: str, claim_kind: str) -> Key:
    return " ".join(sentence.split()), " ".join(words.split()), claim_kind


def key(finding: Finding) -> Key:
    return key_of(finding.sentence, finding.text, finding.kind)


def standing(article: Article) -> dict[Key, Remark]:
    """The remarks that hold in an article. One query."""
    rows = Remark.objects.standing().filter(article=article.pk).select_related("by")
    return {(row.sentence, row.words, row.claim_kind): row for row in rows}


def remark(
    *,
    article: Article,
    kind: RemarkKind,
    finding: Key,
    found: str,
    reason: str,
    by: AbstractBaseUser,
    now: datetime,
) -> Remark:
    """Keeps one answer. Raises RemarkRefusedError without a reason, or where there is nothing to take back."""
    sentence, words, claim_kind = finding
    if not words or not sentence or not claim_kind:
        raise RemarkRefusedError("The statement is missing: check the text again.")
    if kind != RemarkKind.TAKEN_BACK and not reason.strip():
        raise RemarkRefusedError("Say why: the reason is kept and shown to whoever publishes.")
    if kind == RemarkKind.TAKEN_BACK and finding not in standing(article):
        raise RemarkRefusedError("Nothing was remarked on this statement.")
    return Remark.objects.create(
        article=article,
        kind=kind,
        sentence=sentence,
        words=words,
        claim_kind=claim_kind,
        found=found,
        reason=reason.strip(),
        by=by,
        at=now,
    )


def silenced(judged: Sequence[Judged], remarks: dict[Key, Remark]) -> list[Judged]:
    """The findings with those that are no claims left unchecked, the reason in their note."""
    return [
        replace(one, findings=tuple(_silenced(finding, remarks) for finding in one.findings))
        for one in judged
    ]


def _silenced(finding: Finding, remarks: dict[Key, Remark]) -> Finding:
    found = remarks.get(key(finding))
    if found is None or found.kind != RemarkKind.NOT_A_CLAIM:
        return finding
    note = f"Not a claim, says {found.by}: {found.reason}"
    return replace(finding, verdict=Verdict.UNCHECKED, found="", note=note, evidence=(), fix=None)


def acknowledged(finding: Finding, remarks: dict[Key, Remark]) -> Remark | None:
    """Who answers for a contradicted fact inside a quotation, as long as the record says the same."""
    found = remarks.get(key(finding))
    if found is None or found.kind != RemarkKind.ACKNOWLEDGED or not finding.quoted:
        return None
    return found if found.found == finding.found else None
