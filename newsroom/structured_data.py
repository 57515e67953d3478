"""An article in the words of schema.org. None and empty values stand for what there is not; the page leaves them out."""

from collections.abc import Iterator, Sequence
from urllib.parse import urljoin

from django.conf import settings
from django.core.files.storage import default_storage
from django.urls import reverse

from newsroom.choices import PublicationKind
from newsroom.links import ATHLETE_LISTS, ATHLETES
from newsroom.models import Publication


def news_article(page: dict, publication: Publication, history: Sequence[Publication]) -> dict:
    """The page of a publication, made by `rendering.published_page`, with everything corrected in it so far."""
    document, address = page["article"], page["canonical"]
    about = [*_athletes(document["athletes"]), *_meets([document["meet"]] if document["meet"] else [])]
    return {
        "@type": "NewsArticle",
        "@id": f"{address}#article",
        "mainEntityOfPage": address,
        "url": address,
        "headline": document["headline"],
        "description": document["standfirst"],
        "articleSection": document["section"]["name"],
        "keywords": [topic["name"] for topic in document["topics"]],
        "datePublished": page["published_at"].isoformat(),
        "dateModified": publication.starts_at.isoformat(),
        "author": [_author(author) for author in document["authors"]],
        "publisher": publisher(),
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "image": [_absolute(block["file"]) for block in document["blocks"] if block["kind"] == "picture"],
        "about": about,
        "mentions": [node for node in _mentioned(document["blocks"]) if node not in about],
        "correction": [
            _correction(one) for one in history if one.kind == PublicationKind.CORRECTION and one.told
        ],
    }


def publisher() -> dict:
    """Who prints it."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": f"{settings.SITE_URL}/#paper",
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
    }


def website() -> dict:
    """The front page."""
    return {
        "@type": "WebSite",
        "@id": f"{settings.SITE_URL}/#site",
        "name": settings.SITE_NAME,
        "url": f"{settings.SITE_URL}/",
        "inLanguage": "en-GB",
        "publisher": publisher(),
    }


def _author(author: dict) -> dict:
    """A byline is a person or a desk, and only its name says which."""
    kind = "Organization" if "desk" in author["name"].lower().split() else "Person"
    address = settings.SITE_URL + reverse("newsroom:author", args=[author["slug"]])
    return {"@type": kind, "name": author["name"], "url": address}


def _correction(publication: Publication) -> dict:
    return {
        "@type": "CorrectionComment",
        "text": publication.note,
        "dateCreated": publication.starts_at.isoformat(),
    }


def _athletes(named: list[dict]) -> list[dict]:
    return [_reference("Person", "athletics:athlete", "person", one) for one in named]


def _meets(named: list[dict]) -> list[dict]:
    return [_reference("SportsEvent", "athletics:meet", "meet", one) for one in named]


def _reference(kind: str, route: str, part: str, named: dict) -> dict:
    """A row of the record by the name its own page gives it."""
    address = settings.SITE_URL + reverse(route, args=[named["slug"]])
    return {"@type": kind, "@id": f"{address}#{part}", "name": named["name"], "url": address}


def _mentioned(blocks: list[dict]) -> list[dict]:
    """Every athlete a block names with a link, once, in the order of the text; a meet has its dates on its own page."""
    return list({node["@id"]: node for block in blocks for node in _named(block)}.values())


def _named(node: dict) -> Iterator[dict]:
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if not isinstance(item, dict):
                continue
            if item.get("slug") and key in ATHLETES | ATHLETE_LISTS:
                yield from _athletes([item])
            yield from _named(item)


def _absolute(file: str) -> str:
    return urljoin(settings.SITE_URL, default_storage.url(file))
