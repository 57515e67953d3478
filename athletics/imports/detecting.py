"""What kind of file has come, by its name and how it begins. Says so where nobody can tell."""

from pathlib import PurePath

from athletics.choices import ImportKind
from athletics.imports.files import UnreadableError, text_in
from athletics.imports.marks_list.rows import REQUIRED
from athletics.imports.readers.columns import COLUMNS
from athletics.imports.readers.jsons import looks_like_json, parse_json
from athletics.imports.readers.spreadsheet import is_spreadsheet
from athletics.imports.readers.tables import header_of

BY_SUFFIX = {".lif": ImportKind.LYNX_RESULTS, ".evt": ImportKind.LYNX_STARTS}


def detect(content: bytes, *, name: str) -> ImportKind:
    """The kind. Raises UnreadableError with what to do."""
    if found := BY_SUFFIX.get(PurePath(name).suffix.lower()):
        return found
    if not is_spreadsheet(content) and looks_like_json(text := text_in(content)):
        return _by_keys(parse_json(text))
    return _by_columns(set(header_of(content)))


def _by_keys(found: object) -> ImportKind:
    if isinstance(found, dict) and "units" in found:
        return ImportKind.EXCHANGE
    if isinstance(found, dict) and "events" in found:
        return ImportKind.OPENTRACK
    raise UnreadableError(
        "This JSON is neither a World Athletics results exchange nor an OpenTrack competition."
    )


def _by_columns(header: set[str]) -> ImportKind:
    fits = [kind for kind, columns in COLUMNS.items() if set(columns.required) <= header]
    if fits:
        return max(fits, key=lambda kind: len(set(COLUMNS[kind].all) & header))
    if set(REQUIRED) <= header:
        return ImportKind.MARKS_LIST
    raise UnreadableError(
        "Nobody can tell what kind of file this is. Choose the kind; a table begins with the columns of its template."
    )
