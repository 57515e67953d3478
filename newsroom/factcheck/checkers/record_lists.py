"""Which record lists a claim asks, and what they say on the day."""

from collections.abc import Iterable
from dataclasses import dataclass

from athletics.choices import AgeClass, Area, Facility, Level, RecordKind, Unit
from athletics.models import Competition, Country, Discipline, League, Record
from athletics.record_book import Holders, Holding
from athletics.record_book.scope import Scope, kind_at
from newsroom.factcheck.dossier import Dossier
from newsroom.factcheck.reading.claims import Claim, Reading
from newsroom.factcheck.reading.mentions import Contest, Lands, Place

AREAS = {
    "european": Area.EUROPE,
    "african": Area.AFRICA,
    "asian": Area.ASIA,
    "oceanian": Area.OCEANIA,
    "south american": Area.SOUTH_AMERICA,
}


def facility_of(discipline: Discipline, track: str) -> Facility:
    """Which list is meant. Without a word it is the track's, and that of field events is one, indoors or out."""
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        return Facility.FIELD
    if discipline.is_road:
        return Facility.ROAD
    if discipline.distance and discipline.distance <= 60_000:
        return Facility.STRAIGHT
    return Facility.SHORT_TRACK if track == "indoor" else Facility.TRACK


def scope_fields(scope: object, reading: Reading, dossier: Dossier) -> dict | None:
    """The arguments that name the list; None for a list the words do not tell."""
    if isinstance(scope, League):
        return {"kind": RecordKind.LEAGUE, "league": scope}
    if isinstance(scope, Lands):
        return {"kind": RecordKind.NATIONAL, "country": scope.countries[0]}
    if scope == "world":
        return {"kind": RecordKind.WORLD}
    if scope in AREAS:
        return {"kind": RecordKind.AREA, "area": AREAS[scope]}
    if scope == "national" and reading.subject:
        country: Country = reading.subject.country
        return {"kind": RecordKind.NATIONAL, "country": country}
    competition = _competition(scope, dossier)
    return {"kind": kind_at(competition), "competition": competition} if competition else None


def _competition(scope: object, dossier: Dossier) -> Competition | None:
    """Whose meeting or championship record is meant; None where the words fit none on file, or several."""
    if isinstance(scope, Contest):
        found = [one for one in scope.competitions if one.age_class == AgeClass.SENIOR]
    elif isinstance(scope, Place):
        meets = [meet for meet in dossier.lexicon.meets if dossier.is_in(meet, scope)]
        found = list({meet.competition_id: meet.competition for meet in meets}.values())
    else:
        level, area = LEVELS.get(str(scope).removeprefix("championship:"), ("", ""))
        found = [
            one
            for one in dossier.lexicon.competitions
            if one.level == level and one.area == area and one.age_class == AgeClass.SENIOR
        ]
        found = [one for one in found if level != Level.GAMES or "ommonwealth" in one.name]
    return found[0] if len(found) == 1 else None


LEVELS = {
    "olympic": (Level.OLYMPIC, ""),
    "world": (Level.WORLD, ""),
    "european": (Level.AREA, Area.EUROPE),
    "african": (Level.AREA, Area.AFRICA),
    "asian": (Level.AREA, Area.ASIA),
    "commonwealth": (Level.GAMES, ""),
}
"""The championships an adjective names; “world record” itself is never of the championships."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What both policies say of one competitor: shown are the holders under each, `row` is the competitor’s own."""

    performance: Holders
    ratified: Holders
    by_performance: Holding | None
    by_ratification: Holding | None

    @property
    def row(self) -> Holding | None:
        return self.by_performance or self.by_ratification


def list_of(reading: Reading, dossier: Dossier, track: str) -> Scope | None:
    """The list that is asked; None where the words do not tell it."""
    said, athlete = reading.said, reading.subject
    scope = scope_fields(said["scope"], reading, dossier)
    if scope is None or said["discipline"] is None or athlete is None:
        return None
    return Scope(
        discipline=said["discipline"],
        sex=athlete.sex,
        facility=facility_of(said["discipline"], _track(scope, track)),
        **scope,
    )


def _track(scope: dict, track: str) -> str:
    """Indoor championships keep their records indoors, said or not."""
    competition = scope.get("competition")
    indoors = competition and competition.level in (Level.WORLD_INDOOR, Level.AREA_INDOOR)
    return "indoor" if indoors else track


def gather(claims: Iterable[Claim], dossier: Dossier) -> None:
    """Has the lists of all these claims read at once."""
    sought = [
        reading
        for claim in claims
        if claim.kind in ("record-held", "record-mark")
        for reading in claim.readings
    ]
    tracks = [(reading, track) for reading in sought for track in (reading.said["tracks"] or "", "indoor")]
    scopes = [list_of(reading, dossier, track) for reading, track in tracks]
    dossier.gather_records([scope for scope in scopes if scope])


def asked(reading: Reading, dossier: Dossier, track: str) -> Standing | None:
    """What a list says of the claim's own subject; None where the words do not tell the list."""
    scope = list_of(reading, dossier, track)
    if scope is None:
        return None
    performance, ratified = dossier.holders(scope)
    athlete = reading.subject
    return Standing(performance, ratified, performance.held_by(athlete), ratified.held_by(athlete))


def records_of(reading: Reading, said: dict, dossier: Dossier) -> list[Record]:
    """The rows of the book that are the subject's, at the discipline said or at any."""
    wanted = said["discipline"]
    rows = dossier.records(reading.subject)
    return [row for row in rows if wanted is None or row.discipline_id == wanted.pk]
