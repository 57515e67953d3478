"""What an event's page shows: who is in it and how they compare, what is in reach, and what happened."""

from datetime import datetime

from django.utils import timezone

from athletics.field import Field, FieldRow, field
from athletics.head_to_head import Definition, Matrix, matrix
from athletics.models import Event
from athletics.views.meet_history import meeting_bests, past_winners
from athletics.views.races import rounds

MOST_COMPARED = 12
"""A wider matrix cannot be read; the best of the field are compared."""


def event_page(event: Event, *, now: datetime) -> dict:
    """The whole context of the page of an event fetched `with_meeting_best`, in at most ten queries."""
    entered = field(event=event, as_of=now)
    raced = rounds([event])[event.pk]
    winners = past_winners(event.meet, [event])
    return {
        "event": event,
        "meet": event.meet,
        "today": timezone.localdate(now),
        "rounds": raced,
        "has_results": any(race["results"] for race in raced),
        "field": entered,
        "entries": [_entry(row) for row in entered.rows],
        "matrix": _matrix(event, entered, now=now),
        "winners": winners.get((event.discipline_id, event.sex), []),
        "best": meeting_bests([event]).get(event.pk),
    }


def _entry(row: FieldRow) -> dict:
    """One line of the start list, with season's best, best and latest form."""
    return {
        "athlete": {"name": row.athlete, "slug": row.athlete_slug},
        "country": row.country,
        "lane": row.lane,
        "role": row.role,
        "state": row.state,
        "withdrawn_on": row.since if not row.is_in else None,
        "reason": row.reason or None,
        "replaced_by": {"name": row.replaced_by, "slug": row.replaced_by_slug} if row.replaced_by else None,
        "best": row.personal_best.printed if row.personal_best else None,
        "season_best": row.seasons_best.printed if row.seasons_best else None,
        "best_label": row.personal_best.label if row.personal_best else None,
        "form": row.form,
        "steps": row.steps,
    }


def _matrix(event: Event, entered: Field, *, now: datetime) -> Matrix | None:
    """The field against itself; None below two competitors."""
    racing = [row.person for row in entered.competitors][:MOST_COMPARED]
    if len(racing) < 2:
        return None
    return matrix(athletes=racing, discipline=event.discipline, definition=Definition(), as_of=now)
