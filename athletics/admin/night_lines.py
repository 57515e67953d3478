"""The lines of the night: who is to start, and what has been kept of each."""

from dataclasses import dataclass
from datetime import datetime

from athletics import marks
from athletics.choices import EntryRole, ResultStatus
from athletics.field import OUT
from athletics.models import Athlete, EntryStep, Result, Round


@dataclass(frozen=True, slots=True)
class NightLine:
    """One athlete, with the result as it is typed. `seen` says what stood when the line was shown."""

    athlete: Athlete
    result: Result | None
    lane: int | None
    role: str
    place: str
    mark: str
    wind: str
    status: str

    @property
    def seen(self) -> str:
        return f"{self.place}|{self.mark}|{self.status}" if self.result else "none"

    @property
    def words(self) -> str:
        return " ".join(
            part for part in (self.place, self.mark, self.status if self.status != "ok" else "") if part
        )

    @property
    def as_json(self) -> dict:
        return {
            "seen": self.seen,
            "place": self.place,
            "mark": self.mark,
            "wind": self.wind,
            "status": self.status,
            "words": self.words,
        }

    def same_as(self, *, place: int | None, mark: str, status: str) -> bool:
        """Whether this is what is sent, a second time perhaps."""
        return (self.place, self.mark, self.status) == (str(place or ""), mark, status or ResultStatus.OK)


def line_of(athlete: Athlete, result: Result | None, *, lane: int | None = None, role: str = "") -> NightLine:
    """The line of an athlete whose result comes with its discipline."""
    if result is None:
        return NightLine(athlete, None, lane, role, "", "", "", ResultStatus.OK)
    printed = ""
    if result.mark is not None:
        printed = marks.format_value(
            result.mark, result.discipline.unit, result.precision, timing=result.timing or None
        )
    wind = (
        marks.format_wind(result.wind, result.wind_state, ascii_minus=True) if result.wind is not None else ""
    )
    return NightLine(athlete, result, lane, role, str(result.place or ""), printed, wind, result.status)


def lines_of(race: Round, results: list[Result], *, now: datetime) -> list[NightLine]:
    """Those with a result first, by place; then who is still in, by lane and name. One query."""
    by_person = {result.athlete.person_id: result for result in results if result.athlete_id}
    starters = {}
    steps = EntryStep.objects.known(as_of=now).filter(entry__event=race.event_id)
    for step in steps.select_related("entry__athlete__merged_into"):
        athlete = step.entry.athlete.merged_into or step.entry.athlete
        lane = step.order or starters.get(athlete.pk, (None, None, None))[1]
        starters[athlete.pk] = (step, lane, athlete)
    known = {pk: (step.entry.role, lane) for pk, (step, lane, _) in starters.items()}
    done = [
        line_of(result.athlete, result, role=_role(known, pk), lane=known.get(pk, ("", None))[1])
        for pk, result in by_person.items()
    ]
    waiting = [
        line_of(athlete, None, lane=lane, role=_role(known, pk))
        for pk, (step, lane, athlete) in starters.items()
        if pk not in by_person and step.kind not in OUT
    ]
    return done + sorted(
        waiting, key=lambda line: (line.lane is None, line.lane or 0, line.athlete.family_name)
    )


def _role(known: dict, pk: int) -> str:
    role = known.get(pk, ("", None))[0]
    return "" if role in ("", EntryRole.COMPETITOR) else str(EntryRole(role).label)
