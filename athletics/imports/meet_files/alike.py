"""Names on file that may be meant where none is the very same: initials, second names, the order, ue for ü. Pure."""

from collections.abc import Iterable

from athletics.names import fold, fold_variants


class Alike:
    """Finds, in one reading of all names on file, those like the ones looked for."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        """`names` are given and family names as a file has them."""
        self._wanted: dict[str, list[tuple[tuple[str, str], list[str], list[str]]]] = {}
        for given, family in set(names):
            first = fold(given).split()
            for variant in fold_variants(family):
                last = variant.split()
                if not last:
                    continue
                asked = ((given, family), first, last)
                self._wanted.setdefault(last[-1], []).append(asked)
                if first and first[0] != last[-1]:
                    self._wanted.setdefault(first[0], []).append(asked)

    def search(self, on_file: Iterable[tuple[int, str]]) -> dict[tuple[str, str], list[int]]:
        """By name looked for the keys of those like it, in the order they came."""
        found: dict[tuple[str, str], list[int]] = {}
        for key, folded in on_file:
            words = folded.split()
            for word in {words[-1], words[0]} if words else ():
                for name, first, last in self._wanted.get(word, ()):
                    if like(first, last, words) and key not in found.setdefault(name, []):
                        found[name].append(key)
        return found


def like(first: list[str], last: list[str], words: list[str]) -> bool:
    """Whether a folded name may be the one with these given and family words.

    The family names end alike and the given ones begin alike, an initial standing for any name; or the same words
    stand in another order.
    """
    if sorted(first + last) == sorted(words):
        return True
    if words[-len(last) :] != last or len(words) == len(last):
        return False
    others = words[: -len(last)]
    if not first:
        return True
    pairs = list(zip(first, others, strict=False))
    return all(a == b or (1 in (len(a), len(b)) and a[0] == b[0]) for a, b in pairs)
