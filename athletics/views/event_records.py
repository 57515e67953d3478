"""What an event's field could break: each record of the contest, and how far the best of those who may is from it."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from athletics.as_of import day
from athletics.bests import Best
from athletics.choices import AgeClass
from athletics.field import FieldRow, field
from athletics.models import Event
from athletics.record_book import InReach, in_reach, measured
from athletics.views.record_owner import owner_word
from athletics.views.record_page import holding_row, state_word


def event_records(event: Event, *, as_of: datetime, replayed: bool) -> dict:
    """The context of the page, in nine queries whatever the field and its countries.

    What is asked is always of a day, so a replayed page is made as any other.
    """
    racing = field(event=event, as_of=as_of, form=0).competitors
    nations = {row.nation.pk: row.nation for row in racing}
    found = in_reach(event=event, countries=nations.values(), as_of=as_of)
    return {
        "event": event,
        "meet": event.meet,
        "on": day(as_of),
        "records": [_record(one, racing) for one in found],
        "competitors": len(racing),
    }


def _record(one: InReach, racing: Iterable[FieldRow]) -> dict:
    scope, record = one.scope, one.record
    return {
        "name": one.name,
        "of": owner_word(scope),
        "year": scope.year,
        "has_page": scope.age_class == AgeClass.SENIOR,
        "word": state_word(record),
        "holders": [holding_row(holding) for holding in record.holders],
        "reach": list(_reach(one, [row for row in racing if one.open_to(row.nation)])) if record.best else [],
    }


def _reach(one: InReach, eligible: list[FieldRow]) -> Iterator[dict]:
    """The best of the field ever, and this season; one line where they are one mark, and of a lead the season's."""
    season = _best(eligible, "track_seasons_best")
    ever = None if one.scope.year else _best(eligible, "track_best")
    same = ever and season and ever[1].result == season[1].result and ever[1].mark == season[1].mark
    for row, best in filter(None, [ever, None if same else season]):
        far = measured(one.scope, one.record, mark=best.mark, precision=best.precision)
        own = far.behind == 0 and row.athlete_id in {holding.athlete_id for holding in one.record.holders}
        yield {
            "margin": "holds it" if own else far.words,
            "athlete": {"name": row.athlete, "slug": row.athlete_slug},
            "mark": best.printed,
            "label": f"{best.label}, set this season" if same else best.label,
        }


def _best(rows: list[FieldRow], which: str) -> tuple[FieldRow, Best] | None:
    found = [(row, best) for row in rows if (best := getattr(row, which))]
    return min(found, key=lambda pair: (pair[1].rank_key, pair[0].athlete), default=None)
