"""Builders for the record. Names are plainly invented; codes and units are the sport's own."""

from datetime import UTC, date, datetime
from itertools import count

from django.contrib.auth.models import User
from django.utils.text import slugify

from athletics import models
from athletics.choices import (
    CoverageOf,
    Direction,
    EntryStepKind,
    Facility,
    Level,
    MeetStatus,
    Ratification,
    RecordKind,
    ResultStatus,
    RulingKind,
    SourceKind,
    Unit,
)
from tests.factories import imports

serial = count(1)
NOON = datetime(2025, 7, 16, 11, 0, tzinfo=UTC)

DISCIPLINES = {
    # code: name, unit, direction, millimetres, wind, group, official world record
    "100m": ("100m", Unit.TIME, Direction.LOW, 100_000, True, "100m", True),
    "800m": ("800m", Unit.TIME, Direction.LOW, 800_000, False, "800m", True),
    "1500m": ("1500m", Unit.TIME, Direction.LOW, 1_500_000, False, "1500m-mile", True),
    "mile": ("Mile", Unit.TIME, Direction.LOW, 1_609_344, False, "1500m-mile", True),
    "2-miles": ("2 Miles", Unit.TIME, Direction.LOW, 3_218_688, False, "3000m-2-miles", False),
    "5000m": ("5000m", Unit.TIME, Direction.LOW, 5_000_000, False, "5000m", True),
    "4x400m": ("4x400m", Unit.TIME, Direction.LOW, 1_600_000, False, "4x400m", True),
    "long-jump": ("Long Jump", Unit.LENGTH, Direction.HIGH, None, True, "long-jump", True),
    "high-jump": ("High Jump", Unit.HEIGHT, Direction.HIGH, None, False, "high-jump", True),
    "decathlon": ("Decathlon", Unit.POINTS, Direction.HIGH, None, False, "decathlon", True),
}
COUNTRIES = {
    # code: name, demonyms, area, continent, ISO
    "NOR": ("Norway", ["Norwegian"], "EUR", "europe", "NO"),
    "GBR": ("Great Britain and Northern Ireland", ["British", "Briton"], "EUR", "europe", "GB"),
    "KEN": ("Kenya", ["Kenyan"], "AFR", "africa", "KE"),
    "USA": ("United States", ["American"], "NAC", "north_america", "US"),
    "CHN": ("China", ["Chinese"], "ASI", "asia", "CN"),
    "QAT": ("Qatar", ["Qatari"], "ASI", "asia", "QA"),
    "SUI": ("Switzerland", ["Swiss"], "EUR", "europe", "CH"),
}


def country(code: str = "NOR", **fields) -> models.Country:
    name, demonyms, area, continent, iso = COUNTRIES.get(code, (f"Land {code}", [], "", "", ""))
    defaults = {"name": name, "demonyms": demonyms, "area": area, "continent": continent, "iso_code": iso}
    return models.Country.objects.get_or_create(code=code, defaults={**defaults, **fields})[0]


def discipline(code: str = "1500m", **fields) -> models.Discipline:
    name, unit, direction, distance, wind, group, world_record = DISCIPLINES[code]
    defaults = {
        "name": name,
        "unit": unit,
        "direction": direction,
        "distance": distance,
        "wind_matters": wind,
        "group": group,
        "has_world_record": world_record,
        "is_relay": code.startswith("4x"),
        "is_combined": code == "decathlon",
        "order": list(DISCIPLINES).index(code),
    }
    return models.Discipline.objects.get_or_create(code=code, defaults={**defaults, **fields})[0]


def source(**fields) -> models.Source:
    defaults = {"kind": SourceKind.RESULTS, "title": f"Results sheet {next(serial)}"}
    return models.Source.objects.create(**{**defaults, **fields})


def venue(city: str = "Testholm", country_code: str = "NOR", **fields) -> models.Venue:
    number = next(serial)
    defaults = {
        "name": f"Stadium {number}",
        "slug": f"stadium-{number}",
        "city": city,
        "country": country(country_code),
        "time_zone": "Europe/Oslo",
    }
    return models.Venue.objects.create(**{**defaults, **fields})


def athlete(name: str = "", country_code: str = "NOR", **fields) -> models.Athlete:
    number = next(serial)
    given, family = (name or f"Testa Runner{number}").split(" ", 1)
    defaults = {
        "given_name": given,
        "family_name": family,
        "slug": f"{slugify(f'{given} {family}')}-{number}",
        "sex": "M",
        "birth_date": date(2000, 1, 2),
        "country": country(country_code),
    }
    return models.Athlete.objects.create(**{**defaults, **fields})


