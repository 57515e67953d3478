"""What can be said only when a list is in whole: times on the way, and whom an athlete represented last."""

from collections.abc import Callable, Iterator, Sequence

from django.db import connection, transaction
from django.db.models import F, Q

from athletics.choices import Unit
from athletics.models import Athlete, Discipline, Import, Result

SHORTEST_SPLIT = 600_000
"""Millimetres. Below it a list without positions is of sprinters who ran two races on a day."""
CHUNK = 300
SAMPLED = 1000
"""Rows of each index SQLite looks at: a few milliseconds, where reading all would keep others from writing."""
KINDS = ("race-walk", "steeplechase", "hurdles")
Key = tuple[int, object, int | None]


def finish(imported: Import, *, progress: Callable[[], None] = lambda: None) -> None:
    """Flags times on the way and brings athletes' countries up to date, a few hundred rows a transaction.

    Running it again changes nothing more.
    """
    count_rows()
    for step in (_flag_splits, _update_countries):
        for _ in step(imported):
            progress()


def count_rows() -> None:
    """Lets the database look at what it holds now, so that it plans for a million rows and not for the few before."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"PRAGMA analysis_limit = {SAMPLED}")
        cursor.execute("ANALYZE")


def kind_of(discipline: Discipline) -> tuple[bool, str]:
    """A time on the way can only be of the same kind of race: track or road, running, walking or over barriers."""
    return discipline.is_road, next((one for one in KINDS if one in discipline.code), "")


def on_the_way(distance: int, discipline: Discipline, same_day: Sequence[Discipline]) -> bool:
    """Whether a mark without a position belongs to a longer race of the same athlete, day and venue."""
    return any(
        longer.distance and longer.distance > distance and kind_of(longer) == kind_of(discipline)
        for longer in same_day
    )


def _flag_splits(imported: Import) -> Iterator[None]:
    timed = Q(unit=Unit.TIME, is_relay=False, distance__gte=SHORTEST_SPLIT)
    disciplines = {one.code: one for one in Discipline.objects.filter(timed)}
    open_ones = Result.objects.current().filter(
        imported_by=imported, raw_place="", place=None, en_route=False, discipline__in=disciplines
    )
    candidates = list(open_ones.order_by("pk").values_list("pk", "athlete", "date", "venue", "discipline"))
    for start in range(0, len(candidates), CHUNK):
        some = candidates[start : start + CHUNK]
        with transaction.atomic():
            races = _races(some, disciplines)
            splits = [
                pk
                for pk, athlete, day, venue, code in some
                if on_the_way(
                    disciplines[code].distance, disciplines[code], races.get((athlete, day, venue), [])
                )
            ]
            Result.objects.filter(pk__in=splits).update(en_route=True)
        yield


def _races(some: Sequence[tuple], disciplines: dict[str, Discipline]) -> dict[Key, list[Discipline]]:
    rows = Result.objects.current().filter(
        athlete__in={one[1] for one in some}, discipline__in=disciplines, date__in={one[2] for one in some}
    )
    races: dict[Key, list[Discipline]] = {}
    for athlete, day, venue, code in rows.order_by().values_list("athlete", "date", "venue", "discipline"):
        races.setdefault((athlete, day, venue), []).append(disciplines[code])
    return races


def _update_countries(imported: Import) -> Iterator[None]:
    """An athlete this list brought represents today whom the latest mark says."""
    own = Athlete.objects.filter(imported_by=imported, identity_uncertain=False).order_by("pk")
    keys = list(own.values_list("pk", flat=True))
    for start in range(0, len(keys), 10 * CHUNK):
        some = keys[start : start + 10 * CHUNK]
        with transaction.atomic():
            moved: dict[str, list[int]] = {}
            for athlete, country in _latest_countries(imported, some[0], some[-1]).items():
                moved.setdefault(country, []).append(athlete)
            for country, athletes in moved.items():
                Athlete.objects.filter(pk__in=athletes).update(country=country)
        yield


def _latest_countries(imported: Import, first: int, last: int) -> dict[int, str]:
    """Whom athletes with results for more than one country represented last; the others are as they should be."""
    current = Result.objects.current().order_by()
    own = current.filter(athlete__pk__range=(first, last), athlete__imported_by=imported)
    several = own.exclude(country=F("athlete__country")).values_list("athlete", flat=True).distinct()
    rows = current.filter(athlete__in=list(several)).order_by("date", "pk")
    return dict(rows.values_list("athlete", "country"))
