"""A pasted table taken in once every doubt is settled: entries, and the bests it states."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify

from athletics import marks
from athletics.choices import BestKind, EntryRole, EntryStepKind, Sex
from athletics.entering.pasted import Pasted
from athletics.entering.steps import announce, enter, put_on_start_list, withdraw
from athletics.models import Athlete, Country, Entry, EntryStep, Event, StatedBest
from athletics.models.announcements import Told
from athletics.names import fold, split_name, title_case_family


@dataclass(frozen=True, slots=True)
class Settled:
    """A line and the athlete it means; None for one who is not on file yet and is put there."""

    pasted: Pasted
    athlete: Athlete | None


@dataclass(frozen=True, slots=True)
class Taken:
    """What was new."""

    steps: tuple[EntryStep, ...]
    athletes: tuple[Athlete, ...]
    bests: tuple[StatedBest, ...]


@transaction.atomic
def take_in(
    *, event: Event, lines: Iterable[Settled], kind: str, told: Told, by: AbstractBaseUser, now: datetime
) -> Taken:
    """Announces, enters, lists or withdraws these athletes, all or none; what is on file already is left alone.

    A best that is stated is kept with the source and the day of the announcement. Raises ValidationError, naming the line.
    """
    steps, made, bests = [], [], []
    for one in lines:
        try:
            athlete = one.athlete or _new(one.pasted, event)
            if one.athlete is None:
                made.append(athlete)
            steps += _step(event, athlete, one.pasted, kind, told, by, now)
            bests += _bests(event, athlete, one.pasted, told)
        except ValidationError as error:
            said = "; ".join(error.messages)
            raise ValidationError(f"Line {one.pasted.line}, {one.pasted.name}: {said}") from None
    return Taken(tuple(steps), tuple(made), tuple(bests))


def _step(event: Event, athlete: Athlete, line: Pasted, kind: str, told: Told, by, now) -> list[EntryStep]:
    if kind == EntryStepKind.ANNOUNCED:
        return announce(
            event=event,
            athletes=[athlete],
            announced_on=told.announced_on,
            source=told.source,
            by=by,
            now=now,
        )
    if kind == EntryStepKind.ENTERED:
        return enter(event=event, athletes=[athlete], told=told, by=by, now=now)
    rows = Athlete.objects.keys_of([athlete])
    entry = Entry.objects.filter(event=event, athlete__in=rows).first()
    if kind == EntryStepKind.WITHDRAWN:
        if entry is None:
            raise ValidationError("not in this event, so nothing to withdraw from.")
        return [withdraw(entry=entry, told=told, by=by, now=now)]
    if entry is None:
        entry = Entry(event=event, athlete=athlete, country=athlete.country, role=EntryRole.COMPETITOR)
        entry.full_clean()
        entry.save()
    same = {"kind": kind, "announced_on": told.announced_on, "order": line.order}
    if entry.steps.standing().filter(**same).exists():
        return []
    return [put_on_start_list(entry=entry, told=told, by=by, now=now, order=line.order)]


def _new(line: Pasted, event: Event) -> Athlete:
    country = Country.objects.filter(pk=line.country).first()
    if country is None:
        raise ValidationError("a new athlete needs a country in the table.")
    if event.sex == Sex.MIXED:
        raise ValidationError("of a mixed event nobody new can be put on file here: add the athlete first.")
    given, family = split_name(line.name)
    athlete = Athlete(
        given_name=given.title() if given.isupper() and len(given) > 2 else given,
        family_name=title_case_family(family),
        sex=event.sex,
        country=country,
        identity_uncertain=True,
        slug=_free_slug(line.name),
    )
    athlete.full_clean()
    athlete.save()
    return athlete


def _free_slug(name: str) -> str:
    base = slugify(fold(name))[:140] or "athlete"
    taken = set(Athlete.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(slug for slug in numbered if slug not in taken)


def _bests(event: Event, athlete: Athlete, line: Pasted, told: Told) -> list[StatedBest]:
    if told.source is None:
        return []
    said = ((BestKind.PERSONAL, line.best, None), (BestKind.SEASON, line.season_best, told.announced_on.year))
    return [
        best
        for kind, text, year in said
        if text and (best := _stated(event, athlete, kind, text, year, told))
    ]


def _stated(event: Event, athlete: Athlete, kind: str, text: str, year: int | None, told: Told):
    """The best, where it was not on file; None where it was."""
    mark = read_mark(event, text)
    same = {
        "athlete": athlete,
        "discipline": event.discipline,
        "kind": kind,
        "year": year,
        "facility": "",
        "stated_on": told.announced_on,
    }
    values = {"mark": mark.value, "precision": mark.precision, "source": told.source}
    best, is_new = StatedBest.objects.get_or_create(**same, defaults=values)
    return best if is_new else None


def read_mark(event: Event, text: str) -> marks.Mark:
    """A pasted mark by the event's discipline. Raises ValidationError."""
    discipline = event.discipline
    try:
        mark = marks.parse(
            text,
            unit=discipline.unit,
            distance_m=discipline.distance // 1000 if discipline.distance else None,
            road=discipline.is_road,
        )
    except marks.MarkError as error:
        raise ValidationError(str(error)) from None
    if mark is None or mark.value is None:
        raise ValidationError(f"“{text}” is no mark.")
    return mark
