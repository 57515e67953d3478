"""What the paper printed, for those who read it elsewhere: Atom (RFC 4287) and JSON Feed 1.1, with the full text."""

from newsroom.feeds.atom import atom
from newsroom.feeds.entries import Entry, entries, last_change
from newsroom.feeds.feed import Feed
from newsroom.feeds.json_feed import json_feed

__all__ = ["Entry", "Feed", "atom", "entries", "json_feed", "last_change"]
