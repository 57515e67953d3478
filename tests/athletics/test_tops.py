"""Many lists asked in one statement answer as each list asked alone does."""

from datetime import date

import pytest

from athletics.choices import AgeClass, Facility, Level, RecordKind, Sex
from athletics.models import Result
from athletics.record_book.scope import Scope, lead_of
from athletics.record_book.tops import keys_of_tops
from tests.factories import record

pytestmark = pytest.mark.django_db
ON = date(2025, 8, 1)


def lists() -> dict[str, Scope]:
    """One list of every kind and age class, and results that stand on some of them and not on others."""
    meeting = record.competition("Test Meeting", level=Level.LEAGUE)
    championships = record.competition("Test Championships", level=Level.WORLD)
    league = record.league(name="Test League")
    scotland = record.country("SCO", name="Scotland", parent=record.country("GBR", area="EUR"), area="EUR")
    kenya = record.country("KEN", name="Kenya", area="AFR")
    in_league = record.meet(date(2025, 7, 19), competition=meeting, season=record.season(2025, league=league))
    outside = record.meet(date(2024, 7, 19), competition=meeting)
    titles = record.meet(date(2023, 8, 20), competition=championships)
    young = record.athlete("Test Junior", birth_date=date(2006, 3, 1))
    mark = 210_000
    for meet in (in_league, outside, titles):
        race = record.race(record.event(meet=meet))
        for who, country in ((None, scotland), (None, kenya), (young, record.country("NOR"))):
            mark += 100
            record.result(who or record.athlete(), mark, round=race, country=country)
    record.result(mark=209_000, date=date(2025, 9, 1))
    record.result(mark=208_000, date=date(2025, 3, 1), facility=Facility.SHORT_TRACK)
    record.result(mark=207_000, date=date(2025, 3, 1), aided=True)
    contest = {"discipline": record.discipline(), "sex": Sex.MEN, "facility": Facility.TRACK}
    world = Scope(kind=RecordKind.WORLD, **contest)
    return {
        "world": world,
        "world, under 20": Scope(kind=RecordKind.WORLD, age_class=AgeClass.U20, **contest),
        "world, under 18": Scope(kind=RecordKind.WORLD, age_class=AgeClass.U18, **contest),
        "lead": lead_of(world, year=2025),
        "area": Scope(kind=RecordKind.AREA, area="AFR", **contest),
        "nation with home nations": Scope(kind=RecordKind.NATIONAL, country=scotland.parent, **contest),
        "home nation": Scope(kind=RecordKind.NATIONAL, country=scotland, **contest),
        "meeting": Scope(kind=RecordKind.MEETING, competition=meeting, **contest),
        "meeting, under 20": Scope(
            kind=RecordKind.MEETING, competition=meeting, age_class=AgeClass.U20, **contest
        ),
        "championship": Scope(kind=RecordKind.CHAMPIONSHIP, competition=championships, **contest),
        "league": Scope(kind=RecordKind.LEAGUE, league=league, **contest),
    }


EXPECTED = {
    "world": 9, "world, under 20": 3, "world, under 18": 1, "lead": 3, "area": 3, "nation with home nations": 3,
    "home nation": 3, "meeting": 6, "meeting, under 20": 0, "championship": 3, "league": 3,
}  # fmt: skip


@pytest.mark.parametrize("bound", [None, 210_500])
@pytest.mark.parametrize("name", EXPECTED)
def test_a_list_holds_the_results_its_condition_names(name, bound):
    scope = lists()[name]
    found = set(Result.objects.filter(pk__in=keys_of_tops({scope: bound}, on=ON)))
    alone = Result.objects.legal().filter(scope.results(), date__lte=ON)
    assert found == set(alone if bound is None else alone.filter(rank_key__lte=bound))
    assert bound or len(found) == EXPECTED[name]


def test_all_lists_together_hold_what_each_of_them_holds():
    scopes = list(lists().values())
    every = Result.objects.filter(pk__in=keys_of_tops(dict.fromkeys(scopes), on=ON))
    each = [Result.objects.filter(pk__in=keys_of_tops({scope: None}, on=ON)) for scope in scopes]
    assert set(every) == {result for found in each for result in found}


def test_with_a_limit_the_best_alone_and_none_with_a_ruling_to_come():
    scope = lists()["world"]
    best = Result.objects.get(mark=210_100)
    record.ruling(best, date(2025, 9, 1), status_before="ok", status_after="dq")
    found = Result.objects.filter(pk__in=keys_of_tops({scope: None}, on=ON, limit=2))
    assert sorted(one.mark for one in found) == [210_200, 210_300]


def test_of_no_lists_nothing():
    assert not Result.objects.filter(pk__in=keys_of_tops({}, on=ON)).exists()
