"""The best marks of a season or of all time, read off the index from the top."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from heapq import merge
from itertools import groupby
from operator import itemgetter

from django.db.models import Q, QuerySet

from athletics.as_of import day
from athletics.bests.performances import COLUMNS, Performance, read
from athletics.models import Athlete, Country, Discipline, Result, Ruling
from athletics.rulings import as_they_stood


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of a list: equal marks share a rank. `slug` is empty for a team."""

    rank: int
    competitor: str
    slug: str
    performance: Performance


@dataclass(frozen=True, slots=True)
class TopList:
    """The best legal marks on file, best first; `more` says whether the list goes on. `year` None: of all time."""

    discipline: str
    discipline_code: str
    sex: str
    facility: str
    year: int | None
    best_per_athlete: bool
    as_of: date
    offset: int
    rows: tuple[Listed, ...]
    more: bool


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """What is needed of a result to place it: smaller is better, the earlier of two equal marks first."""

    rank_key: int
    date: date
    result: int
    who: tuple[str, int]


def top_list(
    *,
    discipline: Discipline,
    sex: str,
    facility: str,
    year: int | None = None,
    country: Country | None = None,
    as_of: date | datetime,
    best_per_athlete: bool = True,
    limit: int = 100,
    offset: int = 0,
) -> TopList:
    """The list of a discipline, sex and facility as of a day: of one calendar year, or of all time.

    Each athlete's best only, or every performance; with a country, by those who represented it or one of its home
    nations that day. Legal marks only, as they stood on the day. It is the list on
    file; whether that is complete is for `coverage` to say. Raises ValueError for a limit below 1 or an offset
    below 0. Four queries: the decisions still to come, the index from the top until the page is full (the cost grows
    with the offset, not with the list), the page's results and its athletes.
    """
    if limit < 1 or offset < 0:
        raise ValueError("A page of a list has at least one line and starts at or after the first.")
    everything = Result.objects.current().filter(
        discipline=discipline, sex=sex, facility=facility, date__lte=day(as_of)
    )
    everything = everything.filter(year=year) if year else everything
    if country:
        # The codes stand in the index of the list: whoever represented another country is passed over there.
        codes = Country.objects.filter(Q(pk=country.pk) | Q(parent=country.pk)).order_by().values("pk")
        everything = everything.filter(country__in=codes)
    ruled = _ruled(everything, as_of=as_of)
    changed = {row["id"] for row in ruled}
    with closing(_walk(everything)) as walk:
        as_now = (one for one in walk if one.result not in changed)
        places = _places(
            merge(as_now, sorted(_as_then(ruled))),
            best_per_athlete=best_per_athlete,
            enough=offset + limit + 1,
        )
    page = places[offset : offset + limit]
    return TopList(
        discipline=discipline.name,
        discipline_code=discipline.code,
        sex=sex,
        facility=facility,
        year=year,
        best_per_athlete=best_per_athlete,
        as_of=day(as_of),
        offset=offset,
        rows=_lines(page, as_of=as_of),
        more=len(places) > offset + limit,
    )


def _walk(everything: QuerySet[Result]) -> Iterator[Found]:
    """The legal marks, best first, of equal ones the earlier first; read a few hundred at a time.

    The database orders by the mark alone, so that it can walk the season's index; equal marks are ordered here.
    """
    columns = ("rank_key", "date", "pk", "athlete", "athlete__merged_into", "team")
    rows = everything.filter(legal=True).order_by("rank_key").values_list(*columns).iterator(chunk_size=200)
    for _, equal in groupby(rows, key=itemgetter(0)):
        for rank_key, on, pk, athlete, merged, team in sorted(equal, key=itemgetter(1, 2)):
            yield Found(rank_key, on, pk, _who(merged or athlete, team))


def _ruled(everything: QuerySet[Result], *, as_of: date | datetime) -> list[dict]:
    """Results with a decision still to come, as they stood."""
    to_come = Ruling.objects.filter(decided_on__gt=day(as_of)).values("result")
    return _rows(everything.with_later_rulings(as_of=as_of).filter(pk__in=to_come))


def _rows(results: QuerySet[Result]) -> list[dict]:
    return as_they_stood(
        results.order_by().values("athlete", "athlete__merged_into", "team", "team__name", *COLUMNS)
    )


def _as_then(ruled: list[dict]) -> Iterator[Found]:
    for row in ruled:
        one = read(row, person=None)
        if one.legal:
            yield Found(one.rank_key, one.date, one.result, _who_of(row))


def _who(athlete: int | None, team: int | None) -> tuple[str, int]:
    return ("team", team) if athlete is None else ("athlete", athlete)


def _who_of(row: dict) -> tuple[str, int]:
    return _who(row["athlete__merged_into"] or row["athlete"], row["team"])


def _places(best_first: Iterator[Found], *, best_per_athlete: bool, enough: int) -> list[tuple[int, Found]]:
    """Rank and mark from the top, until there are enough."""
    places: list[tuple[int, Found]] = []
    seen: set[tuple[str, int]] = set()
    for one in best_first:
        if best_per_athlete and one.who in seen:
            continue
        seen.add(one.who)
        tied = places and places[-1][1].rank_key == one.rank_key
        places.append((places[-1][0] if tied else len(places) + 1, one))
        if len(places) == enough:
            break
    return places


def _lines(page: list[tuple[int, Found]], *, as_of: date | datetime) -> tuple[Listed, ...]:
    wanted = Result.objects.filter(pk__in=[one.result for _, one in page]).with_later_rulings(as_of=as_of)
    rows = {row["id"]: row for row in _rows(wanted)}
    people = Athlete.objects.in_bulk([one.who[1] for _, one in page if one.who[0] == "athlete"])
    lines = []
    for rank, one in page:
        kind, pk = one.who
        row = rows[one.result]
        athlete = people[pk] if kind == "athlete" else None
        name, slug = (athlete.name, athlete.slug) if athlete else (row["team__name"], "")
        lines.append(Listed(rank, name, slug, read(row, person=pk if athlete else None)))
    return tuple(lines)
