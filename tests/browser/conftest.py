"""Browser tests: a real Chromium against a real server. Whatever the browser complains about fails the test.

Playwright keeps an event loop in its thread, where the ORM refuses to work: these tests look through HTTP alone.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.running_site import Prepared, Site, drop_database, prepare, running

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one group, so that parallel runs prepare one database for them, not one for each process."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="session")
def prepared(tmp_path_factory) -> Iterator[Prepared]:
    """The demonstration site, from which each module's own is copied."""
    ready = prepare(tmp_path_factory.mktemp("prepared") / "var", os.environ.get("DATABASE_URL", ""))
    yield ready
    drop_database(ready.database)


@pytest.fixture(scope="module")
def site(prepared: Prepared, tmp_path_factory) -> Iterator[Site]:
    """A running site with a database of its own, for the tests of one module."""
    with running(prepared, tmp_path_factory.mktemp("site") / "var") as served:
        yield served


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        missing = "No Chromium on this machine. On Debian: apt install chromium"
        pytest.fail(missing) if os.environ.get("CI") == "true" else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the browser complained about so far. A test that provokes a complaint clears it itself."""
    heard = []
    yield heard
    assert heard == []


@pytest.fixture
def page(chromium: Browser, site: Site, complaints: list[str]) -> Iterator[Page]:
    """A fresh browser window on the site; `page.goto("/")` is its home page."""
    context = chromium.new_context(base_url=site.url, locale="en-GB", timezone_id="Europe/London")
    page = context.new_page()
    listen(page, site, complaints)
    yield page
    context.close()


@pytest.fixture
def signed_in(page: Page, site: Site) -> Callable[[str], Page]:
    """`signed_in("editor")`: the page, at the desk, signed in as editor, chief or keeper."""

    def sign_in(account: str) -> Page:
        page.goto("/admin/login/?next=/admin/")
        page.get_by_label("Username").fill(account)
        page.get_by_label("Password").fill(site.passwords[account])
        page.get_by_role("button", name="Log in").click()
        # The address of the form ends in the desk's own: only the desk itself proves who is in.
        expect(page.get_by_role("heading", name="The desk")).to_be_visible()
        return page

    return sign_in


def listen(page: Page, site: Site, complaints: list[str]) -> None:
    """Collects console errors (a refused script or style is one), exceptions, and answers that never came."""
    page.on("console", lambda said: said.type == "error" and complaints.append(f"{page.url}: {said.text}"))
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: _failed(request, site, complaints))


def _failed(request, site: Site, complaints: list[str]) -> None:
    # A request given up because the reader went on to another page is nobody's fault.
    own = urlsplit(request.url).netloc == urlsplit(site.url).netloc
    if own and request.failure != "net::ERR_ABORTED":
        complaints.append(f"{request.url}: {request.failure}")
