"""What kind of file has come, by its name and how it begins. Says so where nobody can tell."""

from pathlib import PurePath

from athletics.choices import ImportKind
from athletics.imports.files import UnreadableError, text_in

BY_SUFFIX = {".lif": ImportKind.LYNX_RESULTS, ".evt": ImportKind.LYNX_STARTS}


def detect(content: bytes, *, name: str) -> ImportKind:
    """The kind. Raises UnreadableError with what to do."""
    if found := BY_SUFFIX.get(PurePath(name).suffix.lower()):
        return found
    columns = _columns(content)
    if {"discipline", "sex", "mark", "competitor", "nationality", "date"} <= columns:
        return ImportKind.MARKS_LIST
    raise UnreadableError("Nobody can tell what kind of file this is: choose the kind.")


def _columns(content: bytes) -> set[str]:
    """The names in the first line of a table."""
    head = content[: 1 << 16].splitlines()[:1]
    text = text_in(head[0] + b"\n") if head and head[0] else ""
    return {name.strip().lower() for name in text.replace(";", ",").replace("\t", ",").split(",")}
