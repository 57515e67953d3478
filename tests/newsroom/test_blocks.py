"""The blocks that ask the record: each answers as of the publication's day."""

from datetime import date, time

import pytest

from athletics.choices import EntryStepKind, Facility, Ratification
from newsroom import blocks
from newsroom.models import Matchup, RecordCard, SeasonStrip, StartList
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

APRIL, JULY = date(2025, 4, 11), date(2025, 7, 16)


def race_of(a, b, first: str, on: date, kind: str = "final", code: str = "1500m", **fields):
    """A race in which `first` (“a” or “b”) won."""
    meet = record.meet(on, name="Games", venue=record.venue("Oslo"))
    race = record.race(record.event(code, meet=meet), kind=kind, **fields)
    order = [a, b] if first == "a" else [b, a]
    for place, athlete in enumerate(order, start=1):
        record.result(athlete, 210_000 + place * 270, round=race, place=place)
    return race


def test_a_matchup_counts_what_its_definition_says_and_says_it():
    a, b = record.athlete("Ole Løper"), record.athlete("Tom Racer", "GBR")
    final = race_of(a, b, "a", date(2024, 6, 1))
    race_of(a, b, "b", date(2024, 5, 1), kind="heat")
    race_of(a, b, "b", date(2024, 7, 1), code="mile")
    race_of(a, b, "b", date(2025, 6, 1))
    block = paper.block(Matchup, a=a, b=b, discipline=record.discipline())
    frozen = blocks.freeze(block, as_of=APRIL)
    assert (frozen["title"], frozen["score"]) == ("Head to head", {"a": 1, "b": 0})
    assert frozen["a"] == {"name": "Ole Løper", "slug": a.slug, "country": "NOR"}
    assert frozen["meetings"] == [
        {
            "date": "2024-06-01",
            "name": "Games, Oslo",
            "meet_slug": final.event.meet.slug,
            "round": "1500m, final",
            "a": {"place": 1, "mark": "3:30.27"},
            "b": {"place": 2, "mark": "3:30.54"},
            "winner": "a",
            "margin": "0.27 s",
        }
    ]
    assert frozen["definition"].startswith("Senior 1500m finals, mile not counted, to 11 April 2025.")
    assert "On file: " in frozen["coverage"]
    assert blocks.freeze(block, as_of=JULY)["score"] == {"a": 1, "b": 1}


@pytest.mark.parametrize(
    ("switches", "score"),
    [
        ({}, {"a": 1, "b": 0}),
        ({"finals_only": False}, {"a": 1, "b": 1}),
        ({"with_group": True}, {"a": 2, "b": 0}),
        ({"finals_only": False, "with_group": True, "discipline": None}, {"a": 2, "b": 1}),
    ],
)
def test_the_switches_of_a_matchup(switches, score):
    a, b = record.athlete(), record.athlete()
    race_of(a, b, "a", date(2024, 6, 1))
    race_of(a, b, "b", date(2024, 5, 1), kind="heat")
    race_of(a, b, "a", date(2024, 7, 1), code="mile")
    block = Matchup(a=a, b=b, **{"discipline": record.discipline(), **switches})
    assert blocks.freeze(block, as_of=APRIL)["score"] == score


