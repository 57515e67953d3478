"""Which tables of the record somebody's statement may depend on, and what a row of each touches.

`keys` are SQL expressions of one row, `{row}` standing for NEW or OLD; a NULL among them is left out. A key that is
there too often costs a check that changes nothing; one that is missing costs an alert.
"""

from dataclasses import dataclass

ALL_VERBS = ("insert", "update", "delete")


@dataclass(frozen=True, slots=True)
class Watch:
    """`unless`: rows that are left out, where the import they came with is written down instead."""

    keys: tuple[str, ...]
    verbs: tuple[str, ...] = ALL_VERBS
    unless: dict[str, str] | None = None
    ignored: tuple[str, ...] = ()


ATHLETE = "'athlete:' || {row}.athlete_id"
COMPETITION = "'competition:' || {row}.competition_id"
DISCIPLINE = "'discipline:' || {row}.discipline_id"
ANYTHING = ("'*'",)
SEASON = (
    "(SELECT 'season:' || league.slug || ':' || season.year FROM athletics_season season "
    "JOIN athletics_league league ON league.id = season.league_id WHERE season.id = {of})"
)
EVENT = (
    "(SELECT 'meet:' || event.meet_id || ' discipline:' || event.discipline_id "
    "FROM athletics_event event WHERE event.id = {of})"
)
MEET = (
    "(SELECT 'meet:' || meet.id || ' competition:' || meet.competition_id FROM athletics_meet meet "
    "WHERE meet.id = {of})"
)
RESULT = (
    "(SELECT 'discipline:' || result.discipline_id || coalesce(' athlete:' || result.athlete_id, '') "
    "FROM athletics_result result WHERE result.id = {row}.result_id)"
)
ENTRY = (
    "(SELECT 'athlete:' || entry.athlete_id || ' meet:' || event.meet_id || ' discipline:' || event.discipline_id "
    "FROM athletics_entry entry JOIN athletics_event event ON event.id = entry.event_id "
    "WHERE entry.id = {row}.entry_id)"
)
BEING_IMPORTED = (
    "(SELECT state FROM athletics_import WHERE id = {row}.imported_by_id) IN ('loading', 'undoing')"
)
IMPORTED = "{row}.imported_by_id IS NOT NULL"
OF_IMPORTS = {"insert": IMPORTED, "update": BEING_IMPORTED, "delete": BEING_IMPORTED}


def of(expression: str, column: str) -> str:
    """The expression for the row a column points to."""
    return expression.replace("{of}", "{row}." + column)


SEASON_OF_MEET = of(SEASON, "season_id")
SEASON_OF_ITS_MEET = SEASON.replace("{of}", "(SELECT season_id FROM athletics_meet WHERE id = {row}.meet_id)")

WATCHED: dict[str, Watch] = {
    "athlete": Watch(
        (
            "'athlete:' || {row}.id",
            "'athlete:' || {row}.merged_into_id",
            "'name:' || replace({row}.folded_name, ' ', '_')",
        ),
        unless=OF_IMPORTS,
        ignored=("native_name", "birth_place", "wa_id", "slug"),
    ),
    "alias": Watch((ATHLETE, "'name:' || replace({row}.folded_name, ' ', '_')")),
    "nationality": Watch((ATHLETE,)),
    "statedbest": Watch((ATHLETE, DISCIPLINE)),
    "entry": Watch((ATHLETE, of(EVENT, "event_id")), ignored=("bib",)),
    "entrystep": Watch((ENTRY,)),
    "result": Watch(
        (DISCIPLINE, ATHLETE, of(MEET, "meet_id")),
        unless=OF_IMPORTS,
        ignored=("raw_mark", "raw_place", "bib", "reaction"),
    ),
    "leg": Watch((ATHLETE, RESULT)),
    "ruling": Watch((RESULT,)),
    "record": Watch((DISCIPLINE, ATHLETE, COMPETITION)),
    "coverage": Watch((ATHLETE, COMPETITION, of(SEASON, "season_id"), DISCIPLINE), ignored=("note",)),
    "meet": Watch(("'meet:' || {row}.id", COMPETITION, SEASON_OF_MEET), ignored=("slug", "url", "wa_id")),
    "meetchange": Watch((of(MEET, "meet_id"), SEASON_OF_ITS_MEET)),
    "event": Watch(("'meet:' || {row}.meet_id", DISCIPLINE), ignored=("label", "season_discipline_id")),
    "round": Watch((of(EVENT, "event_id"),)),
    "competition": Watch(("'competition:' || {row}.id",)),
    "competitionname": Watch((COMPETITION,)),
    "season": Watch((of(SEASON, "id"),)),
    "import": Watch(ANYTHING, verbs=("insert", "update")),
    "venue": Watch(ANYTHING, verbs=("update",)),
    "country": Watch(ANYTHING, verbs=("update",)),
    "discipline": Watch(ANYTHING, verbs=("update",)),
    "league": Watch(ANYTHING, verbs=("update",)),
    "leaguename": Watch(ANYTHING, verbs=("update", "delete")),
}
"""By model. A row of reference data says something only once others point to it: there an insert is not watched."""

OF_NO_ANSWER = ("recorded_at", "recorded_by_id", "source_id", "imported_by_id")
"""Columns whose change alone changes no answer."""

UNWATCHED = frozenset({
    "attempt", "broadcast", "change", "importchange", "importline", "merge", "mergedrow", "recordquery",
    "seasondiscipline", "setaside", "source", "split", "team", "upload",
    "uploadanswer", "venuename",
})  # fmt: skip
"""No statement is judged by these; a test keeps this list and the one above whole."""
