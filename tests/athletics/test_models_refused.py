"""What the record refuses, with the message a keeper reads, at the field to mend."""

from datetime import date

import pytest
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import IntegrityError, transaction

from athletics import models
from athletics.choices import (
    BestKind,
    EntryStepKind,
    Facility,
    Ratification,
    RecordKind,
    Unit,
)
from tests.athletics.refusals import result, step, told, twice
from tests.factories import record

pytestmark = pytest.mark.django_db
ROW = NON_FIELD_ERRORS


def meet(**fields) -> models.Meet:
    defaults = {
        "competition": record.competition(),
        "venue": record.venue(),
        "name": "Test Meeting",
        "slug": "test-meeting",
        "start_date": date(2025, 7, 19),
        "end_date": date(2025, 7, 19),
    }
    return models.Meet(**{**defaults, **fields})


def world_record(**fields) -> models.Record:
    defaults = {
        "kind": RecordKind.WORLD,
        "discipline": record.discipline(),
        "sex": "M",
        "facility": Facility.TRACK,
        "athlete": record.athlete(),
        "holder_country": record.country(),
        "mark": 206_000,
        "precision": 100,
        "set_on": date(2020, 1, 1),
    }
    return models.Record(**{**defaults, **fields})


def stated_best(**fields) -> models.StatedBest:
    defaults = {
        "athlete": record.athlete(),
        "discipline": record.discipline(),
        "mark": 207_000,
        "stated_on": date(2025, 1, 1),
        "source": record.source(),
    }
    return models.StatedBest(**{**defaults, **fields})


def withdrawn_with_a_replacement() -> models.EntryStep:
    entry = record.entry()
    return step(entry=entry, kind=EntryStepKind.WITHDRAWN, replaced_by=record.entry(entry.event))


