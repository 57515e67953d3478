"""Publications as entries of a feed, whatever form it is written in."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.core.files.storage import default_storage
from django.db.models import Max, Q
from django.template.loader import render_to_string
from django.urls import reverse

from newsroom.feeds.self_contained import printable, self_contained
from newsroom.models import Publication
from newsroom.models.publications import PublicationQuerySet
from newsroom.rendering import NOTICES, published_page

MOST = 20
MARKS = {"correction": "Correction", "update": "Update"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it stands. `id` belongs to the article for good, whatever its address, text or version.

    `title` and `summary` say so where the newest publication is a correction or an update. `html` is the whole text,
    needs no style sheet, and holds absolute addresses only. `authors`: (name, address).
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    published_at: datetime
    updated_at: datetime
    authors: tuple[tuple[str, str], ...]
    tags: tuple[str, ...]
    picture: str | None


def entries(publications: PublicationQuerySet, *, as_of: datetime, limit: int = MOST) -> tuple[Entry, ...]:
    """Public publications as entries, the latest change first. Two queries, one where there is none."""
    newest = list(publications.select_related("version__removal").order_by("-starts_at", "-pk")[:limit])
    histories = _histories(newest, as_of=as_of)
    return tuple(_entry(one, histories[one.article_id]) for one in newest)


def last_change(*, as_of: datetime) -> datetime | None:
    """When readers were last given, or lost, anything at all: a withdrawal changes what feeds hold too. One query."""
    found = Publication.objects.started(as_of=as_of).aggregate(
        started=Max("starts_at"),
        ended=Max("ends_at", filter=Q(ends_at__lte=as_of)),
        removed=Max("version__removal__at", filter=Q(version__removal__at__lte=as_of)),
    )
    return max((moment for moment in found.values() if moment), default=None)


def _histories(newest: Iterable[Publication], *, as_of: datetime) -> dict[int, list[Publication]]:
    """Every publication of these articles so far, as it came about."""
    found = defaultdict(list)
    articles = [one.article_id for one in newest]
    if articles:
        started = Publication.objects.started(as_of=as_of).filter(article__in=articles)
        for one in started.for_history():
            found[one.article_id].append(one)
    return found


def _entry(publication: Publication, history: list[Publication]) -> Entry:
    page = published_page(publication, history)
    document, address = page["article"], page["canonical"]
    mark = MARKS.get(NOTICES.get(publication.kind, ""), "")
    told = f"{mark}: {publication.note}" if mark and publication.note else ""
    return Entry(
        id=article_tag(publication, history[0].starts_at),
        address=address,
        title=printable(f"{mark}: {document['headline']}" if mark else document["headline"]),
        summary=printable(" ".join(filter(None, [told, document["standfirst"]]))),
        html=self_contained(render_to_string("newsroom/feed_entry.html", page, using="public"), base=address),
        published_at=page["published_at"],
        updated_at=publication.starts_at,
        authors=tuple(
            (printable(one["name"]), settings.SITE_URL + reverse("newsroom:author", args=[one["slug"]]))
            for one in document["authors"]
        ),
        tags=tuple(printable(one["name"]) for one in [document["section"], *document["topics"]]),
        picture=_picture(publication.version.card, address),
    )


def article_tag(publication: Publication, first: datetime) -> str:
    """A tag of RFC 4151: our name on the day of the first publication, and the article's number."""
    host = urlsplit(settings.SITE_URL).hostname
    return f"tag:{host},{first.astimezone(UTC):%Y-%m-%d}:article-{publication.article_id}"


def _picture(card: dict, address: str) -> str | None:
    return urljoin(address, default_storage.url(card["picture"]["file"])) if card["picture"] else None
