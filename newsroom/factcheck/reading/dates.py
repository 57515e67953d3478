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
_SMALL = "|".join(sorted(NUMBERS, key=len, reverse=True))
_ABOUT = r"almost|nearly|just\sunder|not\squite|less\sthan|barely|just\sover|more\sthan|over|about|around|some|exactly|roughly"
DATE = re.compile(
    rf"""(?:(?P<weekday>{_WEEKDAY}),?\s)?(?:the\s)?(?P<d1>{_DAY})(?:{_TO}(?P<d2>{_DAY}))?(?:\sof)?\s(?P<m>{_MONTH})(?:,?\s(?P<y>\d{{4}})\b)?
    |(?:(?P<weekday2>{_WEEKDAY}),?\s)?(?P<mm>{_MONTH})\s(?:the\s)?(?P<e1>{_DAY})(?![:.,]\d)(?:{_TO}(?P<e2>{_DAY})(?![:.,]\d))?(?:,?\s(?P<yy>\d{{4}})\b)?
    |\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    |\b(?P<m2>{_MONTH})\s(?:of\s)?(?P<y2>\d{{4}})\b
    |(?<=\bin\s)(?P<m3>{_MONTH})\b|(?<=\bsince\s)(?P<m4>{_MONTH})\b|(?<=\bby\s)(?P<m5>{_MONTH})\b
    |\b(?:(?P<rel>(?i:last|this|next))\s(?P<m6>{"|".join(MONTHS)}))\b
    |\b(?P<ago>(?i:(?P<about>{_ABOUT})\s)?(?i:(?P<count>\d{{1,2}}|an?|a\scouple\sof|half\sa|{_SMALL})\s(?P<unit>day|week|fortnight|month|year|decade)s?\s(?:ago\b|(?=since\b))))
    |\b(?P<phrase>(?i:last|this|next)\s(?:(?i:week|month|year|season|summer|winter|spring|autumn|weekend)|{_WEEKDAY})|(?i:yesterday|today|tomorrow)|(?i:earlier|later)\sthis\s(?:week|month|year|season)|(?i:at|over)\sthe\sweekend)\b
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


UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30.44, "year": 365.25, "decade": 3652.5}
_SLACK = {"day": 1, "week": 4, "fortnight": 4, "month": 20, "year": 183, "decade": 550}
"""Days to either side of a time ago that a desk still calls by it."""
_UNDER = ("almost", "nearly", "just under", "not quite", "less than", "barely")
_OVER = ("just over", "more than", "over")


def _ago(part: dict, as_of: date) -> When:
    """“Three weeks ago”, “almost two years (since)”; of years the whole calendar year counts as well."""
    unit = part["unit"].lower()
    count = count_of(part["count"])
    about = " ".join((part["about"] or "").lower().split())
    middle = as_of - timedelta(days=round(count * UNIT_DAYS[unit]))
    slack = timedelta(days=_SLACK[unit])
    first = middle - (timedelta(days=3) if about in _UNDER else slack)
    last = middle + (timedelta(days=3) if about in _OVER else slack)
    if unit == "year" and not about and count == int(count):
        first = min(first, date(as_of.year - int(count), 1, 1))
        last = max(last, date(as_of.year - int(count), 12, 31))
    return When("ago", first, min(last, as_of))


def count_of(words: str) -> float:
    """The number a length of time begins with: a, half a, a couple of, three, 3."""
    words = " ".join(words.lower().split())
    fixed = {"a": 1, "an": 1, "half a": 0.5, "a couple of": 2}
    return fixed.get(words) or NUMBERS.get(words) or int(words)


def _phrase(words: list[str], as_of: date) -> When | None:
    words = [word.lower() for word in words]
    if words[-1] in ("yesterday", "today", "tomorrow"):
        day = as_of + timedelta(days={"yesterday": -1, "today": 0, "tomorrow": 1}[words[0]])
        return When("day", day, day)
    if words[0] in ("at", "over"):
        return When("week", as_of - timedelta(days=7), as_of + timedelta(days=7))
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
    if unit in _SEASONS:
        return _part_of_year(unit, step, as_of)
    number = WEEKDAYS.index(unit.capitalize())
    last = _weekday(number, as_of).first
    day = (
        last
        if step < 0 and last != as_of
        else last + timedelta(days=7 * (1 if step > 0 else -1 if step < 0 else 0))
    )
    return When("weekday", day, day, weekday=number)


_SEASONS = {"spring": (3, 5), "summer": (5, 9), "autumn": (9, 11), "winter": (11, 15)}
"""First and last month; a winter ends in the March of the next year."""


def _part_of_year(unit: str, step: int, as_of: date) -> When:
    """“Last summer” is that of the year before, and once this year's is over it may be this year's."""
    begins, ends = _SEASONS[unit]
    year = as_of.year + step - (1 if unit == "winter" and as_of.month <= 9 else 0)
    until = year + (1 if step < 0 and (ends - 1) % 12 + 1 < as_of.month else 0)
    last = _month((ends - 1) % 12 + 1, str(until + (ends > 12)), None, as_of).last
    return When("season", date(year, begins, 1), last)
