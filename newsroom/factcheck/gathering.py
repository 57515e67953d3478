"""What the record says of many people or lists in one query each, as it stood on a day."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db.models import Q

from athletics.as_of import day
from athletics.choices import CoverageOf
from athletics.honours import EVERYTHING, Medal
from athletics.honours.medals import candidates, medals_of
from athletics.models import Athlete, Coverage, Discipline, Leg, Record, Result
from athletics.record_book import Holders, Policy
from athletics.record_book.complete import complete_among
from athletics.record_book.holders import settle
from athletics.record_book.listing import Gathered, floors
from athletics.record_book.on_file import OnFile, listed
from athletics.record_book.scope import Scope
from athletics.rulings import LATER, as_they_stood

COLUMNS = {
    "id": "id", "person": "person", "date": "date", "place": "place", "status": "status", "mark": "mark",
    "discipline": "discipline__code", "discipline_name": "discipline__name", "unit": "discipline__unit",
    "precision": "precision", "facility": "facility", "indoors": "indoors", "legal": "legal", "rank_key": "rank_key", "en_route": "en_route",
    "sex": "sex", "round": "round_id", "round_kind": "round__kind", "meet": "meet_id", "meet_name": "meet__name",
    "meet_slug": "meet__slug", "competition": "meet__competition", "level": "meet__competition__level",
    "age_class": "age_class", "year": "year", "start": "meet__start_date",
    "city": "venue__city", "country": "venue__country", "meet_city": "meet__venue__city", "meet_country": "meet__venue__country",
    "round_city": "round__venue__city", "short_name": "meet__short_name", "pacemaker": "pacemaker",
}  # fmt: skip


def results_of(athletes: Iterable[Athlete], *, as_of: date | datetime) -> dict[int, list[dict]]:
    """Every result of these people up to a day, as it stood then, newest first, by the key of the person."""
    athletes = list(athletes)
    found: dict[int, list[dict]] = {athlete.pk: [] for athlete in athletes}
    rows = (
        Result.objects.current()
        .of_people(athletes)
        .with_later_rulings(as_of=as_of)
        .filter(date__lte=day(as_of))
        .order_by("-date", "pk")
        .values("place", "status", "mark", *COLUMNS.values(), *LATER)
    )
    for row in as_they_stood(rows):
        named = {name: row[column] for name, column in COLUMNS.items()}
        found.setdefault(named["person"], []).append(named)
    return found


def results_of_teams(*, discipline: Discipline, codes: list[str], as_of: date | datetime) -> list[dict]:
    """Every result of the teams of these countries in a relay up to a day, newest first."""
    columns = COLUMNS | {"person": "team"}
    rows = Result.objects.current().filter(
        team__isnull=False, discipline=discipline, country__in=codes, date__lte=day(as_of)
    )
    rows = rows.with_later_rulings(as_of=as_of).order_by("-date", "pk")
    found = as_they_stood(rows.values("place", "status", "mark", *columns.values(), *LATER))
    return [{name: row[column] for name, column in columns.items()} for row in found]


def records_of(athletes: Iterable[Athlete]) -> dict[int, list[Record]]:
    """The rows of the book of records that are these people's, by the key of the person."""
    athletes = list(athletes)
    found: dict[int, list[Record]] = {athlete.person_id: [] for athlete in athletes}
    rows = Record.objects.filter(athlete__in=Athlete.objects.keys_of(athletes)).select_related(
        "discipline", "athlete", "country", "competition", "league"
    )
    for row in rows.order_by("pk"):
        found[row.athlete.person_id].append(row)
    return found


def medals_alone(
    people: Iterable[Athlete], results: Mapping[int, list[dict]], *, as_of: date | datetime
) -> dict[int, tuple[Medal, ...]]:
    """The medals of those who never ran in a relay, newest first: they are among their own results."""
    people = list(people)
    legs = Leg.objects.filter(athlete__in=Athlete.objects.keys_of(people))
    ran = {key for pair in legs.values_list("athlete__merged_into", "athlete") for key in pair}
    found: dict[int, list[Medal]] = {one.pk: [] for one in people if not {one.person_id, one.pk} & ran}
    rows = {row["id"]: pk for pk in found for row in results.get(pk, []) if row["round_kind"] == "final"}
    won = candidates(as_of=as_of).filter(pk__in=rows) if rows else []
    for one in medals_of(won, as_of=as_of, definition=EVERYTHING):
        found[rows[one.result_id]].append(one)
    return {pk: tuple(medals) for pk, medals in found.items()}


def titles_complete(people: Iterable[Athlete], *, on: date) -> set[int]:
    """The people of whom every title is on file up to a day, by the rule of `honours.titles`."""
    rows = Coverage.objects.filter(
        Q(valid_until=None) | Q(valid_until__gte=on),
        of__in=[CoverageOf.TITLES, CoverageOf.RESULTS],
        athlete__in=Athlete.objects.keys_of(people),
        discipline=None,
        valid_from=None,
        complete=True,
    )
    return {row.athlete.person_id for row in rows.select_related("athlete")}


def lists_of(scopes: Iterable[Scope], *, as_of: date | datetime) -> dict[Scope, tuple[Holders, Holders]]:
    """Who holds each of these records by performance and by ratification."""
    scopes = list(dict.fromkeys(scopes))
    if not scopes:
        return {}
    rows = listed(scopes, as_of=as_of)
    on_file = Gathered(scopes, as_of=as_of, rows=rows)
    bounds = {scope: bound for scope, bound in floors(rows, on=day(as_of)).items() if scope in scopes}
    on_file.gather(bounds)
    for scope in scopes:
        if scope not in bounds:
            on_file.found[scope] = OnFile.best(on_file, scope)
    complete = complete_among(scopes, as_of=as_of)
    found = {}
    for scope in scopes:
        own = [row for row in rows if scope.holds_row(row)]
        found[scope] = tuple(
            settle(scope, own, on_file, policy=policy, as_of=as_of, complete=complete)
            for policy in (Policy.PERFORMANCE, Policy.RATIFIED)
        )
    return found
