"""The order of a meet: its rounds day by day as they start, those without a time last."""

from datetime import UTC, date, datetime
from itertools import groupby

LATEST = datetime.max.replace(tzinfo=UTC)


def timetable(events: list[dict]) -> list[tuple[date | None, list[dict]]]:
    """The days of a meet (None: no day known yet) and the rounds of each, as `components/programme.html` takes them.

    Takes the events as the meet's page shows them. Empty while no start is known: a list of names is no timetable.
    """
    lines = [_line(event, race) for event in events for race in event["rounds"]]
    if not any(line["starts_at"] for line in lines):
        return []
    lines.sort(key=lambda line: (line["date"] or date.max, line["starts_at"] or LATEST))
    return [(day, list(rounds)) for day, rounds in groupby(lines, key=lambda line: line["date"])]


def _line(event: dict, race: dict) -> dict:
    alone = len(event["rounds"]) == 1
    return {
        "label": event["name"] if alone else f"{event['name']}, {race['name'].lower()}",
        "href": f"#{event['slug']}",
        "date": race["date"],
        "starts_at": race["starts_at"],
        "zone": race["zone"],
        "line": "Results below" if race["results"] else None,
    }
