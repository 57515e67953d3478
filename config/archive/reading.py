"""Reads an archive and believes none of it before it is verified: sizes, checksums, names."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path, PurePosixPath
from typing import Any, Self
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from config.archive import FORMAT, MANIFEST, ArchiveError, Progress, media_member, table_member

BLOCK = 1024 * 1024
LARGEST_MANIFEST = 256 * BLOCK
DAMAGED = (BadZipFile, ZlibError, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What a ZIP file that was cut off or changed makes its reader raise."""


@dataclass(frozen=True)
class Part:
    """A table or a file of an archive, as the manifest describes it."""

    member: str
    size: int
    sha256: str
    rows: int = 0
    columns: tuple[str, ...] = ()
    last_number: int | None = None


class Archive:
    """An open archive; its parts are known, and are compared with their checksums whenever they are read."""

    def __init__(self, path: Path) -> None:
        """Raises ArchiveError where the file is no archive, is cut off, or its manifest and content do not agree."""
        self.path = path
        try:
            self._file = ZipFile(path)
        except OSError as error:
            raise ArchiveError(f"{path} cannot be read: {error.strerror}.") from error
        except DAMAGED as error:
            raise ArchiveError(f"{path} is no backup of this site, or it was cut off.") from error
        try:
            self._understand(self._manifest())
        except BaseException:
            self._file.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception) -> None:
        self._file.close()

    @property
    def rows(self) -> int:
        return sum(part.rows for part in self.tables.values())

    def verify(self, progress: Progress) -> None:
        """Reads all of it. Raises ArchiveError for the first part that is not what the manifest says."""
        parts = [*self.tables.values(), *self.media.values()]
        for done, part in enumerate(parts, 1):
            for _ in self.blocks(part):
                pass
            progress(done, len(parts))

    def blocks(self, part: Part) -> Iterator[bytes]:
        """The part's bytes. Raises ArchiveError, at the latest after the last, if they are not those of the manifest."""
        digest, size = hashlib.sha256(), 0
        try:
            with self._file.open(part.member) as member:
                while block := member.read(BLOCK):
                    size += len(block)
                    if size > part.size:
                        break
                    digest.update(block)
                    yield block
        except (*DAMAGED, OSError) as error:
            raise self._damaged(part.member) from error
        if size != part.size or digest.hexdigest() != part.sha256:
            raise self._damaged(part.member)

    def lines(self, part: Part) -> Iterator[bytes]:
        """The rows of a table."""
        rest = b""
        for block in chain(self.blocks(part), [b""]):
            *whole, rest = (rest + block).split(b"\n")
            yield from whole
        if rest:
            raise self._damaged(part.member)

    def _manifest(self) -> dict[str, Any]:
        try:
            if self._file.getinfo(MANIFEST).file_size > LARGEST_MANIFEST:
                raise self._damaged(MANIFEST)
            content = self._file.read(MANIFEST)
            self.fingerprint = hashlib.sha256(content).hexdigest()
            return json.loads(content)
        except KeyError:
            raise ArchiveError(f"{self.path} is no backup of this site: it has no manifest.") from None
        except (*DAMAGED, OSError) as error:
            raise self._damaged(MANIFEST) from error

    def _understand(self, manifest: dict[str, Any]) -> None:
        try:
            if manifest["format"] != FORMAT:
                raise ArchiveError(
                    f"{self.path} was made by another version of the site (format {manifest['format']})."
                )
            self.made_at = str(manifest["made_at"])
            self.migrations = {(str(app), str(name)) for app, name in manifest["migrations"]}
            self.tables = {table: _table(table, said) for table, said in manifest["tables"].items()}
            self.media = {
                safe(name): Part(media_member(name), int(said["bytes"]), str(said["sha256"]))
                for name, said in manifest["media"].items()
            }
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise self._damaged(MANIFEST) from error
        listed = [MANIFEST, *(part.member for part in (*self.tables.values(), *self.media.values()))]
        if sorted(listed) != sorted(self._file.namelist()):
            raise ArchiveError(f"{self.path} does not hold just what its manifest lists: it was changed.")

    def _damaged(self, member: str) -> ArchiveError:
        return ArchiveError(f"{self.path} is damaged or was changed: {member} is not what was written.")


def _table(table: str, said: dict[str, Any]) -> Part:
    last = said["last_number"]
    return Part(
        table_member(table),
        int(said["bytes"]),
        str(said["sha256"]),
        int(said["rows"]),
        tuple(map(str, said["columns"])),
        None if last is None else int(last),
    )


def safe(name: str) -> str:
    """The name of a stored file. Raises ArchiveError for one that leads, or might lead, out of the media's folder."""
    parts = name.split("/")
    if (
        PurePosixPath(name).is_absolute()
        or any(part in ("", ".", "..") for part in parts)
        or "\\" in name
        or ":" in parts[0]
        or not name.isprintable()
    ):
        raise ArchiveError(f"The archive names a file {name!r}, which is outside the folder of pictures.")
    return name
