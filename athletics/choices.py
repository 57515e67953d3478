"""The closed lists of the sport, importable from everywhere. Nothing here imports a model."""

from django.db.models import TextChoices


class Sex(TextChoices):
    MEN = "M", "men"
    WOMEN = "W", "women"
    MIXED = "X", "mixed"


class AgeClass(TextChoices):
    """World Athletics Technical Rules TR3: the age on 31 December of the year; U23 and masters by convention."""

    SENIOR = "senior", "senior"
    U23 = "u23", "U23"
    U20 = "u20", "U20"
    U18 = "u18", "U18"
    MASTERS = "masters", "masters"


class Unit(TextChoices):
    TIME = "time", "time (milliseconds)"
    LENGTH = "length", "length (centimetres)"
    HEIGHT = "height", "height (centimetres)"
    POINTS = "points", "points"
    DISTANCE_RUN = "distance_run", "distance run (metres)"


class Direction(TextChoices):
    LOW = "low", "lowest wins"
    HIGH = "high", "highest wins"


class Facility(TextChoices):
    """What the event is held on; the roof is `indoors`. "Short track" is a 200m oval (in the rules since 1 Nov 2023)."""

    TRACK = "track", "track"
    SHORT_TRACK = "short_track", "short track"
    STRAIGHT = "straight", "straight"
    FIELD = "field", "field"
    ROAD = "road", "road"
    CROSS_COUNTRY = "cross_country", "cross country"


class Area(TextChoices):
    """The six area associations of World Athletics."""

    AFRICA = "AFR", "Africa"
    ASIA = "ASI", "Asia"
    EUROPE = "EUR", "Europe"
    NACAC = "NAC", "North and Central America and Caribbean"
    OCEANIA = "OCE", "Oceania"
    SOUTH_AMERICA = "SAM", "South America"


class Continent(TextChoices):
    """Geography, for "across four continents"; not the associations' areas."""

    AFRICA = "africa", "Africa"
    ASIA = "asia", "Asia"
    EUROPE = "europe", "Europe"
    NORTH_AMERICA = "north_america", "North America"
    OCEANIA = "oceania", "Oceania"
    SOUTH_AMERICA = "south_america", "South America"


class CountryKind(TextChoices):
    MEMBER = "member", "member federation"
    HOME_NATION = "home_nation", "home nation"
    DISSOLVED = "dissolved", "dissolved state or team"
    NEUTRAL = "neutral", "neutral or refugee team"


class Precision(TextChoices):
    """How exactly a date is known: a birth year alone must not become 1 January."""

    DAY = "day", "day"
    MONTH = "month", "month"
    YEAR = "year", "year"


class AliasKind(TextChoices):
    FORMER = "former", "former name"
    TRANSLITERATION = "transliteration", "transliteration"
    SPELLING = "spelling", "other spelling"
    NICKNAME = "nickname", "nickname"


class Level(TextChoices):
    """What a competition is worth; titles are counted by level, never by name."""

    OLYMPIC = "olympic", "Olympic Games"
    WORLD = "world", "World Championships"
    WORLD_INDOOR = "world_indoor", "World Indoor Championships"
    AREA = "area", "area championships"
    AREA_INDOOR = "area_indoor", "area indoor championships"
    CROSS_COUNTRY = "cross_country", "cross country championships"
    GAMES = "games", "multi-sport games"
    AGE_GROUP = "age_group", "age-group championships"
    ULTIMATE = "ultimate", "Ultimate Championship"
    NATIONAL = "national", "national championships"
    LEAGUE = "league", "league meeting"
    MEETING = "meeting", "meeting"


class MeetStatus(TextChoices):
    SCHEDULED = "scheduled", "scheduled"
    POSTPONED = "postponed", "postponed"
    MOVED = "moved", "moved"
    CANCELLED = "cancelled", "cancelled"
    HELD = "held", "held"


class RoundKind(TextChoices):
    PRELIMINARY = "preliminary", "preliminary round"
    QUALIFICATION = "qualification", "qualification"
    HEAT = "heat", "heat"
    REPECHAGE = "repechage", "repechage"
    QUARTER_FINAL = "quarter_final", "quarter-final"
    SEMI_FINAL = "semi_final", "semi-final"
    FINAL = "final", "final"


class RoundStatus(TextChoices):
    SCHEDULED = "scheduled", "scheduled"
    PROVISIONAL = "provisional", "provisional"
    OFFICIAL = "official", "official"
    AMENDED = "amended", "amended"


class EntryStepKind(TextChoices):
    ANNOUNCED = "announced", "announced"
    ENTERED = "entered", "entered"
    ON_START_LIST = "on_start_list", "on the start list"
    WITHDRAWN = "withdrawn", "withdrawn"
    REPLACED = "replaced", "replaced"


class EntryRole(TextChoices):
    COMPETITOR = "competitor", "competitor"
    PACEMAKER = "pacemaker", "pacemaker"
    GUEST = "guest", "guest (out of competition)"