def competition(name: str = "", **fields) -> models.Competition:
    number = next(serial)
    defaults = {"name": name or f"Meeting {number}", "code": f"meeting-{number}", "level": Level.MEETING}
    return models.Competition.objects.create(**{**defaults, **fields})


def league(**fields) -> models.League:
    number = next(serial)
    return models.League.objects.create(**{"name": f"League {number}", "slug": f"league-{number}", **fields})


def season(year: int = 2025, **fields) -> models.Season:
    if "league" not in fields:
        fields["league"] = league()
    return models.Season.objects.create(year=year, **fields)


def season_discipline(
    season: models.Season, codes: tuple[str, ...] = ("1500m",), **fields
) -> models.SeasonDiscipline:
    rows = [discipline(code) for code in codes]
    name = "/".join(row.name for row in rows)
    defaults = {
        "name": name,
        "slug": slugify(name.replace("/", "-")),
        "sex": "M",
        "points": [8, 7, 6, 5, 4, 3, 2, 1],
        "final_places": 10,
    }
    scored = models.SeasonDiscipline.objects.create(season=season, **{**defaults, **fields})
    scored.disciplines.set(rows)
    return scored


def meet(start: date = date(2025, 7, 19), **fields) -> models.Meet:
    number = next(serial)
    if "competition" not in fields:
        fields["competition"] = competition()
    if "venue" not in fields:
        fields["venue"] = venue()
    defaults = {
        "name": fields["competition"].name,
        "slug": f"meet-{number}",
        "start_date": start,
        "end_date": fields.get("end_date", start),
        "status": MeetStatus.HELD,
    }
    return models.Meet.objects.create(**{**defaults, **fields})


def meet_change(meet: models.Meet, announced_on: date, **fields) -> models.MeetChange:
    defaults = {
        "status": meet.status,
        "start_date": meet.start_date,
        "end_date": meet.end_date,
        "venue": meet.venue,
    }
    return models.MeetChange.objects.create(meet=meet, announced_on=announced_on, **{**defaults, **fields})


def event(code: str = "1500m", **fields) -> models.Event:
    if "meet" not in fields:
        fields["meet"] = meet()
    facility = Facility.FIELD if DISCIPLINES[code][1] in (Unit.LENGTH, Unit.HEIGHT) else Facility.TRACK
    defaults = {
        "discipline": discipline(code),
        "sex": "M",
        "facility": facility,
        "slug": f"{code}-{next(serial)}",
    }
    return models.Event.objects.create(**{**defaults, **fields})


def race(event: models.Event | None = None, **fields) -> models.Round:
    """A round of an event: the final on the meet's first day unless told otherwise."""
    event = event or globals()["event"]()
    defaults = {"date": event.meet.start_date, "status": "official"}
    return models.Round.objects.create(event=event, **{**defaults, **fields})


def entry(event: models.Event | None = None, athlete: models.Athlete | None = None, **fields) -> models.Entry:
    event = event or globals()["event"]()
    athlete = athlete or globals()["athlete"]()
    return models.Entry.objects.create(event=event, athlete=athlete, **{"country": athlete.country, **fields})


def entry_step(entry: models.Entry, announced_on: date, **fields) -> models.EntryStep:
    defaults = {"kind": EntryStepKind.ANNOUNCED}
    return models.EntryStep.objects.create(entry=entry, announced_on=announced_on, **{**defaults, **fields})


def team(country_code: str = "NOR", **fields) -> models.Team:
    land = country(country_code)
    return models.Team.objects.get_or_create(
        name=fields.pop("name", land.name), sex=fields.pop("sex", "M"), defaults={"country": land, **fields}
    )[0]


def result(athlete: models.Athlete | None = None, mark: int | None = 213_000, **fields) -> models.Result:
    """A result in a round (`round=`) or on its own; what the round knows is copied from it."""
    race = fields.get("round")
    if athlete is None and "team" not in fields:
        athlete = globals()["athlete"]()
    competitor_country = (athlete or fields["team"]).country
    defaults = {"country": competitor_country, "status": ResultStatus.OK, "sex": "M"}
    if race:
        defaults |= {
            "discipline": race.event.discipline,
            "sex": race.event.sex,
            "age_class": race.event.age_class,
            "facility": race.event.facility,
            "indoors": race.event.indoors,
            "date": race.date,
            "meet": race.event.meet,
            "venue": race.event.meet.venue,
        }
    else:
        defaults |= {"discipline": discipline(), "facility": Facility.TRACK, "date": date(2025, 6, 1)}
    if defaults["discipline"].unit == Unit.TIME:
        defaults["precision"] = 100
    return models.Result.objects.create(athlete=athlete, mark=mark, **{**defaults, **fields})


