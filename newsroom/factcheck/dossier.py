"""What the record says about the people and meets of one text, asked once and kept for the length of a check."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from athletics import coverage, marks
from athletics.bests import Book
from athletics.calendar import SeasonCalendar, season_calendar
from athletics.choices import ResultStatus
from athletics.head_to_head import Ages, Definition, HeadToHead, meetings
from athletics.honours import EVERYTHING, Medal, Reign, former, medals, reigning_titles
from athletics.models import Athlete, Entry, EntryStep, League, Meet, Result, Season
from athletics.names import fold
from athletics.rulings import LATER, as_they_stood
from newsroom.factcheck.lexicon import EXONYMS, Lexicon
from newsroom.factcheck.reading.adjuncts import Adjuncts
from newsroom.factcheck.reading.claims import Context
from newsroom.factcheck.reading.mentions import Contest, Place
from newsroom.factcheck.verdicts import Evidence

COLUMNS = {
    "id": "id", "person": "person", "date": "date", "place": "place", "status": "status", "mark": "mark",
    "discipline": "discipline__code", "discipline_name": "discipline__name", "unit": "discipline__unit",
    "precision": "precision", "facility": "facility", "indoors": "indoors", "legal": "legal", "en_route": "en_route",
    "sex": "sex", "round": "round_id", "round_kind": "round__kind", "meet": "meet_id", "meet_name": "meet__name",
    "meet_slug": "meet__slug", "competition": "meet__competition", "level": "meet__competition__level",
    "age_class": "age_class", "year": "year", "start": "meet__start_date",
    "city": "venue__city", "country": "venue__country", "meet_city": "meet__venue__city", "meet_country": "meet__venue__country",
    "round_city": "round__venue__city", "short_name": "meet__short_name", "pacemaker": "pacemaker",
}  # fmt: skip
OK = ResultStatus.OK


@dataclass(slots=True)
class Dossier:
    """The answers kept are those of the record's own questions, all as of one day."""

    as_of: date
    lexicon: Lexicon
    context: Context
    _kept: dict

    @classmethod
    def of(cls, lexicon: Lexicon, context: Context) -> "Dossier":
        return cls(context.as_of, lexicon, context, {})

    def kept(self, key: tuple, ask):
        """The answer to a question asked before, or asked now."""
        if key not in self._kept:
            self._kept[key] = ask()
        return self._kept[key]

    def medals(self, athlete: Athlete) -> tuple[Medal, ...]:
        """Every medal and title on file, newest first."""
        ask = lambda: medals(athlete=athlete, as_of=self.as_of, definition=EVERYTHING)  # noqa: E731
        return self.kept(("medals", athlete.pk), ask)

    def reigns(self, athlete: Athlete) -> tuple[Reign, ...]:
        ask = lambda: reigning_titles(athlete=athlete, as_of=self.as_of, definition=EVERYTHING)  # noqa: E731
        return self.kept(("reigns", athlete.pk), ask)

    def past_reigns(self, athlete: Athlete) -> tuple[Reign, ...]:
        ask = lambda: former(athlete=athlete, as_of=self.as_of, definition=EVERYTHING)  # noqa: E731
        return self.kept(("former", athlete.pk), ask)

    def results(self, athlete: Athlete) -> list[dict]:
        """Every result of one person up to the day, as it stood then, newest first. One query for all named."""
        rows = self.kept(("results",), self._all_results)
        if athlete.pk not in rows:
            rows |= self._results_of([athlete])
        return rows.get(athlete.pk, [])

    def _all_results(self) -> dict[int, list[dict]]:
        return self._results_of(self.context.named) if self.context.named else {}

    def _results_of(self, athletes: Iterable[Athlete]) -> dict[int, list[dict]]:
        found: dict[int, list[dict]] = {athlete.pk: [] for athlete in athletes}
        rows = (
            Result.objects.current()
            .of_people(athletes)
            .with_later_rulings(as_of=self.as_of)
            .filter(date__lte=self.as_of)
            .order_by("-date", "pk")
            .values("place", "status", "mark", *COLUMNS.values(), *LATER)
        )
        for row in as_they_stood(rows):
            named = {name: row[column] for name, column in COLUMNS.items()}
            found.setdefault(named["person"], []).append(named)
        return found

    def meetings(self, one: Athlete, other: Athlete) -> HeadToHead:
        """Every race the two shared: every discipline, round and age class."""
        definition = Definition(ages=Ages.ALL)
        ask = lambda: meetings(athlete=one, opponent=other, definition=definition, as_of=self.as_of)  # noqa: E731
        return self.kept(("meetings", one.pk, other.pk), ask)

    def coverage(self, *athletes: Athlete) -> str:
        """How far the file reaches, in a sentence."""
        key = ("coverage", *sorted(one.pk for one in athletes))
        return self.kept(key, lambda: coverage.statement(athletes=athletes, as_of=self.as_of).sentence)

    def complete(self, athlete: Athlete, discipline: str, *, since: date | None = None) -> bool:
        """Whether every result of an athlete at a discipline is on file up to the day."""
        kept = self.kept(("complete", athlete.pk), lambda: coverage.completeness(athletes=[athlete]))
        return kept.covers(person=athlete.pk, discipline=discipline, since=since, until=self.as_of)

    def book(self, athlete: Athlete, year: int | None) -> Book:
        """The athlete's bests: ever, or of a year."""
        seasons = [year] if year else []
        return self.kept(
            ("book", athlete.pk, year), lambda: Book(athletes=[athlete], seasons=seasons, as_of=self.as_of)
        )

    def season(self, league: League, year: int) -> SeasonCalendar | None:
        """The calendar of a season as it stood on the day; None where it is not on file."""

        def ask() -> SeasonCalendar | None:
            season = Season.objects.filter(league=league, year=year).select_related("league").first()
            calendar = season_calendar(season=season, as_of=self.as_of) if season else None
            return calendar if calendar and calendar.rows else None

        return self.kept(("season", league.pk, year), ask)

    def editions(self, contest: Contest) -> list[Meet]:
        """The meets on file of a competition as named, in order: all of them unless the name tells year or city."""
        found = [meet for row in contest.competitions for meet in self.editions_of(row.pk)]
        return [meet for meet in found if edition_fits(meet, contest)]

    def editions_of(self, competition: int) -> list[Meet]:
        """Every edition on file that was not cancelled, in order."""

        def ask() -> list[Meet]:
            rows = Meet.objects.filter(competition=competition).exclude(status="cancelled")
            return list(rows.select_related("venue", "competition").order_by("start_date"))

        return self.kept(("editions", competition), ask)

    def entries(self, athlete: Athlete, meet: Meet) -> list[tuple[Entry, EntryStep]]:
        """The athlete's entries at a meet with the newest step known on the day."""

        def ask() -> list[tuple[Entry, EntryStep]]:
            people = Athlete.objects.rows_of([athlete]).values("pk")
            steps = (
                EntryStep.objects.known(as_of=self.as_of)
                .filter(entry__event__meet=meet, entry__athlete__in=people)
                .select_related("entry__event__discipline", "entry__event__meet", "source")
            )
            return list({step.entry_id: (step.entry, step) for step in steps}.values())

        return self.kept(("entries", athlete.pk, meet.pk), ask)

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

    def second(self, row: dict) -> dict | None:
        """The runner-up of a race."""
        found = Result.objects.current().filter(Q(round=row["round"]), place=2, status=OK, mark__isnull=False)
        return found.values("mark", "precision").first() if row["round"] else None


