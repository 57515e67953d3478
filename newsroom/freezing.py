"""An article as one immutable document.

The document, schema 1:

    schema, slug, kind, headline, standfirst, dateline (ISO day)
    section: {name, slug}; authors, topics, athletes: [{name, slug}]; meet: {name, slug} or null
    blocks: [{key, kind, dateline, …}], the rest of each as templates/public/blocks/<kind>.html documents it;
        a picture names its stored files, whose addresses are found when the page is made

It holds strings, whole numbers, true, false, null, lists and objects: never a float, whose digits depend on who
prints them. `key` tells which row of the working copy a block was, so that the next publication can see what was
carried over unchanged. `dateline` is the day the block is judged by.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from content_editor.contents import contents_for_item
from django.db import models

from athletics.models import Athlete, Meet
from newsroom import blocks as frozen_blocks
from newsroom.links import linked
from newsroom.models import BLOCKS, Article, Author, Block, Topic

SCHEMA = 1
NOT_COMPARED = {"key", "dateline", "as_of", "is_first"}


@dataclass(frozen=True)
class Frozen:
    """A document, what lists show of it, and the rows it uses: {row: whether it is about it}."""

    document: dict
    card: dict
    rows: dict[models.Model, bool] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        return digest(self.document)


def digest(document: dict) -> str:
    """The SHA-256 of a document, whatever the order of its keys."""
    canonical = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def freeze(article: Article, *, as_of: date, earlier: dict | None = None) -> Frozen:
    """The article's working copy as of the end of a day; `earlier` is the document it follows on.

    The desk's own words that stand unchanged in `earlier` keep the day they were judged by there; what asks the
    record is asked anew. Nothing is saved. Raises TypeError if a block freezes a value JSON cannot keep exactly.
    """
    blocks = list(contents_for_item(article, plugins=BLOCKS))
    authors = [row.author for row in article.byline.select_related("author")]
    names = head(article, authors, topics=article.topics.all(), athletes=article.athletes.all())
    document = document_of(names, blocks, as_of=as_of, earlier=earlier)
    return Frozen(document, _card(document, article), _rows(article, blocks, document))


def document_of(head: dict, blocks: Iterable[Block], *, as_of: date, earlier: dict | None = None) -> dict:
    """The document of a head and of blocks, saved or not. Raises TypeError as `freeze` does."""
    before = _by_key(earlier)
    frozen = [_dated(block, as_of, before) for block in blocks]
    mark_first_picture(frozen)
    document = {**head, "dateline": as_of.isoformat(), "blocks": frozen}
    refuse_floats(document)
    return document


def refuse_floats(value, path: str = "document") -> None:
    """Raises TypeError for anything but strings, whole numbers, booleans, null, lists and objects."""
    if isinstance(value, dict):
        for key, item in value.items():
            refuse_floats(item, f"{path}.{key}")
    elif isinstance(value, list):
        for index, item in enumerate(value):
            refuse_floats(item, f"{path}[{index}]")
    elif not (value is None or isinstance(value, (str, int))):
        raise TypeError(f"{path} is {value!r}: a frozen document holds no {type(value).__name__}.")


def head(
    article: Article, authors: Iterable[Author], *, topics: Iterable[Topic], athletes: Iterable[Athlete]
) -> dict:
    """What a document says before its blocks; of the article itself only its own fields are read."""
    return {
        "schema": SCHEMA,
        "slug": article.slug,
        "kind": article.kind,
        "headline": article.headline.strip(),
        "standfirst": article.standfirst.strip(),
        "section": _named(article.section),
        "authors": [_named(author) for author in authors],
        "topics": [_named(topic) for topic in topics],
        "athletes": [_named(athlete) for athlete in athletes],
        "meet": _named(article.meet) if article.meet else None,
    }


def _named(row: models.Model) -> dict:
    return {"name": str(row) if isinstance(row, Meet) else row.name, "slug": row.slug}


def _by_key(earlier: dict | None) -> dict[str, dict]:
    return {block["key"]: block for block in earlier["blocks"]} if earlier else {}


def _dated(block: Block, as_of: date, earlier: dict[str, dict]) -> dict:
    now = frozen_blocks.freeze(block, as_of=as_of)
    before = earlier.get(block.key)
    if block.carries_over and before is not None and compared(before) == compared(now):
        return {key: value for key, value in before.items() if key != "is_first"}
    return {**now, "key": block.key, "dateline": as_of.isoformat()}


def compared(frozen: dict) -> dict:
    """What a block says, without the day it is judged by and its place."""
    return {key: value for key, value in frozen.items() if key not in NOT_COMPARED}


def _pictures(frozen: list[dict]) -> Iterator[dict]:
    return (block for block in frozen if block["kind"] == "picture")


def mark_first_picture(frozen: list[dict]) -> None:
    for index, block in enumerate(_pictures(frozen)):
        block["is_first"] = index == 0


def _card(document: dict, article: Article) -> dict:
    first = article.newsroom_pictureblock_set.select_related("picture").first()
    shown = ("slug", "kind", "headline", "standfirst", "section", "authors", "dateline")
    return {**{key: document[key] for key in shown}, "picture": first.picture.card() if first else None}


def _rows(article: Article, blocks: list[Block], document: dict) -> dict[models.Model, bool]:
    """Every row the document shows or links, each with whether it is about it."""
    names = linked(document)
    rows: dict[models.Model, bool] = dict.fromkeys(Athlete.objects.filter(slug__in=names.athletes), False)
    rows |= dict.fromkeys(Meet.objects.filter(slug__in=names.meets), False)
    rows |= {row: True for block in blocks for row in block.rows()}
    rows |= {row.author: True for row in article.byline.select_related("author")}
    rows |= dict.fromkeys([*article.topics.all(), *article.athletes.all()], True)
    return rows | ({article.meet: True} if article.meet else {})
