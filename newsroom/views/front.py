"""The front page: what was published last, what comes next, what was just run."""

from datetime import datetime

from django.db.models import Count, Max, Min, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from athletics import calendar
from athletics.calendar import MeetState
from athletics.choices import MeetStatus, ResultStatus, RoundKind
from athletics.models import Meet, Result, Season
from newsroom import front_page as arranged
from newsroom.models import Section
from newsroom.rendering import card
from newsroom.structured_data import website

MEETS, RACES = 4, 3


def home(request: HttpRequest) -> HttpResponse:
    """The front page as it stands."""
    context = front_page(as_of=timezone.now()) | {"structured_data": [website()]}
    return render(request, "newsroom/home.html", context, using="public")


def front_page(*, as_of: datetime) -> dict:
    """As it was arranged by then; beside it the meets to come and the last one with results, whatever the day."""
    return {
        "articles": [card(publication) for publication in arranged.stands(as_of=as_of)],
        "sections": list(Section.objects.all()),
        "season_line": season_line(as_of=as_of),
        "next_meets": [meet_line(meet) for meet in calendar.next_meets(as_of=as_of, limit=MEETS)],
        "latest": latest_results(as_of=as_of),
        "today": timezone.localdate(as_of),
    }


def meet_line(meet: MeetState) -> dict:
    """A meet to come as the meet row takes it."""
    return {
        "name": meet.name,
        "slug": meet.slug,
        "city": meet.city,
        "country": meet.country,
        "start": meet.start_date,
        "end": meet.end_date,
        "state": MeetStatus.POSTPONED if meet.awaiting_date else meet.status,
        "is_final": meet.is_final,
        "line": "Date to be confirmed" if meet.to_be_confirmed else None,
    }


def season_line(*, as_of: datetime) -> str | None:
    """Whether a season is under way, is over or is still to come, in a sentence. None without any season on file."""
    today = timezone.localdate(as_of)
    held = ~Q(meets__status=MeetStatus.CANCELLED)
    seasons = list(
        Season.objects.public(as_of=as_of)
        .select_related("league")
        .annotate(
            first=Min("meets__start_date", filter=held),
            last=Max("meets__end_date", filter=held),
            unsure=Count("meets", filter=held & Q(meets__to_be_confirmed=True)),
        )
        .exclude(first=None)
        .order_by("first")
    )
    over = [season for season in seasons if season.last < today]
    ahead = [season for season in seasons if season.last >= today]
    if ahead and ahead[0].first <= today:
        return f"{_named(ahead[0])} is under way; it ends on {ahead[0].last:%-d %B %Y}."
    ended = f"{_named(over[-1])} is over; it ended on {over[-1].last:%-d %B}." if over else ""
    begins = "No date of the next season is on file." if ended else ""
    if ahead:
        unsure = ", to be confirmed" if ahead[0].unsure else ""
        begins = f"{_named(ahead[0])} is to begin on {ahead[0].first:%-d %B %Y}{unsure}."
    return f"{ended} {begins}".strip() or None


def _named(season: Season) -> str:
    return f"The {season.league} season of {season.year}"


def latest_results(*, as_of: datetime) -> dict | None:
    """The last meet whose finals are on file, with the first three of a few of them."""
    podium = (
        Result.objects.current()
        .filter(
            round__kind=RoundKind.FINAL,
            place__lte=3,
            mark__isnull=False,
            status=ResultStatus.OK,
            date__lte=timezone.localdate(as_of),
            meet__in=Meet.objects.public(as_of=as_of).order_by(),
        )
        .order_by("-date", "-meet", "discipline__order", "sex", "round", "place")
    )
    last = podium.select_related("meet__venue").first()
    if last is None:
        return None
    rows = podium.filter(meet=last.meet).select_related(
        "athlete", "team", "discipline", "round__event__discipline"
    )
    races: dict[int, dict] = {}
    for row in rows:
        name = row.round.event.name
        races.setdefault(row.round_id, {"name": name, "results": []})["results"].append(_line(row))
    return {
        "meet": {"name": str(last.meet), "slug": last.meet.slug},
        "date": last.date,
        "races": list(races.values())[:RACES],
    }


def _line(row: Result) -> dict:
    athlete = {"name": row.athlete.name, "slug": row.athlete.slug} if row.athlete else None
    return {
        "place": row.place,
        "athlete": athlete,
        "team": row.team.name if row.team else None,
        "country": row.country_id,
        "mark": row.printed_mark,
    }
