"""Every kind of public page, found by following the site's own links as a reader would."""

from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import resolve

ROUTE_SEEN_ENOUGH = 3
"""Pages of one route that are opened; the hundredth athlete's is made as the first one's."""
NOT_PAGES = ("/static/", "/media/", "/admin/")
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


def pages(site) -> Iterator[tuple[str, int, str]]:
    """(address, status, route) of every page reached from the front page, some of each route."""
    waiting, seen, routes = ["/"], {"/"}, Counter()
    while waiting:
        address = waiting.pop(0)
        route = resolve(urlsplit(address).path).view_name
        routes[route] += 1
        if routes[route] > ROUTE_SEEN_ENOUGH:
            continue
        status, html = opened(site.url + address)
        yield address, status, route
        for link in links(address, html):
            if link not in seen:
                seen.add(link)
                waiting.append(link)


def opened(address: str) -> tuple[int, str]:
    try:
        with urlopen(address) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        with error:
            return error.code, error.read().decode()


def links(address: str, html: str) -> Iterator[str]:
    parser = Links()
    parser.feed(html)
    for link in parser.found:
        parts = urlsplit(urljoin(address, link))
        if not parts.netloc and parts.scheme == "" and not parts.path.startswith(NOT_PAGES):
            yield parts._replace(fragment="").geturl()


@pytest.fixture(scope="module")
def found(site) -> list[tuple[str, int, str]]:
    return list(pages(site))


def test_every_link_leads_somewhere(found):
    assert [(address, status) for address, status, _ in found if status != 200] == []
    assert {
        "newsroom:home",
        "newsroom:article",
        "athletics:meet",
        "athletics:season",
        "athletics:athlete",
    } <= {route for *_, route in found}


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_no_page_is_wider_than_its_window(found, page, size):
    page.set_viewport_size(size)
    too_wide = {}
    for address in first_of_each(found):
        page.goto(address)
        if over := page.evaluate(OVERFLOW):
            too_wide[address] = over
    assert too_wide == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_kind_of_page_can_be_used_by_everybody(found, page, scheme):
    page.emulate_media(color_scheme=scheme)
    faults = {}
    for address in first_of_each(found):
        page.goto(address)
        if broken := Axe().run(page).response["violations"]:
            faults[address] = {fault["id"]: [node["html"] for node in fault["nodes"][:3]] for fault in broken}
    assert faults == {}


def first_of_each(found: list[tuple[str, int, str]]) -> list[str]:
    """One page of each route, the first that was found; a calendar is no page."""
    pages = [(address, route) for address, _, route in reversed(found) if not address.endswith(".ics")]
    return list({route: address for address, route in pages}.values())
