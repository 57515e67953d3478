"""The texts of the article form as they stand while somebody types: nothing is validated, nothing is saved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from newsroom.factcheck.passages import BETWEEN, Passage, plain
from newsroom.models import Quote

TEXT, QUOTE, PICTURE, FACT_BOX = (
    f"newsroom_{name}_set" for name in ("richtext", "quoteblock", "pictureblock", "factbox")
)
MOST_BLOCKS = 500
"""Rows of one kind that are read; a form never has more, whatever its counter says."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A passage and the field of the form its words can be changed in; a quote’s words are changed elsewhere."""

    passage: Passage
    field: str


def typed(posted: Mapping[str, str], *, as_of: date, before: dict | None) -> list[Typed]:
    """Headline, standfirst and the words of every block, as in a frozen document.

    What stands unchanged in `before`, the document readers see, keeps the day it is judged by there. Empty texts and
    deleted blocks are left out. One query for all quotes.
    """
    kept = {block["key"]: block for block in before["blocks"]} if before else {}
    found = [
        Typed(Passage("Headline", posted.get("headline", "").strip(), as_of), "headline"),
        Typed(Passage("Standfirst", posted.get("standfirst", "").strip(), as_of), "standfirst"),
    ]
    blocks = [*_texts(posted, as_of, kept), *_captions(posted, as_of, kept), *_boxes(posted, as_of, kept)]
    blocks += _quotes(posted, as_of, kept)
    found += [one for _, one in sorted(blocks, key=lambda pair: pair[0])]
    return [one for one in found if one.passage.text.strip()]


Placed = tuple[int, Typed]
"""A passage and its place among the blocks."""


def _rows(posted: Mapping[str, str], prefix: str) -> Iterator[tuple[str, int]]:
    """The prefix of every row that is not to be deleted, and its place."""
    for number in range(min(_number(posted.get(f"{prefix}-TOTAL_FORMS", "")), MOST_BLOCKS)):
        row = f"{prefix}-{number}"
        if not posted.get(f"{row}-DELETE"):
            yield row, _number(posted.get(f"{row}-ordering", ""))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _day(posted, row: str, kind: str, kept: dict[str, dict], now: date, says) -> date:
    """The day of a block: that of the same block readers see, if it says the same."""
    before = kept.get(f"{kind}:{posted.get(f'{row}-id', '')}")
    return date.fromisoformat(before["dateline"]) if before and says(before) else now


def _texts(posted: Mapping[str, str], now: date, kept: dict[str, dict]) -> Iterator[Placed]:
    for row, place in _rows(posted, TEXT):
        words = plain(posted.get(f"{row}-text", ""))
        day = _day(posted, row, "rich_text", kept, now, lambda one, words=words: plain(one["html"]) == words)
        yield place, Typed(Passage("Text", words, day), f"{row}-text")


def _captions(posted: Mapping[str, str], now: date, kept: dict[str, dict]) -> Iterator[Placed]:
    for row, place in _rows(posted, PICTURE):
        words = posted.get(f"{row}-caption", "").strip()
        day = _day(
            posted, row, "picture", kept, now, lambda one, words=words: (one["caption"] or "") == words
        )
        yield place, Typed(Passage("Caption", words, day), f"{row}-caption")


def _boxes(posted: Mapping[str, str], now: date, kept: dict[str, dict]) -> Iterator[Placed]:
    for row, place in _rows(posted, FACT_BOX):
        title = posted.get(f"{row}-title", "").strip()
        lines = [" ".join(line.split()) for line in posted.get(f"{row}-facts", "").splitlines()]
        words = BETWEEN.join(line for line in lines if line)

        def same(before: dict, title: str = title, words: str = words) -> bool:
            said = BETWEEN.join(f"{one['label']}: {one['value']}" for one in before["facts"])
            return before["title"] == title and said == words

        day = _day(posted, row, "fact_box", kept, now, same)
        yield place, Typed(Passage("Fact box", title, day), f"{row}-title")
        yield place, Typed(Passage("Fact box", words, day), f"{row}-facts")


def _quotes(posted: Mapping[str, str], now: date, kept: dict[str, dict]) -> Iterator[Placed]:
    rows = [(row, place, _number(posted.get(f"{row}-quote", ""))) for row, place in _rows(posted, QUOTE)]
    known = Quote.objects.select_related("speaker").in_bulk({pk for *_, pk in rows}) if rows else {}
    for row, place, pk in rows:
        if quote := known.get(pk):
            day = _day(posted, row, "quote", kept, now, lambda one, said=quote: one["words"] == said.words)
            speaker = quote.speaker.slug if quote.speaker else ""
            yield place, Typed(Passage("Quote", quote.words, day, speaker, quoted=True), "")
