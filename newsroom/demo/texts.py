"""Reads a text file of the demonstration: running text, and where the other blocks stand in it."""

import re
from pathlib import Path

HERE = Path(__file__).parent
MARK = re.compile(r"<!-- ([a-z_]+) -->")
TEXT = "rich_text"


def parts(name: str) -> list[tuple[str, str]]:
    """[("rich_text", markup), ("matchup", ""), …] of a file, in order."""
    pieces = enumerate(MARK.split((HERE / name).read_text(encoding="utf-8")))
    found = [(piece, "") if index % 2 else (TEXT, piece.strip()) for index, piece in pieces]
    return [part for part in found if part != (TEXT, "")]


def words(name: str) -> int:
    """How many words of running text a file has."""
    text = " ".join(re.sub(r"<[^>]+>", " ", markup) for kind, markup in parts(name) if kind == TEXT)
    return len(text.split())
