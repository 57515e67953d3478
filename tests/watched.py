"""Every page a test opens is watched: a query for each row is an error there, and names the line that asks.

Only reading is watched: a form that is sent in looks its rows up one by one, as Django's forms do.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from zeal import zeal_context

READING = {"GET", "HEAD"}


def reading(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return get_response(request)
        with zeal_context():
            return get_response(request)

    return middleware
