"""A name for each request: in the answer's X-Request-ID, and in every line logged while it was being made.

A proxy's or a caller's own name is kept if it is well formed, so that one request can be followed through all logs.
"""

import itertools
import logging
import re
import secrets
from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Any

WELL_FORMED = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{7,127}").fullmatch
NOBODY = "-"
"""What a line logged outside a request says."""

_current: ContextVar[str] = ContextVar("request_id", default=NOBODY)


class RequestIds:
    """A WSGI layer in front of everything, answers from the page store included."""

    def __init__(self, application: Callable) -> None:
        self._application = application
        # Random once and counted from there: names have to differ, not to be secret.
        self._next = map(
            "{}-{:x}".format, itertools.repeat(secrets.token_hex(6)), itertools.count(1)
        ).__next__

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        name = environ.get("HTTP_X_REQUEST_ID")
        if name is None or not WELL_FORMED(name):
            name = environ["HTTP_X_REQUEST_ID"] = self._next()
        _current.set(name)

        def start(status: str, headers: list[tuple[str, str]], *failure: Any) -> Any:
            headers.append(("X-Request-ID", name))
            return start_response(status, headers, *failure)

        return self._application(environ, start)


class NamesRequest(logging.Filter):
    """Gives each record of a log the name of the request it belongs to."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.request_id = _current.get()
        return True
