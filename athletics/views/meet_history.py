"""Who won a meet's events before, and the best marks made at it."""

from collections import defaultdict
from datetime import date, datetime

from django.db.models import DateField, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Least

from athletics.as_of import day
from athletics.choices import RoundKind
from athletics.models import Event, Meet, Result
from athletics.views.printing import result_row

WINNERS = 5
"""How many earlier winners of an event are shown."""


def with_meeting_best(events: QuerySet[Event], *, as_of: date | datetime) -> QuerySet[Event]:
    """Each event with the id of the best legal result on file by then, at this edition or an earlier one."""
    editions = (
        Meet.objects.filter(competition=OuterRef(OuterRef("meet__competition"))).order_by().values("pk")
    )
    at_this_meet = Result.objects.legal_at(editions).filter(
        date__lte=Least(OuterRef("meet__end_date"), Value(day(as_of), output_field=DateField())),
        discipline=OuterRef("discipline"),
        sex=OuterRef("sex"),
        facility=OuterRef("facility"),
        age_class=OuterRef("age_class"),
    )
    return events.annotate(best_id=Subquery(at_this_meet.order_by("rank_key", "date", "pk").values("pk")[:1]))


def past_winners(meet: Meet, events: list[Event]) -> dict[tuple[str, str], list[dict]]:
    """Who won each event at the earlier editions on file, newest first, by discipline and sex. One query.

    The best results named by `with_meeting_best` come in the same query and are left on the events as `best`.
    """
    earlier_ones = Meet.objects.filter(competition=meet.competition_id, start_date__lt=meet.start_date)
    won = Result.objects.current().filter(
        meet__in=earlier_ones.order_by().values("pk"),
        round__kind=RoundKind.FINAL,
        place=1,
        discipline__in={event.discipline_id for event in events},
        sex__in={event.sex for event in events},
    )
    named = Result.objects.current().filter(pk__in={event.best_id for event in events if event.best_id})
    # A union of keys: an OR across tables would have the database read every result.
    either = won.order_by().values("pk").union(named.order_by().values("pk"))
    rows = (
        Result.objects.filter(pk__in=either)
        .select_related("athlete", "team", "discipline", "meet")
        .annotate(kind=F("round__kind"))
        .order_by("-date", "pk")
    )
    winners, found = defaultdict(list), {}
    for row in rows:
        found[row.pk] = row
        earlier = row.meet and row.meet.start_date < meet.start_date
        if earlier and row.kind == RoundKind.FINAL and row.place == 1 and not row.en_route:
            winners[row.discipline_id, row.sex].append(_line(row))
    for event in events:
        event.best = found.get(event.best_id)
    return {key: lines[:WINNERS] for key, lines in winners.items()}


def meeting_bests(events: list[Event]) -> dict[int, dict]:
    """The best mark on file made at the meet in each event, by the event's id; after `past_winners`. No query."""
    return {event.pk: _line(event.best) for event in events if event.best}


def _line(result: Result) -> dict:
    return result_row(result) | {"date": result.date, "year": result.year, "meet_slug": result.meet.slug}
