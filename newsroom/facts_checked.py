"""What readers are told of the checks behind an article: which statements, against what, as of when."""

from collections.abc import Iterable
from itertools import groupby

from newsroom.choices import Verdict
from newsroom.models import Check, Publication

WORDS = {
    Verdict.CONFIRMED: "Confirmed",
    Verdict.CONFIRMED_BUT: "Confirmed, with a note",
    Verdict.CONTRADICTED: "Published against the record",
}
ROWS = 3
"""As many rows of the record as are printed behind one statement; the others are counted."""


def facts_checked(publication: Publication) -> dict | None:
    """{checked_at, as_of, counts, sentences} of a publication, in one query; None where nothing was confirmed.

    counts: [(word, number)]; sentences: [{text, as_of, answers}], `as_of` only where it is not the publication's
    own day; answers: [{words, verdict, word, found, note, evidence, more}].
    """
    checks = list(publication.checks.for_readers())
    if not checks:
        return None
    given = [check.verdict for check in checks]
    return {
        "checked_at": checks[0].checked_at,
        "as_of": publication.dateline,
        "counts": [(word, given.count(verdict)) for verdict, word in WORDS.items() if verdict in given],
        "sentences": list(_sentences(checks, publication)),
    }


def _sentences(checks: Iterable[Check], publication: Publication) -> Iterable[dict]:
    for (text, as_of), group in groupby(checks, key=lambda check: (check.claim.sentence, check.as_of)):
        yield {
            "text": " ".join(text.split()),
            "as_of": as_of if as_of != publication.dateline else None,
            "answers": [_answer(check) for check in group],
        }


def _answer(check: Check) -> dict:
    return {
        "words": " ".join(check.claim.words.split()),
        "verdict": check.verdict,
        "word": WORDS[check.verdict],
        "found": check.found,
        "note": check.note,
        "evidence": check.evidence[:ROWS],
        "more": max(0, len(check.evidence) - ROWS),
    }
