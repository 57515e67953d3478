"""The page store before any WSGI application: what is kept, for how long, and who passes by."""

import sqlite3
import threading
from collections import Counter
from io import BytesIO
from time import time

import pytest

from config.freshness import VALID_UNTIL
from config.page_store import PageStore
from config.site_watch import SqliteWatch, UnknownVersionError

BODY = b"<p>Bell lap.</p>" * 100


class Site:
    """An application that counts how often it is entered, and a database whose version anybody may move."""

    def __init__(self, folder) -> None:
        self.path = folder / "site.sqlite3"
        self.database = sqlite3.connect(self.path, isolation_level=None)
        self.database.execute("PRAGMA journal_mode=WAL")
        self.database.execute("CREATE TABLE house_siteversion (id INTEGER PRIMARY KEY, version INTEGER)")
        self.database.execute("INSERT INTO house_siteversion VALUES (1, 0)")
        self.entered = Counter()
        self.valid_until: float | None = time() + 1_000
        self.status, self.body, self.closed = "200 OK", BODY, 0
        self.turning_point = float("inf")
        self.gate: threading.Event | None = None

    def __call__(self, environ, start_response):
        self.entered[environ["PATH_INFO"]] += 1
        if self.gate:
            self.gate.wait(5)
        if self.valid_until:
            environ[VALID_UNTIL] = self.valid_until
        start_response(self.status, [("Content-Type", "text/html")])
        return Answer(self)

    def move(self) -> None:
        self.database.execute("UPDATE house_siteversion SET version = version + 1")

    def store(self, **settings) -> PageStore:
        settings = {"most_bytes": 1_000_000, **settings}
        watch = SqliteWatch(self.path)
        return PageStore(self, watch=watch, turning_point=lambda now: self.turning_point, **settings)


class Answer(list):
    def __init__(self, site: Site) -> None:
        super().__init__([site.body])
        self.site = site

    def close(self) -> None:
        self.site.closed += 1


@pytest.fixture
def site(tmp_path):
    site = Site(tmp_path)
    yield site
    site.database.close()


def ask(store: PageStore, path: str = "/", **asked: str) -> tuple[str, bytes]:
    said = []
    environ = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": "localhost"}
    environ |= {"wsgi.url_scheme": "http", "wsgi.input": BytesIO(), **asked}
    content = store(environ, lambda *start: said.append(start))
    body = b"".join(content)
    getattr(content, "close", lambda: None)()
    ((status, _),) = said
    return status, body


def test_a_repeated_page_does_not_enter_django(site):
    store = site.store()
    assert [ask(store), ask(store), ask(store)] == [("200 OK", BODY)] * 3
    assert (site.entered["/"], site.closed) == (1, 1)


def test_any_change_of_the_site_makes_it_anew(site):
    store = site.store()
    ask(store)
    site.body = b"changed"
    site.move()
    assert ask(store) == ("200 OK", b"changed")


def test_a_commit_that_is_nobodys_news_keeps_the_page(site):
    store = site.store()
    ask(store)
    site.database.execute("CREATE TABLE django_session (id INTEGER)")
    ask(store)
    assert site.entered["/"] == 1


def test_each_thread_sees_the_change(site):
    store = site.store()
    heard = []

    def read() -> None:
        ask(store)
        read_once.wait(5)
        moved.wait(5)
        heard.append(ask(store)[1])

    read_once, moved = threading.Barrier(3), threading.Event()
    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    read_once.wait(5)
    site.body = b"changed"
    site.move()
    moved.set()
    for thread in threads:
        thread.join()
    assert heard == [b"changed", b"changed"]


@pytest.mark.parametrize("which", ["valid_until", "turning_point"])
def test_a_page_is_made_anew_when_its_moment_comes(site, which):
    store = site.store()
    setattr(site, which, time() - 0.001)
    ask(store)
    ask(store)
    assert site.entered["/"] == 2


