"""How the admin prints when a meet is."""

from datetime import date

from athletics.models import Meet


def days(meet: Meet) -> str:
    """“19 July 2025”, “27–28 August 2025”, “30 August – 1 September 2025”."""
    return interval(meet.start_date, meet.end_date)


def interval(first: date, last: date) -> str:
    if first == last:
        return f"{last:%-d %B %Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{last:%-d %B %Y}"
    start = f"{first:%-d %B}" if first.year == last.year else f"{first:%-d %B %Y}"
    return f"{start} – {last:%-d %B %Y}"
