"""How far a mark is from each record."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from athletics import marks
from athletics.choices import Direction, Unit
from athletics.models import Competition, Country, Discipline, League
from athletics.record_book.breaks import Feat
from athletics.record_book.holders import Holders, Policy, settle
from athletics.record_book.on_file import OnFile, listed
from athletics.record_book.scope import Scope, lead_of, named_scope

WORDS = {
    # unit: what is short of the record, what is beyond it
    Unit.TIME: ("slower", "faster"),
    Unit.LENGTH: ("m short", "m further"),
    Unit.HEIGHT: ("m lower", "m higher"),
    Unit.POINTS: ("points fewer", "points more"),
    Unit.DISTANCE_RUN: ("short", "further"),
}


@dataclass(frozen=True, slots=True)
class Distance:
    """A mark against one record. `behind` is in the unit: 0 equals it, negative is better than it."""

    feat: Feat
    record: Holders
    mark: int
    printed_mark: str
    behind: int
    printed_margin: str
    unit: Unit

    @property
    def words(self) -> str:
        """“0.99 s slower”, “0.12 m short”, “equal”."""
        if self.behind == 0:
            return "equal"
        seconds = " s" if self.unit == Unit.TIME and ":" not in self.printed_margin else ""
        return f"{self.printed_margin}{seconds} {WORDS[self.unit][self.behind < 0]}"

    @property
    def sentence(self) -> str:
        """“3:29.37 is 0.55 behind the London Athletics Meet record, men's 1500m (3:28.82).”"""
        how = (
            "equals"
            if self.behind == 0
            else f"is {self.printed_margin} {'behind' if self.behind > 0 else 'better than'}"
        )
        return f"{self.printed_mark} {how} the {self.record.record_name} ({self.record.best.printed_mark})."


def distance(
    *,
    mark: int,
    discipline: Discipline | str,
    sex: str,
    facility: str,
    as_of: date | datetime,
    precision: int | None = None,
    country: Country | None = None,
    competition: Competition | None = None,
    kind: str = "championship",
    league: League | None = None,
    year: int | None = None,
    age_class: str = "senior",
) -> list[Distance]:
    """How far a mark is from each record that has a row or a result on file, by performance, nearest record last.

    World always; area and national where a country is given; the competition's (`kind` meeting or championship) and
    the league's where given; the world lead where a year is. A mark is an integer of the discipline's unit. Records
    of which nothing is on file are left out: there is nothing to measure from. Two queries, and one or two more for
    each record (its results; its coverage where a result is the answer).
    """
    world = named_scope(kind="world", discipline=discipline, sex=sex, facility=facility, age_class=age_class)
    contest = {"discipline": world.discipline, "sex": sex, "facility": facility, "age_class": age_class}
    scopes = [world]
    if country and country.area:
        scopes.append(Scope(kind="area", area=country.area, **contest))
    if country:
        scopes.append(Scope(kind="national", country=country, **contest))
    if competition:
        scopes.append(Scope(kind=kind, competition=competition, **contest))
    if league:
        scopes.append(Scope(kind="league", league=league, **contest))
    if year:
        scopes.append(lead_of(world, year=year))
    return _distances(scopes, mark, precision, as_of=as_of)


def _distances(
    scopes: Iterable[Scope], mark: int, precision: int | None, *, as_of: date | datetime
) -> list[Distance]:
    rows = listed(scopes, as_of=as_of)
    on_file = OnFile(scopes, as_of=as_of, rows=rows)
    found = []
    for scope in scopes:
        mine = [row for row in rows if scope.holds_row(row)]
        record = settle(scope, mine, on_file, policy=Policy.PERFORMANCE, as_of=as_of)
        if record.best:
            found.append(measured(scope, record, mark=mark, precision=precision))
    return found


def measured(scope: Scope, record: Holders, *, mark: int, precision: int | None) -> Distance:
    """How far a mark is from a record already settled, with a mark of its own. No query."""
    unit, best = scope.discipline.unit, record.best
    behind = mark - best.mark if scope.discipline.direction == Direction.LOW else best.mark - mark
    return Distance(
        feat=Feat.LEAD if scope.year else Feat(str(scope.kind)),
        record=record,
        mark=mark,
        printed_mark=marks.format_value(mark, unit=unit, precision=precision),
        behind=behind,
        printed_margin=marks.format_value(abs(behind), unit=unit, precision=precision or best.precision),
        unit=Unit(unit),
    )
