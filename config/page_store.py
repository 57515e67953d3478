"""Finished public pages, kept in memory in front of Django: a repeated page is answered without entering it.

An entry is tagged with the version of the site read before it was built, and is served only while the database
still holds that version and the page's own time has not come. So nobody is shown a page older than the last
commit (SQLite) or than PAGE_STORE_SECONDS (PostgreSQL). Requests with a cookie, an Authorization header or another
method than GET and HEAD pass by; so does every answer that Django did not mark as one of the public pages.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import time

from config.freshness import VALID_UNTIL
from config.site_watch import RowWatch, SqliteWatch, UnknownVersionError
from config.stored_page import StoredPage

Key = tuple[str, str, str | None, str, str | None]
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_RANGE", "HTTP_IF_RANGE")
LARGEST_SHARE = 8
"""A page larger than one part in so many of the store is not kept."""


class PageStore:
    """A WSGI layer. Thread-safe; bounded to `most_bytes` of bodies, the page unused for longest goes first."""

    def __init__(
        self,
        application: Callable,
        *,
        watch: SqliteWatch | RowWatch,
        turning_point: Callable[[float], float],
        most_bytes: int,
        shared_seconds: int = 0,
    ) -> None:
        """`turning_point(now)`: when the site next changes by itself; both in seconds since 1970."""
        self._application, self._watch, self._turning_point = application, watch, turning_point
        self._most_bytes, self._shared_seconds = most_bytes, shared_seconds
        self._pages: OrderedDict[Key, StoredPage] = OrderedDict()
        self._bytes = 0
        self._lock = threading.Lock()
        self._building: dict[Key, threading.Lock] = {}

    def __call__(self, environ: dict, start_response: Callable) -> Iterable[bytes]:
        if (
            environ["REQUEST_METHOD"] not in ("GET", "HEAD")
            or "HTTP_COOKIE" in environ
            or "HTTP_AUTHORIZATION" in environ
        ):
            return self._application(environ, start_response)
        try:
            version = self._watch.version()
        except UnknownVersionError:
            return self._application(environ, start_response)
        key = (
            environ["PATH_INFO"],
            environ.get("QUERY_STRING", ""),
            environ.get("HTTP_HOST"),
            environ["wsgi.url_scheme"],
            environ.get("HTTP_X_FORWARDED_PROTO"),
        )
        page = self._pages.get(key)
        if page is None or page.version < version or time() >= page.until:
            page, passed = self._built(key, environ, version)
            if page is None:
                return passed(start_response)
        return self._answer(key, page, environ, start_response)

    def _answer(self, key: Key, page: StoredPage, environ: dict, start_response: Callable) -> Iterable[bytes]:
        coding = page.coding(environ.get("HTTP_ACCEPT_ENCODING"))
        if not page.has(coding):
            self._compress(key, page, coding)
        try:
            self._pages.move_to_end(key)
        except KeyError:
            pass  # It was dropped by another thread meanwhile, and is answered all the same.
        return page.answer(environ, start_response, coding=coding, now=time())

    def _built(self, key: Key, environ: dict, version: int) -> tuple[StoredPage | None, Callable | None]:
        """The page, made by Django once however many ask for it; or how to pass on an answer that is not kept."""
        with self._lock:
            building = self._building.setdefault(key, threading.Lock())
        with building:
            page = self._pages.get(key)
            if page is not None and page.version >= version and time() < page.until:
                return page, None
            try:
                return self._build(key, environ, version)
            finally:
                with self._lock:
                    self._building.pop(key, None)

    def _build(self, key: Key, environ: dict, version: int) -> tuple[StoredPage | None, Callable | None]:
        asked = {name: value for name, value in environ.items() if name not in CONDITIONS}
        asked["REQUEST_METHOD"] = "GET"
        started = []
        now = time()
        content = self._application(asked, lambda *said: started.append(said))
        if VALID_UNTIL not in asked:
            return None, lambda start_response: _passed_on(environ, started[-1], content, start_response)
        try:
            body = b"".join(content)
        finally:
            content.close()
        status, headers, *_ = started[-1]
        page = StoredPage(
            status=status,
            headers=headers,
            body=body,
            version=version,
            until=min(asked[VALID_UNTIL], self._turning_point(now)),
            shared_seconds=self._shared_seconds,
        )
        self._keep(key, page)
        return page, None

    def _keep(self, key: Key, page: StoredPage) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            if before is not None:
                self._bytes -= before.size
            if page.size * LARGEST_SHARE <= self._most_bytes:
                self._pages[key] = page
                self._bytes += page.size
            self._make_room()

    def _compress(self, key: Key, page: StoredPage, coding: str) -> None:
        with self._lock:
            if page.has(coding):
                return
            before = page.size
            page.make(coding)
            if self._pages.get(key) is page:
                self._bytes += page.size - before
                self._make_room()

    def _make_room(self) -> None:
        while self._bytes > self._most_bytes and self._pages:
            _, dropped = self._pages.popitem(last=False)
            self._bytes -= dropped.size


def _passed_on(
    environ: dict, said: tuple, content: Iterable[bytes], start_response: Callable
) -> Iterable[bytes]:
    """An answer that is not kept, as Django gave it; without its body for HEAD."""
    start_response(*said)
    if environ["REQUEST_METHOD"] == "HEAD":
        getattr(content, "close", lambda: None)()
        return ()
    return content
