"""What an answer depends on, as keys of the record: “athlete:12”, “competition:3”, “season:diamond-league:2025”.

Not rows but keys, so that a new row counts too. One too many costs a check that finds nothing; one too few costs an
alert: of a kind not named below, a whole discipline is a key as well.
"""

from collections.abc import Iterator

from athletics.models import Athlete, Competition, Discipline
from athletics.names import fold
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Claim
from newsroom.factcheck.reading.mentions import Contest, Place

OWN = frozenset(
    "age birthday birth-place nationality entry withdrawal weekday met beat first-meeting head-to-head meetings-count "
    "wins-count last-meetings place mark personal-best season-best quotation meet-date edition-place ordinal part-of "
    "meets-count continents countries opener opener-dates finale finale-dates finale-days margin absence".split()
)
"""Kinds that rest on the rows of those named alone; of the others anybody’s result may change the answer."""
TITLES = frozenset("title title-count medal medal-count double".split())
EDITIONS = 3
"""As many editions of a competition, the latest of those on file, as an answer may be about."""


def keys_of(claim: Claim, dossier: Dossier) -> tuple[str, ...]:
    """The keys of every reading of a claim, each once."""
    return tuple(dict.fromkeys(key for key in _all(claim, dossier) if key))


def _all(claim: Claim, dossier: Dossier) -> Iterator[str]:
    for reading in claim.readings:
        if reading.stranger:
            yield f"name:{fold(reading.stranger).replace(' ', '_')}"
        values = [reading.subject, *reading.said.values()]
        yield from (key for value in values for key in _of(value, claim.kind, dossier))
        if league := reading.said.get("league"):
            yield f"season:{league.slug}:{reading.said['year']}"
        if reading.subject and claim.kind in TITLES:
            for medal in dossier.medals(reading.subject):
                yield from (f"discipline:{medal.discipline_code}", f"competition:{medal.competition_id}")


def _of(value: object, kind: str, dossier: Dossier) -> Iterator[str]:
    match value:
        case Athlete():
            yield f"athlete:{value.person_id}"
        case Discipline():
            yield f"discipline:{value.pk}" if kind not in OWN else ""
        case Competition():
            yield f"competition:{value.pk}"
        case Contest():
            yield from (f"competition:{one.pk}" for one in value.competitions)
            yield from (f"meet:{meet.pk}" for meet in dossier.editions(value)[-EDITIONS:])
        case Place():
            meets = [one for one in dossier.lexicon.meets if one.venue.city and dossier.is_in(one, value)]
            yield from (f"meet:{meet.pk}" for meet in meets)
        case Adjuncts():
            for part in (value.contests, value.disciplines):
                yield from _of(part, kind, dossier)
        case list() | tuple() | set() | frozenset():
            for one in value:
                yield from _of(one, kind, dossier)
