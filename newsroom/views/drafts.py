"""A draft shown to whoever holds its share link. Never kept, never indexed, and its address is passed on to nobody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from newsroom.clock import written
from newsroom.embargoes import in_force
from newsroom.models import PreviewLink
from newsroom.rendering import draft_page
from newsroom.sharing import link_of

HEADERS = {
    "Cache-Control": "no-store, private",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
    "Referrer-Policy": "no-referrer",
}
SAID = (
    "This is a draft as it stood then, shown to you by the desk until {until}. It is not published, may change or "
    "never be printed. Please do not pass it on."
)
ENDED = "It had its time or was taken back. Ask whoever sent it to you."
HELD = "Nobody outside the desk reads this text before {until}. Come back then."


@require_safe
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """The draft; 410 once the link has ended, 403 while the article is under embargo, 404 for a link nobody made."""
    now, link = timezone.now(), link_of(secret)
    if link is None:
        raise Http404("There is no such link.")
    if not PreviewLink.objects.open(as_of=now).filter(pk=link.pk).exists():
        return _told(request, "This link has ended", ENDED, status=410)
    embargo = in_force(link.version.article, as_of=now)
    if embargo:
        said = HELD.format(until=written(embargo.until))
        return _told(request, "Under embargo", said, status=403)
    page = draft_page(
        link.version.document, said=SAID.format(until=written(link.expires_at)), at=link.made_at
    )
    return _never_kept(render(request, "newsroom/article.html", page, using="public"))


def _told(request: HttpRequest, title: str, text: str, *, status: int) -> HttpResponse:
    context = {"title": title, "text": text, "status": status}
    return _never_kept(render(request, "newsroom/not_shown.html", context, status=status, using="public"))


def _never_kept(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response
