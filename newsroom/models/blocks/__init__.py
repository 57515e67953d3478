"""What an article is made of: one row a block, in the order the editor gave them.

Each names its template by `kind`; `newsroom.blocks` freezes it into what that template documents.
"""

from newsroom.models.blocks.base import Block
from newsroom.models.blocks.race import Matchup, SeasonStrip, StartList
from newsroom.models.blocks.records import RecordCard
from newsroom.models.blocks.words import FactBox, PictureBlock, QuoteBlock, RichText

BLOCKS: tuple[type[Block], ...] = (
    RichText,
    QuoteBlock,
    Matchup,
    StartList,
    RecordCard,
    SeasonStrip,
    PictureBlock,
    FactBox,
)

__all__ = [
    "BLOCKS",
    "Block",
    "FactBox",
    "Matchup",
    "PictureBlock",
    "QuoteBlock",
    "RecordCard",
    "RichText",
    "SeasonStrip",
    "StartList",
]
