"""Every kind of public page, found by following the site's own links as a reader would."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urljoin, urlsplit
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import URLResolver, get_resolver, resolve

SEEN_ENOUGH = 2
"""Pages of one route opened from each kind of page: the hundredth athlete's is made as the first one's, but a meet
found from an athlete's results is another than one found in the calendar."""
NOT_PAGES = ("/static/", "/media/", "/admin/")
APPS = ("athletics", "newsroom")
FILES = {
    "athletics:athlete_calendar",
    "athletics:meet_calendar",
    "athletics:season_calendar",
    "newsroom:athlete_feed",
    "newsroom:author_feed",
    "newsroom:feed",
    "newsroom:meet_feed",
    "newsroom:section_feed",
    "newsroom:wire",
    "newsroom:wire_publication",
}
"""Routes that answer with a file for another program, not with a page."""
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 768, "height": 1024}
WIDE = {"width": 1280, "height": 900}
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and (address := dict(attrs).get("href")):
            self.found.append(address)


@dataclass(frozen=True, slots=True)
class Opened:
    """What an address answered."""

    address: str
    route: str
    status: int
    is_page: bool
    text: str


def pages(site) -> Iterator[Opened]:
    """Every address reached from the front page, some of each route from each other route."""
    waiting, seen, ways = ["/"], {"/"}, Counter()
    while waiting:
        address = waiting.pop(0)
        answer = opened(site, address, route_of(address))
        yield answer
        for link in links(address, answer.text) if answer.is_page else ():
            way = (answer.route, route_of(link))
            if link not in seen and ways[way] < SEEN_ENOUGH:
                ways[way] += 1
                seen.add(link)
                waiting.append(link)


def route_of(address: str) -> str:
    """The name of the route that answers; an address without one fails here."""
    return resolve(urlsplit(address).path).view_name


def opened(site, address: str, route: str) -> Opened:
    try:
        answer = urlopen(site.url + address)
    except HTTPError as error:
        answer = error
    with answer:
        is_page = answer.headers.get_content_type() == "text/html"
        return Opened(address, route, answer.status, is_page, answer.read().decode())


def public_routes() -> set[str]:
    """The name of every route of both apps."""
    return {
        f"{resolver.namespace}:{route.name}"
        for resolver in get_resolver().url_patterns
        if isinstance(resolver, URLResolver) and resolver.namespace in APPS
        for route in resolver.url_patterns
    }


def links(address: str, html: str) -> Iterator[str]:
    parser = Links()
    parser.feed(html)
    for link in parser.found:
        parts = urlsplit(urljoin(address, link))
        if not parts.netloc and parts.scheme == "" and not parts.path.startswith(NOT_PAGES):
            yield parts._replace(fragment="").geturl()


@pytest.fixture(scope="module")
def found(site) -> list[Opened]:
    return list(pages(site))


def test_every_link_leads_somewhere(found):
    assert [(one.address, one.status) for one in found if one.status != 200] == []


def test_every_kind_of_page_is_found_by_following_links(found):
    assert {one.route for one in found if one.is_page} == public_routes() - FILES


@pytest.mark.parametrize("size", [PHONE, TABLET, WIDE], ids=["phone", "tablet", "wide"])
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


def first_of_each(found: list[Opened]) -> list[str]:
    """One page of each route, the first that was found."""
    return list({one.route: one.address for one in reversed(found) if one.is_page}.values())
