"""The record in the admin, one subject a file."""

from athletics.admin import (
    athletes,
    competitions,
    disciplines,
    entries,
    events,
    imports,
    meets,
    places,
    records,
    results,
    seasons,
    sources,
)

__all__ = [
    "athletes",
    "competitions",
    "disciplines",
    "entries",
    "events",
    "imports",
    "meets",
    "places",
    "records",
    "results",
    "seasons",
    "sources",
]
