"""Who is in an event: each step dated and kept, a withdrawal shown, an error struck out, a day replayed."""

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from athletics import entering
from athletics.choices import EntryRole
from athletics.field import field
from athletics.models import EntryStep
from athletics.models.announcements import Told
from tests.factories import record

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 7, 12, 9, tzinfo=UTC)
JUNE, JULY_9, JULY_10 = date(2025, 6, 1), date(2025, 7, 9), date(2025, 7, 10)


@pytest.fixture
def who(admin_user) -> dict:
    return {"by": admin_user, "now": NOW}


def told(day: date = JULY_9, **fields) -> Told:
    return Told(day, fields.pop("source", None) or record.source(), **fields)


def states(event, day: date) -> dict[str, str]:
    return {row.athlete: row.state for row in field(event=event, as_of=day).rows}


def test_a_withdrawal_has_its_reason_and_is_out_from_its_day_on(who):
    event, athlete = record.event(), record.athlete("Anna Alfa")
    entering.enter(event=event, athletes=[athlete], told=told(JUNE), **who)
    step = entering.withdraw(entry=event.entries.get(), told=told(reason="Achilles"), **who)
    assert (step.reason, step.announced_on, step.recorded_by) == ("Achilles", JULY_9, who["by"])
    assert states(event, date(2025, 7, 8)) == {"Anna Alfa": "entered"}
    assert states(event, JULY_9) == {"Anna Alfa": "withdrawn"}


def test_a_change_of_mind_is_a_new_step(who):
    event, athlete = record.event(), record.athlete("Anna Alfa")
    entering.enter(event=event, athletes=[athlete], told=told(JUNE), **who)
    entering.withdraw(entry=event.entries.get(), told=told(), **who)
    entering.enter(event=event, athletes=[athlete], told=told(JULY_10), **who)
    assert states(event, JULY_10) == {"Anna Alfa": "entered"}
    assert [step.kind for step in event.entries.get().steps.standing()] == ["entered", "withdrawn", "entered"]


def test_the_same_release_twice_brings_nobody_back(who):
    event, athlete, source = record.event(), record.athlete(), record.source()
    said = {"event": event, "athletes": [athlete], "announced_on": JULY_9, "source": source, **who}
    assert len(entering.announce(**said)) == 1
    entering.withdraw(entry=event.entries.get(), told=told(JULY_9), **who)
    assert entering.announce(**said) == []
    assert list(states(event, JULY_9).values()) == ["withdrawn"]


def test_one_is_replaced_by_another_who_is_in(who):
    event = record.event()
    out, comes_in = record.athlete("Anna Alfa"), record.athlete("Beata Beta")
    entering.enter(event=event, athletes=[out], told=told(JUNE), **who)
    step = entering.replace(entry=event.entries.get(), athlete=comes_in, told=told(), **who)
    assert step.replaced_by.athlete == comes_in
    assert states(event, JULY_9) == {"Beata Beta": "entered", "Anna Alfa": "replaced"}


def test_a_pacemaker_is_named_and_one_who_was_to_race_becomes_one(who):
    event, pace, other = record.event(), record.athlete(), record.athlete()
    entering.name_pacemaker(event=event, athlete=pace, told=told(), **who)
    entering.enter(event=event, athletes=[other], told=told(JUNE), **who)
    entering.name_pacemaker(event=event, athlete=other, told=told(), **who)
    assert set(event.entries.values_list("role", flat=True)) == {EntryRole.PACEMAKER}


def test_the_start_list_has_lanes_of_its_own_round(who):
    entry = record.entry()
    race = record.race(entry.event)
    step = entering.put_on_start_list(entry=entry, told=told(), round=race, order=4, **who)
    assert (step.kind, step.round, step.order) == ("on_start_list", race, 4)
    with pytest.raises(ValidationError, match="another event"):
        entering.put_on_start_list(entry=entry, told=told(), round=record.race(), **who)


def test_a_step_in_error_is_struck_out_and_no_answer_knows_it(who):
    event, athlete = record.event(), record.athlete("Anna Alfa")
    entering.enter(event=event, athletes=[athlete], told=told(JUNE), **who)
    wrong = entering.withdraw(entry=event.entries.get(), told=told(), **who)
    assert entering.strike_out(steps=[wrong], **who) == 1
    assert entering.strike_out(steps=[wrong], **who) == 0
    assert states(event, JULY_10) == {"Anna Alfa": "entered"}
    kept = EntryStep.objects.get(pk=wrong.pk)
    assert (kept.struck_out_by, kept.struck_out_at) == (who["by"], NOW)


def test_what_makes_no_sense_is_refused(who):
    event, athlete = record.event(), record.athlete("Anna Alfa")
    entering.enter(event=event, athletes=[athlete], told=told(JULY_9), **who)
    entry = event.entries.get()
    with pytest.raises(ValidationError, match="Anna Alfa was entered on 9 July 2025, after that day"):
        entering.withdraw(entry=entry, told=told(JUNE), **who)
    with pytest.raises(ValidationError, match="nobody replaces"):
        entering.replace(entry=entry, athlete=athlete, told=told(), **who)
    entering.withdraw(entry=entry, told=told(), **who)
    with pytest.raises(ValidationError, match="is out already: withdrawn, 9 July 2025"):
        entering.withdraw(entry=entry, told=told(JULY_10), **who)
    with pytest.raises(ValidationError, match="cannot enter a men’s event"):
        entering.enter(event=event, athletes=[record.athlete(sex="W")], told=told(), **who)
    with pytest.raises(ValidationError, match="dated after today"):
        entering.enter(event=event, athletes=[record.athlete()], told=told(date(2025, 7, 20)), **who)


def test_a_release_of_this_morning_in_auckland_is_not_refused(who):
    late = datetime(2025, 7, 12, 21, tzinfo=UTC)
    said = {"announced_on": date(2025, 7, 13), "source": record.source(), "by": who["by"], "now": late}
    assert len(entering.announce(event=record.event(), athletes=[record.athlete()], **said)) == 1
