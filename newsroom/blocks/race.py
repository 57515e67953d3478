"""What the record says about a race, frozen: the meetings of two athletes, a start list, a season."""

from datetime import date

from athletics import head_to_head
from athletics.head_to_head import Ages, Definition, Meeting, Performance, Rounds
from newsroom.models import Matchup, SeasonStrip, StartList

SIDES = {"first": "a", "second": "b"}


def matchup(block: Matchup, *, as_of: date) -> dict:
    """The meetings that count under the block's definition, oldest first; what does not count is not shown."""
    found = head_to_head.meetings(
        athlete=block.a,
        opponent=block.b,
        discipline=block.discipline,
        definition=Definition(
            rounds=Rounds.FINALS if block.finals_only else Rounds.ALL,
            group=block.with_group,
            ages=Ages.SENIOR if block.senior_only else Ages.ALL,
        ),
        as_of=as_of,
    )
    return {
        "title": block.title or "Head to head",
        "a": _competitor(found.athlete),
        "b": _competitor(found.opponent),
        "score": {"a": found.wins, "b": found.losses},
        "meetings": [_meeting(one) for one in found.counted],
        "definition": found.sentence,
        "coverage": found.coverage.sentence,
        "as_of": as_of.isoformat(),
    }


def _competitor(one: head_to_head.Competitor) -> dict:
    return {"name": one.name, "slug": one.slug, "country": one.country}


def _meeting(one: Meeting) -> dict:
    return {
        "date": one.date.isoformat(),
        "name": f"{one.meet}, {one.city}" if one.city and one.city not in one.meet else one.meet,
        "meet_slug": one.meet_slug,
        "round": f"{one.discipline}, {one.round}",
        "a": _performance(one.first),
        "b": _performance(one.second),
        "winner": SIDES.get(one.winner),
        "margin": one.printed_margin or None,
    }


def _performance(one: Performance) -> dict:
    return {"place": one.place, "mark": one.printed or None}


def start_list(block: StartList, *, as_of: date) -> dict:
    raise NotImplementedError


def season_strip(block: SeasonStrip, *, as_of: date) -> dict:
    raise NotImplementedError