def ruling(result: models.Result, decided_on: date, **fields) -> models.Ruling:
    defaults = {
        "kind": RulingKind.DISQUALIFICATION,
        "place_before": result.place,
        "place_after": None,
        "status_before": ResultStatus.OK,
        "status_after": ResultStatus.DISQUALIFIED,
        "mark_before": result.mark,
        "mark_after": result.mark,
        "reason": "TR17.3.1",
    }
    return models.Ruling.objects.create(result=result, decided_on=decided_on, **{**defaults, **fields})


def record(athlete: models.Athlete | None = None, mark: int = 206_000, **fields) -> models.Record:
    if athlete is None and "team" not in fields:
        athlete = globals()["athlete"]()
    defaults = {
        "kind": RecordKind.WORLD,
        "discipline": discipline(),
        "sex": "M",
        "facility": Facility.TRACK,
        "holder_country": (athlete or fields.get("team")).country,
        "precision": 100,
        "set_on": date(2020, 1, 1),
        "ratification": Ratification.NOT_ON_FILE,
    }
    return models.Record.objects.create(athlete=athlete, mark=mark, **{**defaults, **fields})


def stated_best(athlete: models.Athlete, mark: int, **fields) -> models.StatedBest:
    defaults = {"discipline": discipline(), "precision": 100, "stated_on": date(2025, 1, 1)}
    if "source" not in fields:
        fields["source"] = source()
    return models.StatedBest.objects.create(athlete=athlete, mark=mark, **{**defaults, **fields})


def coverage(**fields) -> models.Coverage:
    return models.Coverage.objects.create(**{"of": CoverageOf.RESULTS, "complete": True, **fields})


def alias(**fields) -> models.Alias:
    return models.Alias.objects.create(
        **{"athlete": athlete(), "name": f"Alias {next(serial)}", "kind": "spelling", **fields}
    )


def leg(**fields) -> models.Leg:
    defaults = {
        "result": fields.get("result") or result(team=team(), discipline=discipline("4x400m")),
        "order": 1,
    }
    return models.Leg.objects.create(athlete=athlete(), **{**defaults, **fields})


def record_query(**fields) -> models.RecordQuery:
    if "raised_by" not in fields:
        fields["raised_by"] = User.objects.create_user(f"asker{next(serial)}", password=None, is_staff=True)
    defaults = {"said": "It was run on 20 July.", "source": "https://example.org/results", "raised_at": NOON}
    return models.RecordQuery.objects.create(**{**defaults, **fields})


BUILDERS = {
    **imports.BUILDERS,
    models.Alias: alias,
    models.Athlete: athlete,
    models.Attempt: lambda: models.Attempt.objects.create(
        result=result(mark=812, discipline=discipline("long-jump")), number=1, outcome="o", mark=812
    ),
    models.Broadcast: lambda: models.Broadcast.objects.create(meet=meet(), outlet="A channel"),
    models.Change: lambda: models.Change.objects.create(
        noun="athlete", row="1", verb="update", keys="athlete:1", at=NOON
    ),
    models.Competition: competition,
    models.CompetitionName: lambda: models.CompetitionName.objects.create(
        competition=competition(), name=f"Sponsor's Meeting {next(serial)}"
    ),
    models.Country: country,
    models.Coverage: lambda: coverage(athlete=athlete()),
    models.Discipline: discipline,
    models.Entry: entry,
    models.EntryStep: lambda: entry_step(entry(), date(2025, 4, 11)),
    models.Event: event,
    models.ImportChange: lambda: models.ImportChange.objects.create(
        of=imports.imported(), model="result", row=result().pk, before={"place": None}, after={"place": 1}
    ),
    models.League: league,
    models.LeagueName: lambda: models.LeagueName.objects.create(
        league=league(), name=f"Sponsor's League {next(serial)}"
    ),
    models.Leg: leg,
    models.Meet: meet,
    models.MeetChange: lambda: meet_change(meet(), date(2025, 1, 1)),
    models.Nationality: lambda: models.Nationality.objects.create(athlete=athlete(), country=country()),
    models.Record: record,
    models.RecordQuery: record_query,
    models.Result: result,
    models.Round: race,
    models.Ruling: lambda: ruling(result(place=1), date(2025, 9, 1)),
    models.Season: season,
    models.SeasonDiscipline: lambda: season_discipline(season()),
    models.Source: source,
    models.Split: lambda: models.Split.objects.create(result=result(), distance=800, time=112_400),
    models.StatedBest: lambda: stated_best(athlete(), 207_000),
    models.Team: team,
    models.Venue: venue,
    models.VenueName: lambda: models.VenueName.objects.create(venue=venue(), name=f"Old Name {next(serial)}"),
}
"""Of every model of the record, how to make one row with nothing said."""
