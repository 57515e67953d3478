"""What the record says to a published text now: of its own day, and with all that has become known since."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from athletics.as_of import day
from newsroom.factcheck.passages import Judged, Passage, judge, passages
from newsroom.factcheck.verdicts import Finding
from newsroom.models import Check, Publication
from newsroom.remarks import silenced, standing

Place = tuple[str, str, str, int, str]


@dataclass(frozen=True, slots=True)
class Again:
    """A stored check beside the answers to the same words: `then` as of their day, `since` as of now.

    `decided`: what was known when it was published, where that was later than the day of the text. None where the
    words are no longer read as that claim.
    """

    check: Check
    then: Finding | None
    decided: Finding | None
    since: Finding | None


def ask_again(publication: Publication, *, now: datetime) -> list[Again]:
    """Every check of a publication with its answers: two readings of the text.

    Where something differs, text carried over from an earlier day is read a third time.
    """
    texts = passages(publication.version.document)
    checks = list(
        publication.checks.select_related("claim", "publication__version").order_by("claim__number")
    )
    if not checks:
        return []
    asked = checks[0].checked_at
    carried = [one for one in texts if one.as_of < day(asked)]
    remarks = standing(publication.article)
    own = [*judge(carried), *judge([one for one in texts if one not in carried], known=asked)]
    then = _by_place(silenced(own, remarks))
    decided = _by_place(silenced(judge(carried, known=asked), remarks))
    since = _by_place(silenced(judge(texts, known=now), remarks))
    return [Again(check, _take(then, check), _take(decided, check), _take(since, check)) for check in checks]


def ask_now(publication: Publication, *, now: datetime) -> list[tuple[Check, Finding]]:
    """Every check of a publication with what the record says to it with all that is known. One reading."""
    judged = judge(passages(publication.version.document), known=now)
    found = _by_place(silenced(judged, standing(publication.article)))
    checks = publication.checks.select_related("claim", "publication__version").order_by("claim__number")
    pairs = [(check, _take(found, check)) for check in checks]
    return [(check, finding) for check, finding in pairs if finding]


def keys_in(again: Sequence[Again]) -> set[str]:
    """What the answers depend on, as it is read now."""
    return {key for one in again for found in (one.then, one.since) if found for key in found.keys}


def _by_place(judged: Sequence[Judged]) -> dict[Place, deque[Finding]]:
    """By where and what; words that stand twice at the same place of two blocks in the order of the page."""
    found: dict[Place, deque[Finding]] = defaultdict(deque)
    for one in judged:
        for finding in one.findings:
            found[_place(one.passage, finding)].append(finding)
    return found


def _place(passage: Passage, finding: Finding) -> Place:
    return passage.place, finding.sentence, finding.text, finding.start, finding.kind


def _take(found: dict[Place, deque[Finding]], check: Check) -> Finding | None:
    claim = check.claim
    row = found.get((claim.place, claim.sentence, claim.words, claim.start, claim.kind))
    return row.popleft() if row else None
