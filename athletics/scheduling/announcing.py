"""A meet is put off, moved, called off or on again. Each is a dated announcement; how the meet stood before is kept."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.choices import MeetStatus, RoundStatus
from athletics.models import Meet, MeetChange, Round, Venue
from athletics.models.announcements import Told

ON = (MeetStatus.SCHEDULED, MeetStatus.MOVED)
NO_DAY = (MeetStatus.POSTPONED, MeetStatus.CANCELLED)
MAY = {
    "postpone": ON,
    "move": (*ON, MeetStatus.POSTPONED),
    "cancel": (*ON, MeetStatus.POSTPONED),
    "reinstate": (MeetStatus.CANCELLED, MeetStatus.POSTPONED),
}
"""In which status a meet must be for what."""


@transaction.atomic
def postpone(*, meet: Meet, told: Told, by: AbstractBaseUser, now: datetime) -> MeetChange:
    """Put off, the new date not known yet; the old one stands in its place until it is. Raises ValidationError."""
    row = _allowed(meet, "postpone", told, now)
    return _announce(row, told, by, status=MeetStatus.POSTPONED)


@transaction.atomic
def move(
    *,
    meet: Meet,
    start_date: date,
    end_date: date,
    venue: Venue,
    told: Told,
    by: AbstractBaseUser,
    now: datetime,
) -> MeetChange:
    """To another day or place, with the timetable that is on file. Raises ValidationError where neither is new."""
    row = _allowed(meet, "move", told, now)
    if (start_date, end_date, venue.pk) == (row.start_date, row.end_date, row.venue_id):
        raise ValidationError("Neither the day nor the place is another one: change what was announced.")
    return _announce(
        row, told, by, status=MeetStatus.MOVED, start_date=start_date, end_date=end_date, venue=venue
    )


@transaction.atomic
def cancel(*, meet: Meet, told: Told, by: AbstractBaseUser, now: datetime) -> MeetChange:
    """Called off: still shown, no longer counted in its season. Raises ValidationError."""
    row = _allowed(meet, "cancel", told, now)
    return _announce(row, told, by, status=MeetStatus.CANCELLED)


@transaction.atomic
def reinstate(
    *,
    meet: Meet,
    told: Told,
    by: AbstractBaseUser,
    now: datetime,
    start_date: date | None = None,
    end_date: date | None = None,
    venue: Venue | None = None,
) -> MeetChange:
    """On again after all, on the day and at the place it had unless others are given. Raises ValidationError."""
    row = _allowed(meet, "reinstate", told, now)
    start = start_date or row.start_date
    end = end_date or start + (row.end_date - row.start_date)
    return _announce(
        row, told, by, status=MeetStatus.SCHEDULED, start_date=start, end_date=end, venue=venue or row.venue
    )


@transaction.atomic
def correct(
    *,
    meet: Meet,
    status: str,
    start_date: date,
    end_date: date,
    venue: Venue,
    by: AbstractBaseUser,
    now: datetime,
) -> None:
    """The file was wrong and nothing was announced: the newest announcement on file is entered anew, as it was.

    A meet without any simply stands otherwise. What was entered in error is struck out and kept for audit.
    """
    row = Meet.objects.select_for_update().get(pk=meet.pk)
    newest = row.changes.standing().last()
    stands = {"start_date": start_date, "end_date": end_date, "venue": venue}
    held = MeetStatus.HELD in (status, row.status)
    elsewhere = (start_date, end_date, venue.pk) != (row.start_date, row.end_date, row.venue_id)
    if newest and (elsewhere or not held):
        row.changes.filter(pk=newest.pk).strike_out(by=by, now=now)
        copied = ("announced_on", "source", "reason", "announced_at", "on_or_before")
        told = Told(**{name: getattr(newest, name) for name in copied})
        _add(row, told, by, status=newest.status if held else status, **stands)
    _follow(row, status=status, **stands)


@transaction.atomic
def strike_out(*, changes: Iterable[MeetChange], by: AbstractBaseUser, now: datetime) -> int:
    """Marks announcements as entered in error, and puts their meets where the newest one left says; how many."""
    rows = [change.pk for change in changes]
    meets = Meet.objects.filter(changes__in=rows).distinct()
    meets = list(Meet.objects.select_for_update().filter(pk__in=[meet.pk for meet in meets]))
    struck = MeetChange.objects.filter(pk__in=rows).strike_out(by=by, now=now)
    for meet in meets:
        if newest := meet.changes.standing().select_related("venue").last():
            held = meet.status == MeetStatus.HELD and newest.status in (*ON, MeetStatus.POSTPONED)
            stands = {name: getattr(newest, name) for name in ("start_date", "end_date", "venue")}
            _follow(meet, status=meet.status if held else newest.status, **stands)
    return struck


def _allowed(meet: Meet, verb: str, told: Told, now: datetime) -> Meet:
    """The row under its lock, where `verb` may be said of it. Raises ValidationError."""
    told.refuse_what_is_to_come(now=now)
    row = Meet.objects.select_for_update(of=("self",)).select_related("venue", "source").get(pk=meet.pk)
    if row.status == MeetStatus.HELD:
        raise ValidationError(f"{row} is on file as held. If that is wrong, put its status right first.")
    if row.status not in MAY[verb]:
        raise ValidationError(f"{row} is on file as {row.get_status_display()}: nothing to {verb}.")
    newest = row.changes.standing().last()
    if newest and newest.announced_on > told.announced_on:
        raise ValidationError(
            {
                "announced_on": f"Something newer is on file, announced on {newest.announced_on:%-d %B %Y}. "
                "If that was entered in error, strike it out first."
            }
        )
    return row


def _announce(row: Meet, told: Told, by: AbstractBaseUser, **stands) -> MeetChange:
    if not row.changes.standing().exists():
        _keep_what_stood(row, told, by)
    stands = {"start_date": row.start_date, "end_date": row.end_date, "venue": row.venue} | stands
    change = _add(row, told, by, **stands)
    # A day that was announced is one: it is evidence from now on.
    row.to_be_confirmed = row.to_be_confirmed and stands["status"] in NO_DAY
    _follow(row, **stands)
    return change


def _keep_what_stood(row: Meet, told: Told, by: AbstractBaseUser) -> None:
    """The first announcement on file: how the meet stood before, since its source said so or the day before at the latest."""
    said = row.source.published_on if row.source else None
    known = said if said and said < told.announced_on else told.announced_on - timedelta(days=1)
    MeetChange.objects.create(
        meet=row,
        announced_on=known,
        on_or_before=True,
        source=row.source,
        recorded_by=by,
        status=row.status,
        start_date=row.start_date,
        end_date=row.end_date,
        venue=row.venue,
    )


def _add(row: Meet, told: Told, by: AbstractBaseUser, **stands) -> MeetChange:
    change = MeetChange(meet=row, recorded_by=by, **told.columns(), **stands)
    change.full_clean()
    change.save()
    return change


def _follow(row: Meet, *, status: str, start_date: date, end_date: date, venue: Venue) -> None:
    """The meet's own row says what stands now; what of its timetable is still to be run moves with it."""
    shift = start_date - row.start_date
    row.status, row.start_date, row.end_date, row.venue = status, start_date, end_date, venue
    row.full_clean()
    row.save()
    if shift:
        to_run = Round.objects.filter(event__meet=row, status=RoundStatus.SCHEDULED, results=None)
        races = list(to_run.exclude(date=None))
        for race in races:
            race.date += shift
        Round.objects.bulk_update(races, ["date"])