def test_a_start_list_knows_who_was_announced_and_who_is_out_by_the_day():
    source = record.source(title="Announcement", publisher="Organiser")
    event = record.event(meet=record.meet(date(2025, 7, 19), name="Games"))
    stays, leaves = record.athlete("Tom Racer", "GBR"), record.athlete("Ole Løper")
    for athlete in (stays, leaves):
        entry = record.entry(event, athlete)
        record.entry_step(entry, APRIL, source=source)
    record.entry_step(entry, JULY, kind=EntryStepKind.WITHDRAWN, reason="Achilles", on_or_before=True)
    record.stated_best(stays, 207_790)
    block = paper.block(StartList, event=event)
    april, july = blocks.freeze(block, as_of=APRIL), blocks.freeze(block, as_of=JULY)
    assert (april["event"], april["meet"]) == ("Men’s 1500m", {"name": "Games 2025", "slug": event.meet.slug})
    assert (april["starts_at"], april["zone"], april["is_complete"]) == (None, "Europe/Oslo", False)
    assert {row["athlete"]["name"]: (row["state"], row["best"]) for row in april["entries"]} == {
        "Tom Racer": ("announced", "3:27.79"),
        "Ole Løper": ("announced", None),
    }
    keys = ("state", "withdrawn_on", "on_or_before", "reason")
    assert {row["athlete"]["name"]: tuple(row[key] for key in keys) for row in july["entries"]} == {
        "Tom Racer": ("announced", None, False, None),
        "Ole Løper": ("withdrawn", "2025-07-16", True, "Achilles"),
    }


def test_the_start_of_a_race_carries_the_venues_own_time():
    event = record.event(meet=record.meet(date(2025, 7, 19)))
    record.race(event, local_time=time(14, 2))
    frozen = blocks.freeze(paper.block(StartList, event=event), as_of=APRIL)
    assert frozen["starts_at"] == "2025-07-19T14:02:00+02:00"


def test_a_record_card_shows_a_pending_mark_and_the_ratified_one_until_then():
    holder, before = record.athlete("Ole Løper"), record.athlete("Sam Swift", "USA")
    mile = record.discipline("mile")
    common = {"discipline": mile, "facility": Facility.SHORT_TRACK}
    record.record(
        before, 226_630, set_on=date(2025, 2, 8), ratification=Ratification.RATIFIED,
        ratified_on=date(2025, 3, 21), **common,
    )  # fmt: skip
    record.record(
        holder, 225_140, set_on=date(2025, 2, 13), ratification=Ratification.RATIFIED,
        ratified_on=date(2025, 4, 18), place_set="Liévin", **common,
    )  # fmt: skip
    block = paper.block(RecordCard, sex="M", **common)
    april, july = blocks.freeze(block, as_of=APRIL), blocks.freeze(block, as_of=JULY)
    assert (april["title"], april["event"]) == ("World short track record", "Men’s Mile")
    assert (april["holder"]["name"], april["mark"], april["place"]) == ("Ole Løper", "3:45.14", "Liévin")
    assert (april["state"], april["ratified_on"]) == ("pending", None)
    assert april["earlier"] == {
        "holder": {"name": "Sam Swift", "slug": before.slug},
        "country": "USA",
        "mark": "3:46.63",
        "set_on": "2025-02-08",
    }
    assert (july["state"], july["ratified_on"], july["earlier"]) == ("ratified", "2025-04-18", None)


def test_a_record_nobody_has_on_file_is_said_to_be_so():
    frozen = blocks.freeze(paper.block(RecordCard), as_of=APRIL)
    assert (frozen["holder"], frozen["mark"], frozen["state"]) == (
        {"name": "Not on file", "slug": None},
        None,
        "not on file",
    )


def test_a_season_strip_numbers_its_meets_and_finds_the_next():
    season = record.season()
    held, coming, last = (
        record.meet(day, season=season, name=name, status=status, is_final=name == "Final")
        for day, name, status in (
            (date(2025, 4, 1), "First", "held"),
            (date(2025, 7, 19), "London", "scheduled"),
            (date(2025, 8, 27), "Final", "scheduled"),
        )
    )
    frozen = blocks.freeze(paper.block(SeasonStrip, season=season, meet=coming), as_of=APRIL)
    assert (frozen["year"], frozen["current"]) == (2025, 2)
    assert [(meet["number"], meet["slug"], meet["state"], meet["is_final"]) for meet in frozen["meets"]] == [
        (1, held.slug, "held", False),
        (2, coming.slug, "next", False),
        (3, last.slug, "scheduled", True),
    ]
    assert frozen["summary"].startswith("London is number 2 of 3. 3 meets in 1 country")
