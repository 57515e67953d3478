"""The standings of a season's discipline on a day."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import RoundKind, Sex
from athletics.models import Result, SeasonDiscipline
from athletics.rulings import as_it_stood
from athletics.standings.meetings import Meeting, Meetings, season_meets, sort_out
from athletics.standings.rows import Row, ranked, unranked
from athletics.standings.state import states


@dataclass(frozen=True, slots=True)
class Standings:
    """The table, and how far it can be trusted: `provisional` where meetings are missing from the file.

    `still_to_win` is the most one athlete can add, at meetings to come and at those missing.
    """

    season: str
    league_slug: str
    year: int
    discipline: str
    slug: str
    sex: Sex
    as_of: date
    points: tuple[int, ...]
    final_places: int | None
    national_wild_cards: int
    global_wild_cards: int
    rows: tuple[Row, ...]
    meetings: Meetings
    still_to_win: int

    @property
    def remaining(self) -> tuple[Meeting, ...]:
        return self.meetings.remaining

    @property
    def missing(self) -> tuple[Meeting, ...]:
        return self.meetings.missing

    @property
    def provisional(self) -> bool:
        """Whether points are known to be missing from the file."""
        return bool(self.meetings.missing or self.meetings.partial)

    @property
    def sentence(self) -> str:
        """“On 27 August 2026: 4 scoring meetings on file, 1 missing (London), 2 to come.”"""
        names = ", ".join(meeting.name for meeting in self.missing)
        parts = [f"{len(self.meetings.on_file)} scoring meetings on file"]
        if self.missing:
            parts.append(f"{len(self.missing)} missing ({names})")
        parts.append(f"{len(self.remaining)} to come")
        return f"On {self.as_of:%-d %B %Y}: {', '.join(parts)}."


def standings(*, season_discipline: SeasonDiscipline, as_of: date | datetime) -> Standings:
    """The standings on a day, from the results on file.

    Points by the place in the final, from the season's own list, at events that score (`Event.season_discipline`) at
    meets that are not the season's final. Equal points are ordered by the best legal mark of the qualifying phase in a
    discipline all of them have a mark in (league rules of 2017 to 2021; the 2026 table fits); beyond that they are
    tied. Equal places in a race each score that place. Guests do not score. Rulings count from their day. Wild cards
    are not foreseen: they are shown beside the table. Four queries, one more where there are rulings, one more where
    the season was not selected with its league.
    """
    points = tuple(season_discipline.points)
    meets = season_meets(season_discipline, as_of=as_of)
    events = {event.pk: event for _, found, _ in meets for event in found}
    results = _results(list(events.values()), as_of=as_of)
    finals: dict[int, list[Result]] = {}
    for result in results:
        in_final = result.round and result.round.kind == RoundKind.FINAL and result.round.number == 1
        if in_final and result.round.event_id in events:
            finals.setdefault(result.round.event_id, []).append(result)
    meetings = sort_out(meets, finals, points, as_of=as_of)
    still_to_win = meetings.still_to_win(points)
    rows = ranked(unranked(finals, results, points, {meet.pk: meet for meet, _, _ in meets}))
    decided = states(
        [(row.points, row.rank, row.tied) for row in rows],
        places=season_discipline.final_places,
        still_to_win=still_to_win,
    )
    season = season_discipline.season
    return Standings(
        season=str(season),
        league_slug=season.league.slug,
        year=season.year,
        discipline=season_discipline.name,
        slug=season_discipline.slug,
        sex=Sex(season_discipline.sex),
        as_of=day(as_of),
        points=points,
        final_places=season_discipline.final_places,
        national_wild_cards=season_discipline.national_wild_cards,
        global_wild_cards=season_discipline.global_wild_cards,
        rows=tuple(
            replace(row, state=state, proof=proof) for row, (state, proof) in zip(rows, decided, strict=True)
        ),
        meetings=meetings,
        still_to_win=still_to_win,
    )


def _results(events, *, as_of: date | datetime) -> list[Result]:
    """The results of the scoring events, and en-route marks set there, as they stood on the day.

    A union, so that the database looks for rounds and for meets by their indexes; of an OR it would read everything.
    """
    own = Result.objects.current().filter(athlete__isnull=False, date__lte=day(as_of)).order_by().values("pk")
    en_route = own.filter(
        meet__in={event.meet_id for event in events},
        discipline__in={event.discipline_id for event in events},
        en_route=True,
    )
    rows = (
        Result.objects.filter(pk__in=own.filter(round__event__in=events).union(en_route))
        .select_related("athlete__merged_into", "country", "discipline", "round")
        .prefetch_related("rulings")
        .order_by("date", "pk")
    )
    return [as_it_stood(row, as_of=as_of) for row in rows]
