"""The paper's rows, one subject a file.

What the desk works on (articles and their blocks) changes with every save; what was decided (versions,
publications, plans, steps, claims, checks and alerts) is frozen. Import order: people, sections, pictures, quotes; articles; blocks; versions,
publications, plans, steps, claims, alerts, remarks.
"""

from newsroom.models.alerts import Alert, AlertAnswer, PublicationKey
from newsroom.models.arrangements import Arrangement, PinnedPlace
from newsroom.models.articles import Article, ArticleAuthor
from newsroom.models.assignments import Assignment
from newsroom.models.autosaves import Autosave, Presence
from newsroom.models.blocks import (
    BLOCKS,
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
from newsroom.models.claims import Check, Claim
from newsroom.models.frozen import FrozenModel, FrozenQuerySet, FrozenRowError
from newsroom.models.notes import Note
from newsroom.models.people import Author
from newsroom.models.pictures import Picture
from newsroom.models.plans import CallOff, Embargo
from newsroom.models.preview_links import PreviewLink, Revocation
from newsroom.models.publications import Publication
from newsroom.models.quotes import Quote
from newsroom.models.remarks import Remark
from newsroom.models.removals import OriginalRead, Removal
from newsroom.models.saves import Save
from newsroom.models.sections import Section, Topic
from newsroom.models.steps import Step
from newsroom.models.versions import (
    Version,
    VersionAthlete,
    VersionAuthor,
    VersionEvent,
    VersionMeet,
    VersionPicture,
    VersionQuote,
    VersionSeason,
    VersionTopic,
    VersionUse,
)

__all__ = [
    "BLOCKS",
    "Alert",
    "AlertAnswer",
    "Arrangement",
    "Article",
    "ArticleAuthor",
    "Assignment",
    "Author",
    "Autosave",
    "Block",
    "CallOff",
    "Check",
    "Claim",
    "Embargo",
    "FactBox",
    "FrozenModel",
    "FrozenQuerySet",
    "FrozenRowError",
    "Matchup",
    "Note",
    "OriginalRead",
    "Picture",
    "PictureBlock",
    "PinnedPlace",
    "Presence",
    "PreviewLink",
    "Publication",
    "PublicationKey",
    "Quote",
    "QuoteBlock",
    "RecordCard",
    "Remark",
    "Removal",
    "Revocation",
    "RichText",
    "Save",
    "SeasonStrip",
    "Section",
    "StartList",
    "Step",
    "Topic",
    "Version",
    "VersionAthlete",
    "VersionAuthor",
    "VersionEvent",
    "VersionMeet",
    "VersionPicture",
    "VersionQuote",
    "VersionSeason",
    "VersionTopic",
    "VersionUse",
]
