"""What people type and paste, brought down to plain characters before anything reads it."""

import re
import unicodedata

from .mark import MarkError

LONGEST = 200
"""Characters; no mark with its rule text is longer, and nobody should wait for a novel to be refused."""

_PLAIN = {
    **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
    **dict.fromkeys("＋﹢", "+"),
    **dict.fromkeys("：∶﹕", ":"),
    **dict.fromkeys("．﹒٫", "."),
    **dict.fromkeys("，﹐٬", ","),
    **dict.fromkeys("／⁄∕", "/"),
    **dict.fromkeys("＊∗", "*"),
    **dict.fromkeys("‘’‛′ʹʼ＇´`", "'"),
    **dict.fromkeys("“”‟″ʺ＂", '"'),
    **dict.fromkeys("（", "("),
    **dict.fromkeys("）", ")"),
}


def clean(text: str) -> str:
    """The text without the invisible characters a web page or spreadsheet leaves behind.

    Raises MarkError for more than one line or cell, for control characters and for overlong text.
    """
    if not isinstance(text, str):
        raise MarkError(f"A mark is read from text, not from a {type(text).__name__}.")
    if len(text) > LONGEST:
        raise MarkError(f"This is too long for a mark: {len(text)} characters.")
    visible = "".join(char for char in text if unicodedata.category(char) != "Cf").strip()
    if any(unicodedata.category(char) in ("Cc", "Zl", "Zp", "Cs") for char in visible):
        raise MarkError("Write one mark on one line, without tabs or control characters.")
    return " ".join(visible.split())


def plain(cleaned: str) -> str:
    """Digits of every script, minus signs, primes and the like as their ASCII selves; the rest as it is."""
    return re.sub("''", '"', "".join(map(_plain_char, cleaned)))


def is_blank(plained: str) -> bool:
    """Whether this is how results say "no mark": nothing, or dashes."""
    return not plained.strip("- ")


def quoted(text: str) -> str:
    """The text as an error message shows it."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def _plain_char(char: str) -> str:
    digit = unicodedata.decimal(char, None)
    return str(digit) if digit is not None else _PLAIN.get(char, char)
