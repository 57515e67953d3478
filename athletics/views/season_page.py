"""What a season's page shows: its calendar as it stood, what scores, who has won, and who is champion."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, Q

from athletics import calendar, coverage, honours, structured_data
from athletics.as_of import day
from athletics.calendar import Change, MeetState, SeasonCalendar
from athletics.choices import MeetStatus, ResultStatus, RoundKind
from athletics.honours import Medal
from athletics.models import Result, Ruling, Season, SeasonDiscipline
from athletics.rulings import as_it_stood
from athletics.views.asked import SEX_WORDS
from athletics.views.printing import athlete_link

PURSES = {
    "meeting": "A meeting",
    "final": "The final",
    "diamond": "",
    "diamond_plus": "Diamond+ disciplines",
}


def season_page(season: Season, *, as_of: date | datetime) -> dict:
    """The whole context of the page but the neighbouring seasons. Nine queries at most, whatever the season holds."""
    found = calendar.season_calendar(season=season, as_of=as_of)
    winners = _winners(season, as_of=as_of)
    champions = honours.league_champions(league=season.league, year=season.year, as_of=as_of)
    return {
        "structured_data": [structured_data.series(found)],
        "season": season,
        "calendar": found,
        "meets": [_meet(row, on=day(as_of)) for row in found.rows],
        "changes": [_moved(row.meet) for row in found.rows if len(row.meet.history) > 1],
        "doubtful": [row.meet for row in found.rows if _doubtful(row.meet, on=day(as_of))],
        "disciplines": [_discipline(one, season, winners) for one in season.disciplines.order_by("pk")],
        "champions": [champion_row(one) for one in champions],
        "purses": purses(season.prize_money),
        "coverage": coverage.statement(season=season, as_of=as_of).sentence,
        "over": _over(found, on=day(as_of)),
    }


def _over(found: SeasonCalendar, *, on: date) -> bool:
    return bool(found.summary.last) and found.summary.last.end_date < on


def _meet(row: calendar.Row, *, on: date) -> dict:
    """One meet as the calendar component takes it."""
    meet = row.meet
    lines = [
        f"was {meet.moved_from:%-d %B}" if meet.moved_from else "",
        "new date not yet announced" if meet.awaiting_date else "",
        "date to be confirmed" if meet.to_be_confirmed else "",
        "no result on file" if _doubtful(meet, on=on) else "",
    ]
    line = "; ".join(line for line in lines if line)
    return {
        "number": row.ordinal,
        "name": meet.name,
        "slug": meet.slug,
        "city": meet.city,
        "country": meet.country,
        "venue": meet.venue if meet.venue != meet.city else None,
        "start": meet.start_date,
        "end": meet.end_date,
        "state": _state(meet, on=on),
        "is_final": meet.is_final,
        "line": f"{line[0].upper()}{line[1:]}" if line else None,
    }


def _state(meet: MeetState, *, on: date) -> str:
    """A postponed meet with a new date is on again, and a date that has passed is no longer to come."""
    if meet.status == MeetStatus.POSTPONED and not meet.awaiting_date:
        return MeetStatus.MOVED
    return "not_confirmed" if _doubtful(meet, on=on) else meet.status


def _doubtful(meet: MeetState, *, on: date) -> bool:
    """Over by the calendar, and nothing on file says that it was held."""
    return meet.status not in (MeetStatus.HELD, MeetStatus.CANCELLED) and meet.end_date < on


def _moved(meet: MeetState) -> dict:
    """Every step of a meet's dates, as announced."""
    steps = [
        _change(before, after)
        for before, after in zip(meet.history, meet.history[1:], strict=False)
        if _when_and_where(before) != _when_and_where(after)
    ]
    return {"name": meet.name, "slug": meet.slug, "steps": steps}


def _when_and_where(change: Change) -> tuple:
    return change.start_date, change.end_date, change.status, change.venue


def _change(before: Change, after: Change) -> dict:
    cancelled = after.status == MeetStatus.CANCELLED
    same_days = (before.start_date, before.end_date) == (after.start_date, after.end_date)
    return {
        "was_start": before.start_date,
        "was_end": before.end_date,
        "now_start": None if cancelled or same_days else after.start_date,
        "now_end": None if cancelled or same_days else after.end_date,
        "cancelled": cancelled,
        "venue": f"{after.venue}, {after.city}" if after.venue != before.venue else "",
        "announced_on": after.announced_on,
        "on_or_before": after.on_or_before,
        "reason": after.reason,
        "source": after.source,
    }


def _winners(season: Season, *, as_of: date | datetime) -> dict[int, list[dict]]:
    """Who won each scoring event, by season discipline, in the order of the days. Two queries."""
    results = (
        Result.objects.current()
        .filter(
            round__event__season_discipline__season=season,
            round__kind=RoundKind.FINAL,
            round__number=1,
            en_route=False,
            out_of_competition=False,
            date__lte=day(as_of),
        )
        .filter(Q(place=1) | Exists(Ruling.objects.filter(result=OuterRef("pk"), place_before=1)))
        .select_related("athlete__merged_into", "team", "discipline", "meet__venue", "round__event")
        .prefetch_related("rulings")
        .order_by("date", "pk")
    )
    found: dict[int, list[dict]] = {}
    for result in (as_it_stood(row, as_of=as_of) for row in results):
        if result.place == 1 and result.status == ResultStatus.OK:
            found.setdefault(result.round.event.season_discipline_id, []).append(_winner(result))
    return found


def _winner(result: Result) -> dict:
    return {
        "athlete": athlete_link(result.athlete and (result.athlete.merged_into or result.athlete))
        or {"name": result.team.name},
        "country": result.country_id,
        "mark": result.printed_mark,
        "event": result.discipline.name,
        "meet": result.meet.short_name or result.meet.name,
        "meet_slug": result.meet.slug,
        "date": result.date,
        "is_final": result.meet.is_final,
    }


def _discipline(one: SeasonDiscipline, season: Season, winners: dict[int, list[dict]]) -> dict:
    return {
        "name": one.name,
        "slug": one.slug,
        "sex": SEX_WORDS[one.sex],
        "league": season.league.slug,
        "year": season.year,
        "points": tuple(one.points),
        "final_places": one.final_places,
        "national_wild_cards": one.national_wild_cards,
        "global_wild_cards": one.global_wild_cards,
        "winners": winners.get(one.pk, []),
    }


def champion_row(medal: Medal) -> dict:
    """A title of the league as the templates print it."""
    return {
        "year": medal.season_year,
        "athlete": {"name": medal.name, "slug": medal.athlete_slug or None},
        "country": medal.country_code,
        "country_name": medal.country_name,
        "event": medal.discipline_name,
        "sex": SEX_WORDS[medal.sex],
        "mark": medal.printed_mark,
        "date": medal.date,
        "city": medal.city,
        "meet_slug": medal.meet_slug,
        "reallocated": medal.reallocated,
        "decided_on": medal.decided_on,
    }


def purses(money: dict) -> list[dict]:
    """Prize money by place, in US dollars, one row a purse: a meeting's and the final's, Diamond+ apart."""
    return [
        {
            "name": " · ".join(word for word in (PURSES.get(meet, meet), PURSES.get(purse, purse)) if word),
            "amounts": amounts,
        }
        for meet in ("meeting", "final")
        for purse, amounts in (money.get(meet) or {}).items()
        if amounts
    ]
