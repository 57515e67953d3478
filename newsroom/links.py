"""Which athletes and meets a frozen document links, so that a key to each can be kept beside it."""

from dataclasses import dataclass, field

ATHLETES = {"a", "b", "athlete", "holder", "speaker", "replaced_by"}
ATHLETE_LISTS = {"athletes"}
MEETS = {"meet"}
MEET_LISTS = {"meets"}


@dataclass
class Links:
    """The slugs a document links to."""

    athletes: set[str] = field(default_factory=set)
    meets: set[str] = field(default_factory=set)


def linked(document: dict) -> Links:
    """The slugs of every athlete and meet the document names with a link."""
    found = Links()
    _walk(document, found)
    return found


def _walk(node: dict, found: Links) -> None:
    for key, value in node.items():
        for item in value if isinstance(value, list) else [value]:
            if key == "meet_slug" and item:
                found.meets.add(item)
            if isinstance(item, dict):
                _note(key, item, found)
                _walk(item, found)


def _note(key: str, item: dict, found: Links) -> None:
    if not item.get("slug"):
        return
    if key in ATHLETES | ATHLETE_LISTS:
        found.athletes.add(item["slug"])
    if key in MEETS | MEET_LISTS:
        found.meets.add(item["slug"])
