"""What a top list's page shows: its lines, what they can prove, and the pages before and after."""

from datetime import date, datetime

from django.http import HttpRequest

from athletics.bests import Listed, TopList
from athletics.choices import RecordKind, Sex
from athletics.models import Country, Discipline
from athletics.record_book.complete import is_complete
from athletics.record_book.scope import Scope
from athletics.views.printing import suffix

PER_PAGE = 100
MOST_PAGES = 100
FIRST_YEAR = 1880


def lines(listed: TopList) -> list[dict]:
    """The rows as the template prints them."""
    return [_line(row) for row in listed.rows]


def _line(row: Listed) -> dict:
    mark = row.performance
    return {
        "rank": row.rank,
        "athlete": {"name": row.competitor, "slug": row.slug or None},
        "country": mark.represented,
        "mark": mark.printed,
        "suffix": suffix(mark),
        "wind": mark.printed_wind,
        "date": mark.date,
        "place": mark.place,
        "where": f"{mark.city} ({mark.country})" if mark.city else "place not on file",
        "meet": mark.meet,
        "meet_slug": mark.meet_slug or None,
    }


def reach(
    *,
    discipline: Discipline,
    sex: Sex,
    facility: str,
    year: int | None,
    country: Country | None,
    as_of: date | datetime,
) -> str:
    """Whether this is the list of the sport, or only of the file. One query."""
    scope = Scope(
        kind=RecordKind.NATIONAL if country else RecordKind.WORLD,
        discipline=discipline,
        sex=sex,
        facility=facility,
        country=country,
        year=year,
    )
    of_when = f"of {year}" if year else "of all time"
    if is_complete(scope, as_of=as_of):
        return f"The results of this discipline {of_when} are complete on file."
    return (
        f"The list on file. Results {of_when} may be missing: "
        "a name that is not here does not mean there was no such mark."
    )


def addresses(request: HttpRequest, page: int, *, more: bool) -> dict:
    """The number of this page, and the addresses before and after it."""
    return {
        "number": page,
        "before": _address(request, page - 1) if page > 1 else None,
        "after": _address(request, page + 1) if more and page < MOST_PAGES else None,
    }


def _address(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"{request.path}?{query.urlencode()}"
