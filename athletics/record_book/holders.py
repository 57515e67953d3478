"""Who held a record on a day, under either policy."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from athletics.as_of import day
from athletics.choices import AgeClass, Area, Facility, RecordKind, Sex
from athletics.models import Athlete, Competition, Country, Discipline, League, Record, Team
from athletics.record_book.complete import is_complete
from athletics.record_book.holding import Basis, Holding, from_record
from athletics.record_book.life import STRUCK, Stage
from athletics.record_book.on_file import OnFile, joint, listed
from athletics.record_book.scope import OF_A_MEETING, Scope, named_scope


class Policy(StrEnum):
    """Which marks count: those ratified by the day, or every mark set by it and not struck out since."""

    RATIFIED = "ratified"
    PERFORMANCE = "performance"


class Verdict(StrEnum):
    """What “X holds the record” is worth on a day."""

    CONFIRMED = "confirmed"
    PENDING = "confirmed, pending ratification"
    UNPROVEN = "confirmed, ratification not on file"
    OUTDATED = "outdated: a better mark is pending or on file"
    NONE = "held by another"
    NOT_ON_FILE = "not on file"


@dataclass(frozen=True, slots=True)
class Holders:
    """The holders of one record on a day under one policy.

    `holders` are asserted; several are joint. `unproven` are rows at least as good whose ratification is not on
    file: under the ratified policy they are shown with that flag and never asserted. `pending` are rows at least as
    good that await a decision. `outranked` is the listed record where a better result on file is shown instead.
    """

    record_name: str
    kind: RecordKind
    discipline_code: str
    discipline_name: str
    sex: Sex
    facility: Facility
    as_of: date
    policy: Policy
    basis: Basis | None
    complete: bool
    holders: tuple[Holding, ...]
    unproven: tuple[Holding, ...]
    pending: tuple[Holding, ...]
    outranked: tuple[Holding, ...]
    year: int | None = None

    @property
    def best(self) -> Holding | None:
        """The mark itself, or None where nothing is asserted."""
        return self.holders[0] if self.holders else None

    @property
    def word(self) -> str:
        """What it may be called: record, best, lead, or only “best on file”; “not on file” without any row."""
        if self.basis is None:
            return "not on file"
        if self.basis == Basis.LISTED:
            return self.best.title
        if self.basis == Basis.STATED:
            return "lead"
        better_than_the_list = bool(self.outranked) and self.kind in OF_A_MEETING
        if not (self.complete or better_than_the_list):
            return "best on file"
        return "lead" if self.year else "record"

    @property
    def sentence(self) -> str:
        """The answer in a sentence, with its day, its policy and what it rests on."""
        rule = "ratified by" if self.policy == Policy.RATIFIED else "set by"
        opening = f"{self.record_name}, {rule} {self.as_of:%-d %B %Y}"
        if not self.holders:
            flagged = " and ".join(_named(one) for one in self.unproven)
            return f"{opening}: not on file." + (f" {flagged}: ratification not on file." if flagged else "")
        who = " and ".join(_named(one) for one in self.holders)
        return f"{opening}: {who} ({self.word})."

    def held_by(self, athlete: Athlete | Team) -> Holding | None:
        """The holding of one competitor, if asserted."""
        return _of(self.holders, athlete)


@dataclass(frozen=True, slots=True)
class BothPolicies:
    """A verdict on one competitor, with the rows it rests on under each policy."""

    verdict: Verdict
    performance: Holders
    ratified: Holders
    row: Holding | None
    """The competitor's own row: the performance, else the ratified one."""

    @property
    def same_mark(self) -> bool:
        """Whether both policies show the same mark: a holder may hold it under both with two marks."""
        best, ratified = self.performance.best, self.ratified.best
        return bool(best and ratified) and best.mark == ratified.mark


def holders(
    *,
    kind: RecordKind,
    discipline: Discipline | str,
    sex: Sex,
    facility: Facility,
    as_of: date | datetime,
    policy: Policy,
    area: Area | str = "",
    country: Country | str | None = None,
    competition: Competition | None = None,
    league: League | None = None,
    age_class: AgeClass = AgeClass.SENIOR,
) -> Holders:
    """The holders of a record on a day: rows of the list, and results on file where they are better.

    Lists are kept by facility: the “outdoor” or absolute list is `track`, the old indoor one `short_track`. Under
    *ratified* only rows ratified by the day (Competition Rules CR31) and those not subject to it are asserted; under
    *performance* every row set by the day, not rejected or annulled by then. A listed row outranks an equal result
    of the same mark; a better legal result on file outranks the list, under *performance* only, except for meeting,
    championship and league records, which nobody ratifies. Three queries (four where a result on file is the answer,
    one more for each key given in place of an object, two more where a ruling is still to come).
    Raises ValueError where the kind and what it is a record of do not fit, DoesNotExist for an unknown key.
    """
    scope = named_scope(
        kind=kind,
        discipline=discipline,
        sex=sex,
        facility=facility,
        area=area,
        country=country,
        competition=competition,
        league=league,
        age_class=age_class,
    )
    return holders_of(scope, as_of=as_of, policy=policy)


