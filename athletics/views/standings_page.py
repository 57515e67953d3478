"""What the page of one season discipline shows: the table, what is at stake, what is missing, the champions."""

from collections.abc import Iterable
from datetime import date, datetime

from athletics import honours, standings
from athletics.models import SeasonDiscipline
from athletics.standings import Meeting, Row, Standings, State
from athletics.views.season_page import champion_row

WORDS = {
    State.SAFE: "Safe",
    State.IN: "In",
    State.LEVEL: "Level on points",
    State.CHASING: "Chasing",
    State.OUT: "Out",
    State.UNKNOWN: "Unknown",
}


def standings_page(scored: SeasonDiscipline, *, as_of: date | datetime) -> dict:
    """The table on a day, with its proof and its gaps. Seven queries; `scored` comes with season and league."""
    table = standings.standings(season_discipline=scored, as_of=as_of)
    groups = scored.disciplines.order_by().values("group")
    champions = honours.league_champions(
        league=scored.season.league, sex=scored.sex, groups=groups, as_of=as_of
    )
    return {
        "table": table,
        "rows": [_row(row, table) for row in table.rows],
        "meetings": _meetings(table),
        "gaps": _gaps(table),
        "champions": [champion_row(one) for one in champions],
        "heading": f"{scored.get_sex_display().capitalize()}’s {scored.name}",
    }


def _row(row: Row, table: Standings) -> dict:
    return {
        "rank": row.rank,
        "tied": row.tied,
        "reason": row.reason,
        "athlete": {"name": row.name, "slug": row.athlete_slug},
        "country": row.country_code,
        "country_name": row.country_name,
        "events": row.events,
        "points": row.points,
        "scored": row.scored,
        "best": row.best,
        "state": row.state,
        "word": WORDS[row.state],
        "proof": row.proof,
        "last_in": bool(table.final_places) and row is _last_in(table),
    }


def _last_in(table: Standings) -> Row | None:
    """The row the line of qualification runs below."""
    inside = table.rows[: table.final_places]
    return inside[-1] if len(table.rows) > len(inside) else None


def _meetings(table: Standings) -> list[dict]:
    """Every meeting before the final, with what the file has of this discipline there."""
    partial = {one.meet_id for one in table.meetings.partial}
    groups: list[tuple[str, tuple[Meeting, ...]]] = [
        ("On file", table.meetings.on_file),
        ("Result not on file", table.meetings.missing),
        ("To come", table.meetings.remaining),
        ("No scoring event on file", table.meetings.unlisted),
    ]
    rows = [
        {
            "name": meeting.name,
            "slug": meeting.meet_slug,
            "city": meeting.city,
            "country": meeting.country_code,
            "start": meeting.start,
            "end": meeting.end,
            "event": meeting.event_name,
            "word": word,
            "gap": _gap(meeting) if word == "On file" and meeting.meet_id in partial else "",
            "diamond_plus": meeting.diamond_plus,
        }
        for word, meetings in groups
        for meeting in meetings
    ]
    return sorted(rows, key=lambda row: (row["start"], row["name"]))


def _gap(meeting: Meeting) -> str:
    places = ", ".join(str(place) for place in meeting.missing_places)
    return f"places not on file: {places}"


def _gaps(table: Standings) -> list[str]:
    """What keeps the table from being complete, in sentences."""
    over = [one for one in table.meetings.unlisted if one.end < table.as_of]
    sentences = [
        f"Results not on file: {_names(table.missing)}." if table.missing else "",
        *(f"{one.name}: {_gap(one)}." for one in table.meetings.partial),
        f"No scoring event on file, so it may or may not have scored there: {_names(over)}." if over else "",
    ]
    return [sentence for sentence in sentences if sentence]


def _names(meetings: Iterable[Meeting]) -> str:
    return ", ".join(meeting.name for meeting in meetings)
