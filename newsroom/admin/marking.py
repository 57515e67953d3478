"""A checked text as the desk's pages show it: pieces to highlight, and the findings they lead to by number."""

from collections.abc import Iterator, Sequence
from itertools import count, pairwise
from urllib.parse import urlencode

from django.urls import reverse

from newsroom.factcheck.passages import Judged
from newsroom.factcheck.verdicts import Finding, Verdict
from newsroom.models import Remark
from newsroom.remarks import Key, acknowledged, key

WORST_FIRST = (
    Verdict.CONTRADICTED,
    Verdict.NOT_ON_FILE,
    Verdict.CONFIRMED_BUT,
    Verdict.ATTRIBUTED,
    Verdict.CONFIRMED,
    Verdict.UNCHECKED,
)
"""Where claims overlap the first of these gives the highlight; every one of them is listed."""

WORDS = {
    Verdict.CONTRADICTED: ("✗", "Contradicted", "The record says otherwise."),
    Verdict.NOT_ON_FILE: ("?", "Not on file", "The record can neither confirm nor contradict it."),
    Verdict.CONFIRMED_BUT: ("✓…", "Confirmed, but", "True, with a note to be read."),
    Verdict.CONFIRMED: ("✓", "Confirmed", "The record says so."),
    Verdict.ATTRIBUTED: ("“ ”", "Attributed", "Somebody said it; whether it is true is not judged."),
    Verdict.UNCHECKED: (
        "…",
        "Not understood",
        "A sentence with a number or a superlative that nothing could check.",
    ),
}
"""Sign, word and meaning of each verdict, in the order of the legend."""


def legend(judged: Sequence[Judged]) -> list[dict]:
    """Every verdict with its sign, its meaning and how often it was given."""
    given = [finding.verdict for one in judged for finding in one.findings]
    return [
        {
            "verdict": str(verdict),
            "sign": sign,
            "word": word,
            "meaning": meaning,
            "count": given.count(verdict),
        }
        for verdict, (sign, word, meaning) in WORDS.items()
    ]


def marked(judged: Sequence[Judged], remarks: dict[Key, Remark] | None = None) -> list[dict]:
    """[{place, as_of, pieces, findings}] of each passage; findings are numbered through all of them, from 1.

    `remarks`: what the desk answered to them, by `newsroom.remarks.key`.
    """
    numbers = count(1)
    return [
        _passage(one, [(next(numbers), finding) for finding in one.findings], remarks or {}) for one in judged
    ]


def _passage(judged: Judged, numbered: list[tuple[int, Finding]], remarks: dict[Key, Remark]) -> dict:
    return {
        "place": judged.passage.place,
        "as_of": judged.passage.as_of,
        "pieces": list(_pieces(judged.passage.text, numbered)),
        "findings": [_shown(number, finding, judged.passage.text, remarks) for number, finding in numbered],
    }


def _pieces(text: str, numbered: list[tuple[int, Finding]]) -> Iterator[dict]:
    """The text cut wherever a claim begins or ends. `ends`: the findings whose words end with the piece."""
    cuts = sorted({0, len(text), *(at for _, one in numbered for at in (one.start, one.end))})
    for start, end in pairwise(cuts):
        over = [one.verdict for _, one in numbered if one.start <= start and end <= one.end]
        yield {
            "text": text[start:end],
            "verdict": str(min(over, key=WORST_FIRST.index)) if over else "",
            "ends": [
                {
                    "number": number,
                    "verdict": str(one.verdict),
                    "sign": WORDS[one.verdict][0],
                    "word": WORDS[one.verdict][1],
                }
                for number, one in numbered
                if one.end == end
            ],
        }


def _shown(number: int, finding: Finding, text: str, remarks: dict[Key, Remark]) -> dict:
    sign, word, _ = WORDS[finding.verdict]
    start, end, right = finding.fix or (0, 0, "")
    return {
        "number": number,
        "verdict": str(finding.verdict),
        "sign": sign,
        "word": word,
        "claim": " ".join(finding.text.split()),
        "subject": finding.subject,
        "found": finding.found,
        "note": finding.note,
        "evidence": finding.evidence,
        "wrong": text[start:end],
        "right": right,
        "nth": text.count(text[start:end], 0, start) if right else 0,
        "words": finding.text,
        "words_nth": text.count(finding.text, 0, finding.start),
        "kind": finding.kind,
        "sentence": " ".join(finding.sentence.split()),
        "quoted": finding.quoted,
        "remark": remarks.get(key(finding)),
        "acknowledged": acknowledged(finding, remarks),
        "query": _query(finding),
    }


def _query(finding: Finding) -> str:
    """Where “the record is wrong” is raised, with the sentence and what the record says filled in."""
    said = {"said": " ".join(finding.sentence.split()), "record_says": finding.found}
    named = dict(one.split(":", 1) for one in finding.keys if one.startswith(("athlete:", "meet:")))
    return f"{reverse('admin:athletics_recordquery_add')}?{urlencode(said | named)}"
