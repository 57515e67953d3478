"""Structured data of a page as a search engine reads it, and the least that each kind of node has to say."""

import json
from html.parser import HTMLParser

REQUIRED = {
    "BreadcrumbList": {"itemListElement"},
    "EventSeries": {"name", "url"},
    "NewsArticle": {
        "headline",
        "datePublished",
        "dateModified",
        "author",
        "publisher",
        "url",
        "mainEntityOfPage",
    },
    "ProfilePage": {"mainEntity", "url"},
    "SportsEvent": {"name", "url", "startDate", "location"},
    "WebSite": {"name", "url"},
}


class _Scripts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.inside, self.found = False, []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and dict(attrs).get("type") == "application/ld+json":
            self.inside = True
            self.found.append("")

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.found[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def nodes(response) -> dict[str, dict]:
    """The nodes of a page by their type. Raises AssertionError for one that says too little, or a type told twice."""
    reader = _Scripts()
    reader.feed(response.content.decode())
    documents = [json.loads(text) for text in reader.found]
    found = {document["@type"]: document for document in documents}
    assert len(found) == len(documents)
    for kind, node in found.items():
        assert node["@context"] == "https://schema.org"
        assert REQUIRED[kind] - node.keys() == set(), kind
    return found
