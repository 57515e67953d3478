"""The house as a browser sees it: it starts, it lets people in, it stops."""

import subprocess
import sys
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.running_site import ROOT, environment, running, stop


@pytest.mark.parametrize("account", ["editor", "chief", "keeper"])
def test_each_account_reaches_the_desk(signed_in, account):
    page = signed_in(account)
    expect(page.get_by_role("heading", name="The desk")).to_be_visible()


def test_a_wrong_password_lets_nobody_in(page):
    page.goto("/admin/login/?next=/admin/")
    page.get_by_label("Username").fill("editor")
    page.get_by_label("Password").fill("not-the-password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_text("The username and/or password you specified are not correct.")).to_be_visible()


def test_a_page_that_is_not_there_says_so(page, complaints):
    answer = page.goto("/no-such-page/")
    assert answer.status == 404
    assert page.get_by_role("link", name="Bell Lap").first.is_visible()
    assert len(complaints) == 1 and "404" in complaints.pop()


def test_readers_get_no_cookie(page):
    page.goto("/")
    assert page.context.cookies() == []


def test_static_files_are_kept_for_good_and_compressed(page, site):
    page.goto("/")
    sheet = page.locator("link[rel=stylesheet]").first.get_attribute("href")
    answer = page.request.get(sheet, headers={"Accept-Encoding": "br"})
    assert answer.ok
    assert "immutable" in answer.headers["cache-control"]
    assert answer.headers["content-encoding"] == "br"


def test_ctrl_c_stops_the_server_cleanly(prepared, tmp_path):
    with running(prepared, tmp_path / "var") as site:
        assert stop(site) == 0
    said = (tmp_path / "var" / "server.log").read_text()
    assert f"The paper:  {site.url}/" in said
    assert "Traceback" not in said
    assert "Killing worker" not in said, "a worker did not stop by itself"


def test_a_second_server_on_the_same_port_is_refused_with_advice(site, prepared):
    port = urlsplit(site.url).port
    refused = subprocess.run(
        [sys.executable, "manage.py", "serve"],
        cwd=ROOT,
        env=environment(site.var, prepared.database, port),
        capture_output=True,
        text=True,
        check=False,
    )
    assert refused.returncode == 1
    assert refused.stderr == (
        f"CommandError: Port {port} is already in use. Stop what is using it, or choose another: "
        f"make run PORT={port + 1}\n"
    )
