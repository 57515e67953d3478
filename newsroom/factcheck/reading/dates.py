"""Days, months, years and relative dates, as of the day the text is dated.

A relative date means what desks mean by it: last month is the calendar month before, last year the calendar year
before, a bare weekday the latest such day up to the dateline.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from newsroom.factcheck.reading.numbers import NUMBERS

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT = {name[:3].lower(): at for at, name in enumerate(MONTHS, start=1)}
_MONTH = "|".join(MONTHS) + r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_TO = r"\s?(?:-|–|—|\bto\b|\band\b)\s?"
_WEEKDAY = "|".join(WEEKDAYS)
_SMALL = "|".join(NUMBERS)
DATE = re.compile(
    rf"""(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:\sof)?\s(?P<m>{_MONTH})(?:,?\s(?P<y>\d{{4}})\b)?
    |(?:(?P<weekday2>{_WEEKDAY}),?\s)?(?P<mm>{_MONTH})\s(?:the\s)?(?P<e1>{_DAY})(?![:.,]\d)(?:{_TO}(?P<e2>{_DAY})(?![:.,]\d))?(?:,?\s(?P<yy>\d{{4}})\b)?
    |\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    |\b(?P<m2>{_MONTH})\s(?:of\s)?(?P<y2>\d{{4}})\b
    |(?<=\bin\s)(?P<m3>{_MONTH})\b|(?<=\bsince\s)(?P<m4>{_MONTH})\b|(?<=\bby\s)(?P<m5>{_MONTH})\b
    |\b(?:(?P<rel>last|this|next)\s(?P<m6>{"|".join(MONTHS)}))\b
    |\b(?P<ago>(?P<count>\d{{1,2}}|an?|{_SMALL})\s(?P<unit>day|week|fortnight|month|year)s?\sago)\b
    |\b(?P<phrase>(?:last|this|next)\s(?:week|month|year|season|summer|winter|weekend|{_WEEKDAY})|yesterday|today|tomorrow|earlier\sthis\s(?:month|year|season)|later\sthis\s(?:month|year|season))\b
    |\b(?P<wd>{_WEEKDAY})\b
    |(?<![\d,.:/£$€])\b(?P<year>(?:19|20)\d\d)\b(?![\d,]*\s?(?:m\b|met|points|h\b)|[.:,]\d|-metre|-meter)""",
    re.X,
)
_PRECISE = re.compile(r"(\d{1,2})")


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of days. `yearless`: the year was not said, so only month and day are held against a date."""

    kind: str
    first: date
    last: date
    yearless: bool = False
    weekday: int | None = None

    def fits(self, start: date, end: date | None = None) -> bool:
        """Whether something held on these days can be said to have been held then."""
        end = end or start
        if not self.yearless:
            return start <= self.last and self.first <= end
        return any(
            on_day(self.first, year) <= end and start <= on_day(self.last, year)
            for year in {start.year, end.year}
        )

    def equals(self, start: date, end: date) -> bool:
        """Whether these are exactly its first and last day."""
        if self.yearless:
            return (on_day(self.first, start.year), on_day(self.last, end.year)) == (start, end)
        return (self.first, self.last) == (start, end)

    @property
    def years(self) -> set[int]:
        return set() if self.yearless else {self.first.year, self.last.year}


def on_day(day: date, year: int) -> date:
    """The same day in another year; 29 February becomes the 28th where there is none."""
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def read_date(match: re.Match, *, as_of: date) -> When | None:
    """What a match of DATE means on a day; None for an impossible one."""
    try:
        return _read(match.groupdict(), as_of)
    except (ValueError, OverflowError):
        return None


