"""What the rows read so far are called, so that later rows can point to them."""

from django.db.models import Model

from athletics.imports.record.faults import CellError
from athletics.imports.record.reading import Row

Key = tuple[str, ...]


class FollowsFaultError(Exception):
    """The row points to one that has a fault of its own; saying so again would help nobody."""


class Keys:
    """The rows of every sheet by their key, and the keys and sheets that cannot be pointed to because of a fault."""

    def __init__(self) -> None:
        self._found: dict[str, dict[Key, Model]] = {}
        self._lines: dict[str, dict[Key, int]] = {}
        self._broken: dict[str, set[Key]] = {}
        self._unreadable: set[str] = set()

    def unreadable(self, sheet: str) -> None:
        """Marks a sheet of which some rows could not be read at all."""
        self._unreadable.add(sheet)

    def claim(self, sheet: str, key: Key, row: Row, column: str) -> None:
        """Takes a key for a row. Raises CellError if another line has it."""
        lines = self._lines.setdefault(sheet, {})
        if key in lines:
            name = " ".join(part for part in key if part)
            raise CellError(column, f"“{name}” is in line {lines[key]} already. Keep one of the two.")
        lines[key] = row.line

    def keep(self, sheet: str, key: Key, instance: Model) -> None:
        """Makes a row known under its key."""
        self._found.setdefault(sheet, {})[key] = instance

    def spoil(self, sheet: str, key: Key) -> None:
        """Marks the key of a row that has a fault."""
        self._broken.setdefault(sheet, set()).add(key)

    def find(self, sheet: str, key: Key, *, column: str) -> Model:
        """The row a key names. Raises CellError where there is none, FollowsFaultError where it has a fault."""
        if key in self._broken.get(sheet, ()):
            raise FollowsFaultError
        found = self._found.get(sheet, {}).get(key)
        if found is not None:
            return found
        if sheet in self._unreadable:
            raise FollowsFaultError
        name = " ".join(part for part in key if part)
        raise CellError(column, f"“{name}” is not in {sheet}.csv. Correct it, or add the row there.")