class ResultStatus(TextChoices):
    """World Athletics Competition Rules CR25 abbreviations."""

    OK = "ok", "finished"
    NO_MARK = "nm", "NM"
    NO_HEIGHT = "nh", "NH"
    DID_NOT_FINISH = "dnf", "DNF"
    RETIRED = "r", "r"
    DISQUALIFIED = "dq", "DQ"
    DID_NOT_START = "dns", "DNS"
    OUT_OF_COMPETITION = "oc", "OC"
    ANNULLED = "annulled", "annulled"
    UNCERTIFIED = "uncertified", "uncertified"


class Timing(TextChoices):
    FAT = "fat", "photo finish"
    HAND = "hand", "hand"
    TRANSPONDER = "transponder", "transponder"


class WindState(TextChoices):
    MEASURED = "measured", "measured"
    NO_INFORMATION = "nwi", "no wind information"
    NOT_REQUIRED = "not_required", "not required"


class Qualified(TextChoices):
    """How an athlete went through to the next round (Competition Rules CR25)."""

    PLACE = "Q", "Q (place)"
    PERFORMANCE = "q", "q (time or performance)"
    REFEREE = "qR", "qR (referee)"
    JURY = "qJ", "qJ (jury of appeal)"
    DRAW = "qD", "qD (draw)"


class AttemptOutcome(TextChoices):
    VALID = "o", "o"
    FAILURE = "x", "x"
    PASS = "-", "–"
    RETIRED = "r", "r"


class RulingKind(TextChoices):
    DISQUALIFICATION = "disqualification", "disqualification"
    REINSTATEMENT = "reinstatement", "reinstatement"
    REALLOCATION = "reallocation", "reallocation of places or medals"
    CORRECTION = "correction", "correction of the result"
    ANNULMENT = "annulment", "annulment"


class RecordKind(TextChoices):
    WORLD = "world", "world"
    AREA = "area", "area"
    NATIONAL = "national", "national"
    CHAMPIONSHIP = "championship", "championship"
    MEETING = "meeting", "meeting"
    LEAGUE = "league", "league"


class RecordTitle(TextChoices):
    """A discipline without an official list has a best, never a record (two miles, 300m)."""

    RECORD = "record", "record"
    BEST = "best", "best"


class Ratification(TextChoices):
    """Where a record stands; the days are in the columns beside it (Competition Rules CR31)."""

    PENDING = "pending", "pending ratification"
    RATIFIED = "ratified", "ratified"
    REJECTED = "rejected", "rejected"
    ANNULLED = "annulled", "annulled"
    NOT_REQUIRED = "not_required", "not subject to ratification"
    NOT_ON_FILE = "not_on_file", "ratification not on file"


class BestKind(TextChoices):
    PERSONAL = "PB", "personal best"
    SEASON = "SB", "season's best"


class CoverageOf(TextChoices):
    RESULTS = "results", "results"
    FINALS = "finals", "finals"
    ENTRIES = "entries", "entries"
    CALENDAR = "calendar", "calendar"
    RECORDS = "records", "records"
    TITLES = "titles", "titles"


class SourceKind(TextChoices):
    RELEASE = "release", "press release"
    RESULTS = "results", "results service"
    LIST = "list", "ranking or record list"
    FILE = "file", "file"
    REPORT = "report", "news report"
    WEBSITE = "website", "website"
    PERSON = "person", "person"


class ImportKind(TextChoices):
    """What files can be read into the record."""

    MARKS_LIST = "marks-list", "marks list"
    LYNX_RESULTS = "lynx-results", "FinishLynx results (.lif)"
    LYNX_STARTS = "lynx-starts", "FinishLynx start lists (.evt)"
    RESULTS = "results", "results table"
    ENTRIES = "entries", "entries table"
    CALENDAR = "calendar", "season calendar"
    OPENTRACK = "opentrack", "OpenTrack competition (JSON)"
    EXCHANGE = "wa-exchange", "World Athletics results exchange (JSON)"


class ImportState(TextChoices):
    """A file that was stopped stays “loading” until it is resumed or undone."""

    LOADING = "loading", "loading"
    APPLIED = "applied", "applied"
    UNDOING = "undoing", "being undone"
    UNDONE = "undone", "undone"


class Verdict(TextChoices):
    """What an import made of one line of its file; a doubtful or refused line changed nothing."""

    NEW = "new", "new"
    SAME = "same", "same"
    CHANGED = "changed", "changed"
    DOUBTFUL = "doubtful", "doubtful"
    REFUSED = "refused", "refused"
    SKIPPED = "skipped", "left out"


class AnswerKind(TextChoices):
    """How a person settles what a file leaves in doubt."""

    ATHLETE = "athlete", "this athlete"
    NEW = "new", "a new one"
    EVENT = "event", "this event"
    TAKE = "take", "as the file says"
    REMOVE = "remove", "take it off"
    SKIP = "skip", "leave it out"


class QueryOutcome(TextChoices):
    """What the keeper found of a statement that the record is wrong. Empty: still to be looked at."""

    MENDED = "mended", "the record was wrong and is mended"
    STANDS = "stands", "the record stands"