def test_asked_by_many_at_once_it_is_made_once(site):
    store = site.store()
    site.gate = threading.Event()
    answers = []
    threads = [threading.Thread(target=lambda: answers.append(ask(store))) for _ in range(8)]
    for thread in threads:
        thread.start()
    site.gate.set()
    for thread in threads:
        thread.join()
    assert answers == [("200 OK", BODY)] * 8
    assert site.entered["/"] == 1


@pytest.mark.parametrize(
    "asked",
    [
        {"HTTP_COOKIE": "sessionid=1"},
        {"HTTP_COOKIE": ""},
        {"HTTP_AUTHORIZATION": "Basic x"},
        {"REQUEST_METHOD": "POST"},
        {"REQUEST_METHOD": "OPTIONS"},
    ],
)
def test_who_is_somebody_or_wants_something_done_passes_by(site, asked):
    store = site.store()
    ask(store)
    ask(store, **asked)
    ask(store, **asked)
    assert site.entered["/"] == 3


@pytest.mark.parametrize(
    "asked",
    [
        {"QUERY_STRING": "as_of=2025-04-11"},
        {"HTTP_HOST": "www.example.org"},
        {"wsgi.url_scheme": "https"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
    ],
)
def test_another_address_is_another_page(site, asked):
    store = site.store()
    ask(store)
    ask(store, **asked)
    assert site.entered["/"] == 2


def test_what_django_does_not_mark_is_not_kept(site):
    store = site.store()
    site.valid_until = None
    assert [ask(store), ask(store)] == [("200 OK", BODY)] * 2
    assert (site.entered["/"], site.closed) == (2, 2)
    assert ask(store, REQUEST_METHOD="HEAD") == ("200 OK", b"")
    assert site.closed == 3


def test_head_and_get_share_a_page(site):
    store = site.store()
    assert ask(store, REQUEST_METHOD="HEAD") == ("200 OK", b"")
    assert ask(store) == ("200 OK", BODY)
    assert site.entered["/"] == 1


def test_a_first_answer_may_be_not_modified_and_the_page_is_kept_whole(site):
    store = site.store()
    assert ask(store, HTTP_IF_NONE_MATCH="*") == ("304 Not Modified", b"")
    assert ask(store) == ("200 OK", BODY)
    assert site.entered["/"] == 1


def test_the_page_unused_for_longest_makes_room(site):
    store = site.store(most_bytes=10 * (len(BODY) + 2048))
    for number in range(10):
        ask(store, f"/{number}")
    ask(store, "/0")
    ask(store, "/10")
    ask(store, "/0")
    ask(store, "/1")
    assert (site.entered["/0"], site.entered["/1"]) == (1, 2)


def test_compressing_counts_towards_the_bound(site):
    store = site.store(most_bytes=10 * (len(BODY) + 2048))
    for number in range(10):
        ask(store, f"/{number}")
    ask(store, "/9", HTTP_ACCEPT_ENCODING="br")
    ask(store, "/0")
    assert site.entered["/0"] == 2


def test_a_page_too_large_for_the_store_is_answered_all_the_same(site):
    store = site.store(most_bytes=len(BODY))
    assert [ask(store), ask(store)] == [("200 OK", BODY)] * 2
    assert site.entered["/"] == 2


def test_an_error_is_not_kept_and_lets_the_next_one_try(site):
    store = site.store()

    def broken(environ, start_response):
        raise RuntimeError("broken")

    store._application, whole = broken, store._application
    with pytest.raises(RuntimeError):
        ask(store)
    store._application = whole
    assert ask(store) == ("200 OK", BODY)


def test_without_a_version_nothing_kept_is_served(site):
    store = site.store()
    ask(store)
    site.database.execute("DROP TABLE house_siteversion")
    assert ask(store) == ("200 OK", BODY)
    assert site.entered["/"] == 2


def test_a_database_that_is_not_there_is_no_version(tmp_path):
    with pytest.raises(UnknownVersionError):
        SqliteWatch(tmp_path / "nowhere.sqlite3").version()
