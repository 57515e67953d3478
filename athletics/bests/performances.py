"""What athletes did, as it stood on a day: only the performances that can be somebody's best, or the latest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, F, Q, QuerySet, Value, When, Window
from django.db.models.functions import DenseRank, RowNumber

from athletics import marks
from athletics.as_of import day
from athletics.choices import ResultStatus
from athletics.models import Athlete, Discipline, Result, Round
from athletics.rulings import LATER, as_they_stood

DERIVED_FROM = (
    "status", "mark", "wind", "wind_state", "wind_assisted", "indoors", "out_of_competition", "oversized_track",
    "mixed_race", "downhill", "aided", "date",
)  # fmt: skip
COLUMNS = (
    "id", "place", "precision", "timing", "facility", "legal", "rank_key", "year", "en_route", "altitude",
    "age_class", "country_id", "discipline__code", "discipline__name", "discipline__order", "discipline__group",
    "discipline__unit", "discipline__direction", "discipline__wind_matters", "meet__name", "meet__slug",
    "round__kind", "round__number", "venue__name", "venue__city", "venue__country_id", *DERIVED_FROM, *LATER,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Performance:
    """One performance as it stood on the day asked about.

    `mark` is in `unit`'s integer (milliseconds, centimetres, points, metres), `wind` in tenths of m/s; smaller
    `rank_key` is better. `country` is the venue's, `represented` the athlete's that day. `printed` is the mark, or
    DNF and the like. `person` is the id of the athlete's living row; None for a team.
    """

    result: int
    person: int | None
    discipline: str
    discipline_code: str
    group: str
    order: int
    unit: str
    facility: str
    indoors: bool
    age_class: str
    date: date
    year: int
    place: int | None
    status: str
    mark: int | None
    printed: str
    precision: int | None
    rank_key: int | None
    legal: bool
    wind: int | None
    printed_wind: str
    en_route: bool
    altitude: bool
    meet: str
    meet_slug: str
    round: str
    venue: str
    city: str
    country: str
    represented: str


def chosen(
    *,
    athletes: Iterable[Athlete],
    disciplines: Iterable[str] = (),
    groups: Iterable[str] = (),
    seasons: Iterable[int] | None = (),
    latest: int | None = 0,
    as_of: date | datetime,
) -> list[Performance]:
    """The performances of these athletes that can answer a question about bests. One query.

    By discipline (codes) or group, or all: the best of each facility; the best of each facility in each of the
    `seasons` (None: every year); and the `latest` so many of each group, whatever came of them. The database
    chooses, so that fifteen careers do not travel for fifteen marks. With `latest` None there is nothing to choose:
    they are every performance on file.
    """
    results = Result.objects.current().of_people(athletes).filter(date__lte=day(as_of))
    if disciplines:
        results = results.filter(discipline__in=disciplines)
    if groups:
        results = results.filter(discipline__group__in=groups)
    rows = results.order_by().with_later_rulings(as_of=as_of)
    if latest is not None:
        wanted = ranked(rows).filter(_wanted(seasons, latest))
        rows = Result.objects.filter(pk__in=wanted.values("pk")).order_by()
        rows = rows.with_person().with_later_rulings(as_of=as_of)
    return [read(row, person=row["person"]) for row in as_they_stood(rows.values("person", *COLUMNS))]


def ranked(results: QuerySet[Result]) -> QuerySet[Result]:
    """With the rank of each mark that counts for its athlete and track, ever and by season, and how recent it is.

    A result with a ruling still to come has no rank: how it stood is for `as_they_stood` to say.
    """
    who, what = F("person"), [F("discipline"), F("facility"), F("counts")]
    best_first = [F("rank_key").asc(), F("date").asc(), F("pk").asc()]
    latest_first = [F("date").desc(), F("pk").desc()]
    return results.annotate(
        counts=Case(When(Q(legal=True, later__isnull=True), then=Value(1)), default=Value(0)),
        ever=Window(RowNumber(), partition_by=[who, *what], order_by=best_first),
        in_season=Window(RowNumber(), partition_by=[who, *what, F("year")], order_by=best_first),
        ago=Window(
            DenseRank(), partition_by=[who, F("discipline__group"), F("en_route")], order_by=latest_first
        ),
    )


def _wanted(seasons: Iterable[int] | None, latest: int) -> Q:
    wanted = Q(later__isnull=False) | Q(counts=1, ever=1)
    if seasons is None:
        wanted |= Q(counts=1, in_season=1)
    elif seasons:
        wanted |= Q(counts=1, in_season=1, year__in=seasons)
    if latest:
        wanted |= Q(en_route=False, ago__lte=latest)
    return wanted


def read(row: Mapping, *, person: int | None) -> Performance:
    """A Performance from the columns above, after `as_they_stood`."""
    legal, rank_key = _judged(row) if row["ruled"] else (row["legal"], row["rank_key"])
    race = Round(kind=row["round__kind"], number=row["round__number"]) if row["round__kind"] else None
    return Performance(
        result=row["id"],
        person=person,
        discipline=row["discipline__name"],
        discipline_code=row["discipline__code"],
        group=row["discipline__group"],
        order=row["discipline__order"],
        unit=row["discipline__unit"],
        printed=_printed(row),
        rank_key=rank_key,
        legal=legal,
        printed_wind=marks.format_wind(row["wind"], row["wind_state"]),
        meet=row["meet__name"] or "",
        meet_slug=row["meet__slug"] or "",
        round=race.name if race else "",
        venue=row["venue__name"] or "",
        city=row["venue__city"] or "",
        country=row["venue__country_id"] or "",
        represented=row["country_id"],
        **{name: row[name] for name in AS_STORED},
    )


AS_STORED = (
    "facility", "indoors", "age_class", "date", "year", "place", "status", "mark", "precision", "wind",
    "en_route", "altitude",
)  # fmt: skip


def _judged(row: Mapping) -> tuple[bool, int | None]:
    """Whether the mark counted as it stood, and its rank: the model's own rule, on a copy never to be saved."""
    discipline = Discipline(
        direction=row["discipline__direction"], wind_matters=row["discipline__wind_matters"]
    )
    result = Result(discipline=discipline, **{name: row[name] for name in DERIVED_FROM})
    result.derive()
    return result.legal, result.rank_key


def _printed(row: Mapping) -> str:
    if row["status"] not in (ResultStatus.OK, ResultStatus.OUT_OF_COMPETITION):
        return str(ResultStatus(row["status"]).label)
    if row["mark"] is None:
        return ""
    return marks.format_value(
        row["mark"], row["discipline__unit"], row["precision"], timing=row["timing"] or None
    )
