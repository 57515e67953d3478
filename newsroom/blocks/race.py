"""What the record says about a race, frozen: the meetings of two athletes, a start list, a season."""

from datetime import date

from athletics import calendar, head_to_head
from athletics.calendar import MeetState
from athletics.choices import EntryStepKind, MeetStatus, RoundKind
from athletics.coverage import CoverageStatement
from athletics.field import FieldRow, field
from athletics.head_to_head import Ages, Definition, Meeting, Performance, Rounds
from newsroom.models import Matchup, SeasonStrip, StartList

SIDES = {"first": "a", "second": "b"}
ENTRY_STATES = {EntryStepKind.ON_START_LIST: "start_list"}


def matchup(block: Matchup, *, as_of: date) -> dict:
    """The meetings that count under the block's definition, oldest first; what does not count is not shown."""
    found = head_to_head.meetings(
        athlete=block.a,
        opponent=block.b,
        discipline=block.discipline,
        definition=Definition(
            rounds=Rounds.FINALS if block.finals_only else Rounds.ALL,
            group=block.with_group,
            ages=Ages.SENIOR if block.senior_only else Ages.ALL,
        ),
        as_of=as_of,
    )
    return {
        "title": block.title or "Head to head",
        "a": _competitor(found.athlete),
        "b": _competitor(found.opponent),
        "score": {"a": found.wins, "b": found.losses},
        "meetings": [_meeting(one) for one in found.counted],
        "definition": found.sentence,
        "coverage": _coverage(found.coverage),
        "as_of": as_of.isoformat(),
    }


def _coverage(found: CoverageStatement) -> str:
    """How far the file reaches, in two sentences; the athletes' own pages say which parts are complete."""
    files = " and ".join(str(one) for one in found.on_file)
    gaps = (
        "Parts of it are complete, the rest may have gaps."
        if found.complete
        else "None of it is known to be complete."
    )
    return f"On file: {files}. {gaps}"


def _competitor(one: head_to_head.Competitor) -> dict:
    return {"name": one.name, "slug": one.slug, "country": one.country}


def _meeting(one: Meeting) -> dict:
    return {
        "date": one.date.isoformat(),
        "name": f"{one.meet}, {one.city}" if one.city and one.city not in one.meet else one.meet,
        "meet_slug": one.meet_slug,
        "round": f"{one.discipline}, {one.round}",
        "a": _performance(one.first),
        "b": _performance(one.second),
        "winner": SIDES.get(one.winner),
        "margin": one.printed_margin or None,
    }


def _performance(one: Performance) -> dict:
    return {"place": one.place, "mark": one.printed or None}


def start_list(block: StartList, *, as_of: date) -> dict:
    """Who was in the event by what had been announced; those out stay in the list, with the reason."""
    event = block.event
    found = field(event=event, as_of=as_of, form=0)
    final = event.rounds.filter(kind=RoundKind.FINAL).select_related("venue").order_by("number").first()
    sources = dict.fromkeys(row.source for row in found.rows if row.source)
    return {
        "event": found.event,
        "meet": {"name": str(event.meet), "slug": found.meet_slug},
        "starts_at": final.starts_at.isoformat() if final and final.starts_at else None,
        "zone": ((final and final.venue) or event.meet.venue).time_zone,
        "entries": [_entry(row) for row in found.rows],
        "is_complete": any(row.state == EntryStepKind.ON_START_LIST for row in found.rows),
        "as_of": as_of.isoformat(),
        "source": "; ".join(sources) or None,
    }


def _entry(row: FieldRow) -> dict:
    return {
        "athlete": {"name": row.athlete, "slug": row.athlete_slug},
        "country": row.country,
        "lane": row.lane,
        "role": str(row.role),
        "state": ENTRY_STATES.get(row.state, str(row.state)),
        "withdrawn_on": None if row.is_in else row.since.isoformat(),
        "on_or_before": not row.is_in and row.on_or_before,
        "reason": None if row.is_in else row.reason or None,
        "replaced_by": {"name": row.replaced_by, "slug": row.replaced_by_slug} if row.replaced_by else None,
        "best": row.personal_best.printed if row.personal_best else None,
        "best_on_file": bool(row.personal_best and not row.personal_best.proven),
        "season_best": row.seasons_best.printed if row.seasons_best else None,
        "season_best_on_file": bool(row.seasons_best and not row.seasons_best.proven),
    }


def season_strip(block: SeasonStrip, *, as_of: date) -> dict:
    """The season's calendar as it stood, in order; the first meet still to come is the next one."""
    found = calendar.season_calendar(season=block.season, as_of=as_of)
    ahead = [row.meet.id for row in found.rows if row.meet.end_date >= as_of and _on(row.meet)]
    current = next((row for row in found.rows if row.meet.id == block.meet_id), None)
    place = f"{current.meet.name} is number {current.ordinal} of {found.summary.count}. " if current else ""
    return {
        "league": {"name": found.league, "slug": found.league_slug},
        "year": found.year,
        "current": current.ordinal if current else None,
        "meets": [_bead(row, upcoming=ahead[0] if ahead else None) for row in found.rows],
        "summary": place + found.summary.sentence,
        "as_of": as_of.isoformat(),
    }


def _on(meet: MeetState) -> bool:
    return not meet.cancelled and not meet.awaiting_date


def _bead(row: calendar.Row, *, upcoming: int | None) -> dict:
    meet = row.meet
    state = MeetStatus.POSTPONED if meet.awaiting_date else meet.status
    return {
        "number": row.ordinal,
        "name": meet.name,
        "slug": meet.slug,
        "city": meet.city,
        "start": meet.start_date.isoformat(),
        "is_final": meet.is_final,
        "state": "next" if meet.id == upcoming else str(state),
    }
