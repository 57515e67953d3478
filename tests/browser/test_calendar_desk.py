"""The keeper moves a meet: what follows is seen before it is saved, and the article that quoted its number is alerted."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_alerts import sign_out, write_and_publish

SENTENCE = "Doha is the seventh stop of the 2026 Diamond League."
WIDTHS = pytest.mark.parametrize("width", [360, 1440])


def open_season(page: Page, name: str) -> None:
    page.goto("/admin/athletics/season/")
    page.get_by_role("link", name=name).click()
    page.get_by_role("link", name="The season on one screen").click()
    expect(page.get_by_role("heading", name=f"{name}: the calendar")).to_be_visible()


def line(page: Page, meet: str):
    return page.locator(".season-table tbody tr").filter(has=page.locator(f"input[value='{meet}']"))


def test_doha_is_moved_the_numbers_change_and_the_article_that_quoted_one_is_alerted(signed_in, page):
    signed_in("editor")
    write_and_publish(page, "The road to Doha", SENTENCE)
    sign_out(page)

    signed_in("keeper")
    open_season(page, "Diamond League 2026")
    doha = line(page, "Doha Meeting")
    expect(doha.locator(".number")).to_have_text("7")
    doha.get_by_role("link", name="Move").click()
    page.get_by_label("First day").fill("2026-07-15")
    page.get_by_label("Announced on").fill("2026-06-01")
    page.get_by_label("Or a new source").fill("Doha has a new date")
    page.get_by_role("button", name="Show what follows").click()

    follows = page.locator(".what-follows")
    expect(follows).to_contain_text("Doha Meeting: 7 → 10")
    expect(follows).to_contain_text("Meeting de Paris: 8 → 7")
    expect(follows).to_contain_text("The road to Doha")
    expect(follows).to_contain_text("Then: contradicted: Doha Meeting is the 10th of 15")
    expect(follows.get_by_role("link", name="The calendar of Diamond League 2026")).to_be_visible()
    page.get_by_role("button", name="Move it").click()
    expect(page.locator(".messagelist .success")).to_have_text("Doha Meeting 2026 is moved.")
    expect(line(page, "Doha Meeting").locator(".number")).to_have_text("10")
    sign_out(page)

    page.goto("/seasons/diamond-league/2026/")
    expect(page.get_by_role("main")).to_contain_text("15 July")
    page.goto("/articles/the-road-to-doha/")
    expect(page.locator(".notice-record")).to_contain_text(SENTENCE)
    signed_in("editor")
    page.goto("/admin/newsroom/alert/")
    row = page.locator("#result_list tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text(SENTENCE)
    expect(row).to_contain_text("Now contradicted")


@WIDTHS
def test_a_season_is_typed_into_with_the_keyboard_alone_on_every_screen(signed_in, page, width):
    signed_in("keeper")
    page.set_viewport_size({"width": width, "height": 900})
    open_season(page, "Diamond League 2027")
    first = page.locator(".season-table tbody tr").first
    name = first.locator("input[name$='-name']")
    name.focus()
    page.keyboard.press("End")
    page.keyboard.type(f" at {width}")
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist .success")).to_contain_text(f" at {width}.")
    expect(page.locator(".season-table tbody tr").first.locator("input[name$='-name']")).to_have_value(
        name.input_value()
    )
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_change_of_the_table_waits_for_its_announcement(signed_in, page):
    signed_in("keeper")
    open_season(page, "Diamond League 2026")
    rome = line(page, "Golden Gala Pietro Mennea")
    rome.get_by_label("Status").select_option("cancelled")
    page.get_by_role("button", name="Show what follows and save").click()
    expect(page.locator(".errornote")).to_contain_text("Nothing has been saved.")
    page.get_by_label("Announced on").fill("2026-05-20")
    page.get_by_label("Or a new source").fill("Rome is called off")
    page.get_by_role("button", name="Show what follows and save").click()
    expect(page.locator(".what-follows")).to_contain_text("Golden Gala Pietro Mennea: 4 → no number")
    expect(page.locator(".what-follows")).to_contain_text("now 14 meets instead of 15")
    page.get_by_role("button", name="Save it as shown").click()
    expect(page.locator(".messagelist .success")).to_contain_text("Saved: Golden Gala Pietro Mennea.")
    expect(line(page, "Golden Gala Pietro Mennea").locator(".number")).to_have_text("–")


def test_the_next_season_is_prepared_and_nobody_sees_it_until_it_is_released(signed_in, page, complaints):
    signed_in("keeper")
    page.goto("/admin/athletics/season/")
    page.get_by_role("link", name="Diamond League 2027").click()
    page.get_by_role("link", name="Prepare the next season").click()
    page.get_by_role("button", name="Prepare the season").click()
    expect(page.locator(".messagelist .success")).to_contain_text("No reader sees it until you release it.")
    page.goto("/seasons/diamond-league/2028/")
    expect(page.get_by_role("heading", level=1)).to_have_text("There is no page at this address")
    complaints.clear()  # the browser says that the page is not there: it is what the test asks for
    open_season(page, "Diamond League 2028")
    page.get_by_role("link", name="Release it").click()
    page.get_by_role("button", name="Release the season").click()
    expect(page.locator(".messagelist .success")).to_have_text("Diamond League 2028 is public.")
    page.get_by_role("link", name="View on site").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2028")
