"""The record in the admin, one subject a file."""

from athletics.admin import (
    athletes,
    changes,
    competitions,
    disciplines,
    entries,
    events,
    imports,
    meets,
    merging,
    places,
    record_queries,
    records,
    results,
    seasons,
    sources,
    worklists,
)

__all__ = [
    "athletes",
    "changes",
    "competitions",
    "disciplines",
    "entries",
    "events",
    "imports",
    "meets",
    "merging",
    "places",
    "record_queries",
    "records",
    "results",
    "seasons",
    "sources",
    "worklists",
]
