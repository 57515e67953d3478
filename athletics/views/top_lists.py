"""Top lists: the best marks on file, by discipline, sex and kind of track, of a season or of all time."""

from datetime import date, datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from athletics.as_of import day
from athletics.bests import top_list
from athletics.choices import CountryKind, Sex
from athletics.models import Country, Discipline, Result
from athletics.views.asked import (
    SEX_WORDS,
    SenselessError,
    day_asked,
    facilities_of,
    facility_asked,
    number_asked,
    sex_asked,
    usual_facility,
)
from athletics.views.refusals import bad_request
from athletics.views.top_list_page import FIRST_YEAR, MOST_PAGES, PER_PAGE, addresses, lines, reach


def index(request: HttpRequest) -> HttpResponse:
    """Every discipline with a legal mark on file, for men, women and mixed teams."""
    today = timezone.localdate()
    context = {"disciplines": list(_with_marks()), "year": today.year, "words": SEX_WORDS}
    return render(request, "athletics/top_lists.html", context, using="public")


def _with_marks() -> QuerySet[Discipline]:
    legal = Result.objects.legal().filter(discipline=OuterRef("pk"))
    found = {f"has_{sex.name.lower()}": Exists(legal.filter(sex=sex)) for sex in Sex}
    return Discipline.objects.annotate(**found).order_by("order", "code")


def detail(request: HttpRequest, discipline: str, sex: str) -> HttpResponse:
    """One list on a day: `?facility=`, `?year=` (none: all time), `?country=`, `?marks=all`, `?as_of=`, `?page=`."""
    now = timezone.now()
    found, sex = get_object_or_404(Discipline, pk=discipline), sex_asked(sex)
    try:
        as_of = day_asked(request, now=now)
        facility = facility_asked(request) or usual_facility(found)
        year = number_asked(request, "year", least=FIRST_YEAR, most=day(as_of).year)
        page = number_asked(request, "page", least=1, most=MOST_PAGES) or 1
        countries = _countries()
        country = _country_asked(request, countries)
        every = _every_mark(request)
    except SenselessError as error:
        return bad_request(request, str(error))
    listed = top_list(
        discipline=found,
        sex=sex,
        facility=facility,
        year=year,
        country=country,
        as_of=as_of,
        best_per_athlete=not every,
        limit=PER_PAGE,
        offset=PER_PAGE * (page - 1),
    )
    if page > 1 and not listed.rows:
        raise Http404("The list does not go on that far.")
    context = {
        "discipline": found,
        "sex": SEX_WORDS[sex],
        "facility": facility,
        "facilities": facilities_of(found),
        "year": year,
        "country": country,
        "countries": countries,
        "every": every,
        "rows": lines(listed),
        "reach": _reach(found, sex, facility, year, country, as_of),
        "pages": addresses(request, page, more=listed.more),
        "on": day(as_of),
        "today": timezone.localdate(now),
        "asked": as_of is not now,
    }
    return render(request, "athletics/top_list.html", context, using="public")


def _reach(
    discipline: Discipline, sex: Sex, facility: str, year: int | None, country, as_of: date | datetime
) -> str:
    return reach(discipline=discipline, sex=sex, facility=facility, year=year, country=country, as_of=as_of)


def _countries() -> list[Country]:
    return list(Country.objects.exclude(kind=CountryKind.NEUTRAL).order_by("name"))


def _country_asked(request: HttpRequest, countries: list[Country]) -> Country | None:
    code = request.GET.get("country", "").strip().upper()
    if not code:
        return None
    country = next((one for one in countries if one.pk == code), None)
    if country is None:
        raise SenselessError(
            "No country of that code is on file. The sport’s codes have three letters: NOR, GER, SUI."
        )
    return country


def _every_mark(request: HttpRequest) -> bool:
    word = request.GET.get("marks", "best")
    if word not in ("best", "all"):
        raise SenselessError("A list shows the best mark of each athlete (best) or all performances (all).")
    return word == "all"
