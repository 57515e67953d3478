"""Meets, their events and rounds, who is in them, and what happened."""

from typing import Any

from athletics import models
from athletics.choices import WindState
from athletics.imports.record.cells import (
    Cell,
    Clock,
    Day,
    Flags,
    Mark,
    Moment,
    OfRound,
    RoundName,
    SplitTime,
    To,
    ToRound,
    ToScored,
    Whole,
    Wind,
    YesNo,
)
from athletics.imports.record.sheets.people import ATHLETE, COUNTRY
from athletics.imports.record.sheets.reference import SEASON
from athletics.imports.record.sheets.sheet import Sheet, texts

MEET = To("meet", "meets")
VENUE = To("venue", "venues")
EVENT = To("event", "events", ("meet",))
ROUND = To("round", "rounds", ("meet", "event"))
RACE = ToRound("round", "rounds", ("meet", "event"))
DISCIPLINE = To("discipline", "disciplines")
DAYS = {"start_date": Day("start_date"), "end_date": Day("end_date")}
ANNOUNCED = {
    "announced_on": Day("announced_on"),
    "announced_at": Moment("announced_at"),
    "on_or_before": YesNo("on_or_before"),
    "reason": Cell("reason"),
}
FROM_ROUND = {
    "discipline": OfRound("discipline", DISCIPLINE, lambda race: race.event.discipline),
    "sex": OfRound("sex", Cell("sex"), lambda race: race.event.sex),
    "age_class": OfRound("age_class", Cell("age_class"), lambda race: race.event.age_class),
    "facility": OfRound("facility", Cell("facility"), lambda race: race.event.facility),
    "indoors": OfRound("indoors", YesNo("indoors"), lambda race: race.event.indoors),
    "date": OfRound("date", Day("date"), lambda race: race.date),
    "venue": OfRound("venue", VENUE, lambda race: race.venue or race.event.meet.venue),
}
OF_A_MARK = (
    "status status_detail precision wind wind_state en_route wind_assisted altitude oversized_track mixed_race "
    "downhill aided"
).split()
WIND_STATES = {"nwi": WindState.NO_INFORMATION}


def a_round(values: dict[str, Any]) -> dict[str, Any]:
    """The name as kind and number, the wind as reading and state."""
    if name := values.pop("round"):
        values["kind"], values["number"] = name
    if wind := values.pop("wind", None):
        values |= {"wind": wind.tenths, "wind_state": WIND_STATES.get(wind.state, wind.state)}
    return values


def a_result(values: dict[str, Any]) -> dict[str, Any]:
    """The mark as its columns; a status such as DNF stands where the mark would. Flags and letters both count."""
    mark, flags = values.pop("mark"), values.pop("flags") or {}
    if mark:
        values |= {name: getattr(mark, name) for name in OF_A_MARK}
        values["wind_state"] = WIND_STATES.get(mark.wind_state, mark.wind_state)
        values |= {"mark": mark.value, "timing": mark.timing or "", "raw_mark": mark.raw}
    return values | flags


def a_ruling(values: dict[str, Any]) -> dict[str, Any]:
    """The mark is the result's own, before and after."""
    mark = values["result"].mark if values["result"] else None
    return values | {"mark_before": mark, "mark_after": mark}


CONTESTS = (
    Sheet(
        "meets",
        models.Meet,
        texts("slug name short_name status url")
        | DAYS
        | {
            "competition": To("competition", "competitions"),
            "season": SEASON,
            "venue": VENUE,
            "is_final": YesNo("is_final"),
            "to_be_confirmed": YesNo("to_be_confirmed"),
            "wa_id": Whole("wa_id"),
        },
        key=("slug",),
    ),
    Sheet(
        "meet_changes",
        models.MeetChange,
        {"meet": MEET, "status": Cell("status"), "venue": VENUE} | DAYS | ANNOUNCED,
    ),
    Sheet(
        "broadcasts",
        models.Broadcast,
        texts("outlet territory url") | {"meet": MEET, "starts_at": Moment("starts_at")},
    ),
    Sheet(
        "events",
        models.Event,
        {"meet": MEET, "discipline": DISCIPLINE}
        | texts("slug sex age_class para_class label facility")
        | {
            "indoors": YesNo("indoors"),
            "season_discipline": ToScored("season_discipline"),
            "diamond_plus": YesNo("diamond_plus"),
        },
        key=("meet", "slug"),
    ),
    Sheet(
        "rounds",
        models.Round,
        {
            "event": EVENT,
            "round": RoundName("round"),
            "date": Day("date"),
            "local_time": Clock("local_time"),
            "venue": VENUE,
            "wind": Wind("wind"),
            "status": Cell("status"),
            "list_complete": YesNo("list_complete"),
        },
        key=("meet", "event", "round"),
        complete=a_round,
    ),
    Sheet(
        "entries",
        models.Entry,
        {"event": EVENT, "athlete": ATHLETE, "country": COUNTRY} | texts("role bib"),
        key=("meet", "event", "athlete"),
    ),
    Sheet(
        "entry_steps",
        models.EntryStep,
        {
            "entry": To("athlete", "entries", ("meet", "event")),
            "kind": Cell("kind"),
            **ANNOUNCED,
            "round": ROUND,
            "order": Whole("order"),
            "replaced_by": To("replaced_by", "entries", ("meet", "event")),
        },
    ),
    Sheet(
        "results",
        models.Result,
        {"athlete": ATHLETE, "country": COUNTRY, "meet": MEET, "round": RACE}
        | FROM_ROUND
        | {"place": Whole("place"), "mark": Mark("mark"), "lane": Whole("lane"), "flags": Flags("flags")}
        | texts("bib qualified"),
        key=("meet", "event", "round", "athlete"),
        complete=a_result,
    ),
    Sheet(
        "splits",
        models.Split,
        {
            "result": To("athlete", "results", ("meet", "event", "round")),
            "distance": Whole("distance"),
            "time": SplitTime("time"),
            "place": Whole("place"),
        },
    ),
    Sheet(
        "rulings",
        models.Ruling,
        {
            "result": To("athlete", "results", ("meet", "event", "round")),
            "kind": Cell("kind"),
            "decided_on": Day("decided_on"),
            "place_before": Whole("place_before"),
            "place_after": Whole("place_after"),
        }
        | texts("status_before status_after reason"),
        complete=a_ruling,
    ),
)
