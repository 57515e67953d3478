"""Which records a result broke or equalled when it was set."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.db.models import Q

from athletics import marks
from athletics.as_of import day
from athletics.choices import AgeClass, BestKind, RecordKind
from athletics.models import Record, Result
from athletics.record_book.complete import is_complete
from athletics.record_book.holding import Holding, from_record, from_result
from athletics.record_book.life import STRUCK
from athletics.record_book.on_file import OnFile, joint, listed, with_names
from athletics.record_book.order import not_later
from athletics.record_book.personal import bests_of
from athletics.record_book.scope import OLDEST, Scope, kind_at, lead_of
from athletics.rulings import as_it_stood


class Feat(StrEnum):
    """What was broken or equalled."""

    WORLD = "world"
    AREA = "area"
    NATIONAL = "national"
    CHAMPIONSHIP = "championship"
    MEETING = "meeting"
    LEAGUE = "league"
    LEAD = "world lead"
    PERSONAL = "personal best"
    SEASON = "season’s best"


@dataclass(frozen=True, slots=True)
class Broken:
    """A record a result broke or equalled on its day, and the mark it met.

    `margin` is in the unit of the mark, 0 when equalled, None for the first on file. `proven` is False where the
    file is not complete and no list or source says so: then it is the best on file. `own_row` is the list's row for
    this very mark, with its status.
    """

    feat: Feat
    name: str
    equalled: bool
    proven: bool
    previous: tuple[Holding, ...]
    margin: int | None
    printed_margin: str
    own_row: Holding | None

    @property
    def word(self) -> str:
        """The name, with “equals” or “best on file” where it must be said."""
        name = self.name if self.proven else f"best on file for the {self.name}"
        return f"equals {name}" if self.equalled else name


def breaks(*, result: Result, as_of: date | datetime) -> list[Broken]:
    """What a result broke or equalled on the day it was set, by what is known as of a day.

    World, area and national (of every age class the athlete was eligible for), championship or meeting, league,
    world lead, personal and season's best: each against what stood before, by performance. In one race only the
    best mark breaks a record; of two on one day the earlier counts, and where the order is not on file neither gets
    more than the better one. Marks that do not count (wind, illegal, annulled by the day) break nothing.
    Eleven queries for a mark that leads its year on file and breaks nothing else; up to two more for each record it
    met, one more where rulings are on file.
    """
    result = as_it_stood(
        with_names(Result.objects.current())
        .select_related(
            "round__event__meet__venue", "round__venue", "country__parent", "meet__season__league"
        )
        .select_related("meet__competition")
        .prefetch_related("rulings")
        .get(pk=result.pk),
        as_of=as_of,
    )
    if not result.legal or result.date > day(as_of):
        return []
    scopes = scopes_of(result)
    rows = listed(scopes, as_of=as_of)
    on_file = OnFile(scopes, as_of=as_of, rows=rows)
    rivals = _rivals(result, on_file, as_of=as_of)
    found = [_broken(scope, result, rows, on_file, rivals, as_of=as_of) for scope in scopes]
    personal = bests_of(result, as_of=as_of) if result.athlete_id else []
    return [one for one in found if one] + [_personal(best, result) for best in personal]


def scopes_of(result: Result) -> list[Scope]:
    """Every list the result could stand on."""
    contest = {"discipline": result.discipline, "sex": result.sex, "facility": result.facility}
    scopes = []
    for age_class in [AgeClass.SENIOR, *_eligible(result)]:
        of = contest | {"age_class": age_class}
        scopes.append(Scope(kind=RecordKind.WORLD, **of))
        if result.country.area:
            scopes.append(Scope(kind=RecordKind.AREA, area=result.country.area, **of))
        for country in filter(None, [result.country, result.country.parent]):
            scopes.append(Scope(kind=RecordKind.NATIONAL, country=country, **of))
    meet = result.meet
    if meet:
        of = contest | {"age_class": result.age_class}
        scopes.append(Scope(kind=kind_at(meet.competition), competition=meet.competition, **of))
        if meet.season:
            scopes.append(Scope(kind=RecordKind.LEAGUE, league=meet.season.league, **of))
    return [*scopes, lead_of(scopes[0], year=result.year)]


def _eligible(result: Result) -> list[AgeClass]:
    born = result.athlete.birth_date if result.athlete else None
    return [age_class for age_class, oldest in OLDEST.items() if born and result.year - born.year <= oldest]


def _rivals(result: Result, on_file: OnFile, *, as_of: date | datetime) -> list[Result]:
    """Results of the same day that were not later: of the meet, and elsewhere those at least as good. One query."""
    rows = (
        with_names(Result.objects.legal())
        .filter(
            Q(rank_key__lte=result.rank_key) | Q(meet=result.meet, meet__isnull=False),
            discipline=result.discipline,
            sex=result.sex,
            facility=result.facility,
            date=result.date,
        )
        .select_related("round__event__meet__venue", "round__venue", "country", "athlete")
    )
    changed = {row.pk for row in on_file.to_come}
    stood = [row for row in rows if row.pk not in changed]
    for row in on_file.to_come:
        as_then = as_it_stood(row, as_of=as_of)
        if as_then.legal and as_then.date == result.date:
            stood.append(as_then)
    return [row for row in stood if row.pk != result.pk and not_later(row, result)]


def _broken(
    scope: Scope,
    result: Result,
    rows: list[Record],
    on_file: OnFile,
    rivals: list[Result],
    *,
    as_of: date | datetime,
) -> Broken | None:
    mine = from_result(result)
    list_rows = [row for row in rows if scope.holds_row(row)]
    live = [one for one in (from_record(row, on=day(as_of)) for row in list_rows) if one.stage not in STRUCK]
    own = next((one for one in live if one.same_performance(mine)), None)
    before = joint([one for one in live if one is not own and one.set_on < result.date])
    beaten = [one for one in live if one is not own and one.set_on == result.date]
    ahead = [from_result(row) for row in rivals if scope.takes(row)]
    if any(one.rank_key < result.rank_key for one in [*before, *beaten, *ahead]):
        return None
    if not before and not own and not scope.computed:
        return None
    floor = before[0].rank_key if before else None
    results = on_file.best(scope, no_worse_than=floor, before=result.date)
    results = [one for one in results if not any(one.same_performance(row) for row in before)]
    same_race = {row.pk for row in rivals if row.round_id and row.round_id == result.round_id}
    results += [one for one in ahead if one.result_id not in same_race]
    previous = joint(before + results)
    if previous and previous[0].rank_key < result.rank_key:
        return None
    proven = bool(own or (before and scope.computed)) or is_complete(scope, as_of=as_of)
    title = (own or before[0]).title if own or before else None
    feat = Feat.LEAD if scope.year else Feat(str(scope.kind))
    return _made(feat, scope.name(title=title), mine, previous, proven=proven, own=own)


def _personal(best, result: Result) -> Broken:
    feat = Feat.PERSONAL if best.kind == BestKind.PERSONAL else Feat.SEASON
    where = " on this kind of track" if not best.overall else ""
    name = f"{feat}{where}" if feat == Feat.PERSONAL else f"{feat} {result.year}{where}"
    previous = [best.previous] if best.previous else []
    return _made(feat, name, from_result(result), previous, proven=best.proven, own=None)


def _made(
    feat: Feat, name: str, mine: Holding, previous: list[Holding], *, proven: bool, own: Holding | None
) -> Broken:
    margin = abs(previous[0].mark - mine.mark) if previous else None
    return Broken(
        feat=feat,
        name=name,
        equalled=margin == 0,
        proven=proven,
        previous=tuple(previous),
        margin=margin,
        printed_margin=""
        if margin is None
        else marks.format_value(margin, unit=mine.unit, precision=mine.precision),
        own_row=own,
    )
