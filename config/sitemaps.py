"""Where search engines find every page: the index, its parts, the news of two days, and robots.txt."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import conditional_page

from athletics.sitemaps import SITEMAPS as OF_THE_RECORD
from newsroom import sitemaps as paper

PARTS = {**paper.SITEMAPS, **OF_THE_RECORD}
FRONT = ("newsroom:home", "newsroom:archive", "newsroom:about")
LISTS = tuple(f"athletics:{name}" for name in ("meets", "seasons", "athletes", "records", "top_lists"))
XML = "application/xml; charset=utf-8"
SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS_SCHEMA = "http://www.google.com/schemas/sitemap-news/0.9"
PUBLICATION = f"<news:publication><news:name>{settings.SITE_NAME}</news:name><news:language>en</news:language></news:publication>"


@conditional_page
def index(request: HttpRequest) -> HttpResponse:
    """Every part that has a row, in pieces of at most `SITEMAP_ROWS`. One query for each kind of page."""
    now = timezone.now()
    pieces = [("pages", 1)]
    for name, (rows, _) in PARTS.items():
        count = rows(as_of=now).count()
        pieces += [(name, number) for number in range(1, -(-count // settings.SITEMAP_ROWS) + 1)]
    addresses = [reverse("sitemap", args=piece) for piece in pieces] + [reverse("news_sitemap")]
    return _xml("sitemapindex", (f"<sitemap>{_loc(address)}</sitemap>" for address in addresses))


@conditional_page
def part(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """One piece of a part, counted from 1. One query."""
    if (name, number) == ("pages", 1):
        return _xml("urlset", (_url(reverse(route)) for route in FRONT + LISTS))
    if name not in PARTS or number < 1:
        raise Http404("There is no such part of the sitemap.")
    rows, address = PARTS[name]
    first = (number - 1) * settings.SITEMAP_ROWS
    found = rows(as_of=timezone.now())[first : first + settings.SITEMAP_ROWS]
    urls = [_url(*_with_moment(address(*row))) for row in found]
    if not urls:
        raise Http404("There is no such part of the sitemap.")
    return _xml("urlset", urls)


@conditional_page
def news(request: HttpRequest) -> HttpResponse:
    """The articles of the last two days, as news search wants them. One query."""
    found = list(paper.news(as_of=timezone.now()))
    response = _xml("urlset", _news(found), extra=f' xmlns:news="{NEWS_SCHEMA}"')
    if found:
        # The oldest is news no longer at the very second.
        response.valid_until = min(first for _, _, first in found) + paper.NEWS
    return response


@conditional_page
def robots(request: HttpRequest) -> HttpResponse:
    """Everything but the desk may be read; a page replayed to a day is another copy of itself."""
    lines = [
        "User-agent: *",
        f"Disallow: {reverse('admin:index')}",
        "Disallow: /*as_of=",
        f"Sitemap: {settings.SITE_URL}{reverse('sitemaps')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _with_moment(address: str | tuple[str, datetime]) -> tuple:
    return address if isinstance(address, tuple) else (address,)


def _url(path: str, changed_at: datetime | None = None) -> str:
    changed = f"<lastmod>{changed_at.isoformat()}</lastmod>" if changed_at else ""
    return f"<url>{_loc(path)}{changed}</url>"


def _news(found: Iterable[tuple[str, str, datetime]]) -> Iterator[str]:
    for slug, headline, first in found:
        dated = f"<news:publication_date>{first.isoformat()}</news:publication_date>"
        titled = f"<news:title>{escape(headline)}</news:title>"
        path = reverse("newsroom:article", args=[slug])
        yield f"<url>{_loc(path)}<news:news>{PUBLICATION}{dated}{titled}</news:news></url>"


def _loc(path: str) -> str:
    return f"<loc>{escape(settings.SITE_URL + path)}</loc>"


def _xml(root: str, rows: Iterable[str], *, extra: str = "") -> HttpResponse:
    body = "\n".join(rows)
    return HttpResponse(
        f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="{SCHEMA}"{extra}>\n{body}\n</{root}>\n',
        content_type=XML,
    )
