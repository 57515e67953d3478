"""Sources, countries, disciplines, venues, competitions, leagues and seasons."""

from athletics import models
from athletics.imports.record.cells import (
    Cell,
    Day,
    Listed,
    Moment,
    Numbers,
    PrizeMoney,
    To,
    ToMany,
    Whole,
    YesNo,
)
from athletics.imports.record.sheets.sheet import Sheet, texts

INTERVAL = {"valid_from": Day("valid_from"), "valid_until": Day("valid_until")}
SEASON = To("year", "seasons", ("league",))

REFERENCE = (
    Sheet(
        "sources",
        models.Source,
        texts("kind title publisher url note") | {"published_on": Day("published_on")},
        key=("key",),
    ),
    Sheet(
        "countries",
        models.Country,
        texts("code name kind area continent iso_code")
        | {
            "demonyms": Listed("demonyms"),
            "parent": To("parent", "countries"),
            "dissolved_on": Day("dissolved_on"),
        },
        key=("code",),
    ),
    Sheet(
        "disciplines",
        models.Discipline,
        texts("code name unit direction group wa_code opentrack_code")
        | {name: YesNo(name) for name in "wind_matters is_relay is_combined is_road has_world_record".split()}
        | {"distance": Whole("distance"), "names": Listed("names"), "order": Whole("order")},
        key=("code",),
    ),
    Sheet(
        "venues",
        models.Venue,
        texts("slug name city time_zone")
        | {"country": To("country", "countries"), "altitude": Whole("altitude")},
        key=("slug",),
    ),
    Sheet(
        "venue_names",
        models.VenueName,
        {"venue": To("venue", "venues"), "name": Cell("name"), **INTERVAL},
    ),
    Sheet(
        "competitions",
        models.Competition,
        texts("code name level area age_class title_name") | {"confers_titles": YesNo("confers_titles")},
        key=("code",),
    ),
    Sheet(
        "competition_names",
        models.CompetitionName,
        {"competition": To("competition", "competitions"), "name": Cell("name"), **INTERVAL},
    ),
    Sheet("leagues", models.League, texts("slug name"), key=("slug",)),
    Sheet(
        "league_names",
        models.LeagueName,
        {"league": To("league", "leagues"), "name": Cell("name"), **INTERVAL},
    ),
    Sheet(
        "seasons",
        models.Season,
        {
            "league": To("league", "leagues"),
            "year": Whole("year"),
            "released_at": Moment("released_at"),
            "prize_money": PrizeMoney("meeting_diamond"),
            "note": Cell("note"),
        },
        key=("league", "year"),
    ),
    Sheet(
        "season_disciplines",
        models.SeasonDiscipline,
        texts("sex slug name")
        | {
            "season": SEASON,
            "points": Numbers("points"),
            "final_places": Whole("final_places"),
            "national_wild_cards": Whole("national_wild_cards"),
            "global_wild_cards": Whole("global_wild_cards"),
        },
        key=("league", "year", "sex", "slug"),
        many={"disciplines": ToMany("disciplines", "disciplines")},
    ),
)
