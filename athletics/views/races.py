"""The rounds of events and what was run in them, for a meet's page and an event's."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from athletics import marks
from athletics.as_of import day
from athletics.choices import RoundKind, RoundStatus, WindState
from athletics.models import Event, Leg, Result, Round
from athletics.rulings import as_it_stood
from athletics.views.printing import athlete_link, result_row

LAST_FIRST = [RoundKind(kind) for kind in reversed(RoundKind.values)]
SPLITS = 4
"""Splits of a result are printed up to this many; more would drown the table."""


def rounds(
    events: Iterable[Event], *, as_of: date | datetime | None, results: bool = True
) -> dict[int, list[dict]]:
    """The rounds of each event by its id, the final first, with their results as they stood then; None: as they stand.

    Three queries, one more with relays and one more for a day, two where nothing has been run.
    """
    by_id = {event.pk: event for event in events}
    run = defaultdict(list)
    for result in _results(by_id, as_of=as_of) if results else ():
        run[result.round_id].append(as_it_stood(result, as_of=as_of) if as_of else result)
    found = defaultdict(list)
    for race in Round.objects.filter(event__in=by_id).select_related("venue"):
        race.event = by_id[race.event_id]
        found[race.event_id].append(race)
    return {pk: [_printed(race, run[race.pk]) for race in sorted(found[pk], key=_last_first)] for pk in by_id}


def _results(events: dict[int, Event], *, as_of: date | datetime | None) -> QuerySet[Result]:
    found = (
        Result.objects.current()
        .filter(round__event__in=events, en_route=False)
        .select_related("athlete", "team", "discipline")
        .prefetch_related("splits")
        .order_by("place", "status", "rank_key", "pk")
    )
    if any(event.discipline.is_relay for event in events.values()):
        found = found.prefetch_related(Prefetch("legs", Leg.objects.select_related("athlete")))
    return found.filter(date__lte=day(as_of)).prefetch_related("rulings") if as_of else found


def _last_first(race: Round) -> tuple:
    return (LAST_FIRST.index(race.kind), race.number)


def _printed(race: Round, results: list[Result]) -> dict:
    placed = sorted(results, key=lambda result: (result.place is None, result.place or 0))
    # Until somebody says that they are official, results are what came in.
    status = RoundStatus.PROVISIONAL if results and race.status == RoundStatus.SCHEDULED else race.status
    return {
        "name": race.name[:1].upper() + race.name[1:],
        "state": status if status != RoundStatus.SCHEDULED else None,
        "date": race.date,
        "starts_at": race.starts_at,
        "zone": (race.venue or race.event.meet.venue).time_zone or None,
        "complete": race.list_complete,
        "wind": marks.format_wind(race.wind) if race.wind_state == WindState.MEASURED else None,
        "results": [_row(result, race.event) for result in placed],
        "is_final": race.kind == RoundKind.FINAL,
    }


def _row(result: Result, event: Event) -> dict:
    row = result_row(result)
    splits = [
        f"{split.distance}m {marks.format_value(split.time, unit='time', precision=100)}"
        for split in result.splits.all()[:SPLITS]
    ]
    row["remark"] = ", ".join(filter(None, [row["remark"], *splits])) or None
    row["legs"] = (
        [athlete_link(leg.athlete) for leg in result.legs.all()] if event.discipline.is_relay else []
    )
    row["points"] = _points(result, event)
    row["result"], row["person"] = result.pk, result.athlete
    return row


def _points(result: Result, event: Event) -> int | None:
    """Points of the season for a place in a scoring final; None where none are given."""
    scored = event.season_discipline if not event.meet.is_final else None
    places = scored.points if scored else []
    return places[result.place - 1] if result.place and result.place <= len(places) else None
