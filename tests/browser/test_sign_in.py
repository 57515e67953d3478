"""Signing in with a real browser, and with keys that Chromium plays itself."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running_site import Site, running
from tests.codes import code

PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def site(prepared, tmp_path_factory) -> Iterator[Site]:
    """A site that wants second factors, as one on the internet does."""
    with running(prepared, tmp_path_factory.mktemp("site") / "var", SECOND_FACTOR="on") as served:
        yield served


@contextmanager
def with_key(page: Page) -> Iterator[None]:
    """A device that keeps passkeys and always says yes, in this browser window."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    devtools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    yield
    devtools.send("WebAuthn.disable")


def enter(page: Page, site: Site, account: str, password: str = "") -> None:
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill(account)
    page.get_by_label("Password").fill(password or site.passwords[account])
    page.get_by_role("button", name="Log in").click()


def log_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()


def test_an_editor_adds_a_passkey_and_then_needs_no_password(page, site):
    page.set_viewport_size(PHONE)
    with with_key(page):
        enter(page, site, "editor")
        expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
        page.goto("/admin/newsroom/article/")
        expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
        page.get_by_role("link", name="Add a passkey").click()
        page.get_by_label("Password").fill(site.passwords["editor"])
        page.get_by_role("button", name="Confirm").click()
        page.get_by_label("Name").fill("Telephone")
        page.get_by_role("button", name="Add it").click()
        expect(page.get_by_label("Unused codes")).to_have_value(re.compile(r"^(\d{4} ?\d{4}\n?){10}$"))
        page.get_by_role("link", name="The desk").click()
        expect(page.get_by_role("heading", name="The desk")).to_be_visible()
        log_out(page)
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_role("heading", name="The desk")).to_be_visible()
        log_out(page)
        enter(page, site, "editor")
        page.get_by_role("button", name="Use a security key").click()
        expect(page.get_by_role("heading", name="The desk")).to_be_visible()
        page.goto("/admin/second-factor/webauthn/")
        expect(page.get_by_role("heading", name="Telephone")).to_be_visible()


def test_a_passkey_that_is_not_there_is_told_in_words(page, complaints):
    with with_key(page):
        page.goto("/admin/login/")
        page.get_by_role("button", name="Use a passkey").click()
        expect(page.get_by_role("alert")).to_contain_text("That did not work.")


def test_a_chief_editor_adds_an_app_on_a_telephone(page, site):
    page.set_viewport_size(PHONE)
    enter(page, site, "chief")
    expect(page.get_by_role("heading", name="Second factor")).to_be_visible()
    page.get_by_role("link", name="Add an authenticator app").click()
    page.get_by_label("Password").fill(site.passwords["chief"])
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_label("Authenticator secret")).to_be_visible()
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    page.get_by_role("link", name="The desk").click()
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()
    for address in ("", "recovery-codes/", "webauthn/add/", "webauthn/", "../password_change/"):
        page.goto(f"/admin/second-factor/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address
        assert page.evaluate("document.compatMode") == "CSS1Compat"


def test_attempts_are_counted_across_the_processes_of_the_server(page, site):
    """Each attempt is a connection of its own, which either of the two may answer."""
    for _ in range(5):
        enter(page, site, "writer", "wrong")
        expect(page.get_by_text("not correct")).to_be_visible()
    enter(page, site, "writer")
    expect(page.get_by_text("Too many failed login attempts")).to_be_visible()
