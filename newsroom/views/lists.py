"""Lists of articles: everything, a section, an author."""

from django.core.paginator import InvalidPage, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from newsroom.models import Author, Publication, Section
from newsroom.models.publications import PublicationQuerySet
from newsroom.rendering import card

PER_PAGE = 20


def archive(request: HttpRequest) -> HttpResponse:
    """Everything published, newest first."""
    heading = {"title": "Every article", "kicker": "The paper", "text": None, "feed": None}
    return _list(request, Publication.objects.public(as_of=timezone.now()), heading)


def section(request: HttpRequest, slug: str) -> HttpResponse:
    """What stands in one section."""
    found = get_object_or_404(Section, slug=slug)
    heading = {
        "title": found.name,
        "kicker": "Section",
        "text": found.description or None,
        "feed": "newsroom:section_feed",
        "slug": slug,
    }
    return _list(request, Publication.objects.public(as_of=timezone.now()).in_section(found), heading)


def author(request: HttpRequest, slug: str) -> HttpResponse:
    """What one author has signed. An author of nothing public has no page yet."""
    found = get_object_or_404(Author, slug=slug)
    publications = Publication.objects.public(as_of=timezone.now()).by_author(found)
    heading = {
        "title": found.name,
        "kicker": "Author",
        "text": found.bio or None,
        "feed": "newsroom:author_feed",
        "slug": slug,
    }
    return _list(request, publications, heading, needs_rows=True)


def _list(
    request: HttpRequest, publications: PublicationQuerySet, heading: dict, *, needs_rows: bool = False
) -> HttpResponse:
    try:
        page = Paginator(publications.for_list(), PER_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404("There is no such page of this list.") from error
    if needs_rows and not page.paginator.count:
        raise Http404("Nothing by this author has been published.")
    before = page.previous_page_number() if page.has_previous() else None
    after = page.next_page_number() if page.has_next() else None
    context = {
        "heading": heading,
        "articles": [card(publication) for publication in page],
        "page": {
            "number": page.number,
            "total": page.paginator.num_pages,
            "before": f"{request.path}?page={before}" if before else None,
            "after": f"{request.path}?page={after}" if after else None,
        },
    }
    return render(request, "newsroom/list.html", context, using="public")
