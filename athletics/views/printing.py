"""Rows of the record as the page's components take them: plain dicts of what is printed."""

from datetime import date
from typing import Protocol

from athletics import marks
from athletics.calendar import MeetState
from athletics.choices import MeetStatus, ResultStatus
from athletics.models import Athlete, Result
from athletics.templatetags.dates import day


class Marked(Protocol):
    """A result, a best or a record: what carries flags beside its mark."""

    en_route: bool
    altitude: bool


def athlete_link(athlete: Athlete | None) -> dict | None:
    """Name and address of an athlete; None in a relay."""
    return {"name": athlete.name, "slug": athlete.slug} if athlete else None


def result_row(result: Result) -> dict:
    """One line of a results table."""
    finished = result.status in (ResultStatus.OK, ResultStatus.OUT_OF_COMPETITION)
    remarks = [
        "pacemaker" if result.pacemaker else "",
        "out of competition" if result.out_of_competition else "",
        result.status_detail,
    ]
    return {
        "place": result.place,
        "athlete": athlete_link(result.athlete),
        "team": result.team.name if result.team_id else None,
        "country": result.country_id,
        "mark": result.printed_mark if finished else "",
        "suffix": suffix(result),
        "status": None if finished else result.get_status_display(),
        "wind": marks.format_wind(result.wind) if result.wind is not None else "",
        "remark": ", ".join(remark for remark in remarks if remark) or None,
        "notes": [result.qualified] if result.qualified else [],
    }


def suffix(mark: Marked) -> str:
    """The letters the lists print after a mark: + en route, A altitude; the h of a hand time is in the mark."""
    return ("+" if mark.en_route else "") + ("A" if mark.altitude else "")


def meet_row(
    meet: MeetState, *, today: date, league: str = "", number: int | None = None, total: int = 0
) -> dict:
    """One meet in a list or at the head of its page, as it stood on a day."""
    return {
        "name": meet.name,
        "slug": meet.slug,
        "city": meet.city,
        "country": meet.country,
        "venue": meet.venue if meet.venue != meet.city else None,
        "start": meet.start_date,
        "end": meet.end_date,
        "state": MeetStatus.POSTPONED if meet.awaiting_date else meet.status,
        "is_final": meet.is_final,
        "league": league or None,
        "number": number,
        "total": total,
        "line": meet_line(meet, today=today),
    }


def meet_line(meet: MeetState, *, today: date) -> str | None:
    """What must be said beside the date: still to be confirmed, moved, or past and never confirmed as held."""
    if meet.to_be_confirmed:
        return "Date to be confirmed"
    if meet.status not in (MeetStatus.HELD, MeetStatus.CANCELLED) and meet.end_date < today:
        return "Not confirmed as held: nothing on file says so"
    if meet.moved_from:
        return f"First announced for {day(meet.moved_from)}"
    return None


def date_changes(meet: MeetState) -> list[dict]:
    """Every announced change of the date, oldest first, as the meet page lists them."""
    steps = zip(meet.history, meet.history[1:], strict=False)
    return [
        {
            "announced_on": now.announced_on,
            "on_or_before": now.on_or_before,
            "was_start": was.start_date,
            "was_end": was.end_date,
            "now_start": now.start_date if now.start_date != was.start_date else None,
            "now_end": now.end_date,
            "source": now.source,
        }
        for was, now in steps
        if (was.start_date, was.end_date, was.status) != (now.start_date, now.end_date, now.status)
    ]
