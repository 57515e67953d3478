"""A piece of our own page for a reader that has neither its style sheets nor its address."""

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

KEPT = {"href", "src", "alt", "width", "height", "datetime", "title", "lang", "scope", "colspan", "rowspan"}
ADDRESSES = {"href", "src"}
DRAWINGS = "svg"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def self_contained(html: str, *, base: str) -> str:
    """The same words with absolute addresses; without drawings and what only our style sheets and scripts read."""
    writer = _Writer(base)
    writer.feed(html)
    writer.close()
    return re.sub(r"\s*\n\s*", "\n", printable("".join(writer.written))).strip()


def printable(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return NOT_XML.sub("", text)


class _Writer(HTMLParser):
    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.base, self.written, self.drawing = base, [], 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawing += tag == DRAWINGS
        kept = "".join(
            f' {name}="{escape(self._value(name, value or ""))}"' for name, value in attrs if name in KEPT
        )
        self._write(f"<{tag}{kept}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != DRAWINGS:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._write(f"</{tag}>")
        self.drawing -= tag == DRAWINGS

    def handle_data(self, data: str) -> None:
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._write(f"&#{name};")

    def _value(self, name: str, value: str) -> str:
        return urljoin(self.base, value) if name in ADDRESSES else value

    def _write(self, text: str) -> None:
        if not self.drawing:
            self.written.append(text)
