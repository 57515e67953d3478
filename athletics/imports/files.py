"""A file as it came: whether it is whole, how it is written, and its text. Knows nothing of the record."""

import codecs
import gzip
import hashlib
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

CHUNK = 1 << 20
LONGEST_LINE = 1 << 20
"""Bytes; whatever has a longer line is no table, and reading it line by line would fill the memory."""
GZIP = b"\x1f\x8b"
MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class UnreadableError(ValueError):
    """The file as a whole cannot be read; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """`digest` is the SHA-256 of the file as it came, `lines` how many it has once unpacked."""

    name: str
    digest: str
    packed: bool
    encoding: str
    lines: int


def examine(path: Path) -> Facts:
    """Reads the whole file once, plain or gzip. Raises UnreadableError, also where it is cut off or no text.

    The encoding is the byte order mark's, else UTF-8, else UTF-16 where every other byte is nothing, else Windows-1252.
    """
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            packed = file.read(2) == GZIP
        with _unpacked(path, packed=packed) as file:
            encoding, lines = _survey(file)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise UnreadableError(f"{path.name} is cut off or damaged: fetch it again.") from None
    except OSError as error:
        raise UnreadableError(f"{path.name} cannot be opened ({error.strerror or error}).") from None
    return Facts(path.name, digest, packed, encoding, lines)


@contextmanager
def text_of(path: Path, facts: Facts) -> Iterator[TextIO]:
    """The file's text, its line ends untouched; what the encoding does not know reads as U+FFFD."""
    with (
        _unpacked(path, packed=facts.packed) as file,
        TextIOWrapper(file, encoding=facts.encoding, errors="replace", newline="") as text,
    ):
        yield text


def text_in(content: bytes) -> str:
    """The text of a small file held in memory, decoded as `examine` would. Raises UnreadableError."""
    encoding, _ = _survey(BytesIO(content))
    return content.decode(encoding, errors="replace")


def _unpacked(path: Path, *, packed: bool) -> BinaryIO:
    return gzip.open(path, "rb") if packed else path.open("rb")


def _survey(file: BinaryIO) -> tuple[str, int]:
    """Encoding and number of lines. Raises UnreadableError for an empty file and for one that is no text."""
    head = file.read(CHUNK)
    if not head:
        raise UnreadableError("The file is empty.")
    told = next((encoding for mark, encoding in MARKS.items() if head.startswith(mark)), "") or _utf_16(head)
    if b"\0" in head and not told.startswith("utf-16"):
        raise UnreadableError("This is not a text file. Export the table as CSV.")
    decoder = codecs.getincrementaldecoder("utf-8")()
    utf_8, lines, returns, since = True, 0, 0, 0
    chunk = head
    while chunk:
        lines += chunk.count(b"\n")
        returns += chunk.count(b"\r")
        last = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
        since = since + len(chunk) if last < 0 else len(chunk) - last
        if since > LONGEST_LINE:
            raise UnreadableError("A line of this file has no end: it is not a table.")
        utf_8 = utf_8 and _decodes(decoder, chunk)
        chunk = file.read(CHUNK)
    return told or ("utf-8" if utf_8 else "cp1252"), max(lines, returns)


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes) -> bool:
    try:
        decoder.decode(chunk)
    except UnicodeDecodeError:
        return False
    return True


def _utf_16(head: bytes) -> str:
    """Which UTF-16 it is, where there is no mark: in Latin text every other byte is nothing."""
    sample = head[:2000]
    if len(sample) < 4:
        return ""
    for encoding, nothing in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if nothing.count(0) > 0.8 * len(nothing):
            return encoding
    return ""
