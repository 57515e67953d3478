"""What the pages of records show: a book of them, and one with its progression and its neighbours."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from athletics import record_book
from athletics.as_of import day
from athletics.charts.staircase import Held, staircase
from athletics.choices import AgeClass, Facility, RecordKind, RecordTitle, Sex
from athletics.models import Discipline, Record, Result
from athletics.record_book import Holders, Holding, Line, Progression, Stage
from athletics.record_book.scope import OF_A_MEETING, scope_of
from athletics.views.asked import USUAL
from athletics.views.printing import suffix
from athletics.views.record_owner import owner_word

MEANINGS = {
    RecordKind.WORLD: "the best mark on the world list; one that was set and awaits ratification is marked pending",
    RecordKind.AREA: "the best mark on the area association’s list; pending marks are marked so",
    RecordKind.NATIONAL: "the best mark on the country’s list; pending marks are marked so",
    RecordKind.CHAMPIONSHIP: "the best legal mark at any edition; nobody ratifies it",
    RecordKind.MEETING: "the best legal mark at any edition of the meeting; nobody ratifies it",
    RecordKind.LEAGUE: "the best legal mark at any meeting of the league; nobody ratifies it",
}
FACILITY_HEADINGS = {
    Facility.TRACK: "Track",
    Facility.SHORT_TRACK: "Short track",
    Facility.STRAIGHT: "Straight, indoors",
    Facility.FIELD: "Field",
    Facility.ROAD: "Road",
    Facility.CROSS_COUNTRY: "Cross country",
}


def book(*, owner: dict, sex: Sex, as_of: date | datetime) -> list[dict]:
    """One section for every kind of track, each with its records in programme order."""
    sections: dict[Facility, list[dict]] = {}
    for line in record_book.listing(**owner, sex=sex, as_of=as_of):
        sections.setdefault(line.performance.facility, []).append(_line(line))
    return [{"heading": FACILITY_HEADINGS[place], "records": rows} for place, rows in sections.items()]


def _line(line: Line) -> dict:
    found = line.performance
    return {
        "discipline": found.discipline_name,
        "code": found.discipline_code,
        "facility": found.facility,
        "word": state_word(found),
        "holders": [holding_row(one) for one in found.holders],
        "ratified": [holding_row(one) for one in _ratified_before(line.performance, line.ratified)],
    }


def _ratified_before(performance: Holders, ratified: Holders) -> tuple[Holding, ...]:
    """Who holds the ratified record while another mark is ahead of it."""
    same = {one.rank_key for one in performance.holders} == {one.rank_key for one in ratified.holders}
    return () if same else ratified.holders


def state_word(found: Holders) -> str:
    """What must be said of the whole answer: only what the list itself does not say of each holder."""
    if found.basis is None:
        return "not on file"
    return "best on file" if found.word == "best on file" else ""


def holding_row(one: Holding) -> dict:
    """One holder as the templates print it."""
    return {
        "athlete": {"name": one.name, "slug": one.athlete_slug or None},
        "country": one.country_code,
        "country_name": one.country_name,
        "mark": one.printed_mark,
        "suffix": suffix(one),
        "wind": one.printed_wind,
        "set_on": one.set_on,
        "where": one.where,
        "meet_slug": one.meet_slug or None,
        "meet_name": one.meet_name,
        "pending": one.pending,
        "is_best": one.record_id is not None and one.title == RecordTitle.BEST,
        "stage": str(one.stage),
        "status": one.status_sentence,
        "note": one.note,
        "basis": "a result on file" if one.record_id is None else "the record list",
        "source": one.source,
        "source_url": one.source_url,
    }


def record_page(
    *, discipline: Discipline, owner: dict, sex: Sex, facility: Facility, as_of: date | datetime
) -> dict:
    """One record: holders under both policies, progression with its chart, and the other lists of the contest."""
    story = record_book.story(**owner, discipline=discipline, sex=sex, facility=facility, as_of=as_of)
    found, ratified = story.performance, story.ratified
    return {
        "name": found.record_name,
        "word": found.word,
        "sentence": found.sentence,
        "holders": [holding_row(one) for one in found.holders],
        "ratified": [holding_row(one) for one in _ratified_before(found, ratified)],
        "ratifiable": not story.scope.computed
        and any(one.stage != Stage.NOT_REQUIRED for one in found.holders),
        "unproven": [holding_row(one) for one in ratified.unproven if one not in found.holders],
        "outranked": [holding_row(one) for one in found.outranked],
        "meaning": MEANINGS[found.kind],
        "steps": [_step(step) for step in reversed(story.progression.steps)],
        "chart": _chart(story.progression, discipline, on=day(as_of)),
        "others": _others(discipline, sex, owner=owner_word(story.scope), facility=facility, on=day(as_of)),
    }


def _step(step: record_book.Step) -> dict:
    return {
        "mark": step.printed_mark,
        "holders": [holding_row(one) for one in step.holdings],
        "since": step.since,
        "until": step.until,
        "days": step.days,
        "improvement": step.printed_improvement,
    }


def _chart(progression: Progression, discipline: Discipline, *, on: date):
    """The chart of the progression, or None with fewer than two steps: a single mark needs no line."""
    steps = [Held(step.since, step.mark, step.printed_mark) for step in progression.steps]
    return staircase(steps, until=on, unit=discipline.unit) if len(steps) > 1 else None


def _others(discipline: Discipline, sex: Sex, *, owner: str, facility: Facility, on: date) -> list[dict]:
    """The other lists of the contest with a row on file, the same kind of track first. One query."""
    rows = Record.objects.filter(
        discipline=discipline, sex=sex, age_class=AgeClass.SENIOR, set_on__lte=on
    ).select_related("discipline", "country", "competition", "league")
    scopes = {scope_of(row): None for row in rows.order_by("kind", "facility", "pk")}
    kinds = list(RecordKind)
    listed = [
        {
            "label": f"{scope.owner}{'' if scope.facility == facility else f', {scope.facility.label}'}",
            "of": owner_word(scope),
            "facility": scope.facility,
        }
        for scope in sorted(
            scopes, key=lambda one: (one.facility != facility, kinds.index(one.kind), one.owner)
        )
    ]
    return [one for one in listed if (one["of"], one["facility"]) != (owner, facility)]


def programme(*, owner: dict, sex: Sex, facility: Facility | None) -> QuerySet[Discipline]:
    """All disciplines in order; `has_record`: whether the owner has one on file there (None: in its usual place)."""
    places = [facility] if facility else USUAL
    on_list = Record.objects.filter(**owner, discipline=OuterRef("pk"), sex=sex, facility__in=places)
    found = Q(Exists(on_list))
    if owner["kind"] in OF_A_MEETING:
        place = "meet__competition" if "competition" in owner else "meet__season__league"
        results = Result.objects.legal().filter(
            **{place: owner.get("competition") or owner["league"]},
            discipline=OuterRef("pk"),
            sex=sex,
            facility__in=places,
        )
        found |= Q(Exists(results))
    return Discipline.objects.annotate(has_record=found).order_by("order", "code")


def around(
    discipline: Discipline, disciplines: list[Discipline]
) -> tuple[Discipline | None, Discipline | None]:
    """The disciplines with a record before and after this one."""
    with_record = [one for one in disciplines if one.has_record or one == discipline]
    at = with_record.index(discipline)
    after = with_record[at + 1] if at + 1 < len(with_record) else None
    return (with_record[at - 1] if at else None), after
