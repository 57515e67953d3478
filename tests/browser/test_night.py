"""The night on a phone: typed beside the track, kept when the network drops, seen by readers, ruled on afterwards."""

from datetime import date
from itertools import count

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_writing import choose

PHONE = {"width": 360, "height": 740}
EVENINGS = count(1)
PATIENT = 20_000
"""Milliseconds: a line is kept in one request, but the machine may be busy with the rest of the suite."""


@pytest.fixture
def night(signed_in, page: Page) -> Page:
    """A race of today with two on its list, open on a phone."""
    signed_in("keeper")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("/admin/athletics/meet/add/")
    choose(page, "competition", "London Athletics Meet")
    name = f"Evening {next(EVENINGS)} of tests"
    page.get_by_label("Name:", exact=True).fill(name)
    choose(page, "venue", "Bislett")
    today = date.today().isoformat()
    page.locator("#id_start_date").fill(today)
    page.locator("#id_end_date").fill(today)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    page.goto("/admin/athletics/event/add/")
    choose(page, "meet", name)
    choose(page, "discipline", "1500m")
    page.locator("#id_sex").select_option("M")
    page.locator("#id_facility").select_option("track")
    page.locator("#rounds-group .add-row a").click()
    page.locator("#id_rounds-0-date").fill(today)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    event = page.url
    page.get_by_role("link", name="Who is in it").click()
    page.get_by_label("Or a new source").fill("The start list")
    for name in ("Josh Kerr", "Jakob Ingebrigtsen"):
        choose(page, "athlete", name)
        page.get_by_role("button", name="Entered", exact=True).first.click()
        expect(page.locator(".field-table tbody tr", has_text=name)).to_contain_text("entered")
    page.goto(event)
    page.locator("#rounds-group a.inlinechangelink").click()
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="On the night").click()
    expect(page.get_by_role("heading", name="On the night")).to_be_visible()
    return page


def line(page: Page, name: str):
    return page.locator(".night-lines form", has_text=name)


def test_lines_are_kept_as_they_are_left_undone_lost_to_the_network_and_sent_again(night, complaints):
    kerr = line(night, "Josh Kerr")
    kerr.get_by_label("Place").fill("1")
    kerr.get_by_label("Mark").fill("3.28.72")
    kerr.get_by_label("Mark").press("Enter")
    expect(kerr.locator("[data-note]")).to_have_text("Kept: 1 3:28.72", timeout=PATIENT)
    expect(kerr.get_by_label("Mark")).to_have_value("3:28.72")
    assert night.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = kerr.get_by_label("Mark").bounding_box()
    assert box and box["height"] >= 44

    kerr.get_by_label("Place").fill("2")
    kerr.get_by_label("Place").press("Enter")
    expect(kerr.locator("[data-note]")).to_have_text("Kept: 2 3:28.72", timeout=PATIENT)
    kerr.get_by_role("button", name="Undo").click()
    expect(kerr.locator("[data-note]")).to_have_text("Kept: 1 3:28.72", timeout=PATIENT)

    jakob = line(night, "Jakob Ingebrigtsen")
    night.context.set_offline(True)
    jakob.get_by_label("Place").fill("2")
    jakob.get_by_label("Mark").fill("3:28.95")
    jakob.get_by_label("Mark").press("Enter")
    expect(jakob.locator("[data-note]")).to_contain_text("No network.", timeout=PATIENT)
    expect(night.locator("[data-night-status]")).to_contain_text("1 not sent yet.")
    night.context.set_offline(False)
    expect(jakob.locator("[data-note]")).to_have_text("Kept: 2 3:28.95", timeout=PATIENT)
    expect(night.locator("[data-night-status]")).to_have_text("")
    complaints.clear()  # the browser complains of the network that the test took away

    jakob.get_by_label("Mark").fill("3:99")
    jakob.get_by_label("Mark").press("Enter")
    expect(jakob).to_have_attribute("data-state", "refused")
    complaints.clear()  # and of the refusal
    night.reload()
    expect(line(night, "Jakob Ingebrigtsen").get_by_label("Mark")).to_have_value("3:28.95")


def test_readers_see_it_official_then_amended_by_a_ruling_and_put_back_by_another(night, page):
    for name, place, mark in (("Josh Kerr", "1", "3:28.72"), ("Jakob Ingebrigtsen", "2", "3:28.95")):
        row = line(night, name)
        row.get_by_label("Place").fill(place)
        row.get_by_label("Mark").fill(mark)
        row.get_by_role("button", name="Keep").click()
        expect(row.locator("[data-note]")).to_have_text(f"Kept: {place} {mark}", timeout=PATIENT)
    at_home = page.context.browser.new_context(base_url=page.url.split("/admin")[0]).new_page()
    at_home.goto(night.get_by_role("link", name="View on site").get_attribute("href"))
    expect(at_home.get_by_role("main")).to_contain_text("3:28.72")
    expect(at_home.get_by_role("main")).to_contain_text("rovisional")

    desk = night.url
    night.reload()
    night.get_by_label("Everybody who started is here").check()
    night.get_by_role("button", name="Make it official").click()
    expect(night.locator(".messagelist .success")).to_contain_text("Official.")
    line(night, "Josh Kerr").get_by_role("link", name="Ruling").click()
    night.get_by_label("Decided on").fill(date.today().isoformat())
    night.get_by_label("Reason").fill("TR17.3.1")
    night.get_by_label("Or a new source").fill("The referee's decision")
    night.get_by_role("button", name="Enter the ruling").click()
    expect(night.locator(".messagelist .success")).to_contain_text("The ruling is kept")
    expect(line(night, "Jakob Ingebrigtsen").get_by_label("Place")).to_have_value("1")

    # The page that was open all the while has it within 20 seconds, without being loaded again.
    expect(at_home.get_by_role("main")).to_contain_text("DQ", timeout=20_000)
    at_home.context.close()

    night.goto("/admin/athletics/ruling/")
    night.locator("#result_list tbody tr", has_text="disqualification").first.get_by_role(
        "link"
    ).first.click()
    night.get_by_role("link", name="Overturn it").click()
    night.get_by_label("Decided on").fill(date.today().isoformat())
    night.get_by_label("Reason").fill("Appeal upheld")
    night.get_by_label("Or a new source").fill("The jury of appeal's decision")
    night.get_by_role("button", name="Enter the ruling").click()
    expect(night.locator(".messagelist .success")).to_contain_text("The ruling is kept")
    night.goto(desk)
    expect(line(night, "Josh Kerr").get_by_label("Place")).to_have_value("1")
