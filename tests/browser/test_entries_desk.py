"""Entries on the desk in a real browser: one click, a pasted table, a step struck out, another day."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

TABLE = "1\tINGEBRIGTSEN J\tNOR\t3:26.73\n2\tJosh KERR\tGBR\t3:27.79\n3\tNEWCOMER Nick\tUSA\t3:31.00\n"


def open_field(page: Page, search: str) -> None:
    page.goto(f"/admin/athletics/event/?q={search}")
    page.locator("#result_list tbody a").first.click()
    page.get_by_role("link", name="Who is in it").click()
    expect(page.get_by_role("heading", name="Who is in the")).to_be_visible()


def rests_on(page: Page, reason: str = "") -> None:
    page.get_by_label("Announced on").fill("2025-07-10")
    page.get_by_label("Or a new source").fill("A release about the field")
    page.get_by_label("Reason").fill(reason)


@pytest.mark.parametrize("width", [360, 1440])
def test_a_withdrawal_is_one_click_and_struck_out_it_never_was(signed_in, page, width):
    signed_in("keeper")
    page.set_viewport_size({"width": width, "height": 900})
    open_field(page, "london+men+1500m+2025")
    rests_on(page, "A test of the list")
    page.get_by_role("button", name="Withdrawn: Josh Kerr").click()
    follows = page.get_by_role("button", name="Save it all the same")
    expect(follows.or_(page.locator(".messagelist .success"))).to_be_visible()
    if follows.is_visible():
        follows.click()
    kerr = page.locator(".field-table tbody tr", has_text="Josh Kerr")
    expect(kerr).to_contain_text("withdrawn, 10 Jul 2025: A test of the list")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.goto("/meets/london-athletics-meet-2025/mens-1500m/?as_of=2025-07-11")
    expect(page.get_by_role("main")).to_contain_text("A test of the list")

    open_field(page, "london+men+1500m+2025")
    kerr.locator("summary").click()
    kerr.get_by_role("button", name="Strike out").last.click()
    expect(page.locator(".messagelist .success")).to_contain_text("stays on file")
    expect(kerr).to_contain_text("announced, 11 Apr 2025")
    page.goto("/meets/london-athletics-meet-2025/mens-1500m/?as_of=2025-07-11")
    expect(page.get_by_role("main")).not_to_contain_text("A test of the list")


def test_the_list_is_shown_as_it_stood_on_a_day(signed_in, page):
    signed_in("keeper")
    open_field(page, "london+men+1500m+2025")
    page.get_by_label("As it stood on").fill("2025-05-01")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_text("Nothing can be changed here")).to_be_visible()
    row = page.locator(".field-table tbody tr", has_text="Jakob Ingebrigtsen")
    expect(row).to_contain_text("announced, 11 Apr 2025")
    expect(row.get_by_role("button")).to_have_count(0)


def test_a_pasted_table_is_settled_on_the_screen_before_anything_is_saved(signed_in, page):
    signed_in("keeper")
    open_field(page, "ultimate+men+5000m")
    page.get_by_role("link", name="Paste a table").click()
    page.get_by_label("The table").fill(TABLE)
    page.get_by_label("Announced on").fill(date.today().isoformat())
    page.get_by_label("Or a new source").fill("The start list by mail")
    page.get_by_role("button", name="Read the table").click()
    expect(page.get_by_role("heading", name="As read: 3 lines, 2 with a doubt")).to_be_visible()
    jakob = page.get_by_role("group", name="INGEBRIGTSEN J")
    expect(jakob).to_contain_text("Only an initial, and 3 of that family name are on file.")
    expect(page.get_by_role("group", name="Josh KERR").get_by_label("Josh Kerr (GBR)")).to_be_checked()
    page.get_by_role("button", name="Save them").click()
    expect(page.locator(".errornote")).to_contain_text("Nothing has been saved.")
    jakob.get_by_label("Henrik Ingebrigtsen").check()
    page.get_by_role("group", name="NEWCOMER Nick").get_by_label("Nobody: leave this line out").check()
    page.get_by_role("button", name="Save them").click()
    expect(page.locator(".messagelist .success")).to_contain_text("2 athletes. 2 stated bests kept.")
    expect(page.locator(".field-table tbody tr", has_text="Henrik Ingebrigtsen")).to_contain_text("entered")
    expect(page.locator(".field-table tbody tr", has_text="Newcomer")).to_have_count(0)
