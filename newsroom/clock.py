"""Moments on the site's clock: as people write them, and as the desk reads them back."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone

MINUTE = timedelta(minutes=1)


class NoSuchMomentError(ValueError):
    """A time of day that this day does not have, or has twice. As text: what to do."""


def moment_at(day: date, hour: time) -> datetime:
    """The moment a day and a time of day name on the site's clock.

    Raises NoSuchMomentError where the clocks skip it or show it twice, for either guess could be an hour wrong.
    """
    said = datetime.combine(day, hour)
    local = timezone.make_aware(said)
    if _is_once(said):
        return local
    if local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None) != said:
        change = f"The clocks go forward on {day:%-d %B %Y}: {said:%H:%M} does not exist on that day."
    else:
        change = f"The clocks go back on {day:%-d %B %Y}: {said:%H:%M} comes twice on that night."
    first, after = _limit(said, -MINUTE), _limit(said, MINUTE)
    raise NoSuchMomentError(f"{change} Choose {first:%H:%M} or earlier, or {after:%H:%M} or later.")


def written(moment: datetime) -> str:
    """14 May 2026, 06:00 BST."""
    return f"{timezone.localtime(moment):%-d %B %Y, %H:%M %Z}"


def _is_once(said: datetime) -> bool:
    zone = timezone.get_current_timezone()
    early, late = (said.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    return early == late


def _limit(said: datetime, step: timedelta) -> datetime:
    """The nearest whole minute in one direction that the day has exactly once."""
    said = said.replace(second=0, microsecond=0)
    while not _is_once(said):
        said += step
    return said
