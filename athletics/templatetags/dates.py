"""Dates and times as the house prints them. A time always carries its zone; an unknown one is said to be so."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django import template
from django.utils import timezone
from django.utils.html import format_html

register = template.Library()

TO_BE_ANNOUNCED = "to be announced"
FORMS = {
    "long": "{0.day} {0:%B} {0.year}",
    "short": "{0.day} {0:%b}",
    "full": "{0:%A} {0.day} {0:%B} {0.year}",
    "weekday": "{0:%A}",
    "number": "{0.day}",
    "month": "{0:%B}",
    "year": "{0.year}",
}


def as_date(value: date | str) -> date:
    """A date from a date or an ISO string, as frozen documents hold them."""
    return value if isinstance(value, date) else date.fromisoformat(value[:10])


@register.filter
def day(value: date | str | None, form: str = "long") -> str:
    """11 April 2025; form "short": 11 Apr, "full": Friday 11 April 2025, or one part of it alone."""
    return FORMS[form].format(as_date(value)) if value else TO_BE_ANNOUNCED


@register.filter
def moment(value: datetime | str | None, zone: str | None = None) -> str:
    """11 April 2025, 14:02 BST, in a <time>: in `zone` (IANA), or on the site's own clock."""
    if not value:
        return TO_BE_ANNOUNCED
    local = _local(value, zone)
    return _time(local, f"{day(local)}, {local:%H:%M} {zone_label(local)}")


@register.filter
def clock(value: datetime | str | None, zone: str | None = None) -> str:
    """15:03 BST, in a <time>: the hour alone, under a heading that gives the day."""
    if not value:
        return TO_BE_ANNOUNCED
    local = _local(value, zone)
    return _time(local, f"{local:%H:%M} {zone_label(local)}")


@register.filter
def days(start: date | str, end: date | str | None = None) -> str:
    """First to last day: 19 July 2025, 27–28 August 2025, 30 July – 8 August 2021."""
    first, last = as_date(start), as_date(end or start)
    if first == last:
        return day(first)
    if first.year != last.year:
        return f"{day(first)} – {day(last)}"
    if first.month != last.month:
        return f"{first.day} {first:%B} – {day(last)}"
    return f"{first.day}–{day(last)}"


def zone_label(at: datetime) -> str:
    """BST or CEST where the zone has a name of its own, else UTC+8."""
    name = at.tzname() or ""
    if name and not name.startswith(("+", "-")):
        return name
    offset = at.utcoffset() or timedelta()
    hours, minutes = divmod(abs(int(offset.total_seconds())) // 60, 60)
    sign = "−" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def _local(value: datetime | str, zone: str | None) -> datetime:
    at = value if isinstance(value, datetime) else datetime.fromisoformat(value)
    return at.astimezone(ZoneInfo(zone)) if zone else timezone.localtime(at)


def _time(local: datetime, text: str) -> str:
    return format_html('<time datetime="{}">{}</time>', local.isoformat(), text)
