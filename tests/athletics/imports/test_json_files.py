"""Competitions as JSON: the World Athletics results exchange and OpenTrack, read, reviewed and applied."""

import json
from datetime import date

import pytest

from athletics.choices import Verdict
from athletics.imports.detecting import detect
from athletics.imports.files import UnreadableError
from athletics.imports.undoing import undo
from athletics.imports.uploads import apply, review_of
from athletics.models import Attempt, Leg, Result, Split
from tests.athletics.imports.meet_of_files import LATER, NOW, brought, rows
from tests.factories import record

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 19)


def person(number: int, given: str, family: str, **more) -> dict:
    return {"id": number, "firstName": given, "lastName": family, "country": "NOR", "sex": "male", **more}


def unit(title: str, *results: dict, kind: str = "Final", **race) -> dict:
    race = {"number": 1, "date": "2025-07-19", "results": list(results), **race}
    return {"waEventId": 1, "title": title, "rounds": [{"type": kind, "races": [race]}]}


def exchange(*units: dict, people: list[dict], **more) -> str:
    return json.dumps({"waId": 7_000_001, "athletes": people, "venues": [], "units": list(units), **more})


@pytest.fixture
def meet():
    record.country("KEN")
    for code in ("1500m", "100m", "long-jump", "high-jump", "4x400m"):
        record.discipline(code, **({"opentrack_code": "1500"} if code == "1500m" else {}))
    return record.meet(DAY, wa_id=7_000_001, name="Testholm Meet")


def test_an_exchange_names_its_meet_by_number_and_its_events_by_title(meet):
    text = exchange(
        unit(
            "Men's 1500m",
            {
                "athleteId": 1,
                "result": "3:28.82",
                "placeInRace": 1,
                "detail": [{"distance": 800, "result": "1:52.40"}],
            },
            {"athleteId": 2, "result": "DNF"},
        ),
        unit(
            "Men's 100m",
            {"athleteId": 2, "result": "10.18", "placeInRace": 2, "qualified": "q"},
            kind="Semifinal",
            number=2,
            wind="-0.4",
        ),
        people=[person(1, "Ola", "TESTBERG", birthdate="1999-04-03", waId=5), person(2, "Per", "Prøve")],
    )
    known = record.athlete("O Testberg", wa_id=5)
    for code in ("1500m", "100m"):
        record.event(code, meet=meet)

    upload = brought(f"// made up\n{text}", name="results.json")
    assert (upload.meet, upload.kind) == (meet, "wa-exchange")
    imported = apply(upload=upload, now=NOW)

    told = [
        (one.athlete.name, one.round.name, one.place, one.printed_mark, one.wind, one.qualified)
        for one in Result.objects.order_by("pk")
    ]
    assert told == [
        ("O Testberg", "final", 1, "3:28.82", None, ""),
        ("Per Prøve", "final", None, "DNF", None, ""),
        ("Per Prøve", "semi-final 2", 2, "10.18", -4, "q"),
    ]
    assert Result.objects.get(place=1).athlete == known
    assert (Split.objects.get().distance, Split.objects.get().time) == (800, 112_400)
    undo(imported=imported, now=LATER)
    assert not Result.objects.exists() and not Split.objects.exists()


def test_attempts_come_with_their_wind_and_heights(meet):
    record.event("long-jump", meet=meet), record.event("high-jump", meet=meet)
    jumps = [{"result": "x", "wind": "+1.1"}, {"result": "7.90", "wind": "+1.2"}, {"result": "-"}]
    heights = [{"height": "2.10", "attempts": "xo"}, {"height": "2.20", "attempts": "xxx"}]
    text = exchange(
        unit(
            "Men's Long Jump",
            {"athleteId": 1, "result": "7.90", "wind": "+1.2", "placeInRace": 1, "detail": jumps},
        ),
        unit(
            "Men's High Jump",
            {"athleteId": 1, "result": "2.10", "placeInRace": 1, "detail": heights},
            kind="Qualification",
        ),
        people=[person(1, "Ola", "Testberg")],
    )

    apply(upload=brought(text, name="results.json"), now=NOW)

    assert list(
        Attempt.objects.order_by("pk").values_list("number", "height", "outcome", "mark", "wind")
    ) == [
        (1, None, "x", None, 11),
        (2, None, "o", 790, 12),
        (3, None, "-", None, None),
        (1, 210, "x", None, None),
        (2, 210, "o", 210, None),
        (1, 220, "x", None, None),
        (2, 220, "x", None, None),
        (3, 220, "x", None, None),
    ]
    assert Result.objects.get(discipline="long-jump").wind == 12


