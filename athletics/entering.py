"""Changes to who is in an event. Each is a dated step beside the earlier ones; nothing that was announced is rewritten."""

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.choices import EntryRole, EntryStepKind
from athletics.models import Athlete, Entry, EntryStep, Event, Source


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
    if announced_on > now.date():
        raise ValidationError("The announcement is dated after today: correct its day.")
    # Two people with the same release wait for each other here.
    event = Event.objects.select_for_update().get(pk=event.pk)
    people = {(one.merged_into or one).pk: one.merged_into or one for one in athletes}
    return [
        step
        for athlete in people.values()
        if (step := _announced(event, athlete, announced_on, source, by, announced_at, role))
    ]


def _announced(event, athlete, announced_on, source, by, announced_at, role) -> EntryStep | None:
    entry = Entry.objects.filter(
        event=event, athlete__in=Athlete.objects.rows_of([athlete]).values("pk")
    ).first()
    if entry is None:
        entry = Entry(event=event, athlete=athlete, country=athlete.country, role=role)
        entry.full_clean()
        entry.save()
    told = entry.steps.filter(kind=EntryStepKind.ANNOUNCED, struck_out_at=None)
    if told.filter(source=source).exists() or told.filter(announced_on=announced_on).exists():
        return None
    return EntryStep.objects.create(
        entry=entry,
        kind=EntryStepKind.ANNOUNCED,
        announced_on=announced_on,
        announced_at=announced_at,
        source=source,
        recorded_by=by,
    )
