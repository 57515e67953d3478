"""A false sentence does not reach the reader: refused with the reason, corrected, published, shown as checked."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_writing import add_block, choose

FALSE = "Josh Kerr holds the Norwegian 1500m record."
TRUE = "Josh Kerr holds the British 1500m record."


def write(page: Page, words: str) -> None:
    page.locator("#newsroom_richtext_set-0 .prose-editor > .ProseMirror").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def test_a_false_sentence_is_refused_corrected_published_and_shown_as_checked(signed_in):
    page = signed_in("editor")
    page.goto("/admin/newsroom/article/add/")
    page.get_by_label("Headline").fill("A race to remember")
    choose(page, "section", "Previews")
    page.locator("#byline-group .add-row a").click()
    choose(page, "byline-0-author", "athletics desk")
    add_block(page, "Text")
    write(page, FALSE)
    page.get_by_role("button", name="Save and publish…").click()
    page.locator(".submit-row input[type=submit]").click()
    expect(page.locator(".errornote")).to_contain_text("Nothing has been published.")
    expect(page.locator(".errorlist")).to_contain_text(
        "The record contradicts the text. “Norwegian 1500m record”"
    )
    expect(page.locator(".errorlist")).to_contain_text("Jakob Ingebrigtsen (NOR) 3:26.73")

    page.get_by_role("link", name="See what the record says to it").click()
    expect(page.locator("mark.verdict-contradicted")).to_have_text("Norwegian 1500m record")
    page.get_by_role("link", name="Back to the article").click()
    write(page, TRUE)
    page.get_by_role("button", name="Save and publish…").click()
    page.locator(".submit-row input[type=submit]").click()
    page.locator(".messagelist a").click()

    facts = page.locator(".facts-checked")
    expect(facts.locator("li").first).to_be_hidden()
    facts.get_by_text("Facts checked").focus()
    page.keyboard.press("Enter")
    expect(facts.locator(".facts-sentences")).to_contain_text(TRUE)
    expect(facts.locator(".facts-confirmed").first).to_be_visible()


@pytest.mark.parametrize("width", [360, 1440])
def test_any_text_is_checked_with_the_keyboard_alone_on_every_screen(signed_in, width):
    page = signed_in("keeper")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/")
    page.get_by_role("link", name="Check a text").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Text").fill("Josh Kerr, 31, will race in London.")
    page.get_by_label("As of").fill("2025-04-11")
    page.keyboard.press("Enter")
    expect(page.locator("mark.verdict-contradicted")).to_have_text("31")
    page.get_by_role("link", name="Contradicted").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".facts-finding:target")).to_contain_text("Josh Kerr is 27 on 11 April 2025.")
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    assert not wide
