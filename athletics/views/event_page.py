"""What an event's page shows: who is in it and how they compare, what is in reach, and what happened."""

from datetime import date, datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse

from athletics import structured_data
from athletics.as_of import day
from athletics.bests import Best
from athletics.choices import Facility, RoundStatus
from athletics.field import Field, FieldRow, field
from athletics.head_to_head import Definition, Matrix, matrix
from athletics.models import Event, Meet
from athletics.views.event_bests import note_bests, runners
from athletics.views.meet_history import meeting_bests, past_winners
from athletics.views.printing import suffix
from athletics.views.races import rounds

MOST_COMPARED = 12
"""A wider matrix cannot be read; the best of the field are compared."""


def event_page(event: Event, *, as_of: datetime, replayed: bool) -> dict:
    """The whole context of the page of an event fetched `with_meeting_best`, in at most ten queries.

    Replayed, the results are those of the day too; otherwise they are what stands now. Who beats whom is asked
    before the race; afterwards the result has answered it, and the day before can be asked about.
    """
    begun = event.meet.start_date <= day(as_of)
    raced = rounds([event], as_of=as_of if replayed else None, results=begun)[event.pk]
    entered = field(event=event, as_of=as_of, besides=runners(raced))
    note_bests(raced, entered)
    has_results = any(race["results"] for race in raced)
    winners = past_winners(event.meet, [event])
    return {
        "structured_data": [structured_data.contest(event, rounds=raced, field=entered)],
        "event": event,
        "meet": event.meet,
        "on": day(as_of),
        "rounds": raced,
        "has_results": has_results,
        "live": begun and not replayed and day(as_of) <= event.meet.end_date and not _over(raced),
        "day_before": day_before(event.meet),
        "field": entered,
        "entries": [_entry(row, event.facility) for row in entered.rows],
        "matrix": None if has_results else _matrix(event, entered, as_of=as_of),
        "winners": winners.get((event.discipline_id, event.sex), []),
        "best": meeting_bests([event]).get(event.pk),
    }


def _over(raced: list[dict]) -> bool:
    """Whether the final has its official result: nothing more comes in by itself."""
    done = (RoundStatus.OFFICIAL, RoundStatus.AMENDED)
    return any(race["is_final"] and race["results"] and race["state"] in done for race in raced)


def day_before(meet: Meet) -> date:
    """The last day on which all was open."""
    return meet.start_date - timedelta(days=1)


def tabs(event: Event, current: str, request: HttpRequest) -> list[dict]:
    """The pages of an event; a day asked for is kept."""
    as_of = request.GET.get("as_of", "").strip()
    query = f"?as_of={as_of}" if as_of else ""
    pages = [("event", "The event"), ("event_records", "Records in reach")]
    return [
        {
            "label": label,
            "href": reverse(f"athletics:{name}", args=[event.meet.slug, event.slug]) + query,
            "is_current": name == current,
        }
        for name, label in pages
    ]


def _best(name: str, best: Best | None, facility: Facility) -> dict:
    """A best as the start list prints it: i for a short track, where the race is on another."""
    short = "i" if best and best.track == Facility.SHORT_TRACK != facility else ""
    return {
        name: best.printed if best else None,
        f"{name}_suffix": (suffix(best) + short) if best else None,
        f"{name}_on_file": bool(best and not best.proven),
    }


def _entry(row: FieldRow, facility: Facility) -> dict:
    """One line of the start list, with season's best, best and latest form."""
    return {
        "athlete": {"name": row.athlete, "slug": row.athlete_slug},
        "country": row.country,
        "lane": row.lane,
        "role": row.role,
        "state": row.state,
        "withdrawn_on": row.since if not row.is_in else None,
        "on_or_before": row.on_or_before,
        "reason": row.reason or None,
        "replaced_by": {"name": row.replaced_by, "slug": row.replaced_by_slug} if row.replaced_by else None,
        **_best("best", row.personal_best, facility),
        **_best("season_best", row.seasons_best, facility),
        "form": row.form,
        "steps": row.steps,
    }


def _matrix(event: Event, entered: Field, *, as_of: datetime) -> Matrix | None:
    """The field against itself; None below two competitors."""
    racing = [row.person for row in entered.competitors][:MOST_COMPARED]
    if len(racing) < 2:
        return None
    return matrix(athletes=racing, discipline=event.discipline, definition=Definition(), as_of=as_of)
