"""What the desk saved, kept: the working copy as one document, and brought back from it.

The document, schema 1:

    schema, fields: {name: value}, byline: [row], blocks: [{key, kind, region, fields: {name: value}}]

A row is {pk, name}, so that a comparison can still say what it was called; a day is written as ISO writes it.
`key` is that of the block's row: a block that comes back comes back as the same one.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from content_editor.contents import contents_for_item
from django.db import models, transaction

from newsroom.freezing import digest
from newsroom.models import BLOCKS, Article, Block, Save

SCHEMA = 1
PLACED = {"parent", "region", "ordering"}
"""Fields of a block that say where it stands; its place in the document says so too."""
NAMED = 200
"""Characters kept of what a row was called."""


@transaction.atomic
def keep_save(*, article: Article, restored: Save | None = None) -> Save | None:
    """Keeps the stored working copy, under whoever changed it last and when; None where it is kept already.

    Called before a save for what it would write over, and after it for what it wrote.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    content = content_of(article)
    newest = article.saves.order_by("-number").defer("content").first()
    if newest and newest.digest == digest(content):
        return None
    return Save.objects.create(
        article=article,
        number=(newest.number if newest else 0) + 1,
        content=content,
        digest=digest(content),
        restored=restored,
        at=article.changed_at,
        by_id=article.changed_by_id,
    )


def content_of(article: Article) -> dict:
    """The stored working copy as a document."""
    return {
        "schema": SCHEMA,
        "fields": {field.name: _value(article, field) for field in article_fields()},
        "byline": [_row(one.author) for one in article.byline.select_related("author")],
        "blocks": [
            {
                "key": block.key,
                "kind": block.kind,
                "region": block.region,
                "fields": {field.name: _value(block, field) for field in block_fields(type(block))},
            }
            for block in contents_for_item(article, plugins=BLOCKS)
        ],
    }


def article_fields() -> Iterable[models.Field]:
    """What a person fills in of an article; the byline has rows of its own."""
    fields = [*Article._meta.fields, *Article._meta.many_to_many]
    return [field for field in fields if field.editable and field.name not in ("id", "authors")]


def block_fields(block: type[Block]) -> Iterable[models.Field]:
    """What a person fills in of a block."""
    return [
        one for one in block._meta.fields if one.editable and not one.primary_key and one.name not in PLACED
    ]


def _value(row: models.Model, field: models.Field) -> Any:
    if field.many_to_many:
        return [_row(one) for one in getattr(row, field.name).all()]
    if field.is_relation:
        named = getattr(row, field.name)
        return _row(named) if named else None
    value = getattr(row, field.name)
    return value.isoformat() if isinstance(value, date) else value


def _row(row: models.Model) -> dict:
    return {"pk": row.pk, "name": str(row)[:NAMED]}
