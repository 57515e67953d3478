"""The season's table kept as a whole: every line that was changed, by an announcement or by putting the file right."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from athletics.choices import MeetStatus
from athletics.models import Competition, Meet, Season, SeasonDiscipline, Venue
from athletics.models.announcements import Told
from athletics.scheduling import announcing
from athletics.scheduling.programme import set_scoring


@dataclass(frozen=True, slots=True)
class Line:
    """One meet as the table is to say. `meet` is None for a new one, which needs its `competition`.

    `scored` is None where what scores stays as it is.
    """

    meet: Meet | None
    name: str
    start_date: date
    end_date: date
    venue: Venue
    status: str
    is_final: bool
    to_be_confirmed: bool
    scored: tuple[SeasonDiscipline, ...] | None = None
    competition: Competition | None = None

    @property
    def announces(self) -> bool:
        """Whether day, place or status change in a way that somebody must have made public."""
        if self.meet is None:
            return False
        was = self.meet
        held = MeetStatus.HELD in (self.status, was.status) and self.status not in announcing.NO_DAY
        elsewhere = (self.start_date, self.end_date, self.venue.pk) != (
            was.start_date,
            was.end_date,
            was.venue_id,
        )
        return elsewhere or (self.status != was.status and not held)


@transaction.atomic
def keep(
    *, season: Season, lines: Iterable[Line], told: Told | None, by: AbstractBaseUser, now: datetime
) -> list[Meet]:
    """Saves these lines of a season, all or none; the meets they concern.

    With `told` a change of day, place or status is an announcement; without, it puts the file right. Raises
    ValidationError, naming the meet.
    """
    return [_keep(season, line, told, by, now) for line in lines]


def _keep(season: Season, line: Line, told: Told | None, by: AbstractBaseUser, now: datetime) -> Meet:
    try:
        meet = _new(season, line) if line.meet is None else _changed(line, told, by, now)
        if line.scored is not None:
            set_scoring(meet=meet, scored=line.scored, by=by)
    except ValidationError as error:
        raise ValidationError([f"{line.name}: {message}" for message in error.messages]) from None
    return meet


def _new(season: Season, line: Line) -> Meet:
    meet = Meet(
        season=season,
        competition=line.competition,
        name=line.name,
        slug=free_slug(line.name, line.start_date.year),
        start_date=line.start_date,
        end_date=line.end_date,
        venue=line.venue,
        status=line.status,
        is_final=line.is_final,
        to_be_confirmed=line.to_be_confirmed,
    )
    meet.full_clean()
    meet.save()
    return meet


def _changed(line: Line, told: Told | None, by: AbstractBaseUser, now: datetime) -> Meet:
    meet = Meet.objects.get(pk=line.meet.pk)
    if line.announces and told:
        _announce(line, told, by, now)
    elif line.announces or line.status != meet.status:
        stands = {name: getattr(line, name) for name in ("status", "start_date", "end_date", "venue")}
        announcing.correct(meet=meet, by=by, now=now, **stands)
    # Read again: the announcement has changed the row.
    meet = Meet.objects.get(pk=line.meet.pk)
    meet.name, meet.is_final = line.name, line.is_final
    if line.to_be_confirmed != line.meet.to_be_confirmed:
        meet.to_be_confirmed = line.to_be_confirmed
    meet.full_clean()
    meet.save()
    return meet


def _announce(line: Line, told: Told, by: AbstractBaseUser, now: datetime) -> None:
    who = {"meet": line.meet, "told": told, "by": by, "now": now}
    stands = {name: getattr(line, name) for name in ("start_date", "end_date", "venue")}
    if line.status == MeetStatus.CANCELLED:
        announcing.cancel(**who)
    elif line.status == MeetStatus.POSTPONED:
        announcing.postpone(**who)
    elif line.meet.status == MeetStatus.CANCELLED:
        announcing.reinstate(**who, **stands)
    elif line.meet.status == MeetStatus.POSTPONED and not _elsewhere(line):
        announcing.reinstate(**who, **stands)
    else:
        announcing.move(**who, **stands)


def _elsewhere(line: Line) -> bool:
    was = line.meet
    return (line.start_date, line.end_date, line.venue.pk) != (was.start_date, was.end_date, was.venue_id)


def free_slug(name: str, year: int) -> str:
    """An address no meet has: name and year, with a number behind where that is taken."""
    base = slugify(name if str(year) in name else f"{name} {year}")[:110]
    taken = set(Meet.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)
