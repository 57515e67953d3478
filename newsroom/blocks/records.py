"""Who holds a record, frozen: the best mark set by the day, and the ratified one while it is pending."""

from datetime import date

from athletics.choices import RecordKind, Sex
from athletics.models import Record
from athletics.record_book import Holders, Holding, Policy, Stage, holders
from newsroom.models import RecordCard

STATES = {
    Stage.RATIFIED: "ratified",
    Stage.PENDING: "pending",
    Stage.CLAIMED: "pending",
    Stage.NOT_REQUIRED: "record",
}
RATIFIED = (RecordKind.WORLD, RecordKind.AREA, RecordKind.NATIONAL)
POSSESSIVE = {Sex.MEN: "Men’s", Sex.WOMEN: "Women’s", Sex.MIXED: "Mixed"}


def record_card(block: RecordCard, *, as_of: date) -> dict:
    performance = _holders(block, as_of, Policy.PERFORMANCE)
    title, _, _ = performance.record_name.partition(", ")
    shown = performance.best
    return {
        "title": title,
        "event": f"{POSSESSIVE[block.sex]} {block.discipline.name}",
        "definition": f"The best mark set by this day{', ratified or not' if block.record_kind in RATIFIED else ''}",
        "as_of": as_of.isoformat(),
        **(_mark(block, shown, performance.word, as_of) if shown else NOT_ON_FILE),
    }


def _mark(block: RecordCard, shown: Holding, word: str, as_of: date) -> dict:
    ratified = _holders(block, as_of, Policy.RATIFIED).best if shown.pending else None
    return {
        "holder": {"name": shown.name, "slug": shown.athlete_slug or None},
        "country": shown.country_code,
        "mark": shown.printed_mark,
        "suffix": "A" if shown.altitude else None,
        "set_on": _iso(shown.set_on),
        "place": shown.where,
        "state": STATES.get(shown.stage, str(shown.stage)) if word == "record" else word,
        "ratified_on": _iso(shown.ratified_on),
        "earlier": _earlier(ratified),
        "origin": _origin(shown, as_of),
    }


def _origin(shown: Holding, as_of: date) -> str | None:
    """The source on file, unless it was published after the day: then it cannot have been what was known."""
    later = Record.objects.filter(pk=shown.record_id, source__published_on__gt=as_of)
    return None if not shown.source or (shown.record_id and later.exists()) else shown.source


def _earlier(ratified: Holding | None) -> dict | None:
    if ratified is None:
        return None
    return {
        "holder": {"name": ratified.name, "slug": ratified.athlete_slug or None},
        "country": ratified.country_code,
        "mark": ratified.printed_mark,
        "set_on": _iso(ratified.set_on),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _holders(block: RecordCard, as_of: date, policy: Policy) -> Holders:
    return holders(
        kind=block.record_kind,
        discipline=block.discipline,
        sex=block.sex,
        facility=block.facility,
        age_class=block.age_class,
        area=block.area,
        country=block.country,
        competition=block.competition,
        league=block.league,
        as_of=as_of,
        policy=policy,
    )


NOT_ON_FILE = {
    "holder": {"name": "Not on file", "slug": None},
    "country": None,
    "mark": None,
    "suffix": None,
    "set_on": None,
    "place": "",
    "state": "not on file",
    "ratified_on": None,
    "earlier": None,
    "origin": None,
}
