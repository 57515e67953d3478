"""Whom a line says somebody represents: a country by its code or name, or a club, which is none."""

from collections.abc import Iterator

from athletics.models import Country
from athletics.names import fold


class Countries:
    """The countries on file, by code and by folded name."""

    def __init__(self) -> None:
        self.by_code = {one.code: one for one in Country.objects.all()}
        self._named = {fold(one.name): one.code for one in self.by_code.values()}

    def find(self, text: str) -> str:
        """The code, or nothing where the text is a club or says nothing."""
        code = text.strip().upper()
        if code in self.by_code:
            return code
        return self._named.get(fold(text), "") if text else ""

    def together(self, one: str, other: str) -> bool:
        """Whether somebody may be printed with either: the same, or one competes elsewhere under the other."""
        return one == other or other in self._line(one) or one in self._line(other)

    def _line(self, code: str) -> Iterator[str]:
        parent = self.by_code[code].parent_id if code in self.by_code else None
        return iter([parent] if parent else [])
