"""An article and its publications on the wire. A kill is an answer like any other: it has to reach whoever asks."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from newsroom.choices import PublicationKind
from newsroom.models import Publication
from newsroom.views.articles import current_at, history_of
from newsroom.wire import item, kill


@conditional_page
def newest(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest publication, or the kill; an old address leads to the new one."""
    now = timezone.now()
    publication = current_at(slug, now=now)
    if publication is None or publication.kind == PublicationKind.WITHDRAWN or publication.removal:
        return _answer(kill(_ended(slug, publication, now=now)))
    if publication.slug != slug:
        return HttpResponsePermanentRedirect(reverse("newsroom:wire", args=[publication.slug]))
    return _answer(item(publication, history_of(publication, now=now)))


@conditional_page
def earlier(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """One publication by its number; once the article is withdrawn, the kill instead of any of them."""
    now = timezone.now()
    current = current_at(slug, now=now)
    if current is None or current.kind == PublicationKind.WITHDRAWN or current.removal:
        return _answer(kill(_ended(slug, current, now=now)))
    started = Publication.objects.started(as_of=now).select_related("version__removal")
    publication = get_object_or_404(
        started.exclude(kind=PublicationKind.WITHDRAWN), article=current.article_id, number=number
    )
    history = history_of(publication, now=now)
    if publication.removal:
        return _answer(kill(history[: history.index(publication) + 1]))
    return _answer(item(publication, history))


def _ended(slug: str, withdrawal: Publication | None, *, now: datetime) -> list[Publication]:
    """Every publication of an article of which none stands."""
    last = withdrawal or Publication.objects.at_address(slug, as_of=now).started(as_of=now).first()
    return history_of(last, now=now)


def _answer(document: dict) -> JsonResponse:
    return JsonResponse(document, json_dumps_params={"ensure_ascii": False})
