"""Where a mark was made, as a list prints it: "Stadium, City, ST (USA) (i)". Pure."""

import re
from typing import NamedTuple

from athletics.names import fold

_PRINTED = re.compile(r"(?P<where>[^()].*?)[ ,]*\((?P<country>[A-Z]{3})\)(?P<indoors> \(i\))?")
STATES = frozenset({"USA", "CAN", "AUS"})
"""Where the last part may be a state: Decatur, IL."""
_STATE = re.compile(r"[A-Z]{2,3}")


class Place(NamedTuple):
    """`name` is the city's where no stadium is printed; an American city carries its state."""

    name: str
    city: str
    country: str
    indoors: bool

    @property
    def key(self) -> tuple[str, str]:
        """What two spellings of one place share: accents, case and punctuation forgiven, nothing else."""
        return fold(f"{self.name} {self.city}")[:320], self.country


def read_place(text: str) -> Place | None:
    """The place, or None where the text is none ("Unknown")."""
    match = _PRINTED.fullmatch(" ".join(text.split()))
    if not match:
        return None
    country = match["country"]
    parts = [part.strip() for part in match["where"].split(",") if part.strip()]
    if len(parts) > 1 and country in STATES and _STATE.fullmatch(parts[-1]):
        parts[-2:] = [f"{parts[-2]}, {parts[-1]}"]
    if not parts:
        return None
    city = parts[-1]
    name = ", ".join(parts[:-1]) or city
    if not fold(city):
        return None
    return Place(name[:200], city[:100], country, bool(match["indoors"]))
