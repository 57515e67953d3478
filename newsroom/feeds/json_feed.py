"""JSON Feed, version 1.1."""

import json

from newsroom.feeds.entries import Entry
from newsroom.feeds.feed import Feed

CONTENT_TYPE = "application/feed+json; charset=utf-8"
VERSION = "https://jsonfeed.org/version/1.1"
LANGUAGE = "en-GB"


def json_feed(feed: Feed) -> str:
    """The feed as a JSON document."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": LANGUAGE,
        "items": [_item(entry) for entry in feed.entries],
    }
    return json.dumps(document, ensure_ascii=False)


def _item(entry: Entry) -> dict:
    item = {
        "id": entry.id,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "date_published": entry.published_at.isoformat(),
        "date_modified": entry.updated_at.isoformat(),
        "authors": [{"name": name, "url": address} for name, address in entry.authors],
        "tags": list(entry.tags),
        "image": entry.picture,
    }
    return {key: value for key, value in item.items() if value not in ("", None, [])}
