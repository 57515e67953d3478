"""Atom, RFC 4287."""

from datetime import datetime

from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator

from newsroom.feeds.feed import Feed

CONTENT_TYPE = "application/atom+xml; charset=utf-8"
LANGUAGE = "en-GB"


class _Writer(Atom1Feed):
    """Django's own, with every author, the full text and a moment that does not depend on the clock."""

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict) -> None:
        super().add_item_elements(handler, item)
        for name, address in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", address)
            handler.endElement("author")
        handler.addQuickElement("content", item["html"], {"type": "html"})

    def latest_post_date(self) -> datetime:
        return self.feed["updated_at"]


def atom(feed: Feed) -> str:
    """The feed as an Atom document."""
    writer = _Writer(
        title=feed.title,
        link=feed.page,
        description=feed.description,
        subtitle=feed.description,
        language=LANGUAGE,
        author_name="Bell Lap",
        feed_url=feed.address,
        updated_at=feed.updated_at,
    )
    for entry in feed.entries:
        writer.add_item(
            title=entry.title,
            link=entry.address,
            description=entry.summary,
            unique_id=entry.id,
            pubdate=entry.published_at,
            updateddate=entry.updated_at,
            categories=entry.tags,
            authors=entry.authors,
            html=entry.html,
        )
    return writer.writeString("utf-8")
