"""Each request has a name, in its answer and in the log."""

import logging

import pytest

from config.request_id import NOBODY, NamesRequest, RequestIds


class Site:
    """An application that logs once and remembers what it was told."""

    def __init__(self) -> None:
        self.told, self.logged = [], []

    def __call__(self, environ, start_response):
        self.told.append(environ["HTTP_X_REQUEST_ID"])
        self.logged.append(named())
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"ok"]


def named() -> str:
    record = logging.LogRecord("test", logging.INFO, __file__, 1, "Something happened.", (), None)
    assert NamesRequest().filter(record)
    return record.request_id


def ask(layer: RequestIds, **headers: str) -> str:
    said = []
    assert layer(dict(headers), lambda status, headers, *rest: said.extend(headers)) == [b"ok"]
    assert said[0] == ("Content-Type", "text/plain")
    ((name, value),) = said[1:]
    assert name == "X-Request-ID"
    return value


def test_a_request_without_a_name_is_given_one_of_its_own():
    site = Site()
    layer = RequestIds(site)
    names = [ask(layer) for _ in range(100)]
    assert len(set(names)) == 100
    assert site.told == site.logged == names


def test_two_processes_give_different_names():
    assert ask(RequestIds(Site())) != ask(RequestIds(Site()))


@pytest.mark.parametrize(
    "given", ["7f3c9a12", "0f8fad5b-d9cb-469f-a165-70867728950e", "Root:1-67891233.abc_9", "a" * 128]
)
def test_a_well_formed_name_is_kept(given):
    site = Site()
    assert ask(RequestIds(site), HTTP_X_REQUEST_ID=given) == given
    assert site.logged == [given]


@pytest.mark.parametrize(
    "given",
    ["", "short", "a" * 129, "two words here", "new\nline-in-log", "<script>alert(1)</script>", "-leading-dash", "naïve-name", "12345678\n"],
)  # fmt: skip
def test_a_name_that_might_break_a_log_is_replaced(given):
    site = Site()
    answered = ask(RequestIds(site), HTTP_X_REQUEST_ID=given)
    assert answered != given
    assert site.told == site.logged == [answered]


def test_a_line_outside_a_request_says_so():
    seen = []
    from threading import Thread

    thread = Thread(target=lambda: seen.append(named()))
    thread.start()
    thread.join()
    assert seen == [NOBODY]


def test_every_line_of_the_log_has_the_name(settings):
    console = settings.LOGGING["handlers"]["console"]
    assert console["filters"] == ["request"]
    line = settings.LOGGING["formatters"][console["formatter"]]["format"]
    assert "{request_id}" in line
