"""The record as our tables: what is exported here can be brought back unchanged."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from django.db.models import F

from athletics import marks
from athletics.choices import EntryRole, ImportKind, Precision, ResultStatus, RoundKind
from athletics.imports.readers.columns import COLUMNS
from athletics.imports.readers.results_table import FLAGS
from athletics.imports.readers.tables import guarded
from athletics.models import Athlete, EntryStep, Event, Meet, Result, Round, Season


def written(kind: ImportKind, rows: Iterable[dict[str, object]]) -> str:
    """The table of that kind as CSV. No cell of it is a formula to a spreadsheet."""
    text = StringIO()
    names = COLUMNS[kind].all
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        cells = ("" if row.get(name) is None else str(row.get(name)) for name in names)
        writer.writerow([guarded(cell) for cell in cells])
    return text.getvalue()


def template(kind: ImportKind) -> str:
    """A table with one row of made-up examples, to be filled in."""
    return written(kind, [{one.name: one.example for one in COLUMNS[kind].columns}])


def results_of(meet: Meet) -> str:
    """The current results of a meet's rounds."""
    rows = Result.objects.current().filter(round__event__meet=meet)
    rows = rows.select_related("athlete", "team", "discipline", "meet", "round__event__discipline")
    return written(ImportKind.RESULTS, map(_result, rows.order_by(*_in_programme("round__"), *_by_place())))


def entries_of(meet: Meet) -> str:
    """Every step of the meet's entries that was not struck out, in the order it was announced."""
    steps = EntryStep.objects.filter(entry__event__meet=meet, struck_out_at=None).select_related(
        "entry__athlete", "entry__event__meet", "entry__event__discipline", "round", "replaced_by__athlete"
    )
    return written(ImportKind.ENTRIES, map(_step, steps.oldest_first()))


def calendar_of(season: Season) -> str:
    """The meets of a season as they stand now."""
    meets = season.meets.select_related("venue", "source").order_by("start_date", "pk")
    return written(ImportKind.CALENDAR, (_meet(one, season) for one in meets))


def _meet(one: Meet, season: Season) -> dict[str, object]:
    return {
        "season": str(season),
        "name": one.name,
        "short_name": one.short_name,
        "city": one.venue.city,
        "country_ioc": one.venue.country_id,
        "venue": one.venue.name,
        "start_date": one.start_date,
        "end_date": one.end_date,
        "timezone": one.venue.time_zone,
        "status": one.status,
        "is_final": "yes" if one.is_final else "",
        "url": one.url,
        "source_url": one.source.url if one.source else "",
    }


def _in_programme(prefix: str) -> tuple[str, ...]:
    return tuple(
        f"{prefix}{name}" for name in ("event__discipline__order", "event__sex", "event", "kind", "number")
    )


def _by_place() -> Iterator:
    return iter((F("place").asc(nulls_last=True), "pk"))


def _event(event: Event, meet_slug: str) -> dict[str, object]:
    return {
        "meet": meet_slug,
        "discipline": event.discipline_id,
        "sex": event.sex,
        "age_class": event.age_class,
        "label": event.label,
    }


def _round(one: Round | None) -> str:
    if one is None:
        return ""
    return one.kind if one.kind == RoundKind.FINAL and one.number == 1 else f"{one.kind} {one.number}"


def _athlete(one: Athlete | None) -> dict[str, object]:
    if one is None:
        return {}
    form = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}[one.birth_precision]
    return {
        "athlete": one.slug,
        "family_name": one.family_name,
        "given_name": one.given_name,
        "birth_date": one.birth_date.strftime(form) if one.birth_date else "",
    }


def _result(one: Result) -> dict[str, object]:
    event = one.round.event
    mark = ""
    if one.mark is not None:
        mark = marks.format_value(
            one.mark, unit=one.discipline.unit, precision=one.precision, timing=one.timing or None
        )
    return {
        **_event(event, one.meet.slug if one.meet_id else ""),
        "round": _round(one.round),
        "date": one.date,
        "place": one.place,
        "mark": mark,
        "status": one.status if one.status != ResultStatus.OK else "",
        "rule": one.status_detail,
        "wind": marks.format_wind(one.wind, one.wind_state, ascii_minus=True),
        "timing": one.timing,
        **_athlete(one.athlete),
        "country": one.country_id,
        "team": one.team.name if one.team else "",
        "bib": one.bib,
        "lane": one.lane,
        "reaction": one.reaction,
        "qualified": one.qualified,
        "flags": " ".join(flag for flag in FLAGS if getattr(one, flag)),
    }


def _step(one: EntryStep) -> dict[str, object]:
    entry = one.entry
    return {
        **_event(entry.event, entry.event.meet.slug),
        "round": _round(one.round),
        **_athlete(entry.athlete),
        "country": entry.country_id,
        "role": entry.role if entry.role != EntryRole.COMPETITOR else "",
        "bib": entry.bib,
        "step": one.kind,
        "announced_on": one.announced_on,
        "on_or_before": "yes" if one.on_or_before else "",
        "reason": one.reason,
        "order": one.order,
        "replaced_by": one.replaced_by.athlete.slug if one.replaced_by else "",
    }
