"""The paper in the admin: what the desk writes, and read-only what has been decided."""

from newsroom.admin import articles, checks, decided, pictures, quotes, reference

__all__ = ["articles", "checks", "decided", "pictures", "quotes", "reference"]
