"""Every text of a frozen document, each judged as of its own day.

Passages of one day are read as one text, so that a family name in the headline finds the full name below it; a quote
is read by itself, as its speaker's words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from html.parser import HTMLParser
from itertools import groupby

from athletics.models import Athlete
from newsroom.factcheck.run import check
from newsroom.factcheck.suggestions import Suggestion, suggestions
from newsroom.factcheck.verdicts import Finding

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of plain text. `place`: where it stands, in the desk's words; `speaker`: slug of whose words they are."""

    place: str
    text: str
    as_of: date
    speaker: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage with what was found in it; the offsets are of characters in its own text."""

    passage: Passage
    findings: tuple[Finding, ...]


def passages(document: dict) -> list[Passage]:
    """Headline, standfirst and the words of every block, in the order of the page. Empty ones are left out."""
    day = date.fromisoformat(document["dateline"])
    found = [
        Passage("Headline", document["headline"], day),
        Passage("Standfirst", document["standfirst"], day),
    ]
    found += [one for block in document["blocks"] for one in _of_block(block)]
    return [one for one in found if one.text.strip()]


def judge(found: Sequence[Passage], *, known: date | datetime | None = None) -> list[Judged]:
    """Each passage with its findings, in the same order. The queries grow with the days and quotes, not the passages.

    `known`: what the record is asked as of, where that is not each passage's own day.
    """
    findings: dict[int, list[Finding]] = {index: [] for index in range(len(found))}
    told = sorted((i for i, one in enumerate(found) if not one.quoted), key=lambda i: found[i].as_of)
    for as_of, group in groupby(told, key=lambda i: found[i].as_of):
        indexes = list(group)
        text, starts = _joined([found[i].text for i in indexes])
        for one in check(text=text, as_of=as_of, known=known):
            at = max(n for n, start in enumerate(starts) if start <= one.start)
            findings[indexes[at]].append(_moved(one, -starts[at]))
    speakers = {
        one.slug: one for one in Athlete.objects.filter(slug__in={p.speaker for p in found if p.speaker})
    }
    for index, one in enumerate(found):
        if one.quoted:
            speaker = speakers.get(one.speaker)
            findings[index] = check(text=one.text, as_of=one.as_of, speaker=speaker, known=known)
    return [Judged(one, tuple(findings[index])) for index, one in enumerate(found)]


def stronger(found: Sequence[Passage], *, as_of: date) -> list[Suggestion]:
    """What the passages leave out: true as of a day, rarer, and checked already."""
    told = [one.text for one in found if not one.quoted]
    return suggestions(text=BETWEEN.join(told), as_of=as_of) if told else []


def plain(markup: str) -> str:
    """The words of cleaned rich text; paragraphs, headings and list items are set apart by an empty line."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    return BETWEEN.join(line for line in (" ".join(one.split()) for one in reader.paragraphs()) if line)


class _Words(HTMLParser):
    APART = frozenset("p h2 h3 h4 li ul ol blockquote br hr".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[list[str]] = [[]]

    def handle_starttag(self, tag: str, attrs) -> None:
        if tag in self.APART:
            self.pieces.append([])

    def handle_endtag(self, tag: str) -> None:
        if tag in self.APART:
            self.pieces.append([])

    def handle_data(self, data: str) -> None:
        self.pieces[-1].append(data)

    def paragraphs(self) -> Iterator[str]:
        return ("".join(piece) for piece in self.pieces)


def _of_block(block: dict) -> Iterator[Passage]:
    day = date.fromisoformat(block["dateline"])
    match block["kind"]:
        case "rich_text":
            yield Passage("Text", plain(block["html"]), day)
        case "quote":
            yield Passage("Quote", block["words"], day, block["speaker"]["slug"] or "", quoted=True)
        case "picture":
            yield Passage("Caption", block["caption"] or "", day)
        case "fact_box":
            lines = [f"{one['label']}: {one['value']}" for one in block["facts"]]
            yield Passage("Fact box", BETWEEN.join([block["title"], *lines]), day)


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    """The texts as one, and where each of them starts in it."""
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + len(BETWEEN)
    return BETWEEN.join(texts), starts


def _moved(finding: Finding, by: int) -> Finding:
    fix = finding.fix and (finding.fix[0] + by, finding.fix[1] + by, finding.fix[2])
    return replace(finding, start=finding.start + by, end=finding.end + by, fix=fix)
