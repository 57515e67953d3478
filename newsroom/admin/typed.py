"""The one reader of the article form as it stands while somebody types: nothing is saved.

What it finds is what the Facts panel checks and what the live preview shows (`typed_page`).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone

from newsroom.choices import PublicationKind
from newsroom.factcheck.passages import BETWEEN, Passage, plain
from newsroom.models import Article, Block, FactBox, PictureBlock, Quote, QuoteBlock, RichText
from newsroom.publishing import expected_dateline, what_is_around

MOST_BLOCKS = 500
"""Rows of one kind that are read; a form never has more, whatever its counter says."""


@dataclass(frozen=True, slots=True)
class Row:
    """A block of the form that is not to be deleted: its kind, what its fields’ names begin with, and its place."""

    model: type[Block]
    prefix: str
    place: int
    pk: int
    """0 while it was never saved."""

    @property
    def key(self) -> str:
        """What the saved block is recognised by in a frozen document."""
        return f"{self.model.kind}:{self.pk or ''}"


@dataclass(frozen=True, slots=True)
class Typed:
    """A passage and the field of the form its words can be changed in; a quote’s words are changed elsewhere."""

    passage: Passage
    field: str


def of_article(page: ModelAdmin, request: HttpRequest) -> Article | None:
    """The article whose form was sent in `article`, or None where it was never saved.

    Raises PermissionDenied for whoever may not write it.
    """
    number = request.POST.get("article", "")
    article = get_object_or_404(Article, pk=int(number)) if number.isdigit() else None
    if not (page.has_change_permission(request, article) if article else page.has_add_permission(request)):
        raise PermissionDenied
    return article


def days(posted: Mapping[str, str], article: Article | None) -> tuple[date, dict | None]:
    """The day asked for, or the one it would be published under; and the document readers see, unless a day is asked.

    Raises ValueError for what is no day.
    """
    if asked := posted.get("facts_as_of", "").strip():
        return date.fromisoformat(asked), None
    now = timezone.now()
    today = timezone.localdate(now)
    try:
        written = date.fromisoformat(posted.get("dateline", "").strip())
    except ValueError:
        written = None
    if article is None:
        return written or today, None
    before = what_is_around(article, starts_at=now, now=now).before
    article.dateline = written
    kind = PublicationKind.UPDATE if before else PublicationKind.NEW
    day = expected_dateline(article, before=before, kind=kind, on=today)
    return day, before.version.document if before else None


def rows(posted: Mapping[str, str], *models: type[Block]) -> list[Row]:
    """The blocks of these kinds, in the order of the page."""
    found = [row for model in models for row in _rows(posted, model)]
    return sorted(found, key=lambda row: row.place)


def _rows(posted: Mapping[str, str], model: type[Block]) -> Iterator[Row]:
    formset = f"newsroom_{model._meta.model_name}_set"
    for number in range(min(_number(posted.get(f"{formset}-TOTAL_FORMS", "")), MOST_BLOCKS)):
        prefix = f"{formset}-{number}"
        if not posted.get(f"{prefix}-DELETE"):
            place = _number(posted.get(f"{prefix}-ordering", ""))
            yield Row(model, prefix, place, _number(posted.get(f"{prefix}-id", "")))


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


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
    blocks = rows(posted, RichText, QuoteBlock, PictureBlock, FactBox)
    quotes = _quotes(posted, blocks)
    for row in blocks:
        found += WORDS[row.model](posted, row, lambda same, row=row: _day(row, kept, as_of, same), quotes)
    return [one for one in found if one.passage.text.strip()]


def _day(row: Row, kept: Mapping[str, dict], now: date, same) -> date:
    """The day of a block: that of the same block readers see, if it says the same."""
    before = kept.get(row.key)
    return date.fromisoformat(before["dateline"]) if before and same(before) else now


def _quotes(posted: Mapping[str, str], blocks: list[Row]) -> dict[int, Quote]:
    asked = {_number(posted.get(f"{row.prefix}-quote", "")) for row in blocks if row.model is QuoteBlock}
    return Quote.objects.select_related("speaker").in_bulk(asked) if asked else {}


def _text(posted: Mapping[str, str], row: Row, day, quotes) -> Iterator[Typed]:
    words = plain(posted.get(f"{row.prefix}-text", ""))
    yield Typed(Passage("Text", words, day(lambda one: plain(one["html"]) == words)), f"{row.prefix}-text")


def _caption(posted: Mapping[str, str], row: Row, day, quotes) -> Iterator[Typed]:
    words = posted.get(f"{row.prefix}-caption", "").strip()
    said = day(lambda one: (one["caption"] or "") == words)
    yield Typed(Passage("Caption", words, said), f"{row.prefix}-caption")


def _box(posted: Mapping[str, str], row: Row, day, quotes) -> Iterator[Typed]:
    title = posted.get(f"{row.prefix}-title", "").strip()
    lines = [" ".join(line.split()) for line in posted.get(f"{row.prefix}-facts", "").splitlines()]
    words = BETWEEN.join(line for line in lines if line)

    def same(before: dict) -> bool:
        said = BETWEEN.join(f"{one['label']}: {one['value']}" for one in before["facts"])
        return before["title"] == title and said == words

    yield Typed(Passage("Fact box", title, day(same)), f"{row.prefix}-title")
    yield Typed(Passage("Fact box", words, day(same)), f"{row.prefix}-facts")


def _quote(posted: Mapping[str, str], row: Row, day, quotes: Mapping[int, Quote]) -> Iterator[Typed]:
    if quote := quotes.get(_number(posted.get(f"{row.prefix}-quote", ""))):
        speaker = quote.speaker.slug if quote.speaker else ""
        said = day(lambda one: one["words"] == quote.words)
        yield Typed(Passage("Quote", quote.words, said, speaker, quoted=True), "")


WORDS = {RichText: _text, PictureBlock: _caption, FactBox: _box, QuoteBlock: _quote}
"""How the words of each kind of block are read."""
