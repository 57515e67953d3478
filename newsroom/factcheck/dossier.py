"""What the record says about the people and meets of one text, asked once and kept for the length of a check."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from django.db.models import Q, QuerySet

from athletics import coverage
from athletics.as_of import day
from athletics.bests import Book
from athletics.calendar import SeasonCalendar, season_calendar
from athletics.choices import MeetStatus, ResultStatus
from athletics.head_to_head import Ages, Definition, HeadToHead, meetings
from athletics.honours import EVERYTHING, Medal, Reign, Titles, medals
from athletics.honours import Definition as TitleDefinition
from athletics.honours.reigns import reigns_of
from athletics.models import (
    Athlete,
    Country,
    Discipline,
    Entry,
    EntryStep,
    League,
    Meet,
    Record,
    Result,
    Season,
)
from athletics.record_book import Holders
from athletics.record_book.scope import Scope
from newsroom.factcheck.gathering import (
    lists_of,
    medals_alone,
    records_of,
    results_of,
    results_of_teams,
    titles_complete,
)
from newsroom.factcheck.lexicon import Lexicon
from newsroom.factcheck.matching import cities_of, edition_fits
from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import Contest, Place

OK = ResultStatus.OK


@dataclass(slots=True)
class Dossier:
    """The answers kept are those of the record's own questions, all as of one day.

    `as_of` is the day of the text: ages and “this year” go by it. `known` is what the record is asked as of, the same
    unless a text is read again later: then time has not moved, only what is known.
    """

    as_of: date
    lexicon: Lexicon
    context: Context
    known: date | datetime
    people: tuple[Athlete, ...]
    """Everybody the text may be about: what is asked of one of them is asked of all at once."""
    _kept: dict

    @classmethod
    def of(
        cls,
        lexicon: Lexicon,
        context: Context,
        *,
        known: date | datetime | None = None,
        people: Iterable[Athlete] = (),
    ) -> "Dossier":
        """`people`: those claims are made of, beside those the text names for certain."""
        every = {athlete.pk: athlete for athlete in (*context.named, *people)}
        return cls(context.as_of, lexicon, context, known or context.as_of, tuple(every.values()), {})

    @property
    def known_on(self) -> date:
        """The day of `known`."""
        return day(self.known)

    def kept(self, key: tuple, ask):
        """The answer to a question asked before, or asked now."""
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]

    def medals(self, athlete: Athlete) -> tuple[Medal, ...]:
        """Every medal and title on file, newest first."""
        alone = self.kept(("medals",), self._medals_alone)
        if athlete.pk in alone:
            return alone[athlete.pk]
        ask = partial(medals, athlete=athlete, as_of=self.known, definition=EVERYTHING)
        return self.kept(("medals", athlete.pk), ask)

    def _medals_alone(self) -> dict[int, tuple[Medal, ...]]:
        results = self.kept(("results",), self._all_results)
        return medals_alone(self.people, results, as_of=self.known)

    def reigns(self, athlete: Athlete) -> tuple[Reign, ...]:
        """The titles held on the day."""
        return tuple(one for one in self._tenures(athlete) if one.reigning)

    def past_reigns(self, athlete: Athlete) -> tuple[Reign, ...]:
        """Reigns in titles no longer held on the day."""
        still = {one.medal.title_key for one in self.reigns(athlete)}
        return tuple(one for one in self._tenures(athlete) if one.medal.title_key not in still)

    def _tenures(self, athlete: Athlete) -> list[Reign]:
        golds = [one for one in self.medals(athlete) if one.place == 1]
        return self.kept(("reigns", athlete.pk), lambda: reigns_of(golds, as_of=self.known))

    def titles(self, athlete: Athlete, definition: TitleDefinition) -> Titles:
        """The titles under a definition, from the medals already read."""
        won = tuple(one for one in self.medals(athlete) if one.place == 1 and counts(one, definition))
        complete = self.kept(("titles",), lambda: titles_complete(self.people, on=self.known_on))
        return Titles(self.known_on, definition, won, athlete.person_id in complete)

    def records(self, athlete: Athlete) -> list[Record]:
        """Every row of the book of records that is a person's. One query for all named."""
        rows = self.kept(("records",), lambda: records_of(self.people))
        if athlete.person_id not in rows:
            rows |= records_of([athlete])
        return rows[athlete.person_id]

    def results(self, athlete: Athlete) -> list[dict]:
        """Every result of one person up to the day, as it stood then, newest first. One query for all named."""
        rows = self.kept(("results",), self._all_results)
        if athlete.pk not in rows:
            rows |= results_of([athlete], as_of=self.known)
        return rows.get(athlete.pk, [])

    def _all_results(self) -> dict[int, list[dict]]:
        return results_of(self.people, as_of=self.known) if self.people else {}

    def team_results(self, discipline: Discipline, countries: Iterable[Country]) -> list[dict]:
        """Every result of a country's teams in a relay up to the day, newest first."""
        codes = sorted(country.pk for country in countries)
        ask = partial(results_of_teams, discipline=discipline, codes=codes, as_of=self.known)
        return self.kept(("teams", discipline.pk, *codes), ask)

    def meetings(self, one: Athlete, other: Athlete) -> HeadToHead:
        """Every race the two shared: every discipline, round and age class."""
        if one.pk > other.pk:
            return turned(self.meetings(other, one))
        definition = Definition(ages=Ages.ALL)
        ask = partial(meetings, athlete=one, opponent=other, definition=definition, as_of=self.known)
        return self.kept(("meetings", one.pk, other.pk), ask)

    def holders(self, scope: Scope) -> tuple[Holders, Holders]:
        """Who holds a record by performance, and by ratification."""
        if ("holders", scope) not in self._kept:
            self.gather_records([scope])
        return self._kept["holders", scope]

    def gather_records(self, scopes: Iterable[Scope]) -> None:
        """Reads all these lists at once: four queries, and one for each that no row stands on."""
        for scope, found in lists_of(scopes, as_of=self.known).items():
            self._kept["holders", scope] = found

    def coverage(self, *athletes: Athlete) -> str:
        """How far the file reaches, in a sentence."""
        key = ("coverage", *sorted(one.pk for one in athletes))
        return self.kept(key, lambda: coverage.statement(athletes=athletes, as_of=self.known).sentence)

    def complete(self, athlete: Athlete, discipline: str, *, since: date | None = None) -> bool:
        """Whether every result of an athlete at a discipline is on file up to the day."""
        kept = self.kept(("complete", athlete.pk), lambda: coverage.completeness(athletes=[athlete]))
        return kept.covers(person=athlete.pk, discipline=discipline, since=since, until=self.known_on)

    def book(self, athlete: Athlete, year: int | None) -> Book:
        """The athlete's bests: ever, or of a year."""
        seasons = [year] if year else []
        return self.kept(
            ("book", athlete.pk, year), lambda: Book(athletes=[athlete], seasons=seasons, as_of=self.known)
        )

    def season(self, league: League, year: int) -> SeasonCalendar | None:
        """The calendar of a season as it stood on the day; None where it is not on file."""

        def ask() -> SeasonCalendar | None:
            season = Season.objects.filter(league=league, year=year).select_related("league").first()
            calendar = season_calendar(season=season, as_of=self.known) if season else None
            return calendar if calendar and calendar.rows else None

        return self.kept(("season", league.pk, year), ask)

    def editions(self, contest: Contest) -> list[Meet]:
        """The meets on file of a competition as named, in order: all of them unless the name tells year or city."""
        found = [meet for row in contest.competitions for meet in self.editions_of(row.pk)]
        return [meet for meet in found if edition_fits(meet, contest)]

    def editions_of(self, competition: int) -> list[Meet]:
        """Every edition on file that was not cancelled, in order. One query for all that confer titles."""
        found = self.kept(("editions",), self._title_editions)
        if competition not in found:
            found[competition] = list(self._meets(Q(competition=competition)))
        return found[competition]

    def _title_editions(self) -> dict[int, list[Meet]]:
        titled = [row.pk for row in self.lexicon.competitions if row.confers_titles]
        found: dict[int, list[Meet]] = {pk: [] for pk in titled}
        for meet in self._meets(Q(competition__in=titled)):
            found[meet.competition_id].append(meet)
        return found

    def _meets(self, which: Q) -> QuerySet[Meet]:
        held = Meet.objects.filter(which).exclude(status=MeetStatus.CANCELLED)
        return held.select_related("venue", "competition").order_by("start_date", "pk")

    def entries(self, athlete: Athlete, meet: Meet) -> list[tuple[Entry, EntryStep]]:
        """The athlete's entries at a meet with the newest step known on the day."""

        def ask() -> list[tuple[Entry, EntryStep]]:
            people = Athlete.objects.keys_of([athlete])
            steps = (
                EntryStep.objects.known(as_of=self.known)
                .filter(entry__event__meet=meet, entry__athlete__in=people)
                .select_related("entry__event__discipline", "entry__event__meet", "source")
            )
            return list({step.entry_id: (step.entry, step) for step in steps}.values())

        return self.kept(("entries", athlete.pk, meet.pk), ask)

    def is_in(self, meet: Meet, place: Place) -> bool:
        """Whether a meet is held in a place as named."""
        return bool(cities_of(meet) & place.folded)

    def placed(self, meet: Meet, discipline: str, sex: str, place: int) -> list[str]:
        """Who has a place in the final of an event, as the file has it."""
        rows = Result.objects.current().filter(
            round__event__meet=meet,
            discipline=discipline,
            sex=sex,
            round__kind="final",
            place=place,
            athlete__isnull=False,
        )
        return [row.athlete.name for row in rows.select_related("athlete")]

    def in_place(self, row: dict, place: int) -> dict | None:
        """Whoever has a place in the race a result is of."""

        def ask() -> dict | None:
            found = Result.objects.current().filter(
                Q(round=row["round"]), place=place, status=OK, mark__isnull=False
            )
            return found.values("mark", "precision", "place").first()

        return self.kept(("in place", row["round"], place), ask) if row["round"] else None

    def better_there(self, row: dict, competition: int) -> str | None:
        """Who was better at a competition by the day of a result, in the same event; None where nobody on file was."""
        found = (
            Result.objects.legal()
            .filter(
                meet__competition=competition,
                discipline=row["discipline"],
                sex=row["sex"],
                facility=row["facility"],
            )
            .filter(date__lte=row["date"], rank_key__lt=row["rank_key"])
            .select_related("athlete", "discipline", "meet")
            .order_by("rank_key", "date")
            .first()
        )
        return found and f"{found.competitor}, {found.meet}: {found.printed_mark}"


def turned(found: HeadToHead) -> HeadToHead:
    """The same meetings seen from the other side."""
    other = {"first": "second", "second": "first"}
    rows = tuple(
        replace(row, first=row.second, second=row.first, winner=other.get(row.winner, row.winner))
        for row in found.meetings
    )
    return replace(found, athlete=found.opponent, opponent=found.athlete, meetings=rows)


def counts(medal: Medal, definition: TitleDefinition) -> bool:
    """Whether a medal is counted under a definition."""
    return definition.takes(
        place=medal.place,
        level=medal.level,
        competition_code=medal.competition_code,
        area=medal.area,
        surface=medal.surface,
        age_class=medal.age_class,
        contest=medal.contest,
        discipline=medal.discipline_code,
    )
