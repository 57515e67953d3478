"""What the record refuses by a rule that reaches into another table, or into a list, which no constraint can."""

from datetime import date

import pytest

from athletics import models
from athletics.choices import EntryStepKind, WindState
from tests.athletics.refusals import derived, result, step, told, twice
from tests.factories import record

pytestmark = pytest.mark.django_db


def other_season() -> models.Event:
    event = record.event(meet=record.meet(season=record.season()))
    event.season_discipline = record.season_discipline(record.season(year=2024))
    return event


def other_sex() -> models.Event:
    season = record.season()
    event = record.event(meet=record.meet(season=season))
    event.season_discipline = record.season_discipline(season, sex="W")
    return event


def of_another_meet() -> models.Result:
    race = record.race()
    return result(athlete=record.athlete(), round=race, meet=record.meet())


def in_another_event() -> models.EntryStep:
    return step(kind=EntryStepKind.REPLACED, replaced_by=record.entry())


def after_the_meet() -> models.Round:
    return models.Round(event=record.event(meet=record.meet(date(2025, 7, 19))), date=date(2025, 7, 20))


def woman_among_men() -> models.Entry:
    athlete = record.athlete("Testa Runner", sex="W")
    return models.Entry(event=record.event(), athlete=athlete, country=athlete.country)


def points_that_rise() -> models.SeasonDiscipline:
    return twice(record.season_discipline(record.season()), slug="other", points=[1, 2, 3])


def nowhere() -> models.Venue:
    return twice(record.venue(), name="Other", slug="other", time_zone="Europe/Londn")


ACROSS_TABLES = {
    other_season: {"season_discipline": ["This belongs to another season than the meet."]},
    other_sex: {"season_discipline": ["This scores for women only."]},
    of_another_meet: {"round": ["This round belongs to another meet."]},
    in_another_event: {"replaced_by": ["The replacement must be in the same event."]},
    after_the_meet: {"date": ["The meet is from 2025-07-19 to 2025-07-19."]},
    woman_among_men: {"athlete": ["Testa Runner cannot enter a men’s event."]},
    points_that_rise: {"points": ["Write the points from first place down, e.g. [8, 7, 6, 5, 4, 3, 2, 1]."]},
    nowhere: {"time_zone": ["“Europe/Londn” is not an IANA time zone. Write it as in Europe/London."]},
}
"""Rules that reach into another table, which no constraint can: the forms keep them."""


@pytest.mark.parametrize("build", ACROSS_TABLES, ids=lambda build: build.__name__)
def test_refused_across_tables(build):
    assert told(build()) == ACROSS_TABLES[build]


@pytest.mark.parametrize("points", ["8", [0], [-1], [8, "7"], [True], {"1": 8}, [7, 8]], ids=repr)
def test_points_are_whole_numbers_that_never_rise(points):
    row = twice(record.season_discipline(record.season()), slug="other", points=points)
    assert set(told(row)) == {"points"}


def test_wind_state_and_reading_that_agree_are_kept():
    row = result(athlete=record.athlete(), wind=12, wind_state=WindState.MEASURED)
    row.full_clean(exclude=derived(row))
    row.save()
    assert models.Result.objects.get().wind == 12
