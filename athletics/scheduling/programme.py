"""What scores at a meet: the events that belong to the season's disciplines."""

from collections.abc import Iterable

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from athletics.choices import Facility, Unit
from athletics.models import Discipline, Event, Meet, SeasonDiscipline


@transaction.atomic
def set_scoring(*, meet: Meet, scored: Iterable[SeasonDiscipline], by: AbstractBaseUser) -> tuple[int, int]:
    """These of the season score at the meet and no others; how many events were made and taken away.

    An event that is there already and of a discipline that scores is taken into the league. One that no longer scores
    is taken away where nothing rests on it. Raises ValidationError where entries or rounds do, or for another season.
    """
    meet = Meet.objects.select_for_update().get(pk=meet.pk)
    scored = {one.pk: one for one in scored}
    if any(one.season_id != meet.season_id for one in scored.values()):
        raise ValidationError("What is to score belongs to another season.")
    there = {event.season_discipline_id: event for event in meet.events.exclude(season_discipline=None)}
    gone = [event for pk, event in there.items() if pk not in scored]
    for event in gone:
        _take_away(event)
    new = [one for pk, one in scored.items() if pk not in there]
    for one in new:
        _bring(meet, one)
    return len(new), len(gone)


def _take_away(event: Event) -> None:
    if event.entries.exists() or event.rounds.exists():
        raise ValidationError(
            f"{event.name} has entries or rounds on file and stays. Open the event to take it out of the league."
        )
    event.delete()


def _bring(meet: Meet, scored: SeasonDiscipline) -> Event:
    choices = list(scored.disciplines.all())
    if not choices:
        raise ValidationError(f"{scored.name} has no discipline yet: name one there first.")
    free = meet.events.filter(
        sex=scored.sex, discipline__in=choices, season_discipline=None, age_class="senior"
    )
    if event := free.filter(para_class="").first():
        event.season_discipline = scored
        event.save(update_fields=["season_discipline"])
        return event
    event = Event(
        meet=meet,
        discipline=choices[0],
        sex=scored.sex,
        facility=usual_facility(choices[0]),
        season_discipline=scored,
    )
    event.slug = slugify(event.name.replace("’", ""))
    event.full_clean()
    event.save()
    return event


def usual_facility(discipline: Discipline) -> str:
    """What a discipline is held on outdoors."""
    if discipline.is_road:
        return Facility.ROAD
    if discipline.unit in (Unit.LENGTH, Unit.HEIGHT):
        return Facility.FIELD
    return Facility.TRACK
