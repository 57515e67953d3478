"""Feeds of the whole paper and of each section, author, athlete and meet. They set no cookie and read none."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date
from django.views.decorators.http import conditional_page

from athletics.models import Athlete, Meet
from newsroom.feeds import Feed, atom, entries, json_feed, last_change
from newsroom.feeds.atom import CONTENT_TYPE as ATOM
from newsroom.feeds.json_feed import CONTENT_TYPE as JSON
from newsroom.models import Author, Publication, Section
from newsroom.models.publications import PublicationQuerySet

FORMS = {"atom": (atom, ATOM), "json": (json_feed, JSON)}


class FeedForm:
    """The end of a feed's address: feed.atom or feed.json."""

    regex = "|".join(FORMS)

    def to_python(self, value: str) -> str:
        return value

    to_url = to_python


@conditional_page
def everything(request: HttpRequest, form: str) -> HttpResponse:
    """The newest of the whole paper."""
    public = Publication.objects.public(as_of=timezone.now())
    return _answer(request, form, public, title="", page="/", description="Athletics news, in full.")


@conditional_page
def section(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest of one section."""
    found = get_object_or_404(Section, slug=slug)
    public = Publication.objects.public(as_of=timezone.now()).in_section(found)
    return _answer(
        request, form, public, title=found.name, page=found.get_absolute_url(), description=found.description
    )


@conditional_page
def author(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest of one author. An author of nothing public has no feed, as there is no page."""
    found = get_object_or_404(Author, slug=slug)
    public = Publication.objects.public(as_of=timezone.now()).by_author(found)
    return _answer(
        request,
        form,
        public,
        title=found.name,
        page=found.get_absolute_url(),
        description=found.bio,
        needs_rows=True,
    )


@conditional_page
def athlete(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest about one athlete. A merged one leads to the row that stands."""
    found = get_object_or_404(Athlete.objects.select_related("merged_into"), slug=slug)
    if found.merged_into:
        address = reverse("newsroom:athlete_feed", args=[found.merged_into.slug, form])
        return HttpResponseRedirect(address)
    public = Publication.objects.public(as_of=timezone.now()).about(athlete=found)
    return _answer(request, form, public, title=found.name, page=found.get_absolute_url())


@conditional_page
def meet(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The newest about one meet."""
    now = timezone.now()
    found = get_object_or_404(Meet.objects.public(as_of=now), slug=slug)
    public = Publication.objects.public(as_of=now).about(meet=found)
    return _answer(request, form, public, title=str(found), page=found.get_absolute_url())


def _answer(
    request: HttpRequest,
    form: str,
    public: PublicationQuerySet,
    *,
    title: str,
    page: str,
    description: str = "",
    needs_rows: bool = False,
) -> HttpResponse:
    now = timezone.now()
    found = entries(public, as_of=now)
    if needs_rows and not found:
        raise Http404("Nothing has been published here.")
    write, content_type = FORMS[form]
    feed = Feed(
        title=" – ".join(filter(None, [title, settings.SITE_NAME])),
        description=description or f"Everything {settings.SITE_NAME} has published about {title}.",
        page=settings.SITE_URL + page,
        address=settings.SITE_URL + request.path,
        entries=found,
    )
    response = HttpResponse(write(feed), content_type=content_type)
    changed = last_change(as_of=now)
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return response
