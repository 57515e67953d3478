"""Records: a book of them, and the page of each, as of any day."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from athletics.as_of import day
from athletics.choices import Sex
from athletics.views.asked import (
    SEX_WORDS,
    SenselessError,
    day_asked,
    facilities_of,
    facility_asked,
    sex_asked,
    usual_facility,
)
from athletics.views.record_owner import WORLD, owner_asked, owner_choices, owner_label
from athletics.views.record_page import around, book, programme, record_page
from athletics.views.refusals import bad_request


def index(request: HttpRequest) -> HttpResponse:
    """The records of one owner (`?of=`) and sex on a day (`?as_of=`), by kind of track and discipline."""
    now = timezone.now()
    try:
        as_of = day_asked(request, now=now)
    except SenselessError as error:
        return bad_request(request, str(error))
    word = request.GET.get("of") or WORLD
    owner, sex = owner_asked(word), sex_asked(request.GET.get("sex") or SEX_WORDS[Sex.MEN])
    context = {
        "of": word,
        "sex": SEX_WORDS[sex],
        "heading": owner_label(owner),
        "sections": book(owner=owner, sex=sex, as_of=as_of),
        "choices": owner_choices(),
        "on": day(as_of),
        "today": timezone.localdate(now),
        "asked": as_of is not now,
    }
    return render(request, "athletics/records.html", context, using="public")


def detail(request: HttpRequest, discipline: str, sex: str) -> HttpResponse:
    """One record (`?of=`, `?facility=`) on a day (`?as_of=`): its holders, its status and its progression."""
    now = timezone.now()
    word, sex = request.GET.get("of") or WORLD, sex_asked(sex)
    owner = owner_asked(word)
    try:
        as_of = day_asked(request, now=now)
        asked = facility_asked(request)
    except SenselessError as error:
        return bad_request(request, str(error))
    disciplines = list(programme(owner=owner, sex=sex, facility=asked))
    found = next((one for one in disciplines if one.pk == discipline), None)
    if found is None:
        raise Http404("This discipline is not on file.")
    facility = asked or usual_facility(found)
    before, after = around(found, disciplines)
    context = record_page(discipline=found, owner=owner, sex=sex, facility=facility, as_of=as_of) | {
        "discipline": found,
        "sex": SEX_WORDS[sex],
        "of": word,
        "owner_name": owner_label(owner),
        "facility": facility,
        "facility_asked": asked is not None,
        "facilities": facilities_of(found),
        "before": before,
        "after": after,
        "on": day(as_of),
        "today": timezone.localdate(now),
        "asked": as_of is not now,
    }
    return render(request, "athletics/record.html", context, using="public")
