"""A block as of a day: what its template shows, in strings, whole numbers, lists and objects.

`templates/public/blocks/<kind>.html` documents the keys of each kind. What the record knows is asked here, once, as
of the publication's day; the page never asks again.
"""

from collections.abc import Callable
from datetime import date

from newsroom.blocks.race import matchup, season_strip, start_list
from newsroom.blocks.records import record_card
from newsroom.blocks.words import fact_box, picture, quote, rich_text
from newsroom.models import (
    Block,
    FactBox,
    Matchup,
    PictureBlock,
    QuoteBlock,
    RecordCard,
    RichText,
    SeasonStrip,
    StartList,
)

FREEZING: dict[type[Block], Callable[..., dict]] = {
    RichText: rich_text,
    QuoteBlock: quote,
    Matchup: matchup,
    StartList: start_list,
    RecordCard: record_card,
    SeasonStrip: season_strip,
    PictureBlock: picture,
    FactBox: fact_box,
}


def freeze(block: Block, *, as_of: date) -> dict:
    """The block as of the end of a day, under its kind."""
    return {"kind": block.kind, **FREEZING[type(block)](block, as_of=as_of)}
