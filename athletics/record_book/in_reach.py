"""Every record a field could break: all the lists of one contest, each with its holders, in few queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import RecordKind
from athletics.models import Country, Event, Record, Result, Ruling
from athletics.record_book.complete import complete_for_one_contest
from athletics.record_book.holders import Holders, Policy, settle
from athletics.record_book.leads import or_stated
from athletics.record_book.listing import Gathered, floors
from athletics.record_book.on_file import JOINT, listed, struck_among, with_names
from athletics.record_book.scope import Scope, kind_at, lead_of
from athletics.record_book.tops import keys_of_tops


@dataclass(frozen=True, slots=True)
class InReach:
    """One list of a contest with its record by performance. Nothing on file: no holders, and the word says so."""

    scope: Scope
    record: Holders

    @property
    def name(self) -> str:
        """“European record”, “World lead 2025”; the event is known."""
        listed_row = (one for one in (*self.record.outranked, *self.record.holders) if one.record_id)
        return self.scope.heading(title=next((one.title for one in listed_row), None))

    def open_to(self, country: Country) -> bool:
        """Whether an athlete of that country could break it."""
        if self.scope.country:
            return self.scope.country.pk in (country.pk, country.parent_id)
        return not self.scope.area or self.scope.area == country.area


def in_reach(*, event: Event, countries: Iterable[Country], as_of: date | datetime) -> tuple[InReach, ...]:
    """The records athletes of these countries (fetched with their parent) could break in an event on a day.

    World, then areas and countries by name, the competition's, the league's where the meet is in a season, and the
    world lead of the meet's year, or of the day's if that is earlier. World, area and national records are those of
    a list: without a row nothing is said of them. The answers are otherwise those of `holders` and `lead`. The event
    comes with its discipline and its meet's competition and season's league. Five queries, whatever the countries.
    """
    year = min(day(as_of), event.meet.end_date).year
    scopes = lists(event=event, countries=countries, year=year)
    rows = listed(scopes, as_of=as_of)
    bounds = floors(rows, on=day(as_of))
    asked = {scope: bounds.get(scope) for scope in scopes if scope in bounds or scope.computed}
    on_file = Tops(asked, as_of=as_of, rows=rows)
    complete = complete_for_one_contest(scopes, as_of=as_of)
    found = []
    for scope in scopes:
        own = [row for row in rows if scope.holds_row(row)]
        given = {"policy": Policy.PERFORMANCE, "as_of": as_of, "complete": complete}
        record = settle(scope, own, on_file, **given)
        found.append(InReach(scope, or_stated(record, scope) if scope.year else record))
    return tuple(found)


def lists(*, event: Event, countries: Iterable[Country], year: int) -> list[Scope]:
    """The lists of an event's contest that athletes of these countries could stand on."""
    contest = {
        "discipline": event.discipline,
        "sex": event.sex,
        "facility": event.facility,
        "age_class": event.age_class,
    }
    world = Scope(kind=RecordKind.WORLD, **contest)
    nations = {one.pk: one for country in countries for one in (country, country.parent) if one}
    areas = sorted({one.area for one in nations.values() if one.area})
    meet = event.meet
    found = [
        world,
        *(Scope(kind=RecordKind.AREA, area=area, **contest) for area in areas),
        *(
            Scope(kind=RecordKind.NATIONAL, country=nation, **contest)
            for nation in sorted(nations.values(), key=lambda one: one.name)
        ),
        Scope(kind=kind_at(meet.competition), competition=meet.competition, **contest),
    ]
    if meet.season:
        found.append(Scope(kind=RecordKind.LEAGUE, league=meet.season.league, **contest))
    return [*found, lead_of(world, year=year)]


class Tops(Gathered):
    """The best results of many lists, with the rulings that were still to come. Two queries, however many lists."""

    def __init__(
        self, bounds: Mapping[Scope, int | None], *, as_of: date | datetime, rows: list[Record]
    ) -> None:
        self.on = day(as_of)
        self.struck = struck_among(rows, on=self.on)
        found = self._read(bounds)
        later = {row.pk for row in found if any(one.decided_on > self.on for one in row.rulings.all())}
        self.to_come = [row for row in found if row.pk in later]
        legal = [row for row in found if row.legal]
        self.found = {
            scope: self.holdings([row for row in legal if scope.takes(row)], scope=scope, bound=bound)
            for scope, bound in bounds.items()
        }

    def best(self, scope: Scope, **bounds) -> list:
        """As of every gathered list; of one not asked about, nothing."""
        return super().best(scope, **bounds) if scope in self.found else []

    def _read(self, bounds: Mapping[Scope, int | None]) -> list[Result]:
        """The top of each list, down to its bound, and every result of the contest with a ruling to come."""
        contest = next(iter(bounds))
        to_come = Ruling.objects.filter(decided_on__gt=self.on).values("result")
        ruled = Result.objects.current().filter(
            pk__in=to_come,
            discipline=contest.discipline,
            sex=contest.sex,
            facility=contest.facility,
            date__lte=self.on,
        )
        tops = keys_of_tops(bounds, on=self.on, limit=JOINT + len(self.struck))
        either = (
            Result.objects.order_by().filter(pk__in=tops).values("pk").union(ruled.order_by().values("pk"))
        )
        found = Result.objects.filter(pk__in=either).order_by()
        return list(with_names(found).prefetch_related("rulings"))
