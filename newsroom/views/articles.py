"""One article: at its newest publication, or as it stood earlier."""

from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from newsroom.alerts.notices import record_notices
from newsroom.choices import PublicationKind
from newsroom.facts_checked import facts_checked
from newsroom.models import Publication
from newsroom.rendering import published_page
from newsroom.structured_data import news_article


def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest publication; 410 once withdrawn, with its note, or removed, without; an old address leads to the new one."""
    now = timezone.now()
    publication = current_at(slug, now=now)
    if publication is None or publication.kind == PublicationKind.WITHDRAWN or publication.removal:
        return _gone(request, publication)
    if publication.slug != slug:
        return HttpResponsePermanentRedirect(reverse("newsroom:article", args=[publication.slug]))
    return _page(request, publication, history_of(publication, now=now), now=now)


def earlier(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One publication by its number, marked as such unless it is the newest."""
    now = timezone.now()
    current = current_at(slug, now=now)
    if current is None or current.kind == PublicationKind.WITHDRAWN or current.removal:
        return _gone(request, current)
    started = Publication.objects.started(as_of=now).select_related("version__removal")
    publication = get_object_or_404(
        started.exclude(kind=PublicationKind.WITHDRAWN), article=current.article_id, number=number
    )
    if publication.removal:
        return _gone(request, publication)
    return _page(request, publication, history_of(publication, now=now), now=now)


def current_at(slug: str, *, now: datetime) -> Publication | None:
    """The publication that decides for an address, or None where it has ended. Raises Http404 for no article."""
    found = (
        Publication.objects.current(as_of=now)
        .at_address(slug, as_of=now)
        .select_related("version__removal")
        .first()
    )
    if found is None and not Publication.objects.started(as_of=now).filter(slug=slug).exists():
        raise Http404("No article has been published at this address.")
    return found


def history_of(publication: Publication, *, now: datetime) -> list[Publication]:
    """Every publication of its article so far, as it came about."""
    started = Publication.objects.started(as_of=now).filter(article=publication.article_id)
    return list(started.for_history())


def _page(
    request: HttpRequest, publication: Publication, history: list[Publication], *, now: datetime
) -> HttpResponse:
    changed = record_notices(publication, as_of=now) if publication == history[-1] else []
    context = {**published_page(publication, history, changed), "facts": facts_checked(publication)}
    if context["newest"]:
        context["structured_data"] = [news_article(context, publication, history)]
    return render(request, "newsroom/article.html", context, using="public")


def _gone(request: HttpRequest, publication: Publication | None) -> HttpResponse:
    context = {"publication": publication}
    return render(request, "newsroom/gone.html", context, status=410, using="public")
