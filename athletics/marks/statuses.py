"""Statuses in place of a mark or behind it: DNS, DNF, DQ with the rule, NM, NH, r, OC (CR25, 2024 edition)."""

import re

from .mark import STATUSES_WITH_VALUE, MarkError, Status
from .typed import plain, quoted

_NAMES = {
    Status.DNS: ("DNS", "DID NOT START"),
    Status.DNF: ("DNF", "DID NOT FINISH"),
    Status.DQ: ("DQ", "DSQ", "DISQ", "DISQUALIFIED"),
    Status.NM: ("NM", "NO MARK"),
    Status.NH: ("NH", "NO HEIGHT"),
    Status.R: ("R", "RET", "RETIRED"),
    Status.OC: ("OC", "OUT OF COMPETITION"),
    Status.ANNULLED: ("ANNULLED", "ANN"),
    Status.UNCERTIFIED: ("UNCERTIFIED", "UNC"),
}
_STATUS_OF = {name: status for status, names in _NAMES.items() for name in names}
_ALONE = re.compile(
    rf"({'|'.join(sorted(_STATUS_OF, key=len, reverse=True))})\.?(?:(?=\()|[ :;,]+|$)(.*)",
    re.IGNORECASE | re.ASCII,
)
_WITH_VALUE = "|".join(
    sorted((n for n, s in _STATUS_OF.items() if s in STATUSES_WITH_VALUE), key=len, reverse=True)
)
_BEHIND = re.compile(rf" ({_WITH_VALUE})(?:(?=\()|[ :;,]+|$)(.*)$", re.IGNORECASE | re.ASCII)
_MEANT = {
    "X": "NM",
    "XXX": "NM",
    "FOUL": "NM",
    "FS": "DQ",
    "SCR": "DNS",
    "ND": "NM",
    "NHC": "NH",
    "ABD": "DNF",
}
_FORMATTED = {Status.R: "r", Status.ANNULLED: "annulled", Status.UNCERTIFIED: "uncertified"}


def read_status(cleaned: str) -> tuple[Status, str] | None:
    """The status and the rule text after it, when the whole text is one; None when it is not.

    Raises MarkError for a mark behind the status, and for words that look like one.
    """
    match = _ALONE.fullmatch(cleaned)
    if not match:
        meant = _MEANT.get(cleaned.upper())
        if meant:
            raise MarkError(f"{quoted(cleaned)} is not a mark. For none write NM, NH, DNF, DQ or DNS.", meant)
        return None
    status, detail = _STATUS_OF[match[1].upper()], match[2]
    rule = status == Status.DQ and ":" not in plain(detail)  # old rules were plain numbers: DQ 163.3a
    if detail and plain(detail)[0].isdigit() and not rule:
        raise MarkError(
            f"Write the mark first and {match[1].upper()} after it.", f"{detail} {match[1].upper()}"
        )
    return status, detail


def split_status(cleaned: str) -> tuple[str, Status, str]:
    """The mark's own text, and the status and rule text behind it: ``3:35.12 OC``."""
    match = _BEHIND.search(cleaned)
    if not match:
        return cleaned, Status.OK, ""
    return cleaned[: match.start()], _STATUS_OF[match[1].upper()], match[2]


def format_status(status: Status, detail: str = "") -> str:
    """``DQ TR17.3.1``, ``DNF``, ``r``; empty for a plain mark."""
    if status == Status.OK:
        return ""
    return f"{_FORMATTED.get(status, status.upper())} {detail}".strip()
