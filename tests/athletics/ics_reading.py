"""A small reader of iCalendar, written from RFC 5545 alone, so that what we send is read by somebody else."""

import re
from dataclasses import dataclass, field

ESCAPED = {"\\n": "\n", "\\N": "\n", "\\,": ",", "\\;": ";", "\\\\": "\\"}


@dataclass
class Part:
    """A component: its properties {name: (parameters, value)}, and the components in it."""

    name: str
    properties: dict[str, tuple[dict[str, str], str]] = field(default_factory=dict)
    parts: list["Part"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.properties[name][1]

    def value_type(self, name: str) -> str:
        return self.properties[name][0].get("VALUE", "")

    def events(self) -> dict[str, "Part"]:
        return {part["UID"]: part for part in self.parts if part.name == "VEVENT"}


def read(content: bytes) -> Part:
    """The calendar. Raises AssertionError for bytes that break the rules of lines."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in physical)
    assert all(len(line) <= 75 for line in physical)
    for line in physical:
        line.decode()  # A fold never parts the bytes of one letter.
    top = Part("")
    stack = [top]
    for line in content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        name, parameters, value = _content_line(line)
        if name == "BEGIN":
            stack.append(Part(value))
        elif name == "END":
            ended = stack.pop()
            assert ended.name == value
            stack[-1].parts.append(ended)
        else:
            assert name not in stack[-1].properties, f"{name} stands twice"
            stack[-1].properties[name] = (
                parameters,
                re.sub(r"\\[nN,;\\]", lambda found: ESCAPED[found[0]], value),
            )
    assert stack == [top]
    [calendar] = top.parts
    return calendar


def _content_line(line: str) -> tuple[str, dict[str, str], str]:
    head, _, value = line.partition(":")
    name, *parameters = head.split(";")
    return name, dict(one.split("=", 1) for one in parameters), value
