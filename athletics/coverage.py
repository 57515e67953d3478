"""How far the file reaches: what every negative statement must say with it.

“Have never met in Britain” means that no such race is among the results on file; whether that proves anything
depends on how many there are, from when to when, and which of them are known to be complete.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db.models import Count, F, Max, Min, Q, QuerySet

from athletics.as_of import day
from athletics.choices import CoverageOf
from athletics.models import Athlete, Competition, Coverage, Discipline, Result, Season

RACES = (CoverageOf.RESULTS, CoverageOf.FINALS)


@dataclass(frozen=True, slots=True)
class OnFile:
    """How many results of one subject are on file, and the days of the first and the last of them."""

    subject: str
    slug: str
    results: int
    first: date | None
    last: date | None

    def __str__(self) -> str:
        if not self.results:
            return f"no results of {self.subject}"
        noun = "result" if self.results == 1 else "results"
        return f"{self.results:,} {noun} of {self.subject}{_interval(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One coverage row: of whom or what, from when to when (None: open), complete or not.

    `series` and `year` are those of a season, so that ten seasons in a row can be said as one.
    """

    of: str
    subject: str
    discipline: str
    since: date | None
    until: date | None
    complete: bool
    note: str
    source: str
    series: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class CoverageStatement:
    """What is on file about the subjects of a question as of a day, and how much of it is complete."""

    as_of: date
    on_file: tuple[OnFile, ...]
    complete: tuple[Stretch, ...]
    partial: tuple[Stretch, ...]

    @property
    def results(self) -> int:
        """All the results the question was put to."""
        return sum(subject.results for subject in self.on_file)

    @property
    def sentence(self) -> str:
        """“On file: 64 results of … (from … to …). Complete: finals of the Olympic Games. …”"""
        subjects = [str(subject) for subject in self.on_file] or ["nothing"]
        parts = [f"On file: {_listed(subjects)}."]
        if self.complete:
            parts.append(f"Complete: {'; '.join(_said(self.complete))}. The rest may have gaps.")
        else:
            parts.append("None of it is known to be complete.")
        parts += [f"{row.subject}: {row.note.rstrip('.')}." for row in self.partial if row.note]
        return " ".join(parts)

    def __str__(self) -> str:
        return self.sentence


def statement(
    *,
    athletes: Iterable[Athlete] = (),
    competition: Competition | None = None,
    season: Season | None = None,
    discipline: Discipline | None = None,
    as_of: date | datetime,
) -> CoverageStatement:
    """The coverage of a question about these subjects as of a day.

    With athletes, each one's results are counted, inside the competition, season or discipline if one is given;
    their own coverage is stated, and that of competitions and seasons they may have run in. Without athletes the
    results of the competition, season or discipline are counted. Raises ValueError without any subject.
    Two queries, whatever the number of athletes.
    """
    people = list({athlete.person_id: athlete for athlete in athletes}.values())
    if not (people or competition or season or discipline):
        raise ValueError("Say of whom or what: athletes, a competition, a season or a discipline.")
    on = day(as_of)
    results = Result.objects.current().filter(date__lte=on)
    for name, subject in (("meet__competition", competition), ("meet__season", season)):
        results = results.filter(**{name: subject}) if subject else results
    results = results.filter(discipline=discipline) if discipline else results
    rows = [_stretch(row, on) for row in _rows(people, competition, season, discipline, on)]
    return CoverageStatement(
        as_of=on,
        on_file=_counted(results, people) if people else _total(results, competition or season or discipline),
        complete=tuple(row for row in rows if row.complete),
        partial=tuple(row for row in rows if not row.complete),
    )


@dataclass(frozen=True, slots=True)
class Completeness:
    """Of which athletes, disciplines and times the results on file are complete."""

    rows: tuple[tuple[int, str | None, date | None, date | None], ...]

    def covers(self, *, person: int, discipline: str, since: date | None, until: date) -> bool:
        """Whether rows that follow one another without a gap reach from `since` (None: the start) to `until`."""
        reached = since - timedelta(days=1) if since else None
        stretches = [row[2:] for row in self.rows if row[0] == person and row[1] in (None, discipline)]
        for start, end in sorted(stretches, key=lambda row: row[0] or date.min):
            if start is None or (reached is not None and start <= reached + timedelta(days=1)):
                if end is None or end >= until:
                    return True
                reached = max(reached or end, end)
        return False


