"""Announced, entered, on the start list, withdrawn, replaced: one function each."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.choices import EntryRole, EntryStepKind
from athletics.models import Athlete, Entry, EntryStep, Event, Round, Source
from athletics.models.announcements import Told

OUT = (EntryStepKind.WITHDRAWN, EntryStepKind.REPLACED)


@transaction.atomic
def announce(
    *,
    event: Event,
    athletes: Iterable[Athlete],
    announced_on: date,
    source: Source,
    by: AbstractBaseUser,
    now: datetime,
    announced_at: datetime | None = None,
    role: str = EntryRole.COMPETITOR,
) -> list[EntryStep]:
    """The athletes are announced for the event; the steps that were new.

    Whoever the same source, or any on the same day, has announced already gets no second step, so that a release may
    be taken in twice. Raises ValidationError for an announcement yet to come and for who cannot enter the event.
    """
    told = Told(announced_on, source, announced_at=announced_at)
    return _bring(EntryStepKind.ANNOUNCED, event, athletes, told, by, now, role)


@transaction.atomic
def enter(
    *,
    event: Event,
    athletes: Iterable[Athlete],
    told: Told,
    by: AbstractBaseUser,
    now: datetime,
    role: str = EntryRole.COMPETITOR,
) -> list[EntryStep]:
    """The athletes are entered; the steps that were new. One who had withdrawn is in again. Raises as `announce`."""
    return _bring(EntryStepKind.ENTERED, event, athletes, told, by, now, role)


@transaction.atomic
def name_pacemaker(
    *, event: Event, athlete: Athlete, told: Told, by: AbstractBaseUser, now: datetime
) -> EntryStep | None:
    """The athlete is announced as a pacemaker; None where that is on file. One who is in the event becomes one."""
    steps = _bring(EntryStepKind.ANNOUNCED, event, [athlete], told, by, now, EntryRole.PACEMAKER)
    _entries(event, athlete).exclude(role=EntryRole.PACEMAKER).update(role=EntryRole.PACEMAKER)
    return steps[0] if steps else None


@transaction.atomic
def put_on_start_list(
    *,
    entry: Entry,
    told: Told,
    by: AbstractBaseUser,
    now: datetime,
    round: Round | None = None,
    order: int | None = None,
) -> EntryStep:
    """The athlete is on the start list of a round, in a lane or order where it is known. Raises ValidationError."""
    entry = _locked(entry, told, now)
    if round and round.event_id != entry.event_id:
        raise ValidationError({"round": "This round belongs to another event."})
    return _add(entry, EntryStepKind.ON_START_LIST, told, by, round=round, order=order)


@transaction.atomic
def withdraw(*, entry: Entry, told: Told, by: AbstractBaseUser, now: datetime) -> EntryStep:
    """The athlete is out. Raises ValidationError for one who is out already."""
    entry = _locked(entry, told, now)
    _refuse_out(entry, told)
    return _add(entry, EntryStepKind.WITHDRAWN, told, by)


@transaction.atomic
def replace(*, entry: Entry, athlete: Athlete, told: Told, by: AbstractBaseUser, now: datetime) -> EntryStep:
    """The athlete is out and another comes in, in the same role; the step that says so. Raises ValidationError."""
    entry = _locked(entry, told, now)
    _refuse_out(entry, told)
    if athlete.person_id == entry.athlete.person_id:
        raise ValidationError({"athlete": "Name somebody else: nobody replaces himself or herself."})
    _bring(EntryStepKind.ENTERED, entry.event, [athlete], told, by, now, entry.role)
    comes_in = _entries(entry.event, athlete).get()
    return _add(entry, EntryStepKind.REPLACED, told, by, replaced_by=comes_in)


@transaction.atomic
def strike_out(*, steps: Iterable[EntryStep], by: AbstractBaseUser, now: datetime) -> int:
    """Marks steps as entered in error: kept for audit, absent from every answer. How many were not marked yet.

    A change of mind is no error: it is a new step.
    """
    return EntryStep.objects.filter(pk__in=[step.pk for step in steps]).strike_out(by=by, now=now)


def _bring(kind, event, athletes, told: Told, by, now: datetime, role) -> list[EntryStep]:
    told.refuse_what_is_to_come(now=now)
    # Two people with the same release wait for each other here.
    event = Event.objects.select_for_update().get(pk=event.pk)
    people = {(one.merged_into or one).pk: one.merged_into or one for one in athletes}
    return [step for athlete in people.values() if (step := _brought(kind, event, athlete, told, by, role))]


def _brought(kind, event: Event, athlete: Athlete, told: Told, by, role) -> EntryStep | None:
    entry = _entries(event, athlete).first()
    if entry is None:
        entry = Entry(event=event, athlete=athlete, country=athlete.country, role=role)
        entry.full_clean()
        entry.save()
    said = list(entry.steps.standing())
    same = [step for step in said if step.kind == kind]
    if told.source and any(step.source_id == told.source.pk for step in same):
        return None
    is_out = said and said[-1].kind in OUT and said[-1].announced_on <= told.announced_on
    if not is_out and any(step.announced_on == told.announced_on for step in same):
        return None
    return _add(entry, kind, told, by)


def _entries(event: Event, athlete: Athlete):
    return Entry.objects.filter(event=event, athlete__in=Athlete.objects.keys_of([athlete]))


def _locked(entry: Entry, told: Told, now: datetime) -> Entry:
    told.refuse_what_is_to_come(now=now)
    Event.objects.select_for_update().get(pk=entry.event_id)
    return Entry.objects.select_related("athlete", "event").get(pk=entry.pk)


def _refuse_out(entry: Entry, told: Told) -> None:
    newest = entry.steps.standing().last()
    if newest and newest.kind in OUT:
        raise ValidationError(
            f"{entry.athlete} is out already: {newest.get_kind_display()}, {newest.announced_on:%-d %B %Y}."
        )
    if newest and newest.announced_on > told.announced_on:
        raise ValidationError(
            {
                "announced_on": f"{entry.athlete} was {newest.get_kind_display()} on "
                f"{newest.announced_on:%-d %B %Y}, after that day: correct the day."
            }
        )


def _add(entry: Entry, kind: str, told: Told, by, **more) -> EntryStep:
    step = EntryStep(entry=entry, kind=kind, recorded_by=by, **told.columns(), **more)
    step.full_clean()
    step.save()
    return step
