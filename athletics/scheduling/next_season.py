"""The next season made from this one, private until it is released as a whole."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics.choices import MeetStatus
from athletics.models import Event, Meet, Season, SeasonDiscipline
from athletics.models.meets import A_YEAR
from athletics.scheduling.season_table import free_slug

A_YEAR_ON = timedelta(weeks=52)
"""To the same weekday, a day or two earlier in the year; 53 weeks would be five or six later."""


@dataclass(frozen=True, slots=True)
class Planned:
    """A meet of the next season as it would be made: the dates are a proposal and to be confirmed."""

    of: Meet
    name: str
    start_date: date
    end_date: date


def planned(season: Season) -> list[Planned]:
    """Every meet of this season a year on, by date; one that was called off too, since it is to recur. One query."""
    return [
        Planned(meet, next_name(meet.name), meet.start_date + A_YEAR_ON, meet.end_date + A_YEAR_ON)
        for meet in season.meets.with_place().order_by("start_date", "pk")
    ]


def next_name(name: str) -> str:
    """A year in a name is the next one; most have none."""
    return A_YEAR.sub(lambda found: str(int(found.group()) + 1), name)


@transaction.atomic
def make_next(
    *, season: Season, meets: Iterable[Meet], with_events: bool, by: AbstractBaseUser, now: datetime
) -> Season:
    """The season of the following year with what scores in this one and these of its meets; nobody but the desk sees it.

    `with_events`: what scored at a meet scores there again; else the programme is empty. Raises ValidationError where the
    league has a season of that year already.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("league").get(pk=season.pk)
    made = Season(league=season.league, year=season.year + 1)
    made.full_clean()
    made.save()
    scored = _copy_disciplines(season, made)
    chosen = {meet.pk for meet in meets}
    for plan in planned(season):
        if plan.of.pk in chosen:
            meet = _make_meet(plan, made)
            if with_events:
                _copy_events(plan.of, meet, scored)
    return made


@transaction.atomic
def release(*, season: Season, by: AbstractBaseUser, now: datetime) -> Season:
    """From now on the whole season is public: page, search, feeds, calendar and sitemap at once.

    Raises ValidationError for one that is public, and for one without a meet.
    """
    season = Season.objects.select_for_update(of=("self",)).select_related("league").get(pk=season.pk)
    if season.released_at and season.released_at <= now:
        raise ValidationError(f"{season} has been public since {season.released_at:%-d %B %Y}.")
    if not season.meets.exists():
        raise ValidationError(f"{season} has no meet yet.")
    season.released_at = now
    season.save(update_fields=["released_at"])
    return season


def _copy_disciplines(season: Season, made: Season) -> dict[int, SeasonDiscipline]:
    copies = {}
    for one in season.disciplines.prefetch_related("disciplines"):
        copy = SeasonDiscipline(season=made)
        for name in (
            "name",
            "slug",
            "sex",
            "points",
            "final_places",
            "national_wild_cards",
            "global_wild_cards",
        ):
            setattr(copy, name, getattr(one, name))
        copy.save()
        copy.disciplines.set(one.disciplines.all())
        copies[one.pk] = copy
    return copies


def _make_meet(plan: Planned, season: Season) -> Meet:
    of = plan.of
    meet = Meet(
        competition=of.competition,
        season=season,
        name=plan.name,
        short_name=next_name(of.short_name),
        slug=free_slug(plan.name, plan.start_date.year),
        venue=of.venue,
        start_date=plan.start_date,
        end_date=plan.end_date,
        status=MeetStatus.SCHEDULED,
        is_final=of.is_final,
        to_be_confirmed=True,
    )
    meet.full_clean()
    meet.save()
    return meet


def _copy_events(of: Meet, meet: Meet, scored: Mapping[int, SeasonDiscipline]) -> None:
    kept = ("discipline", "sex", "age_class", "para_class", "label", "facility", "indoors", "slug")
    for event in of.events.exclude(season_discipline=None).select_related("discipline"):
        columns = {name: getattr(event, name) for name in kept}
        copy = Event(meet=meet, season_discipline=scored[event.season_discipline_id], **columns)
        copy.full_clean()
        copy.save()
