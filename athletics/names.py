"""Names as people type them: folded for search, told apart by their capitals. Pure Python, no models."""

import re
import unicodedata
from itertools import product
from typing import NamedTuple

_APOSTROPHES = re.compile("['’‘‛`´′ʹʻʼʽʾʿˈ]")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ð": "d", "ħ": "h"}
    | {"ŋ": "n", "ŧ": "t", "ĸ": "k", "ə": "e", "ɛ": "e", "ɔ": "o", "ɩ": "i", "ʊ": "u", "ɣ": "g"}
    | {"ẜ": "s", "ẝ": "s", "ẟ": "d"}
)
_TRANSCRIBED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "æ": "ae"})
_DIGRAPH = re.compile("aa|ae|oe|ue")
_MOST_DIGRAPHS = 4
_LATIN = re.compile("LATIN (?:SMALL|CAPITAL) LETTER ([A-Z]{1,2})(?: WITH .*)?")
_PARTICLES = frozenset(
    "af al av bin da das de del den der di do dos du el ibn la le ten ter van von y zu".split()
)
_CAPITALS = re.compile(r"(?:Mc|Mac|Fitz|[A-Z]['’])?[^\W\d_]{2,}")


class Name(NamedTuple):
    given: str
    family: str


def fold(text: str) -> str:
    """The search key: lower case, accents and apostrophes dropped, other punctuation a single space.

    Latin letters come out as ASCII (ø o, ł l, ß ss, æ ae, þ th, å a); other scripts keep their letters.
    Folding twice changes nothing.
    """
    bare = _APOSTROPHES.sub("", text)
    bare = unicodedata.normalize("NFKD", bare).casefold()
    bare = unicodedata.normalize("NFKD", bare).translate(_LETTERS)
    bare = _APOSTROPHES.sub("", bare)
    return " ".join("".join(map(_plain_letter, bare)).split())


def fold_variants(text: str) -> tuple[str, ...]:
    """The fold first, then the keys under which a German or Nordic name may also be written or stored.

    Both ways: Müller gives mueller beside muller, and mueller gives muller; Nordås nordaas, nordaas nordas.
    """
    folded = fold(text)
    composed = unicodedata.normalize("NFC", text).lower()
    keys = [folded, fold(composed.translate(_TRANSCRIBED)), *_contracted(folded)]
    return tuple(dict.fromkeys(keys))


def split_name(text: str) -> Name:
    """Given and family name by the capitals: "Jakob INGEBRIGTSEN", "INGEBRIGTSEN Jakob", "Ingebrigtsen, Jakob".

    Particles before the capitals go with them ("Femke van der MEER"). Where capitals tell nothing the last
    word, with its particles, is taken for the family name: a best effort to be shown to a person.
    """
    family, comma, given = text.partition(",")
    if comma and family.strip() and given.strip():
        return Name(" ".join(given.replace(",", " ").split()), " ".join(family.split()))
    words = text.replace(",", " ").split()
    capital = [_is_capital(word) for word in words]
    if any(capital) and not all(capital):
        start, end = _capital_run(capital)
    else:
        start, end = max(len(words) - 1, 0), len(words)
    while start > (1 if end == len(words) else 0) and words[start - 1] in _PARTICLES:
        start -= 1
    return Name(" ".join(words[:start] + words[end:]), " ".join(words[start:end]))


def title_case_family(text: str) -> str:
    """MCLAUGHLIN-LEVRONE as McLaughlin-Levrone; a name not wholly in capitals is returned as it is.

    A best effort: O'BRIEN and MCCOY are known, inner particles go small (VAN DER MEER, Van der Meer), MAC is left
    alone because Mackay and Machado outnumber MacDonald. The athlete's own spelling on file always wins.
    """
    if text != text.upper() or text == text.lower():
        return text
    words = text.lower().replace("i̇", "i").split(" ")
    cased = [word if place and word in _PARTICLES else _title(word) for place, word in enumerate(words)]
    return " ".join(cased)


def _plain_letter(char: str) -> str:
    category = unicodedata.category(char)
    if category in ("Mn", "Cf"):
        return ""
    if char.isascii() or not category.startswith("L"):
        return char if char.isalnum() or category == "Mc" else " "
    latin = _LATIN.fullmatch(unicodedata.name(char, ""))
    return latin[1].lower() if latin else char


def _contracted(folded: str) -> list[str]:
    """The key with each choice of its digraphs made one letter; beyond four of them only all together."""
    pieces = _DIGRAPH.split(folded)
    digraphs = _DIGRAPH.findall(folded)
    if len(digraphs) > _MOST_DIGRAPHS:
        return [_DIGRAPH.sub(lambda found: found[0][0], folded)]
    choices = product(*[(digraph, digraph[0]) for digraph in digraphs])
    return ["".join(map("".join, zip(pieces, (*choice, ""), strict=True))) for choice in choices]


def _is_capital(word: str) -> bool:
    """BOL, MCLAUGHLIN-LEVRONE, McDONALD, O'BRIEN; not an initial such as J or J.J."""
    match = _CAPITALS.match(word)
    rest = re.sub(r"^(?:Mc|Mac|Fitz)(?=[^\W\d_]{2})", "", word)
    return bool(match) and rest == rest.upper() and rest != rest.lower()


def _capital_run(capital: list[bool]) -> tuple[int, int]:
    """The run of capital words that ends the name, else the first one."""
    if capital[-1]:
        start = len(capital)
        while capital[start - 1]:
            start -= 1
        return start, len(capital)
    start = end = capital.index(True)
    while capital[end]:
        end += 1
    return start, end


def _title(word: str) -> str:
    titled = re.sub(r"(?:^|(?<=[-'’]))[^\W\d_]", lambda first: first[0].upper(), word)
    return re.sub(r"\bMc([^\W\d_])(?=[^\W\d_]{2})", lambda found: f"Mc{found[1].upper()}", titled)
