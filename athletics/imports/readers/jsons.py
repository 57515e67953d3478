"""JSON as it comes: comments forgiven, and nothing believed to be what it ought to be."""

import json
import re
from collections.abc import Iterator

from athletics.imports.files import UnreadableError

_COMMENT = re.compile(r'("(?:[^"\\\n]|\\.)*")|//[^\n]*|/\*.*?\*/', re.DOTALL)
LONGEST = 400


def parse_json(text: str) -> object:
    """What the text says. Raises UnreadableError with the line where it stops being JSON."""
    try:
        return json.loads(without_comments(text))
    except json.JSONDecodeError as error:
        raise UnreadableError(f"This is not whole JSON: line {error.lineno}, {error.msg.lower()}.") from None
    except (RecursionError, ValueError):
        raise UnreadableError("This JSON is nested too deep, or holds a number nobody can read.") from None


def without_comments(text: str) -> str:
    return _COMMENT.sub(lambda found: found[1] or "", text.lstrip("\ufeff"))


def looks_like_json(text: str) -> bool:
    return without_comments(text[:20_000]).lstrip()[:1] in ("{", "[")


def text_at(row: object, *names: str) -> str:
    """The first of these values that is there, as text."""
    for name in names:
        value = row.get(name) if isinstance(row, dict) else None
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            return " ".join(str(value)[:LONGEST].replace("\0", "").split())
    return ""


def number_at(row: object, *names: str, most: int = 9999) -> int | None:
    """A whole number above nothing, or None."""
    text = text_at(row, *names)
    found = int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else 0
    return found if 0 < found <= most else None


def rows_at(row: object, name: str) -> Iterator[dict]:
    """The objects of a list; whatever else stands in it is passed over."""
    found = row.get(name) if isinstance(row, dict) else None
    return (one for one in found if isinstance(one, dict)) if isinstance(found, list) else iter(())
