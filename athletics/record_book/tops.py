"""The top of many record lists in one statement, without putting the same condition together for each of them.

A page asks dozens of lists at once. Each is a query of the same few forms, so each form is written by the ORM once,
with places left open for what differs, and only filled in afterwards: half a millisecond less for every list.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import SimpleNamespace

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.expressions import RawSQL

from athletics.choices import AgeClass, RecordKind
from athletics.models import Meet, Result, Ruling
from athletics.record_book.scope import OF_A_MEETING, OLDEST, Scope, results_of

OWNERS = ("area", "country", "competition", "league")
CONTEST = ("discipline", "sex", "facility")


@dataclass(frozen=True)
class Form:
    """What tells the conditions of two lists apart besides their values."""

    kind: RecordKind
    age_class: AgeClass
    of_year: bool
    bounded: bool
    limited: bool


class Open(Expression):
    """A place left open in a statement, by name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def __repr__(self) -> str:
        return f"Open({self.name})"

    def as_sql(self, compiler, connection):
        return "%s", [self]


def keys_of_tops(bounds: Mapping[Scope, int | None], *, on: date, limit: int | None = None) -> RawSQL:
    """The keys of the legal results of each list set by the day, down to the list's bound (None: all of them).

    With a limit only so many of each list, best first, and none with a ruling still to come. A subquery: a union, so
    that the database reads each list off its index from the top; of an OR it would read every result.
    """
    parts, parameters = ["SELECT CAST(NULL AS integer) WHERE 1 = 0"], []
    day = connection.ops.adapt_datefield_value(on)
    for scope, bound in bounds.items():
        if scope.kind not in OF_A_MEETING and scope.age_class not in (AgeClass.SENIOR, *OLDEST):
            continue  # No result says that it is of such a list.
        form = Form(
            scope.kind,
            AgeClass.SENIOR if scope.kind in OF_A_MEETING else scope.age_class,
            of_year=scope.year is not None,
            bounded=bound is not None,
            limited=limit is not None,
        )
        sql, places = _written(form, connection.vendor)
        values = _values(scope) | {"bound": bound, "on": day, "limit": limit}
        parts.append(sql)
        parameters += [values[one.name] if isinstance(one, Open) else one for one in places]
    return RawSQL(" UNION ALL ".join(parts), parameters)


def _values(scope: Scope) -> dict:
    owners = {name: getattr(scope, name) for name in OWNERS}
    return {
        "discipline": scope.discipline.pk,
        "sex": scope.sex.value,
        "facility": scope.facility.value,
        "age_class": scope.age_class.value,
        "year": scope.year,
        **{name: getattr(owner, "pk", owner) for name, owner in owners.items()},
    }


@cache
def _written(form: Form, vendor: str) -> tuple[str, tuple]:
    """The statement of one list and its parameters, those that differ from list to list left open."""
    places = {name: Open(name) for name in (*CONTEST, *OWNERS)}
    scope = SimpleNamespace(
        kind=form.kind,
        age_class=Open("age_class") if form.kind in OF_A_MEETING else form.age_class,
        year=Open("year") if form.of_year else None,
        **places,
    )
    results = Result.objects.legal_at(_meets(scope)) if form.kind in OF_A_MEETING else Result.objects.legal()
    results = results.filter(results_of(scope), date__lte=Open("on"))
    if form.bounded:
        results = results.filter(rank_key__lte=Open("bound"))
    if not form.limited:
        return _open(results.order_by().values("pk"))
    to_come = Ruling.objects.filter(decided_on__gt=Open("on")).values("result")
    best = results.exclude(pk__in=to_come).order_by("rank_key", "date", "pk")
    sql, parameters = _open(best.values("pk"))
    return f"SELECT * FROM ({sql} LIMIT %s) AS best", (*parameters, Open("limit"))


def _meets(scope: SimpleNamespace) -> QuerySet[Meet]:
    """Where the results of a competition's or league's list were made."""
    of_league = scope.kind == RecordKind.LEAGUE
    where = {"season__league": scope.league} if of_league else {"competition": scope.competition}
    return Meet.objects.filter(**where).order_by().values("pk")


def _open(results: QuerySet) -> tuple[str, tuple]:
    sql, parameters = results.query.get_compiler(connection=connection).as_sql()
    return sql, tuple(parameters)
