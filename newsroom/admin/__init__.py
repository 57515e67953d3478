"""The paper in the admin: what the desk writes, and read-only what has been decided."""

from newsroom.admin import (
    alerts,
    articles,
    checks,
    decided,
    front_page,
    passing,
    pictures,
    quotes,
    reference,
    removing,
)

__all__ = [
    "alerts",
    "articles",
    "checks",
    "decided",
    "front_page",
    "passing",
    "pictures",
    "quotes",
    "reference",
    "removing",
]
