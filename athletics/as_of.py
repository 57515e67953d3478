"""What "as of" means: a moment, or a day meaning its end on the site's clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone


def moment(as_of: date | datetime) -> datetime:
    """The last instant that counts: an aware datetime itself, or the end of the day given.

    Raises ValueError for a naive datetime: it belongs to no zone, so it names no moment.
    """
    if isinstance(as_of, datetime):
        if timezone.is_naive(as_of):
            raise ValueError(f"{as_of} has no time zone; give an aware datetime or a date.")
        return as_of
    return timezone.make_aware(datetime.combine(as_of, time.max))


def day(as_of: date | datetime) -> date:
    """The day it is on the site's clock at `as_of`."""
    return timezone.localtime(moment(as_of)).date() if isinstance(as_of, datetime) else as_of


def next_midnight(as_of: datetime, *, zone: str | None) -> datetime:
    """When the day it is at `as_of` ends by the clock of a zone, or of the site where a place has none on file."""
    local = as_of.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(as_of)
    return datetime.combine(local.date() + timedelta(days=1), time.min, local.tzinfo)


def latest_day(now: datetime) -> date:
    """The latest day it is anywhere on earth at `now`: that of UTC+14, the Line Islands.

    Announcements are dated on the world's calendar: a release of this morning in Auckland is not one of tomorrow.
    """
    return (now.astimezone(UTC) + timedelta(hours=14)).date()
