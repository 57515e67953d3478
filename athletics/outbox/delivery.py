"""Delivers the outbox when a request that may have changed the record is over: after the commit, before the answer."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from athletics import outbox

log = logging.getLogger(__name__)
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class DeliveryMiddleware:
    """What takes too long for somebody who waits is left for `manage.py recheck`, and not begun again meanwhile.

    An answer that sets `leaves_changes` is one of many in a row, such as the lines of a race: whatever comes next, or
    `recheck`, looks at the changes of all of them together.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.left = 0

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in READING and not getattr(response, "leaves_changes", False):
            self.deliver()
        return response

    def deliver(self) -> None:
        """Whatever goes wrong here, what was saved is saved, and the changes stay to be looked at."""
        try:
            self.left = outbox.deliver(everything=False, after=self.left) or self.left
        except Exception:
            log.exception("Changes of the record wait to be looked at: run `manage.py recheck`.")
