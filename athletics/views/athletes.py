"""Athletes: found by name, and the pages of one: what was done, the records held, the rivals."""

from collections.abc import Callable
from datetime import date, datetime

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from athletics import coverage, head_to_head, record_book, structured_data
from athletics.as_of import day
from athletics.models import Athlete, Country
from athletics.views.asked import SenselessError, day_asked
from athletics.views.athlete_names import nationalities, other_names, with_other_names
from athletics.views.athlete_page import athlete_page, tabs
from athletics.views.paging import page_of
from athletics.views.record_page import holding_row
from athletics.views.refusals import bad_request

RIVALS = 20
FEW = 2000
"""Whoever searches for a name has fewer in mind."""


def index(request: HttpRequest) -> HttpResponse:
    """Every athlete by family name; `?q=` forgives accents, case and aliases, `?country=` keeps one team."""
    query = "".join(filter(str.isprintable, request.GET.get("q", ""))).strip()[:100]
    code = request.GET.get("country", "").strip().upper()
    # Not joined: from the countries on, a database would sort every athlete for one page.
    athletes = Athlete.objects.living_rows().prefetch_related("country")
    if query:
        athletes = _named(athletes, query)
    country = None
    if code:
        country = Country.objects.filter(pk=code).first() if code.isalpha() else None
        if country is None:
            return bad_request(
                request, f"No country with the code “{code[:40]}” is on file. Write it as in GBR."
            )
        athletes = athletes.filter(country=country)
    count = None if query or country else _living()
    context = {"page": page_of(athletes, request, count=count), "query": query, "country": country}
    return render(request, "athletics/athletes.html", context, using="public")


def _living() -> int:
    """How many athletes there are: a database counts the whole table at once, and those that live by reading it."""
    return Athlete.objects.count() - Athlete.objects.exclude(merged_into=None).count()


def _named(athletes: QuerySet[Athlete], query: str) -> QuerySet[Athlete]:
    """Those of a name. Of few the ids are fetched once, so that the names are not read again to count and to sort."""
    named = athletes.named(query)
    found = list(named.order_by().values_list("pk", flat=True)[: FEW + 1])
    return athletes.filter(pk__in=found) if len(found) <= FEW else named


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Honours, bests, progression, results and entries as of a day."""
    return _page(request, slug, "athlete", athlete_page)


def records(request: HttpRequest, slug: str) -> HttpResponse:
    """The records the athlete held on a day, each with its status."""
    return _page(request, slug, "athlete_records", _records)


def rivals(request: HttpRequest, slug: str) -> HttpResponse:
    """Those met most often by a day, each with the score."""
    return _page(request, slug, "athlete_rivals", _rivals)


def _page(request: HttpRequest, slug: str, name: str, context: Callable[..., dict]) -> HttpResponse:
    """One of an athlete's pages. A merged one leads to the row that stands, with the same question."""
    athlete = with_other_names(Athlete.objects.filter(slug=slug)).first()
    if athlete is None:
        raise Http404("Nobody on file has this address. The record is not complete.")
    if athlete.merged_into:
        address = reverse(f"athletics:{name}", args=[athlete.merged_into.slug])
        query = request.GET.urlencode()
        # Not a permanent one, which browsers keep: a merge can be taken back.
        return HttpResponseRedirect(f"{address}?{query}" if query else address)
    now = timezone.now()
    try:
        as_of = day_asked(request, now=now)
        shown = context(athlete, request, as_of=as_of)
    except SenselessError as refusal:
        return bad_request(request, str(refusal))
    on = day(as_of)
    names = other_names(athlete)
    head = {
        "structured_data": [structured_data.profile(athlete, other_names=names)],
        "share_kind": "profile",
        "athlete": athlete,
        "on": on,
        "moment": as_of,
        "asked": None if isinstance(as_of, datetime) else on,
        "today": timezone.localdate(now),
        "other_names": names,
        "nationalities": nationalities(athlete),
        "age": athlete.age(as_of=on),
        "tabs": tabs(athlete, name, as_of=as_of),
    }
    return render(request, f"athletics/{name}.html", head | shown, using="public")


def _records(athlete: Athlete, request: HttpRequest, *, as_of: date | datetime) -> dict:
    """Nine queries at most."""
    held = record_book.held_by(athlete=athlete, as_of=as_of)
    return {
        "records": [
            holding_row(one.row)
            | {"name": one.record_name, "listed": one.listed, "joint": [row.name for row in one.joint_with]}
            for one in held
        ]
    }


def _rivals(athlete: Athlete, request: HttpRequest, *, as_of: date | datetime) -> dict:
    """Five queries."""
    definition = head_to_head.Definition()
    return {
        "rivals": head_to_head.rivals(athlete=athlete, definition=definition, as_of=as_of, limit=RIVALS),
        "sentence": definition.sentence(as_of=day(as_of)),
        "coverage": coverage.statement(athletes=[athlete], as_of=as_of).sentence,
    }
