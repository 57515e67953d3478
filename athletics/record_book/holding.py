"""One performance as the record book shows it: a listed row or a result on file."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from athletics import marks
from athletics.choices import RecordTitle
from athletics.models import Record, Result, StatedBest
from athletics.record_book.life import PENDING, Life, Stage, life


class Basis(StrEnum):
    """What an answer rests on."""

    LISTED = "listed"
    STATED = "stated"
    ON_FILE = "result on file"


@dataclass(frozen=True, slots=True)
class Holding:
    """A mark that holds, held or would hold a record, with everything a page or a frozen document prints.

    `mark` is in `unit`'s integer (milliseconds, centimetres, points, metres), `wind` in tenths of m/s. The country
    is the one represented that day. `athlete_slug` is empty for a team.
    """

    basis: Basis
    title: str
    name: str
    athlete_id: int | None
    athlete_slug: str
    team_id: int | None
    country_code: str
    country_name: str
    mark: int
    printed_mark: str
    unit: str
    precision: int | None
    wind: int | None
    printed_wind: str
    altitude: bool
    en_route: bool
    set_on: date | None
    where: str
    meet_slug: str
    meet_name: str
    stage: Stage
    stage_since: date | None
    status_sentence: str
    note: str
    source: str
    source_url: str
    record_id: int | None
    result_id: int | None
    rank_key: int

    @property
    def pending(self) -> bool:
        """Set, perhaps claimed, not yet decided on."""
        return self.stage in PENDING

    @property
    def ratified_on(self) -> date | None:
        return self.stage_since if self.stage == Stage.RATIFIED else None

    @property
    def competitor(self) -> tuple[str, int]:
        """Who, as a key: two rows of one competitor are one holder."""
        return ("athlete", self.athlete_id) if self.athlete_id else ("team", self.team_id)

    def same_performance(self, other: "Holding") -> bool:
        """Whether both are the same mark of the same competitor; lists may date it by either side of midnight."""
        if self.result_id is not None and self.result_id == other.result_id:
            return True
        if (self.competitor, self.mark) != (other.competitor, other.mark) or not (
            self.set_on and other.set_on
        ):
            return False
        return abs(self.set_on - other.set_on) <= timedelta(days=1)


def from_record(record: Record, *, on: date) -> Holding:
    """A listed row, with its stage of life on a day. Kept with the row: a page asks for it under either policy."""
    kept: dict[date, Holding] = record.__dict__.setdefault("holdings", {})
    if on not in kept:
        kept[on] = _listed(record, on=on)
    return kept[on]


def _listed(record: Record, *, on: date) -> Holding:
    stood = life(record, on=on)
    result = record.result
    return Holding(
        basis=Basis.LISTED,
        title=record.title,
        altitude=bool(result and result.altitude),
        en_route=bool(result and result.en_route),
        set_on=record.set_on,
        where=record.place_set or (_where(result) if result else ""),
        note=record.note,
        record_id=record.pk,
        result_id=record.result_id,
        rank_key=record.rank_key,
        **_who(record.athlete, record.team, record.holder_country),
        **_mark(record, wind=record.wind),
        **_meet(result),
        **_stage(stood),
        **_source(record.source),
    )


def from_result(result: Result) -> Holding:
    """A legal result on file, as it stood on the day asked."""
    return Holding(
        basis=Basis.ON_FILE,
        title=RecordTitle.BEST,
        altitude=result.altitude,
        en_route=result.en_route,
        set_on=result.date,
        where=_where(result),
        note="",
        record_id=None,
        result_id=result.pk,
        rank_key=result.rank_key,
        **_who(result.athlete, result.team, result.country),
        **_mark(result, wind=result.wind),
        **_meet(result),
        **_stage(Life(Stage.ON_FILE)),
        **_source(result.source),
    )


def from_stated(best: StatedBest) -> Holding:
    """A best somebody published, where no result on file is as good."""
    mark = _mark(best, wind=None)
    return Holding(
        basis=Basis.STATED,
        title=RecordTitle.BEST,
        altitude=False,
        en_route=False,
        set_on=best.set_on,
        where="",
        note=f"Published on {best.stated_on:%-d %B %Y}.",
        record_id=None,
        result_id=None,
        rank_key=marks.rank_key(best.mark, best.discipline.direction),
        **_who(best.athlete, None, best.athlete.country),
        **mark,
        **_meet(None),
        **_stage(Life(Stage.ON_FILE)) | {"status_sentence": "Published; the result is not on file."},
        **_source(best.source),
    )


def _who(athlete, team, country) -> dict:
    if athlete and athlete.merged_into:
        athlete = athlete.merged_into
    return {
        "name": str(athlete or team.name),
        "athlete_id": athlete.pk if athlete else None,
        "athlete_slug": athlete.slug if athlete else "",
        "team_id": team.pk if team else None,
        "country_code": country.pk,
        "country_name": country.name,
    }


def _mark(row: Record | Result | StatedBest, *, wind: int | None) -> dict:
    unit = row.discipline.unit
    timing = getattr(row, "timing", "") or None
    return {
        "mark": row.mark,
        "printed_mark": marks.format_value(row.mark, unit=unit, precision=row.precision, timing=timing),
        "unit": unit,
        "precision": row.precision,
        "wind": wind,
        "printed_wind": marks.format_wind(wind),
    }


def _where(result: Result) -> str:
    return f"{result.venue.city} ({result.venue.country_id})" if result.venue else ""


def _meet(result: Result | None) -> dict:
    meet = result.meet if result else None
    return {"meet_slug": meet.slug if meet else "", "meet_name": str(meet) if meet else ""}


def _stage(stood: Life) -> dict:
    return {"stage": stood.stage, "stage_since": stood.since, "status_sentence": stood.sentence}


def _source(source) -> dict:
    return {"source": str(source) if source else "", "source_url": source.url if source else ""}
