"""Which mark is an athlete's best, and whether it may be called more than the best on file.

A row somebody published (StatedBest) outranks what the file computes; a better legal result on file outranks both.
A best is called personal (or the season's) only where a source states it or Coverage is complete for it.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from athletics.as_of import day
from athletics.bests.best import Best, from_file, from_stated
from athletics.bests.performances import Performance, chosen
from athletics.bests.stated import Stated, bears_on, exact, stated
from athletics.coverage import Completeness, completeness
from athletics.models import Athlete


class Book:
    """The bests and the latest performances of some athletes, read once (three queries) and asked as often as liked."""

    def __init__(
        self,
        *,
        athletes: Iterable[Athlete],
        disciplines: Iterable[str] = (),
        groups: Iterable[str] = (),
        seasons: Iterable[int] | None = (),
        latest: int | None = 0,
        as_of: date | datetime,
    ) -> None:
        people = list(athletes)
        self.on = day(as_of)
        self.latest = latest
        self.performances: dict[int, list[Performance]] = {}
        self.stated: dict[int, list[Stated]] = {}
        for one in chosen(
            athletes=people,
            disciplines=disciplines,
            groups=groups,
            seasons=seasons,
            latest=latest,
            as_of=as_of,
        ):
            self.performances.setdefault(one.person, []).append(one)
        for row in stated(athletes=people, disciplines=disciplines, groups=groups, on=self.on):
            self.stated.setdefault(row.person, []).append(row)
        self.complete: Completeness = completeness(athletes=people)

    def best(
        self, *, athlete: Athlete, discipline: str, facility: str | None = None, year: int | None = None
    ) -> Best | None:
        """The best at a discipline (code), on one facility or on any, ever or in a season; None: none on file."""
        person = athlete.person_id
        file = self._on_file(person, discipline, facility, year)
        rows = [row for row in self.stated.get(person, []) if bears_on(row, discipline, facility, year)]
        top = min(rows, key=lambda row: (row.rank_key, not exact(row, facility, year)), default=None)
        if top and (file is None or top.rank_key < file.rank_key):
            proven = exact(top, facility, year)
            return from_stated(top, athlete, facility, year, proven=proven)
        if file is None:
            return None
        proven = self._proven(file, rows, facility, year)
        return from_file(file, athlete, facility, year, proven=proven)

    def form(self, *, athlete: Athlete, group: str) -> tuple[Performance, ...]:
        """The latest performances in a group of disciplines, newest first, whatever came of them."""
        own = [
            one
            for one in self.performances.get(athlete.person_id, [])
            if one.group == group and not one.en_route
        ]
        return tuple(sorted(own, key=lambda one: (one.date, one.result), reverse=True)[: self.latest])

    def disciplines(self, athlete: Athlete) -> dict[str, tuple[int, str]]:
        """The disciplines (codes) in which something may be said, with their order and name."""
        rows = [*self.performances.get(athlete.person_id, []), *self.stated.get(athlete.person_id, [])]
        return {row.discipline_code: (row.order, row.discipline) for row in rows}

    def facilities(self, athlete: Athlete, discipline: str) -> list[str]:
        """On what the athlete has marks at a discipline."""
        rows = [*self.performances.get(athlete.person_id, []), *self.stated.get(athlete.person_id, [])]
        return sorted({row.facility for row in rows if row.discipline_code == discipline and row.facility})

    def years(self, athlete: Athlete, discipline: str) -> list[int]:
        """The seasons with a legal mark on file or a stated best."""
        file = self.performances.get(athlete.person_id, [])
        years = {one.year for one in file if one.discipline_code == discipline and one.legal}
        rows = [row for row in self.stated.get(athlete.person_id, []) if row.discipline_code == discipline]
        years |= {row.year or row.set_on.year for row in rows if row.year or row.set_on}
        return sorted(years)

    def _on_file(
        self, person: int, discipline: str, facility: str | None, year: int | None
    ) -> Performance | None:
        own = [
            one
            for one in self.performances.get(person, [])
            if one.legal
            and one.discipline_code == discipline
            and facility in (None, one.facility)
            and year in (None, one.year)
        ]
        return min(own, key=lambda one: (one.rank_key, one.date, one.result), default=None)

    def _proven(self, file: Performance, rows: list[Stated], facility: str | None, year: int | None) -> bool:
        """Complete for the whole time; or a source says so; or one did, and nothing is missing since."""
        end = min(self.on, date(year, 12, 31)) if year else self.on
        begun = date(year, 1, 1) if year else None
        since = [begun] + [row.stated_on + timedelta(days=1) for row in rows if exact(row, facility, year)]
        if any(row.rank_key == file.rank_key and exact(row, facility, year) for row in rows):
            return True
        return any(
            self.complete.covers(person=file.person, discipline=file.discipline_code, since=start, until=end)
            for start in since
        )