def both(*, athlete: Athlete | Team, as_of: date | datetime, **record) -> BothPolicies:
    """Whether a competitor holds a record on a day; `record` is what `holders` takes, without the policy.

    In both policies: confirmed. Only by performance: pending, or unproven where the ratification is not on file.
    Only by ratification: outdated. In neither: another holds it. Where no list is on file and the results are not
    complete, the verdict is “not on file” whoever leads them: a short file can neither give nor deny a record.
    The queries of one `holders`, and one more for the results under the other policy.
    """
    scope = named_scope(**record)
    rows = listed([scope], as_of=as_of)
    on_file = OnFile([scope], as_of=as_of, rows=rows)
    performance = settle(scope, rows, on_file, policy=Policy.PERFORMANCE, as_of=as_of)
    ratified = settle(scope, rows, on_file, policy=Policy.RATIFIED, as_of=as_of)
    by_performance, by_ratification = performance.held_by(athlete), ratified.held_by(athlete)
    if by_performance and by_ratification:
        verdict = Verdict.CONFIRMED
    elif by_performance:
        verdict = Verdict.PENDING if by_performance.pending else Verdict.UNPROVEN
    elif by_ratification:
        verdict = Verdict.OUTDATED
    else:
        verdict = Verdict.NONE
    if performance.word in ("best on file", "not on file") and not performance.outranked:
        verdict = Verdict.NOT_ON_FILE
    return BothPolicies(verdict, performance, ratified, by_performance or by_ratification)


def holders_of(scope: Scope, *, as_of: date | datetime, policy: Policy) -> Holders:
    """`holders` of a scope already made."""
    rows = listed([scope], as_of=as_of)
    return settle(scope, rows, OnFile([scope], as_of=as_of, rows=rows), policy=policy, as_of=as_of)


def settle(
    scope: Scope,
    rows: list[Record],
    on_file: OnFile,
    *,
    policy: Policy,
    as_of: date | datetime,
    complete: Collection[Scope] | None = None,
) -> Holders:
    """The answer from the rows of one list and the results on file.

    `complete` are the lists already known to be complete; without it that is asked where it matters.
    """
    on = day(as_of)
    live = [one for one in (from_record(row, on=on) for row in rows) if one.stage not in STRUCK]
    ratified_only = policy == Policy.RATIFIED and not scope.computed
    asserted = [one for one in live if one.stage in PROVEN] if ratified_only else live
    top = joint(asserted)
    floor = top[0].rank_key if top else None
    results = [] if ratified_only else on_file.best(scope, no_worse_than=floor)
    results = [one for one in results if not any(one.same_performance(row) for row in live)]
    better = results and (floor is None or results[0].rank_key < floor)
    shown = results if better else top + results
    basis = None if not shown else Basis.ON_FILE if better else Basis.LISTED
    return Holders(
        record_name=scope.name(title=top[0].title if top else None),
        kind=scope.kind,
        discipline_code=scope.discipline.pk,
        discipline_name=scope.discipline.name,
        sex=scope.sex,
        facility=scope.facility,
        as_of=on,
        policy=policy,
        basis=basis,
        complete=basis == Basis.ON_FILE
        and (is_complete(scope, as_of=as_of) if complete is None else scope in complete),
        holders=tuple(shown),
        unproven=_as_good(live, {Stage.NOT_ON_FILE}, floor) if ratified_only else (),
        pending=_as_good(live, {Stage.PENDING, Stage.CLAIMED}, floor),
        outranked=tuple(top) if better else (),
    )


PROVEN = frozenset({Stage.RATIFIED, Stage.NOT_REQUIRED})


def _as_good(live: list[Holding], stages: set[Stage], floor: int | None) -> tuple[Holding, ...]:
    best = joint([one for one in live if one.stage in stages])
    return tuple(best) if best and (floor is None or best[0].rank_key <= floor) else ()


def _of(holdings: tuple[Holding, ...], athlete: Athlete | Team) -> Holding | None:
    who = ("athlete", athlete.person_id) if isinstance(athlete, Athlete) else ("team", athlete.pk)
    return next((one for one in holdings if one.competitor == who), None)


def _named(one: Holding) -> str:
    return f"{one.name} ({one.country_code}) {one.printed_mark}"
