"""Until when a finished public page is true, said by the page itself to whoever keeps it.

A page is kept only if it depends on its address and the moment alone: it belongs to the record, the paper or the
sitemaps, sets no cookie, varies by nothing and was not told to be private. A view may say
`response.valid_until = moment`; otherwise it is true until the site's next midnight.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from athletics.as_of import next_midnight

KEPT = {"athletics", "newsroom"}
"""The namespaces of readers' pages."""
KEPT_NAMES = {"robots", "sitemaps", "sitemap", "news_sitemap"}
STATUSES = {200, 301, 410}
"""What is kept. A page that is not there is not: anybody can think of a million such addresses."""
VALID_UNTIL = "bell_lap.valid_until"
"""Key of the WSGI environment under which a kept page's last second stands, in seconds since 1970."""


class FreshnessMiddleware:
    """Tells the page store until when an answer is true, and shared caches what it is about."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_kept(request, response):
            until = next_midnight(timezone.now(), zone=None)
            until = min(until, getattr(response, "valid_until", None) or until)
            request.environ[VALID_UNTIL] = until.timestamp()
            response["Surrogate-Key"] = surrogate_key(request)
        return response


def is_kept(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether an answer may be given to somebody else who asks the same address."""
    match = request.resolver_match
    return (
        match is not None
        and (match.namespace in KEPT or match.url_name in KEPT_NAMES)
        and response.status_code in STATUSES
        and not response.streaming
        and not response.cookies
        and not response.has_header("Vary")
        and not response.has_header("Cache-Control")
    )


def surrogate_key(request: HttpRequest) -> str:
    """What shared caches may drop the page by: `site`, the kind of page, and the rows its address names."""
    match = request.resolver_match
    named = [f"{name}:{value}" for name, value in match.kwargs.items()]
    return " ".join(["site", match.url_name, *named])
