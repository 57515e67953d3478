"""One medal, with everything a page or a frozen document prints of it."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from athletics.as_of import day
from athletics.choices import Level, ResultStatus, Sex
from athletics.honours.definition import MEDALS, Contest, Surface, contest_of, surface_of
from athletics.models import Event, Meet, Result, Ruling
from athletics.rulings import as_it_stood


@dataclass(frozen=True, slots=True)
class Medal:
    """A medal, or the title of a league, as it stood on the day asked about.

    `date` is the day of the final; `held_from` the same, or the day of the decision where places were reallocated.
    `via` is “final”, or “round” for a relay runner who ran in a heat only. The country is the one represented.
    """

    result_id: int
    place: int
    medal: str
    level: Level
    competition_id: int
    competition_code: str
    competition_name: str
    title_name: str
    area: str
    league_id: int | None
    season_year: int | None
    meet_id: int
    meet_slug: str
    edition: str
    meet_start: date
    event_name: str
    label: str
    para_class: str
    discipline_code: str
    discipline_name: str
    group: str
    sex: Sex
    age_class: str
    surface: Surface
    contest: Contest
    via: str
    date: date
    held_from: date
    reallocated: bool
    decided_on: date | None
    place_before: int | None
    mark: int | None
    printed_mark: str
    unit: str
    name: str
    athlete_id: int | None
    athlete_slug: str
    team_id: int | None
    country_code: str
    country_name: str
    city: str
    venue_country_code: str

    @property
    def year(self) -> int:
        """The year of the final: 2021 for an edition named Tokyo 2020."""
        return self.date.year

    @property
    def title_key(self) -> tuple:
        """What is one title from edition to edition. A league's goes with the group: 1500m and mile are one."""
        if self.league_id:
            return ("league", self.league_id, self.group, str(self.sex))
        return (
            self.competition_id,
            self.discipline_code,
            str(self.sex),
            self.age_class,
            self.para_class,
            self.label,
        )

    @property
    def title(self) -> str:
        """“Olympic 5000m champion”."""
        return f"{self.of_what} champion"

    @property
    def of_what(self) -> str:
        """“Olympic 5000m”; cross country championships have one race and need no discipline."""
        cross_country = self.surface == Surface.CROSS_COUNTRY
        return self.title_name if cross_country else f"{self.title_name} {self.discipline_name}"


def medal_from(result: Result, *, as_of: date | datetime) -> Medal | None:
    stood = as_it_stood(result, as_of=as_of)
    event = result.round.event
    meet = event.meet
    of_league = not meet.competition.confers_titles
    if stood.status != ResultStatus.OK or stood.place not in MEDALS or (of_league and stood.place != 1):
        return None
    moved = _moved_by(result, place=stood.place, on=day(as_of))
    return Medal(
        result_id=result.pk,
        place=stood.place,
        medal="title" if of_league else MEDALS[stood.place],
        date=result.date,
        held_from=moved.decided_on if moved else result.date,
        reallocated=moved is not None,
        decided_on=moved.decided_on if moved else None,
        place_before=moved.place_before if moved else None,
        mark=stood.mark,
        printed_mark=stood.printed_mark,
        unit=result.discipline.unit,
        surface=surface_of(result),
        contest=contest_of(result),
        via="final" if getattr(result, "ran_final", True) else "round",
        **_edition(meet, of_league=of_league),
        **_event(event, of_league=of_league),
        **_who(result),
    )


def _moved_by(result: Result, *, place: int, on: date) -> Ruling | None:
    """The ruling that gave the result the place it has on the day, or None where the race did."""
    made = sorted(
        (
            ruling
            for ruling in result.rulings.all()
            if ruling.decided_on <= on and ruling.place_after != ruling.place_before
        ),
        key=lambda ruling: (ruling.decided_on, ruling.pk),
    )
    return made[-1] if made and made[-1].place_after == place else None


def edition_name(meet: Meet) -> str:
    """The edition as printed, with its year unless the name has one: Tokyo 2020 was held in 2021."""
    return meet.name if re.search(r"\b[12][0-9]{3}\b", meet.name) else str(meet)


def _edition(meet: Meet, *, of_league: bool) -> dict:
    competition, league = meet.competition, meet.season.league if of_league else None
    return {
        "level": Level.LEAGUE if of_league else Level(competition.level),
        "competition_id": competition.pk,
        "competition_code": competition.code,
        "competition_name": competition.name,
        "title_name": league.name if league else competition.title_name or competition.name,
        "area": competition.area,
        "league_id": league.pk if league else None,
        "season_year": meet.season.year if league else None,
        "meet_id": meet.pk,
        "meet_slug": meet.slug,
        "edition": edition_name(meet),
        "meet_start": meet.start_date,
        "city": meet.venue.city,
        "venue_country_code": meet.venue.country_id,
    }


def _event(event: Event, *, of_league: bool) -> dict:
    return {
        "event_name": event.name,
        "label": event.label,
        "para_class": event.para_class,
        "discipline_code": event.discipline_id,
        "discipline_name": event.season_discipline.name if of_league else event.discipline.name,
        "group": event.discipline.group,
        "sex": Sex(event.sex),
        "age_class": event.age_class,
    }


def _who(result: Result) -> dict:
    athlete = result.athlete and (result.athlete.merged_into or result.athlete)
    return {
        "name": athlete.name if athlete else result.team.name,
        "athlete_id": athlete.pk if athlete else None,
        "athlete_slug": athlete.slug if athlete else "",
        "team_id": result.team_id,
        "country_code": result.country_id,
        "country_name": result.country.name,
    }
