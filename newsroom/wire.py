"""The wire: a publication as ninjs 2.1, the IPTC's news in JSON, for those who print what we write.

`uri` names the article for good and `version` is the publication's number: whoever holds a lower one replaces it. A
withdrawn article is a kill: a higher version, canceled, without its text.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.storage import default_storage
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.choices import PublicationKind
from newsroom.feeds.entries import article_tag
from newsroom.feeds.self_contained import self_contained
from newsroom.models import Publication
from newsroom.rendering import published_page

STANDARD = {
    "name": "ninjs",
    "version": "2.1",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json",
}
ATHLETICS = {
    "name": "athletics",
    "uri": "http://cv.iptc.org/newscodes/mediatopic/20000827",
    "rel": "about",
}
CHANGES = {PublicationKind.UPDATE: "Update", PublicationKind.CORRECTION: "Correction"}


def item(publication: Publication, history: Sequence[Publication]) -> dict:
    """A publication that stands, or stood; `history` is every one of its article so far, the newest last."""
    page = published_page(publication, history)
    document, address = page["article"], page["canonical"]
    html = self_contained(render_to_string("newsroom/feed_entry.html", page, using="public"), base=address)
    return _known(
        {
            **_head(publication, history),
            "representationtype": "full",
            "pubstatus": "usable",
            "expires": _moment(publication.ends_at),
            "title": document["headline"],
            "headlines": [{"role": "main", "value": document["headline"]}],
            "descriptions": [{"role": "summary", "value": document["standfirst"]}]
            if document["standfirst"]
            else [],
            "bodies": [{"role": "main", "contenttype": "text/html", "value": html}],
            "by": ", ".join(author["name"] for author in document["authors"]),
            "genres": [{"name": document["kind"]}],
            "subjects": [
                ATHLETICS,
                *({"name": topic["name"], "rel": "about"} for topic in document["topics"]),
            ],
            "people": _named(document["athletes"], "athletics:athlete"),
            "events": _named([document["meet"]] if document["meet"] else [], "athletics:meet"),
            "associations": [*_pictures(document["blocks"], address), *_versions(publication, history)],
        }
    )


def kill(history: Sequence[Publication]) -> dict:
    """What is sent when an article is withdrawn or removed, or has ended: its name, and nothing of its text."""
    last = history[-1]
    if last.removal:
        return _known(
            {
                **_head(last, history),
                # Above its own number and that of its end, below the next one's.
                "version": f"{last.number}.2",
                "versioncreated": _moment(last.removal.at),
                "representationtype": "partial",
                "pubstatus": "canceled",
                "ednote": "Removed for legal reasons.",
            }
        )
    withdrawn = last.kind == PublicationKind.WITHDRAWN
    return _known(
        {
            **_head(last, history),
            # Of one that has ended there is no publication to say so: a number above its own, below the next one's.
            "version": str(last.number) if withdrawn else f"{last.number}.1",
            "versioncreated": _moment(last.starts_at if withdrawn else last.ends_at),
            "representationtype": "partial",
            "pubstatus": "canceled",
            "ednote": f"Withdrawn: {last.note}"
            if withdrawn
            else "It was published for a time that has ended.",
        }
    )


def _head(publication: Publication, history: Sequence[Publication]) -> dict:
    mark = CHANGES.get(publication.kind)
    return {
        "uri": article_tag(publication, history[0].starts_at),
        "standard": STANDARD,
        "type": "text",
        "version": str(publication.number),
        "firstcreated": _moment(history[0].starts_at),
        "versioncreated": _moment(publication.starts_at),
        "language": "en-GB",
        "copyrightholder": settings.SITE_NAME,
        "slugline": publication.slug,
        "ednote": f"{mark}: {publication.note}" if mark and publication.told else "",
        "altids": [{"role": "address", "value": _address("newsroom:article", history[-1].slug)}],
    }


def _versions(publication: Publication, history: Sequence[Publication]) -> list[dict]:
    """The other publications of the article that can be read, by the address of each."""
    slug = history[-1].slug
    return [
        {
            "name": f"Version {one.number}",
            "uri": _address("newsroom:wire_publication", slug, one.number),
            "type": "text",
            "representationtype": "partial",
            "version": str(one.number),
            "versioncreated": _moment(one.starts_at),
            "ednote": one.told,
        }
        for one in history
        if one != publication and one.kind != PublicationKind.WITHDRAWN and not one.removal
    ]


def _pictures(blocks: Iterable[dict], address: str) -> list[dict]:
    return [
        {
            "name": f"Picture {number}",
            "uri": urljoin(address, default_storage.url(block["file"])),
            "type": "picture",
            "by": block["credit"],
            "descriptions": [
                {"role": role, "value": block[role]} for role in ("caption", "alt") if block[role]
            ],
            "renditions": [
                {
                    "name": f"{one['width']} wide",
                    "href": urljoin(address, default_storage.url(one["file"])),
                    "width": one["width"],
                }
                for one in block["renditions"]
            ],
        }
        for number, block in enumerate((block for block in blocks if block["kind"] == "picture"), start=1)
    ]


def _named(rows: Iterable[dict], route: str) -> list[dict]:
    return [{"name": row["name"], "rel": "about", "uri": _address(route, row["slug"])} for row in rows]


def _address(route: str, *args) -> str:
    return settings.SITE_URL + reverse(route, args=args)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _known(node):
    """The same without what is not known: the standard knows no null."""
    if isinstance(node, dict):
        return {key: _known(value) for key, value in node.items() if value not in (None, "", [])}
    return [_known(value) for value in node] if isinstance(node, list) else node
