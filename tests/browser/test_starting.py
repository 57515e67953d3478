"""The start of an article in a real browser: from the meet's event to a public page."""

import re

from playwright.sync_api import Page, expect


def london(page: Page) -> None:
    """The desk's page of the men's 1500m in London, found by its words."""
    page.goto("/admin/athletics/event/?q=london+men+1500m+2025")
    page.locator("#result_list tbody th a").first.click()
    expect(page.get_by_role("link", name="Start a preview")).to_be_visible()


def test_from_the_button_on_an_event_to_a_public_preview(signed_in):
    page = signed_in("editor")
    london(page)
    page.get_by_role("link", name="Start a preview").click()
    page.get_by_label("As of").fill("2025-04-11")
    page.get_by_role("button", name="Show what it would hold").click()
    expect(page.locator(".desk-summary")).to_contain_text("in finals of the 1500m on file")
    expect(page.locator(".desk-headline")).to_contain_text("Kerr")
    page.get_by_role("button", name="Start the preview").click()
    expect(page.locator(".messagelist")).to_contain_text("Started from the record.")
    page.wait_for_url(re.compile(r"/change/$"))
    page.get_by_role("button", name="Save and publish…").click()
    expect(page.locator("#will-be-public")).to_be_visible()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Publication 1 is public.")
    page.locator(".messagelist a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Kerr")
    expect(page.locator("main")).to_contain_text("are announced for the men’s 1500m")


RELEASE = """Jakob Ingebrigtsen will race over 1500m at the London Stadium, where Kerr is to be on the line too.

“A perfect fit for my schedule,” said Jakob Ingebrigtsen. “I am going to London to win this race,” he said."""


def test_a_release_is_read_corrected_and_recorded(signed_in):
    page = signed_in("editor")
    page.goto("/admin/newsroom/article/release/")
    page.locator("#id_text").fill(RELEASE)
    page.locator("#id_title").fill("A name for July")
    page.locator("#id_published_on").fill("2025-04-14")
    page.locator("#id_event + .select2").click()
    page.locator(".select2-dropdown .select2-search__field").fill("london men 1500m 2025")
    page.locator(".select2-results__option", has_text="London").first.click()
    page.get_by_role("button", name="Read the release").click()
    expect(page.get_by_label("Jakob Ingebrigtsen (NOR")).to_be_checked()
    kerr = page.get_by_label("Josh Kerr (GBR")
    expect(kerr).not_to_be_checked()
    expect(page.locator("#id_athletes")).to_contain_text("In doubt: The text says “Kerr” alone.")
    kerr.check()
    page.get_by_role("button", name="Record it").click()
    expect(page.locator(".messagelist")).to_contain_text("Recorded: 2 entries")
    expect(page.get_by_label("Headline")).to_have_value(re.compile("Ingebrigtsen v Kerr"))