def edition_fits(meet: Meet, contest: Contest) -> bool:
    """Whether a meet is the edition a name tells. “Tokyo 2020” is told by its city: it was held in 2021."""
    if contest.city and fold(contest.city) not in cities_of(meet):
        return False
    if contest.year is None:
        return True
    return meet.start_date.year == contest.year or str(contest.year) in meet.name


def cities_of(meet: Meet) -> set[str]:
    """The folded names a meet's place may go by."""
    local = {value: name for name, value in EXONYMS.items()}
    city = meet.venue.city
    names = {city, meet.short_name, EXONYMS.get(city, city), local.get(city, city), *city.split("/")}
    return {fold(name) for name in names if name}


def at_place(row: dict, place: Place) -> bool:
    """Whether a result was achieved at a place as named: the city of its venue, or the meet's."""
    cities = {fold(row[name]) for name in ("city", "meet_city", "round_city", "short_name") if row[name]}
    if cities & place.folded:
        return True
    return f" {place.name} " in f" {fold(row['meet_name'] or '')} "


def hangs(row: dict, hung: Adjuncts, *, without: str = "") -> bool:
    """Whether a result fits all that is said of where, when and in what; `without` names one kind to leave out."""
    if without != "where" and hung.places and not any(at_place(row, place) for place in hung.places):
        return False
    codes = {country.pk for country in hung.countries}
    if without != "where" and codes and not codes & {row["country"], row["meet_country"]}:
        return False
    if without != "when" and not all(when.fits(row["date"]) for when in hung.whens):
        return False
    if (
        without != "what"
        and hung.disciplines
        and row["discipline"] not in {one.pk for one in hung.disciplines}
    ):
        return False
    return without == "where" or all(_of(row, contest) for contest in hung.contests)


def _of(row: dict, contest: Contest) -> bool:
    if row["competition"] not in {one.pk for one in contest.competitions}:
        return False
    if contest.city and not at_place(row, Place(contest.city, frozenset({fold(contest.city)}), frozenset())):
        return False
    return contest.year in (None, row["year"]) or str(contest.year) in (row["meet_name"] or "")


def meet_url(slug: str) -> str:
    return reverse("athletics:meet", args=[slug])


def evidence_of(row: dict) -> Evidence:
    """A result as evidence, with the page of its meet."""
    mark = marks.format_value(row["mark"], row["unit"], row["precision"]) if row["mark"] is not None else ""
    place = f"{row['place']}." if row["place"] else ""
    round_kind = row["round_kind"] if row["round_kind"] not in (None, "final") else ""
    words = [
        row["date"].strftime("%-d %B %Y"),
        row["meet_name"] or row["city"] or "",
        row["discipline_name"],
        round_kind,
        place,
        mark,
    ]
    url = meet_url(row["meet_slug"]) if row["meet_slug"] else ""
    return Evidence(" ".join(word for word in words if word), url)
