"""What a meet's page shows: its place in the season, and its events with their rounds, results and fields."""

from collections import defaultdict
from datetime import datetime
from zoneinfo import ZoneInfo

from athletics import calendar, structured_data
from athletics.as_of import day
from athletics.choices import EntryRole, MeetStatus
from athletics.field import OUT
from athletics.head_to_head import Definition, matrix
from athletics.models import EntryStep, Event, Meet
from athletics.views.meet_history import meeting_bests, past_winners, with_meeting_best
from athletics.views.printing import athlete_link, date_changes, meet_row
from athletics.views.races import rounds
from athletics.views.timetable import timetable

BEFORE, DURING, AFTER = "before", "during", "after"
MATCHUPS = 3


def phase(meet: calendar.MeetState, *, as_of: datetime) -> str:
    """Before, during or after the meet, by the calendar at the venue."""
    today = as_of.astimezone(ZoneInfo(meet.time_zone)).date() if meet.time_zone else day(as_of)
    if meet.end_date < today or meet.status == MeetStatus.CANCELLED:
        return AFTER
    return DURING if meet.start_date <= today else BEFORE


def meet_page(meet: Meet, *, as_of: datetime, replayed: bool) -> dict:
    """The whole context of the page, in at most twelve queries whatever the meet holds.

    Replayed, the results are those of the day too; otherwise they are what stands now.
    """
    today = day(as_of)
    season = calendar.season_calendar(season=meet.season, as_of=as_of) if meet.season_id else None
    state, number = _standing(meet, season, as_of=as_of)
    when = phase(state, as_of=as_of)
    events = list(
        with_meeting_best(Event.objects.filter(meet=meet), as_of=as_of).select_related(
            "discipline", "season_discipline"
        )
    )
    for event in events:
        event.meet = meet
    raced = rounds(events, as_of=as_of if replayed else None, results=when != BEFORE)
    fields = _fields(events, as_of=as_of)
    winners, bests = past_winners(meet, events), meeting_bests(events)
    total = season.summary.count if season else 0
    shown = [_event(event, raced[event.pk], fields[event.pk], winners, bests) for event in events]
    return {
        "structured_data": [structured_data.sports_event(meet, state, events=shown, season=season)],
        "meet": meet,
        "phase": when,
        "today": today,
        "season": season,
        "head": meet_row(
            state, today=today, league=season.league if season else "", number=number, total=total
        ),
        "changes": date_changes(state),
        "events": shown,
        "timetable": timetable(shown) if when != AFTER else [],
        "matchups": _matchups(events, fields, as_of=as_of) if when == BEFORE else None,
        "broadcasts": [_broadcast(row) for row in meet.broadcasts.all()] if when != AFTER else [],
        "prizes": (meet.season.prize_money or {}).get("final" if meet.is_final else "meeting")
        if meet.season_id
        else None,
    }


def _standing(
    meet: Meet, season: calendar.SeasonCalendar | None, *, as_of: datetime
) -> tuple[calendar.MeetState, int | None]:
    """How the meet stood then, and its number in the season."""
    if season is None:
        return calendar.state(meet=meet, as_of=as_of), None
    row = next(row for row in season.rows if row.meet.id == meet.pk)
    return row.meet, row.ordinal


def _fields(events: list[Event], *, as_of: datetime) -> dict[int, list[dict]]:
    """Who is in and who is out of each event, by the newest step made public. One query."""
    steps = EntryStep.objects.known(as_of=as_of).filter(entry__event__in=events)
    newest = {step.entry_id: step for step in steps.select_related("entry__athlete__merged_into", "source")}
    fields = defaultdict(list)
    for step in sorted(
        newest.values(), key=lambda step: (step.kind in OUT, step.entry.role != EntryRole.COMPETITOR)
    ):
        fields[step.entry.event_id].append(_entrant(step))
    return fields


def _entrant(step: EntryStep) -> dict:
    athlete = step.entry.athlete.merged_into or step.entry.athlete
    return {
        "person": athlete,
        "athlete": athlete_link(athlete),
        "country": step.entry.country_id,
        "role": step.entry.role,
        "is_out": step.kind in OUT,
        "state": step.get_kind_display(),
        "since": step.announced_on,
        "on_or_before": step.on_or_before,
        "reason": step.reason,
        "source": str(step.source or ""),
    }


def _event(event: Event, raced: list[dict], field: list[dict], winners: dict, bests: dict) -> dict:
    scored = event.season_discipline
    return {
        "name": event.name,
        "slug": event.slug,
        "href": event.get_absolute_url(),
        "scores": scored.name if scored else None,
        "points": scored.points if scored and not event.meet.is_final else [],
        "final_places": scored.final_places if scored else None,
        "diamond_plus": event.diamond_plus,
        "rounds": raced,
        "has_results": any(race["results"] for race in raced),
        "entrants": [row for row in field if not row["is_out"]],
        "out": [row for row in field if row["is_out"]],
        "winners": winners.get((event.discipline_id, event.sex), []),
        "best": bests.get(event.pk),
    }


def _matchups(events: list[Event], fields: dict[int, list[dict]], *, as_of: datetime) -> dict | None:
    """The pairs of the fullest field who have met most often, with the score and what counts."""
    racing = {
        event.pk: [
            row["person"]
            for row in fields[event.pk]
            if not row["is_out"] and row["role"] == EntryRole.COMPETITOR
        ]
        for event in events
    }
    event = max(events, key=lambda event: len(racing[event.pk]), default=None)
    if event is None or len(racing[event.pk]) < 2:
        return None
    table = matrix(
        athletes=racing[event.pk], discipline=event.discipline, definition=Definition(), as_of=as_of
    )
    pairs = [
        (row.athlete, cell)
        for place, row in enumerate(table.rows)
        for cell in row.cells[place + 1 :]
        if cell and cell.score.meetings
    ]
    pairs.sort(key=lambda pair: -pair[1].score.meetings)
    return {"event": event.name, "pairs": pairs[:MATCHUPS], "sentence": table.sentence} if pairs else None


def _broadcast(row) -> dict:
    return {
        "territory": row.territory or "Territory not on file",
        "channel": row.outlet,
        "address": row.url,
        "starts_at": row.starts_at,
    }