def test_a_relay_has_its_team_and_its_runners(meet):
    record.event("4x400m", meet=meet)
    text = exchange(
        unit("Men's 4x400m", {"relayTeamId": 9, "result": "2:58.00", "placeInRace": 1, "legs": [1, 2]}),
        people=[person(1, "Ola", "Testberg"), person(2, "Per", "Prøve")],
        relayTeams=[{"id": 9, "name": "Norway", "country": "NOR"}],
    )

    apply(upload=brought(text, name="results.json"), now=NOW)

    assert [(leg.order, leg.athlete.name) for leg in Leg.objects.all()] == [
        (1, "Ola Testberg"),
        (2, "Per Prøve"),
    ]
    assert str(Result.objects.get().competitor) == "Norway (men)"


def opentrack(**more) -> str:
    competitors = [
        {"competitor_id": "1", "first_name": "Ola", "last_name": "Testberg", "gender": "M", "nationality": "NOR", "date_of_birth": "1999-04-03"},
        {"competitor_id": "2", "first_name": "Per", "last_name": "Prøve", "gender": "M", "nationality": "NOR"},
    ]  # fmt: skip
    final = {
        "heat": 1,
        "round": 3,
        "results_status": "official",
        "results": [{"bib": "1", "place": 1, "performance": "3:28.82", "lane": 4}],
    }
    heat = {
        "heat": 2,
        "round": 1,
        "results": [
            {"bib": "2", "place": 1, "performance": "3:38.82"},
            {"bib": "77", "place": 2, "performance": "3:39.00"},
        ],
    }
    events = [
        {
            "event_id": "T22",
            "event_code": "1500",
            "name": "1500 m",
            "genders": "M",
            "rounds": "8,3,1",
            "units": [heat, final],
        }
    ]
    return json.dumps(
        {
            "full_name": "Testholm Meet",
            "date": "2025-07-19",
            "competitors": competitors,
            "events": events,
            **more,
        }
    )


def test_an_opentrack_competition_tells_heats_from_finals(meet):
    record.event("1500m", meet=meet)
    upload = brought(opentrack(), name="competition.json")

    assert (upload.meet, upload.kind) == (meet, "opentrack")
    assert rows(upload)[1] == (2, "refused", "Nobody in “competitors” has the bib 77.")
    apply(upload=upload, now=NOW)

    assert [(one.athlete.name, one.round.name, one.bib) for one in Result.objects.order_by("pk")] == [
        ("Per Prøve", "heat 2", "2"),
        ("Ola Testberg", "final", "1"),
    ]
    assert Result.objects.get(round__kind="final").lane == 4


def test_again_it_says_nothing_new(meet):
    record.event("1500m", meet=meet)
    apply(upload=brought(opentrack(), name="a.json"), now=NOW)

    again = review_of(brought(f"{opentrack()} ", name="a.json"))

    assert [row.verdict for row in again.rows] == [Verdict.SAME, Verdict.REFUSED, Verdict.SAME]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a": 1}', "neither a World Athletics"),
        ('{"units": [', "not whole JSON"),
        ("[" * 100_000, "nested too deep"),
        ('{"events": [{"performances": []}]}', "download the whole competition"),
        ('{"units": []}', "No line of the file says anything"),
    ],
)
def test_other_json_is_refused_with_what_to_do(meet, text, said):
    with pytest.raises(UnreadableError, match=said):
        brought(text, name="a.json")


def test_the_kind_is_seen_from_the_keys():
    assert detect(opentrack().encode(), name="x.json") == "opentrack"
    assert detect(b'\xef\xbb\xbf{"units": [], "athletes": []}', name="x.txt") == "wa-exchange"
