"""From a frozen document to what the article template takes: one way for readers and for the desk's preview.

The document's rich text was cleaned when it was saved and again when it was frozen; the block's template marks it
safe, and nothing else on the page is.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from newsroom.choices import PublicationKind
from newsroom.models import Publication

SCHEMAS = {1}
NOTICES = {PublicationKind.UPDATE: "update", PublicationKind.CORRECTION: "correction"}
KIND_NAMES = {
    PublicationKind.NEW: "first published",
    PublicationKind.UPDATE: "update",
    PublicationKind.CORRECTION: "correction",
    PublicationKind.WITHDRAWN: "withdrawal",
}


def published_page(
    publication: Publication, history: Sequence[Publication], changed: Sequence[dict] = ()
) -> dict:
    """The page of one publication; `history` is every publication of its article so far, the newest last.

    `changed`: what the record has come to say against it (`alerts.notices`); it stands above everything else.
    """
    so_far = history[: history.index(publication) + 1]
    newest = history[-1]
    return {
        **page(publication.version.document),
        "canonical": settings.SITE_URL + reverse("newsroom:article", args=[newest.slug]),
        "published_at": so_far[0].starts_at,
        "updated_at": publication.starts_at if len(so_far) > 1 else None,
        "notices": [*_earlier(publication, newest), *changed, *_notices(so_far)],
        "publications": [_in_history(one, shown=publication, newest=newest) for one in reversed(history)],
        "newest": publication == newest,
    }


DRAFT = "What readers would see if this were published now. It may change or never be printed."


def draft_page(document: dict, *, said: str = DRAFT, at: datetime | None = None) -> dict:
    """The page as it would look if it were published: for the desk, or for whoever a draft is shared with.

    `said` stands above it; `at`: the moment whose draft it is, where it is not the present one.
    """
    return {
        **page(document),
        "canonical": None,
        "published_at": None,
        "updated_at": None,
        "notices": [{"kind": "draft", "at": at, "text": said, "href": None}],
        "publications": [],
        "newest": False,
    }


def looked_back(page: dict, said: str) -> dict:
    """A published page with a sentence above everything else that says whose view of it this is."""
    return {
        **page,
        "notices": [{"kind": "earlier", "at": None, "text": said, "href": None}, *page["notices"]],
    }


def page(document: dict) -> dict:
    """What every view of a document shares. Raises ValueError for a document of a shape this code does not know."""
    if document["schema"] not in SCHEMAS:
        raise ValueError(f"No renderer for documents of schema {document['schema']}.")
    pictures = (block for block in document["blocks"] if block["kind"] == "picture")
    return {
        "article": document,
        "blocks": list(dated_blocks(document)),
        "share_kind": "article",
        "share_picture": next(pictures, None),
    }


def dated_blocks(document: dict) -> Iterable[dict]:
    """[{"block", "text_of"}]: `text_of` is the day of the text where it differs from that of the text above it.

    Numbers carry their own “as of”; only running text needs to be told which day it speaks of.
    """
    speaking = document["dateline"]
    for block in document["blocks"]:
        if block["kind"] != "rich_text" or block["dateline"] == speaking:
            yield {"block": block, "text_of": None}
            continue
        speaking = block["dateline"]
        yield {"block": block, "text_of": speaking}


def _earlier(publication: Publication, newest: Publication) -> list[dict]:
    if publication == newest:
        return []
    text = "You are reading what we printed then."
    return [
        {
            "kind": "earlier",
            "at": publication.starts_at,
            "text": text,
            "href": reverse("newsroom:article", args=[newest.slug]),
        }
    ]


def _notices(so_far: Iterable[Publication]) -> list[dict]:
    """What was changed and why, newest first."""
    said = [one for one in so_far if one.kind in NOTICES and one.told]
    return [
        {"kind": NOTICES[one.kind], "at": one.starts_at, "text": one.told, "href": None}
        for one in reversed(said)
    ]


def _in_history(one: Publication, *, shown: Publication, newest: Publication) -> dict:
    address = [newest.slug] if one == newest else [newest.slug, one.number]
    return {
        "at": one.starts_at,
        "kind": f"{KIND_NAMES[one.kind]}, removed for legal reasons" if one.removal else KIND_NAMES[one.kind],
        "note": one.told or None,
        "href": None
        if one.removal
        else reverse(f"newsroom:{'article' if one == newest else 'publication'}", args=address),
        "is_shown": one == shown,
    }


def card(publication: Publication) -> dict:
    """A publication in a list, as the article card takes it."""
    frozen = publication.version.card
    notice = NOTICES.get(publication.kind)
    return {
        "headline": frozen["headline"],
        "slug": publication.slug,
        "standfirst": frozen["standfirst"] or None,
        "section": frozen["section"],
        "published_at": publication.starts_at,
        "picture": frozen["picture"],
        "notice": notice,
    }