def completeness(*, athletes: Iterable[Athlete]) -> Completeness:
    """What Coverage says of these athletes' results, by the row that lives. One query."""
    rows = Coverage.objects.filter(
        of=CoverageOf.RESULTS,
        complete=True,
        competition=None,
        season=None,
        athlete__in=Athlete.objects.keys_of(athletes),
    ).values_list("athlete", "athlete__merged_into", "discipline", "valid_from", "valid_until")
    return Completeness(tuple((merged or pk, *rest) for pk, merged, *rest in rows))


def _rows(
    people: list[Athlete],
    competition: Competition | None,
    season: Season | None,
    discipline: Discipline | None,
    on: date,
) -> QuerySet[Coverage]:
    """The rows that bear on the question: of the subjects named, or of what the athletes may have run in."""
    about = Q(athlete__in=Athlete.objects.keys_of(people)) if people else Q()
    if competition:
        about |= Q(athlete=None, competition=competition)
    if season:
        about |= Q(athlete=None, season=season)
    if not competition and not season:
        wide = Q(athlete=None, complete=True, of__in=RACES)
        if people:
            wide &= Q(sex="") | Q(sex__in={athlete.sex for athlete in people})
        else:
            wide &= Q(discipline=discipline, competition=None, season=None)
        about |= wide
    rows = Coverage.objects.filter(about).filter(Q(valid_from=None) | Q(valid_from__lte=on))
    if discipline:
        rows = rows.filter(Q(discipline=None) | Q(discipline=discipline))
    order = ("athlete", "competition__name", "season__league__name", "season__year", "pk")
    return rows.select_related("athlete", "competition", "season__league", "discipline", "source").order_by(
        *(F(name).asc(nulls_last=True) for name in order)
    )


def _stretch(row: Coverage, on: date) -> Stretch:
    subject = row.athlete or row.competition or row.season or row.discipline
    inside = (row.competition or row.season) if row.athlete else None
    until = row.valid_until if row.valid_until and row.valid_until < on else None
    return Stretch(
        of=row.get_of_display(),
        subject=f"{subject} at the {inside}" if inside else str(subject),
        discipline=row.discipline.name if row.discipline and subject is not row.discipline else "",
        since=row.valid_from,
        until=until,
        complete=row.complete,
        note=row.note,
        source=str(row.source or ""),
        series=row.season.league.name if subject is row.season else "",
        year=row.season.year if subject is row.season else None,
    )


def _counted(results: QuerySet[Result], people: list[Athlete]) -> tuple[OnFile, ...]:
    totals = results.of_people(people).order_by().values("person")
    totals = totals.annotate(results=Count("pk"), first=Min("date"), last=Max("date"))
    found = {row["person"]: (row["results"], row["first"], row["last"]) for row in totals}
    return tuple(
        OnFile(person.name, person.slug, *found.get(person.person_id, (0, None, None))) for person in people
    )


def _total(results: QuerySet[Result], subject: Competition | Season | Discipline) -> tuple[OnFile, ...]:
    total = results.order_by().aggregate(results=Count("pk"), first=Min("date"), last=Max("date"))
    slug = subject.league.slug if isinstance(subject, Season) else subject.code
    return (OnFile(str(subject), slug, total["results"], total["first"], total["last"]),)


def _said(stretches: Iterable[Stretch]) -> Iterable[str]:
    """Each stretch in words; seasons of one league that follow one another are one."""
    for (of, series, discipline, _), group in groupby(
        enumerate(stretches),
        key=lambda pair: (
            pair[1].of,
            pair[1].series or pair[1].subject,
            pair[1].discipline,
            pair[1].year - pair[0] if pair[1].year else pair[0],
        ),
    ):
        rows = [row for _, row in group]
        years = f" {rows[0].year}" if rows[0].year else ""
        years += f"–{rows[-1].year}" if len(rows) > 1 else ""
        days = _interval(rows[0].since, rows[0].until) if len(rows) == 1 else ""
        yield f"{of} of {series}{years}{f' in the {discipline}' if discipline else ''}{days}"


def _interval(first: date | None, last: date | None) -> str:
    parts = [f"from {first:%-d %B %Y}" if first else "", f"to {last:%-d %B %Y}" if last else ""]
    return f" ({' '.join(part for part in parts if part)})" if first or last else ""


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
