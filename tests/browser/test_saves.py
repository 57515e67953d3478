"""An earlier save is found, compared and brought back, in a real browser."""

from playwright.sync_api import Page, expect

from tests.browser.test_planning import article_page


def save(page: Page, headline: str) -> None:
    page.get_by_label("Headline").fill(headline)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text(headline)


def test_two_saves_are_compared_and_the_earlier_one_is_brought_back(signed_in):
    page = signed_in("editor")
    article = article_page(page, "koech")
    page.goto(f"{article}change/")
    first = page.get_by_label("Headline").input_value()
    save(page, "A hasty headline")
    save(page, "A hastier headline")
    page.locator(".object-tools").get_by_role("link", name="Saves", exact=True).click()
    page.get_by_label("From save 1").check()
    page.get_by_label("To save 3").check()
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".desk-compared del").last).to_be_visible()
    expect(page.locator(".desk-compared ins").last).to_be_visible()
    page.get_by_role("button", name="Bring back save 1").click()
    expect(page.locator(".messagelist")).to_contain_text("Save 1 is the working copy again.")
    expect(page.get_by_label("Headline")).to_have_value(first)
    page.locator(".object-tools").get_by_role("link", name="Saves", exact=True).click()
    expect(page.get_by_text("brought back save 1")).to_be_visible()
