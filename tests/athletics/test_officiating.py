"""Results as they come: provisional, then official, then changed by rulings alone, each undone by another."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from athletics import marks, officiating
from athletics.models import Result, Ruling
from athletics.officiating import Change
from athletics.officiating.decisions import disqualify
from athletics.rulings import as_it_stood
from tests.factories import record

pytestmark = pytest.mark.django_db

NIGHT = date(2025, 7, 19)
NOW = datetime(2025, 7, 21, 9, tzinfo=UTC)
DECIDED = date(2025, 7, 20)


@pytest.fixture
def who(admin_user) -> dict:
    return {"by": admin_user, "now": NOW}


def tonight(code: str = "1500m"):
    return record.race(record.event(code, meet=record.meet(NIGHT)), status="scheduled")


def time(text: str) -> marks.Mark:
    return marks.parse(text, unit="time", distance_m=1500)


def finished(who, count: int = 3):
    race = tonight()
    athletes = [record.athlete(f"{name} Runner") for name in ("Anna", "Beata", "Clara")[:count]]
    for place, athlete in enumerate(athletes, 1):
        officiating.post(race=race, athlete=athlete, place=place, mark=time(f"3:3{place}.00"), **who)
    race.refresh_from_db()
    return race, list(race.results.order_by("place"))


def test_a_line_takes_from_its_round_what_the_round_knows_and_makes_it_provisional(who):
    race, athlete = tonight(), record.athlete()
    result = officiating.post(race=race, athlete=athlete, place=1, mark=time("3:28.72"), raw="3:28.72", **who)
    race.refresh_from_db()
    assert race.status == "provisional"
    assert (result.mark, result.precision, result.place, result.raw_mark) == (208_720, 100, 1, "3:28.72")
    assert (result.date, result.meet, result.discipline_id, result.legal) == (
        NIGHT,
        race.event.meet,
        "1500m",
        True,
    )


def test_a_line_typed_again_is_put_right_and_never_doubled(who):
    race, athlete = tonight(), record.athlete()
    officiating.post(race=race, athlete=athlete, place=2, mark=time("3:28.72"), **who)
    officiating.post(race=race, athlete=athlete, place=1, mark=time("3:28.70"), **who)
    assert [(one.place, one.mark) for one in Result.objects.all()] == [(1, 208_700)]


def test_who_did_not_finish_has_a_status_and_no_mark(who):
    result = officiating.post(race=tonight(), athlete=record.athlete(), place=None, mark=time("DNF"), **who)
    assert (result.status, result.mark, result.legal) == ("dnf", None, False)


def test_the_wind_of_the_race_is_that_of_its_lines(who):
    race = tonight("100m")
    race.wind, race.wind_state = 21, "measured"
    race.save()
    mark = marks.parse("10.01", unit="time", distance_m=100)
    result = officiating.post(race=race, athlete=record.athlete(), place=1, mark=mark, **who)
    assert (result.wind, result.legal) == (21, False)
    race.wind, race.wind_state = None, "not_required"
    race.save()
    result = officiating.post(race=race, athlete=record.athlete(), place=2, mark=mark, **who)
    assert (result.wind, result.wind_state) == (None, "nwi")


def test_a_line_is_taken_down_and_the_round_is_as_before(who):
    race, athlete = tonight(), record.athlete()
    officiating.post(race=race, athlete=athlete, place=1, mark=None, **who)
    assert officiating.take_down(race=race, athlete=athlete, **who)
    assert not officiating.take_down(race=race, athlete=athlete, **who)
    race.refresh_from_db()
    assert (race.status, Result.objects.count()) == ("scheduled", 0)


def test_once_official_only_a_ruling_changes_it(who):
    race, (first, *_) = finished(who)
    officiating.make_official(race=race, complete=True, **who)
    race.refresh_from_db()
    assert (race.status, race.list_complete) == ("official", True)
    for change in (officiating.take_down, officiating.make_official):
        more = {"athlete": first.athlete} if change is officiating.take_down else {"complete": True}
        with pytest.raises(ValidationError, match="what changes it is a ruling"):
            change(race=race, **more, **who)
    officiating.reopen(race=race, **who)
    officiating.post(race=race, athlete=first.athlete, place=1, mark=time("3:30.00"), **who)


def test_nothing_and_no_day_make_nothing_official(who):
    race = tonight()
    with pytest.raises(ValidationError, match="No result has been entered"):
        officiating.make_official(race=race, complete=False, **who)
    race.date = None
    race.save()
    with pytest.raises(ValidationError, match="Give the round its day"):
        officiating.post(race=race, athlete=record.athlete(), place=1, mark=None, **who)


def test_what_looks_wrong_is_said(who):
    race, (first, second, third) = finished(who)
    assert officiating.doubts([first, second, third]) == []
    second.mark, third.place = 200_000, None
    second.derive()
    assert officiating.doubts([first, second, third]) == [
        "Beata Runner is behind Anna Runner and has the better mark.",
        "Clara Runner has no place.",
    ]
    first.place = None
    assert officiating.doubts([second])[0] == "Nobody is first."


def ruled(results) -> list[tuple]:
    return [
        (one.place, one.status)
        for one in Result.objects.filter(pk__in=[r.pk for r in results]).order_by("pk")
    ]


def rule(changes, who, day: date = DECIDED, reason: str = "TR17.3.1"):
    return officiating.rule(changes=changes, decided_on=day, reason=reason, source=None, **who)


def test_a_disqualification_moves_the_others_up_and_the_day_before_stands_as_it_was(who):
    race, results = finished(who)
    officiating.make_official(race=race, complete=True, **who)
    rulings = rule(disqualify(results[0]), who)
    race.refresh_from_db()
    assert (race.status, len(rulings)) == ("amended", 3)
    assert ruled(results) == [(None, "dq"), (1, "ok"), (2, "ok")]
    first = Result.objects.get(pk=results[0].pk)
    assert (first.legal, rulings[0].place_before, rulings[0].mark_before) == (False, 1, 211_000)
    assert [as_it_stood(first, as_of=day).place for day in (NIGHT, DECIDED)] == [1, None]
    assert rulings[0].recorded_by == who["by"]


def test_a_ruling_is_undone_as_a_whole_by_new_ones(who):
    race, results = finished(who)
    (ruling, *_) = rule(disqualify(results[0]), who)
    day = date(2025, 7, 21)
    back = officiating.overturn(ruling=ruling, decided_on=day, reason="Appeal upheld", source=None, **who)
    assert ruled(results) == [(1, "ok"), (2, "ok"), (3, "ok")]
    assert [one.kind for one in back] == ["reinstatement", "reallocation", "reallocation"]
    assert Ruling.objects.count() == 6
    first = Result.objects.get(pk=results[0].pk)
    assert [as_it_stood(first, as_of=day).place for day in (NIGHT, DECIDED, day)] == [1, None, 1]
    with pytest.raises(ValidationError, match="A later ruling changed Anna Runner again"):
        officiating.overturn(ruling=ruling, decided_on=day, reason="Again", source=None, **who)


def test_what_a_ruling_cannot_be_is_refused_and_nothing_of_it_stays(who):
    race, results = finished(who)
    nothing = Change(results[0], 1, "ok", results[0].mark)
    with pytest.raises(ValidationError, match="A ruling changes the place, the status or the mark"):
        rule([*disqualify(results[1]), nothing], who)
    with pytest.raises(ValidationError, match="dated after today"):
        rule(disqualify(results[0]), who, date(2025, 7, 30))
    with pytest.raises(ValidationError, match="cannot be older than the result"):
        rule(disqualify(results[0]), who, date(2025, 7, 18))
    assert Ruling.objects.count() == 0
    rule(disqualify(results[0]), who)
    with pytest.raises(ValidationError, match="is newer: correct the day"):
        rule([Change(results[0], 1, "ok", 1)], who, NIGHT)


def test_those_who_shared_a_place_with_the_one_who_is_out_keep_it(who):
    race, results = finished(who)
    Result.objects.filter(pk=results[1].pk).update(place=1)
    rule(disqualify(results[0]), who)
    assert ruled(results) == [(None, "dq"), (1, "ok"), (2, "ok")]
