"""Answers to what cannot be answered: always with a sentence that helps, never a bare number."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def bad_request(
    request: HttpRequest, message: str, *, allowed: Iterable[tuple[str, str]] = (), back: str = ""
) -> HttpResponse:
    """400: the address asks something that makes no sense. `message` says why, in a sentence or two.

    `allowed` lists what the address may say instead, as (name, what it takes); `back` is where to go from here.
    """
    context = {"message": message, "allowed": list(allowed), "back": back or request.path}
    return render(request, "400.html", context, status=400, using="public")


def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """404, with the sentence the view gave; what Django says of its own accord names models, and is kept back."""
    message = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    if message.endswith("matches the given query."):
        message = ""
    return render(request, "404.html", {"message": message}, status=404, using="public")
