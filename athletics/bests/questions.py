"""An athlete's bests, seasons and progression."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from athletics.bests.best import Best
from athletics.bests.book import Book
from athletics.models import Athlete, Discipline


@dataclass(frozen=True, slots=True)
class DisciplineBests:
    """An athlete's best at one discipline: overall, and on each facility with a mark."""

    discipline: str
    discipline_code: str
    overall: Best
    by_facility: tuple[Best, ...]


@dataclass(frozen=True, slots=True)
class SeasonBest:
    """The best of one year. `improved`: better than every earlier year's; `by` how much, in the mark's unit."""

    year: int
    overall: Best
    by_facility: tuple[Best, ...]
    improved: bool
    by: int | None


def personal_bests(*, athlete: Athlete, as_of: date | datetime) -> tuple[DisciplineBests, ...]:
    """The athlete's best at each discipline as of a day, in programme order.

    Legal marks only (wind at most +2.0, CR31 2024; nothing annulled by the day), split times included and flagged,
    short track apart. Three queries.
    """
    return _by_discipline(Book(athletes=[athlete], as_of=as_of), athlete, None)


def season_bests(*, athlete: Athlete, year: int, as_of: date | datetime) -> tuple[DisciplineBests, ...]:
    """The same of one calendar year. Three queries."""
    return _by_discipline(Book(athletes=[athlete], seasons=[year], as_of=as_of), athlete, year)


def best_of(
    *,
    athletes: Iterable[Athlete],
    discipline: Discipline,
    facility: str | None = None,
    year: int | None = None,
    as_of: date | datetime,
) -> dict[int, Best | None]:
    """Each athlete's best at a discipline, by the id of the row given: ever, or in a year; on one facility or any.

    None where nothing is on file and nobody states one. Three queries, whatever the number of athletes.
    """
    people = list(athletes)
    seasons = [year] if year else []
    book = Book(athletes=people, disciplines=[discipline.code], seasons=seasons, as_of=as_of)
    return {
        one.pk: book.best(athlete=one, discipline=discipline.code, facility=facility, year=year)
        for one in people
    }


def progression(
    *, athlete: Athlete, discipline: Discipline, as_of: date | datetime
) -> tuple[SeasonBest, ...]:
    """The athlete's best at a discipline in each year with a mark, earliest first. Three queries."""
    code = discipline.code
    book = Book(athletes=[athlete], disciplines=[code], seasons=None, as_of=as_of)
    seasons, standing = [], None
    for year in book.years(athlete, code):
        best = book.best(athlete=athlete, discipline=code, year=year)
        if best:
            improved = standing is None or best.rank_key < standing
            by = standing - best.rank_key if improved and standing is not None else None
            seasons.append(SeasonBest(year, best, _tracks(book, athlete, code, year), improved, by))
            standing = best.rank_key if improved else standing
    return tuple(seasons)


def _by_discipline(book: Book, athlete: Athlete, year: int | None) -> tuple[DisciplineBests, ...]:
    found = []
    for code, (_, name) in sorted(book.disciplines(athlete).items(), key=lambda item: item[1]):
        best = book.best(athlete=athlete, discipline=code, year=year)
        if best:
            found.append(DisciplineBests(name, code, best, _tracks(book, athlete, code, year)))
    return tuple(found)


def _tracks(book: Book, athlete: Athlete, code: str, year: int | None) -> tuple[Best, ...]:
    bests = [
        book.best(athlete=athlete, discipline=code, facility=facility, year=year)
        for facility in book.facilities(athlete, code)
    ]
    return tuple(sorted((best for best in bests if best), key=lambda best: best.rank_key))
