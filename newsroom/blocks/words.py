"""The desk's own words, frozen."""

from datetime import date

from newsroom import rich_text as editor
from newsroom.models import FactBox, PictureBlock, QuoteBlock, RichText


def rich_text(block: RichText, *, as_of: date) -> dict:
    return {"html": editor.clean(block.text)}


def quote(block: QuoteBlock, *, as_of: date) -> dict:
    said, source = block.quote, block.quote.source
    return {
        "words": said.words,
        "speaker": {"name": said.name, "slug": said.speaker.slug if said.speaker else None},
        "role": said.role or None,
        "said_on": said.said_on.isoformat() if said.said_on else None,
        "source": {"name": source.publisher or source.title, "address": source.url or None},
    }


def picture(block: PictureBlock, *, as_of: date) -> dict:
    """Names the stored files; `newsroom.rendering` finds their addresses, wherever they are kept by then."""
    shown = block.picture
    return {
        "file": shown.image.name,
        "width": shown.width,
        "height": shown.height,
        "renditions": shown.renditions(),
        "alt": shown.alt,
        "caption": block.caption or None,
        "credit": shown.credit,
    }


def fact_box(block: FactBox, *, as_of: date) -> dict:
    return {
        "title": block.title,
        "facts": [{"label": label, "value": value} for label, value in block.pairs()],
        "definition": block.definition or None,
        "as_of": as_of.isoformat() if block.definition else None,
    }