def _read(part: dict, as_of: date) -> When | None:
    weekday = part["weekday"] or part["weekday2"]
    if part["d1"] or part["e1"]:
        days = (part["d1"], part["d2"]) if part["d1"] else (part["e1"], part["e2"])
        return _days(*days, part["m"] or part["mm"], part["y"] or part["yy"], weekday, as_of)
    if part["iso"]:
        day = date.fromisoformat(part["iso"])
        return When("day", day, day)
    month = next((part[name] for name in ("m2", "m3", "m4", "m5", "m6") if part[name]), None)
    if month:
        return _month(_SHORT[month[:3].lower()], part["y2"], part["rel"], as_of)
    if part["year"]:
        year = int(part["year"])
        return When("year", date(year, 1, 1), date(year, 12, 31))
    if part["wd"]:
        return _weekday(WEEKDAYS.index(part["wd"]), as_of)
    return _ago(part, as_of) if part["ago"] else _phrase(part["phrase"].split(), as_of)


def _days(one: str, two: str | None, month: str, year: str | None, weekday: str | None, as_of: date) -> When:
    number = _SHORT[month[:3].lower()]
    in_year = int(year) if year else as_of.year
    first = date(in_year, number, int(_PRECISE.match(one)[1]))
    last = date(in_year, number, int(_PRECISE.match(two)[1])) if two else first
    if last < first:
        raise ValueError("the days run backwards")
    on = WEEKDAYS.index(weekday) if weekday else None
    return When("days" if two else "day", first, last, yearless=not year, weekday=on)


def _month(number: int, year: str | None, rel: str | None, as_of: date) -> When:
    in_year = int(year) if year else as_of.year
    if rel == "last":
        in_year -= number >= as_of.month
    if rel == "next":
        in_year += number <= as_of.month
    last = monthrange(in_year, number)[1]
    return When("month", date(in_year, number, 1), date(in_year, number, last), yearless=not year and not rel)


def _weekday(number: int, as_of: date) -> When:
    back = as_of - timedelta(days=(as_of.weekday() - number) % 7)
    return When("weekday", back, back, weekday=number)


_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14}


def _ago(part: dict, as_of: date) -> When:
    count = 1 if part["count"] in ("a", "an") else NUMBERS.get(part["count"].lower()) or int(part["count"])
    unit = part["unit"]
    if unit == "year":
        year = as_of.year - count
        return When("year", date(year, 1, 1), date(year, 12, 31))
    if unit == "month":
        at = as_of.year * 12 + as_of.month - 1 - count
        return _month(at % 12 + 1, str(at // 12), None, as_of)
    middle = as_of - timedelta(days=count * _UNIT_DAYS[unit])
    slack = timedelta(days=0 if unit == "day" else 3)
    return When("ago", middle - slack, middle + slack)


def _phrase(words: list[str], as_of: date) -> When | None:
    if words[0] in ("yesterday", "today", "tomorrow"):
        day = as_of + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[words[0]])
        return When("day", day, day)
    if words[0] in ("earlier", "later"):
        words = words[1:]
    step = {"last": -1, "this": 0, "next": 1}[words[0]]
    unit = words[1]
    if unit in ("year", "season"):
        return When("year", date(as_of.year + step, 1, 1), date(as_of.year + step, 12, 31))
    if unit == "month":
        at = as_of.year * 12 + as_of.month - 1 + step
        return _month(at % 12 + 1, str(at // 12), None, as_of)
    if unit in ("week", "weekend"):
        monday = as_of - timedelta(days=as_of.weekday()) + timedelta(days=7 * step)
        return When("week", monday, monday + timedelta(days=6))
    if unit == "summer":
        year = as_of.year + step
        return When("season", date(year, 5, 1), date(year, 9, 30))
    if unit == "winter":
        year = as_of.year + step + (1 if as_of.month > 9 else 0)
        return When("season", date(year - 1, 11, 1), date(year, 3, 31))
    number = WEEKDAYS.index(unit)
    last = _weekday(number, as_of).first
    day = (
        last
        if step < 0 and last != as_of
        else last + timedelta(days=7 * (1 if step > 0 else -1 if step < 0 else 0))
    )
    return When("weekday", day, day, weekday=number)
