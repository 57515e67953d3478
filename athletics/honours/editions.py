"""The finals and editions a title passes through."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q

from athletics.choices import CoverageOf, MeetStatus, RoundKind
from athletics.honours.medal import Medal, edition_name
from athletics.models import Coverage, Meet, Round


@dataclass(frozen=True, slots=True)
class Final:
    """One final of a title, run or to come."""

    meet_id: int
    meet_slug: str
    edition: str
    meet_start: date
    on: date


def finals_of(golds: list[Medal]) -> dict[tuple, list[Final]]:
    """Every final of these titles on file, in order; of a cancelled edition none. One query."""
    leagues = [one for one in golds if one.league_id]
    rows = Round.objects.filter(
        Q(
            event__meet__competition__in={one.competition_id for one in golds if not one.league_id},
            event__discipline__in={one.discipline_code for one in golds},
        )
        | Q(
            event__meet__is_final=True,
            event__meet__season__league__in={one.league_id for one in leagues},
            event__discipline__group__in={one.group for one in leagues},
        ),
        kind=RoundKind.FINAL,
        number=1,
    ).exclude(event__meet__status=MeetStatus.CANCELLED)
    finals: dict[tuple, list[Final]] = {}
    for row in rows.select_related("event__meet__season", "event__discipline"):
        event, meet = row.event, row.event.meet
        final = Final(meet.pk, meet.slug, edition_name(meet), meet.start_date, row.date or meet.end_date)
        contest = (event.discipline_id, event.sex, event.age_class, event.para_class, event.label)
        keys = [(meet.competition_id, *contest)]
        if meet.is_final and meet.season:
            keys.append(("league", meet.season.league_id, event.discipline.group, event.sex))
        for key in keys:
            finals.setdefault(key, []).append(final)
    return {key: sorted(found, key=lambda one: one.on) for key, found in finals.items()}


def editions_over(golds: list[Medal], *, on: date) -> dict[int, list[Meet]]:
    """The editions over by the day of the competitions of these titles, in order. One query.

    `covered`: all the finals of the competition are on file.
    """
    complete = Coverage.objects.filter(
        of__in=[CoverageOf.FINALS, CoverageOf.RESULTS],
        complete=True,
        competition=OuterRef("competition"),
        discipline=None,
        sex="",
        valid_from=None,
        valid_until=None,
    )
    rows = Meet.objects.filter(
        competition__in={one.competition_id for one in golds if not one.league_id}, end_date__lt=on
    ).exclude(status__in=[MeetStatus.CANCELLED, MeetStatus.POSTPONED])
    rows = rows.annotate(covered=Exists(complete))
    editions: dict[int, list[Meet]] = {}
    for meet in rows.order_by("start_date"):
        editions.setdefault(meet.competition_id, []).append(meet)
    return editions
