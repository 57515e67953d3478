"""The record's nouns, one subject a file.

Import order inside the package: imports, sources, places and disciplines first, then athletes and competitions,
then meets, events, entries and results, and last what is said about them (records, coverage, queries) and what has
changed in all of it.
"""

from athletics.models.athletes import Alias, Athlete, Nationality
from athletics.models.changes import Change
from athletics.models.competitions import (
    Competition,
    CompetitionName,
    League,
    LeagueName,
    Season,
    SeasonDiscipline,
)
from athletics.models.disciplines import Discipline
from athletics.models.entries import Entry, EntryStep
from athletics.models.events import Event, Round
from athletics.models.imports import Import, ImportChange, ImportLine, Upload, UploadAnswer
from athletics.models.meets import Broadcast, Meet, MeetChange
from athletics.models.merges import Merge, MergedRow
from athletics.models.places import Country, Venue, VenueName
from athletics.models.record_queries import RecordQuery
from athletics.models.records import Coverage, Record, StatedBest
from athletics.models.results import Result, Team
from athletics.models.rulings import Ruling
from athletics.models.sources import Source
from athletics.models.splits import Attempt, Leg, Split
from athletics.models.worklists import SetAside

__all__ = [
    "Alias",
    "Athlete",
    "Attempt",
    "Broadcast",
    "Change",
    "Competition",
    "CompetitionName",
    "Country",
    "Coverage",
    "Discipline",
    "Entry",
    "EntryStep",
    "Event",
    "Import",
    "ImportChange",
    "ImportLine",
    "League",
    "LeagueName",
    "Leg",
    "Meet",
    "MeetChange",
    "Merge",
    "MergedRow",
    "Nationality",
    "Record",
    "RecordQuery",
    "Result",
    "Round",
    "Ruling",
    "Season",
    "SeasonDiscipline",
    "SetAside",
    "Source",
    "Split",
    "StatedBest",
    "Team",
    "Upload",
    "UploadAnswer",
    "Venue",
    "VenueName",
]
