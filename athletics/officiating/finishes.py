"""A round's results a line at a time: provisional while they come, then official."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction

from athletics import marks
from athletics.choices import ResultStatus, RoundStatus, Timing, WindState
from athletics.models import Athlete, Country, Result, Round, Ruling

FINAL = (RoundStatus.OFFICIAL, RoundStatus.AMENDED)
FLAGS = ("wind_assisted", "altitude", "mixed_race", "aided", "downhill", "oversized_track")
WITHOUT_MARK = (
    ResultStatus.DID_NOT_START,
    ResultStatus.DID_NOT_FINISH,
    ResultStatus.NO_MARK,
    ResultStatus.NO_HEIGHT,
)


@transaction.atomic
def post(
    *,
    race: Round,
    athlete: Athlete,
    place: int | None,
    mark: marks.Mark | None,
    by: AbstractBaseUser,
    now: datetime,
    status: str = ResultStatus.OK,
    wind: marks.Wind | None = None,
    country: Country | None = None,
    raw: str = "",
) -> Result:
    """What is known of one athlete's result: the line is made or put right, and the round is provisional from then on.

    `mark`: as `marks.parse` reads it, with its own status where that is not “finished”. Raises ValidationError once the
    round is official, and where it has no day.
    """
    race = _open(race)
    if race.date is None:
        raise ValidationError("Give the round its day before its results.")
    result = _line(race, athlete) or _new(race, athlete, country)
    if mark and mark.status != ResultStatus.OK:
        status = mark.status
    result.place, result.status = place, status
    result.mark = mark.value if mark and status not in WITHOUT_MARK else None
    result.status_detail = (mark.status_detail if mark else "")[:60]
    result.precision = mark.precision if mark else None
    result.timing = Timing.HAND if mark and mark.timing == Timing.HAND else ""
    result.raw_mark = raw[:40]
    for flag in FLAGS:
        setattr(result, flag, bool(mark and getattr(mark, flag)))
    _blow(result, race, mark, wind)
    result.derive()
    result.full_clean()
    result.save()
    _mark_as(race, RoundStatus.PROVISIONAL)
    return result


@transaction.atomic
def take_down(*, race: Round, athlete: Athlete, by: AbstractBaseUser, now: datetime) -> bool:
    """The line is gone again, as if nothing had been typed; whether there was one. Raises ValidationError once official."""
    race = _open(race)
    result = _line(race, athlete)
    if result is None:
        return False
    result.delete()
    if not race.results.current().exists():
        _mark_as(race, RoundStatus.SCHEDULED)
    return True


@transaction.atomic
def make_official(*, race: Round, complete: bool, by: AbstractBaseUser, now: datetime) -> Round:
    """From now on only a ruling changes it. `complete`: everybody who started is on file. Raises ValidationError for none."""
    race = _open(race)
    if not race.results.current().exists():
        raise ValidationError("No result has been entered yet.")
    race.status, race.list_complete = RoundStatus.OFFICIAL, complete
    race.save(update_fields=["status", "list_complete"])
    return race


@transaction.atomic
def reopen(*, race: Round, by: AbstractBaseUser, now: datetime) -> Round:
    """Provisional again: it was made official by mistake. Raises ValidationError where a ruling rests on it."""
    race = Round.objects.select_for_update().get(pk=race.pk)
    if race.status not in FINAL:
        raise ValidationError("It is not official.")
    if Ruling.objects.filter(result__round=race).exists():
        raise ValidationError("A ruling rests on it: enter another ruling instead.")
    race.status, race.list_complete = RoundStatus.PROVISIONAL, False
    race.save(update_fields=["status", "list_complete"])
    return race


def doubts(results: list[Result]) -> list[str]:
    """What looks wrong in a round's results, with their disciplines and names: warnings, since it may be right."""
    placed = sorted((one for one in results if one.place), key=lambda one: one.place)
    found = []
    for one, after in zip(placed, placed[1:], strict=False):
        marked = one.rank_key is not None and after.rank_key is not None
        if marked and one.place < after.place and after.rank_key < one.rank_key:
            found.append(f"{after.competitor} is behind {one.competitor} and has the better mark.")
        elif marked and one.place == after.place and after.rank_key != one.rank_key:
            found.append(f"{one.competitor} and {after.competitor} share a place and not a mark.")
    if placed and placed[0].place != 1:
        found.append("Nobody is first.")
    unplaced = [one for one in results if one.place is None and one.status == ResultStatus.OK]
    found += [f"{one.competitor} has no place." for one in unplaced]
    return found


def _open(race: Round) -> Round:
    race = (
        Round.objects.select_for_update(of=("self",))
        .select_related("event__meet", "event__discipline")
        .get(pk=race.pk)
    )
    if race.status in FINAL:
        raise ValidationError("The result is official: what changes it is a ruling.")
    return race


def _line(race: Round, athlete: Athlete) -> Result | None:
    rows = Athlete.objects.keys_of([athlete])
    return race.results.current().filter(athlete__in=rows, discipline=race.event.discipline_id).first()


def _new(race: Round, athlete: Athlete, country: Country | None) -> Result:
    event = race.event
    copied = ("discipline", "sex", "age_class", "facility", "indoors", "meet")
    return Result(
        round=race,
        athlete=athlete,
        country=country or athlete.country,
        date=race.date,
        venue=race.venue or event.meet.venue,
        **{name: getattr(event, name) for name in copied},
    )


def _blow(result: Result, race: Round, mark: marks.Mark | None, wind: marks.Wind | None) -> None:
    """The wind of the attempt, else the race's; no information where it matters and none is given."""
    said = (
        wind
        or (mark and mark.wind_state == WindState.MEASURED and marks.Wind(mark.wind, mark.wind_state))
        or None
    )
    if said:
        result.wind, result.wind_state = said.tenths, said.state
    elif race.wind is not None:
        result.wind, result.wind_state = race.wind, race.wind_state
    else:
        matters = race.event.discipline.wind_matters and not race.event.indoors
        result.wind = None
        result.wind_state = WindState.NO_INFORMATION if matters else WindState.NOT_REQUIRED


def _mark_as(race: Round, status: str) -> None:
    if race.status != status:
        race.status = status
        race.save(update_fields=["status"])
