"""A withdrawal reaches the worklist and the reader at once, and both are settled by the update."""

from datetime import date

from playwright.sync_api import Page, expect

from tests.browser.test_facts import write
from tests.browser.test_writing import add_block, choose

SENTENCE = "Josh Kerr will race over 1500m at the 2025 London Athletics Meet."
UPDATE = "Josh Kerr holds the British 1500m record."


def sign_out(page: Page) -> None:
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("button", name="Log in")).to_be_visible()


def publish(page: Page) -> None:
    page.get_by_role("button", name="Save and publish…").click()
    page.locator(".submit-row input[type=submit]").click()
    expect(page.locator(".messagelist a")).to_be_visible()


def write_and_publish(page: Page, headline: str, words: str) -> None:
    """A short article, from the empty form to the readers."""
    page.goto("/admin/newsroom/article/add/")
    page.get_by_label("Headline").fill(headline)
    choose(page, "section", "News")
    page.locator("#byline-group .add-row a").click()
    choose(page, "byline-0-author", "athletics desk")
    add_block(page, "Text")
    write(page, words)
    publish(page)


def test_a_withdrawal_alerts_the_desk_and_the_reader_until_the_update_is_published(signed_in, page):
    signed_in("editor")
    write_and_publish(page, "Kerr is on his way to London", SENTENCE)
    sign_out(page)

    signed_in("keeper")
    page.goto("/admin/athletics/entry/?q=kerr")
    page.locator("#result_list tbody a", has_text="Josh Kerr").first.click()
    page.locator("#steps-group .add-row a").click()
    page.locator("#id_steps-1-kind").select_option("withdrawn")
    page.locator("#id_steps-1-announced_on").fill(date.today().isoformat())
    page.locator("#id_steps-1-reason").fill("A test of the alarm")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("changed successfully")
    sign_out(page)

    page.goto("/articles/kerr-is-on-his-way-to-london/")
    notice = page.locator(".notice-record")
    expect(notice).to_contain_text("Josh Kerr was withdrawn")
    expect(notice).to_contain_text(SENTENCE)

    signed_in("editor")
    page.goto("/admin/newsroom/alert/")
    row = page.locator("#result_list tbody tr")
    expect(row).to_have_count(1)
    for said in (
        SENTENCE,
        "Was confirmed",
        "announced 11 April 2025",
        "Now contradicted",
        "A test of the alarm",
    ):
        expect(row).to_contain_text(said)
    row.get_by_role("link").click()
    page.get_by_role("link", name="Write the update").click()
    write(page, UPDATE)
    publish(page)

    page.goto("/admin/newsroom/alert/")
    expect(row).to_have_count(0)
    page.goto("/articles/kerr-is-on-his-way-to-london/")
    expect(page.locator("h1")).to_have_text("Kerr is on his way to London")
    expect(notice).to_have_count(0)
