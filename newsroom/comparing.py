"""Two saves of an article side by side: words added and removed, blocks moved, added and removed."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from django.utils.html import strip_tags
from django.utils.text import capfirst
from django_prose_editor.fields import ProseEditorField

from newsroom.models import BLOCKS
from newsroom.saves import article_fields, block_fields

SAME, ADDED, REMOVED, SKIPPED = "same", "added", "removed", "skipped"
ADDED_BLOCK, REMOVED_BLOCK, MOVED, CHANGED = "added", "removed", "moved", "changed"
NEARBY = 1
"""Unchanged paragraphs shown before and after a change; the rest are counted."""
MOST_PAIRS = 4_000_000
"""Words on one side times words on the other; beyond it common words are not looked for one by one."""
KINDS = {block.kind: block for block in BLOCKS}
BREAKS = re.compile(r"<br\s*/?>|</(?:p|h[1-6]|li|blockquote)>", re.IGNORECASE)


@dataclass(frozen=True)
class Piece:
    """Words that both texts have, or one of them; `skipped`: how much of both is not shown."""

    state: str
    text: str


@dataclass(frozen=True)
class Part:
    """A field in which the two differ."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class BlockChange:
    """A block that one of the two has, or that differs or stands elsewhere. Places count from one."""

    name: str
    states: tuple[str, ...]
    before: int | None
    after: int | None
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Comparison:
    """Everything in which two saves differ, in the order of the later one; removed blocks where they stood."""

    parts: tuple[Part, ...]
    blocks: tuple[BlockChange, ...]
    unchanged: int

    @property
    def is_same(self) -> bool:
        return not self.parts and not self.blocks


def compare(earlier: dict, later: dict) -> Comparison:
    """What changed from one save's content to another's, whichever of them is older."""
    parts = [*_parts(article_fields(), earlier["fields"], later["fields"]), *_byline(earlier, later)]
    blocks = list(_blocks(earlier["blocks"], later["blocks"]))
    common = {one["key"] for one in earlier["blocks"]} & {one["key"] for one in later["blocks"]}
    touched = sum(one.before is not None and one.after is not None for one in blocks)
    return Comparison(tuple(parts), tuple(blocks), len(common) - touched)


def _byline(earlier: dict, later: dict) -> Iterator[Part]:
    before, after = _said(earlier["byline"]), _said(later["byline"])
    if before != after:
        yield Part("Byline", words(before, after))


def _parts(fields: Sequence, earlier: dict, later: dict) -> Iterator[Part]:
    for field in fields:
        before, after = earlier.get(field.name), later.get(field.name)
        if before == after:
            continue
        label = capfirst(field.verbose_name)
        if isinstance(field, ProseEditorField):
            yield Part(label, paragraphs(before or "", after or ""))
        else:
            said = [_named(field, value) for value in (before, after)]
            yield Part(label, words(*said))


def _named(field, value) -> str:
    return str(dict(field.choices).get(value, value)) if field.choices else _said(value)


def _said(value) -> str:
    """A value in words."""
    if isinstance(value, list):
        return ", ".join(_said(one) for one in value)
    if isinstance(value, dict):
        return value["name"]
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _blocks(earlier: list[dict], later: list[dict]) -> Iterator[BlockChange]:
    before = {one["key"]: (place, one) for place, one in enumerate(earlier, start=1)}
    after = {one["key"]: place for place, one in enumerate(later, start=1)}
    gone = [(place, one) for key, (place, one) in before.items() if key not in after]
    stayed = _in_order([before[one["key"]][0] for one in later if one["key"] in before])
    for place, one in enumerate(later, start=1):
        while gone and gone[0][0] <= place:
            yield _removed(*gone.pop(0))
        if one["key"] not in before:
            yield _block(one, (ADDED_BLOCK,), None, place, _parts_of(one, {}, one["fields"]))
            continue
        stood, old = before[one["key"]]
        parts = _parts_of(one, old["fields"], one["fields"])
        states = [state for state, is_so in ((MOVED, stood not in stayed), (CHANGED, parts)) if is_so]
        if states:
            yield _block(one, tuple(states), stood, place, parts)
    for place, one in gone:
        yield _removed(place, one)


def _removed(place: int, one: dict) -> BlockChange:
    return _block(one, (REMOVED_BLOCK,), place, None, _parts_of(one, one["fields"], {}))


def _parts_of(one: dict, before: dict, after: dict) -> tuple[Part, ...]:
    return tuple(_parts(block_fields(KINDS[one["kind"]]), before, after))


def _block(one: dict, states: tuple, before: int | None, after: int | None, parts: tuple) -> BlockChange:
    return BlockChange(capfirst(KINDS[one["kind"]]._meta.verbose_name), states, before, after, parts)


def _in_order(places: list[int]) -> set[int]:
    """The most of these places that still follow one another: all others were moved."""
    ends: list[int] = []
    best: list[list[int]] = []
    for place in places:
        at = bisect_left(ends, place)
        chain = [*(best[at - 1] if at else []), place]
        ends[at : at + 1], best[at : at + 1] = [place], [chain]
    return set(best[-1]) if best else set()


def paragraphs(before: str, after: str) -> tuple[Piece, ...]:
    """Two rich texts, paragraph by paragraph and within those word by word; what is the same is mostly counted."""
    old, new = _paragraphs(before), _paragraphs(after)
    if old == new:
        return (Piece(SAME, "The words are the same; formatting or links differ."),)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for verb, a, b, c, d in matcher.get_opcodes():
        if verb == "equal":
            pieces += _shortened(old[a:b], at_start=a == 0, at_end=b == len(old))
        else:
            pieces += words("\n".join(old[a:b]), "\n".join(new[c:d]))
            pieces.append(Piece(SAME, "\n"))
    return tuple(pieces)


def _paragraphs(html: str) -> list[str]:
    split = (unescape(strip_tags(one)).strip() for one in BREAKS.split(html))
    return [one for one in split if one]


def _shortened(same: list[str], *, at_start: bool, at_end: bool) -> Iterator[Piece]:
    head = [] if at_start else same[:NEARBY]
    tail = [] if at_end else same[max(len(head), len(same) - NEARBY) :]
    left = len(same) - len(head) - len(tail)
    yield from (Piece(SAME, f"{one}\n") for one in head)
    if left:
        yield Piece(SKIPPED, f"{left} paragraph{'' if left == 1 else 's'} unchanged")
    yield from (Piece(SAME, f"{one}\n") for one in tail)


def words(before: str, after: str) -> tuple[Piece, ...]:
    """Two lines of text word by word."""
    old, new = re.findall(r"\n|\S+", before), re.findall(r"\n|\S+", after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    a, b = old[head : len(old) - tail], new[head : len(new) - tail]
    matcher = SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > MOST_PAIRS)
    found = [(SAME, old[:head])]
    for verb, i, j, k, m in matcher.get_opcodes():
        found += [(SAME, a[i:j])] if verb == "equal" else [(REMOVED, a[i:j]), (ADDED, b[k:m])]
    found.append((SAME, old[len(old) - tail :] if tail else []))
    return tuple(Piece(state, " ".join(some)) for state, some in found if some)


def _shared(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    return next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