BOTH_REFUSE = {
    "a meet that ends before it starts": (
        lambda: meet(end_date=date(2025, 7, 18)),
        {ROW: ["The meet ends before it starts: correct the last day."]},
    ),
    "an announcement of such a meet": (
        lambda: twice(record.meet_change(record.meet(), date(2025, 1, 1)), end_date=date(2020, 1, 1)),
        {ROW: ["The meet ends before it starts: correct the last day."]},
    ),
    "a meet under an address that is taken": (
        lambda: meet(slug=record.meet().slug),
        {"slug": ["Meet with this Slug already exists."]},
    ),
    "an athlete under an address that is taken": (
        lambda: twice(record.athlete()),
        {"slug": ["Athlete with this Slug already exists."]},
    ),
    "the same event at a meet without a label": (
        lambda: twice(record.event(), slug="another"),
        {ROW: ["The meet has this event already. A second one needs a label of its own."]},
    ),
    "the same round of an event": (
        lambda: twice(record.race()),
        {ROW: ["This event has that round already. Give the new one the next number."]},
    ),
    "a time of day without its day": (
        lambda: twice(record.race(), number=2, date=None, local_time="14:55"),
        {ROW: ["A time needs its day."]},
    ),
    "a wind that nobody measured": (
        lambda: twice(record.race(), number=2, wind=12),
        {ROW: ["A wind reading goes with “measured”."]},
    ),
    "an athlete twice in an event": (
        lambda: twice(record.entry()),
        {ROW: ["The athlete is in this event already: add a step to that entry."]},
    ),
    "a replacement for somebody who was not replaced": (
        withdrawn_with_a_replacement,
        {ROW: ["Only a replaced entry names who comes in."]},
    ),
    "a result of nobody": (result, {"athlete": ["Name the athlete, or the team in a relay."]}),
    "a result of an athlete and of a team": (
        lambda: result(athlete=record.athlete(), team=record.team()),
        {"team": ["A result belongs to an athlete or to a team, not to both."]},
    ),
    "a second result of an athlete in a round": (
        lambda: twice(record.result(round=record.race())),
        {ROW: ["This athlete has a result in this round already."]},
    ),
    "a result's wind that nobody measured": (
        lambda: result(athlete=record.athlete(), wind=12),
        {ROW: ["A wind reading goes with “measured”."]},
    ),
    "a ruling that changes nothing": (
        lambda: models.Ruling(
            result=record.result(),
            kind="correction",
            decided_on=date(2025, 9, 1),
            place_before=1,
            place_after=1,
            status_before="ok",
            status_after="ok",
            mark_before=213_000,
            mark_after=213_000,
            reason="Photo finish read again",
        ),
        {ROW: ["A ruling changes the place, the status or the mark."]},
    ),
    "a record of nobody": (
        lambda: world_record(athlete=None),
        {ROW: ["A record belongs to an athlete or to a team: fill in one of the two."]},
    ),
    "a world record of one country": (
        lambda: world_record(country=record.country()),
        {ROW: ["Name what the record is of (area, country, competition or league), and nothing else."]},
    ),
    "an area record of no area": (
        lambda: world_record(kind=RecordKind.AREA),
        {ROW: ["Name what the record is of (area, country, competition or league), and nothing else."]},
    ),
    "a meeting record of no competition": (
        lambda: world_record(kind=RecordKind.MEETING),
        {ROW: ["Name what the record is of (area, country, competition or league), and nothing else."]},
    ),
    "a record ratified before it was set": (
        lambda: world_record(ratification=Ratification.RATIFIED, ratified_on=date(2019, 12, 31)),
        {ROW: ["No decision on a record can come before it was set."]},
    ),
    "a day of ratification of a pending record": (
        lambda: world_record(ratification=Ratification.PENDING, ratified_on=date(2021, 1, 1)),
        {ROW: ["A day of ratification goes with “ratified”."]},
    ),
    "a season's best of no year": (
        lambda: stated_best(kind=BestKind.SEASON),
        {ROW: ["A season's best names its year; a personal best has none."]},
    ),
    "a personal best of a year": (
        lambda: stated_best(year=2025),
        {ROW: ["A season's best names its year; a personal best has none."]},
    ),
    "coverage of nothing": (
        lambda: models.Coverage(of="results"),
        {ROW: ["Say of whom or what: an athlete, a competition, a season or a discipline."]},
    ),
    "coverage that ends before it begins": (
        lambda: models.Coverage(
            of="results",
            athlete=record.athlete(),
            valid_from=date(2025, 1, 1),
            valid_until=date(2024, 12, 31),
        ),
        {ROW: ["The coverage ends before it begins."]},
    ),
    "a source that is on file": (
        lambda: twice(record.source()),
        {ROW: ["This source is on file already."]},
    ),
    "a season of a year the league has": (
        lambda: twice(record.season()),
        {ROW: ["This league has a season of that year already."]},
    ),
    "a time won by the highest mark": (
        lambda: models.Discipline(code="odd", name="Odd", unit=Unit.TIME, direction="high", group="odd"),
        {ROW: ["Times are won by the lowest mark, everything else by the highest."]},
    ),
    "a venue's name that ends before it begins": (
        lambda: models.VenueName(
            venue=record.venue(), name="Old", valid_from=date(2025, 1, 1), valid_until=date(2024, 1, 1)
        ),
        {ROW: ["The name ends before it begins."]},
    ),
    "a withdrawal without its day": (
        lambda: step(kind=EntryStepKind.WITHDRAWN, announced_on=None),
        {"announced_on": ["Give the day of the withdrawal; tick “on or before” if it is the first report."]},
    ),
}


@pytest.mark.parametrize("case", BOTH_REFUSE)
def test_refused_with_what_to_do(case):
    build, messages = BOTH_REFUSE[case]
    assert told(build()) == messages


@pytest.mark.parametrize("case", BOTH_REFUSE)
def test_refused_by_the_database_too(case):
    row = BOTH_REFUSE[case][0]()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()
