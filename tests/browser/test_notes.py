"""A colleague's note is answered and settled while the form keeps what is typed, in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_planning import article_page


@pytest.mark.parametrize("width", [360, 1280])
def test_a_note_is_left_answered_and_settled_and_the_form_keeps_what_is_typed(signed_in, width):
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 800})
    article = article_page(page, "koech")
    page.goto(f"{article}change/")
    page.get_by_label("Headline").fill("Typed and not saved")
    notes = page.locator("#notes")
    notes.get_by_label("A new note").fill(f"Who said so, at {width}?")
    notes.get_by_role("button", name="Leave the note").click()
    thread = notes.locator(".desk-thread", has_text=f"at {width}?")
    expect(thread).to_be_visible()
    thread.get_by_label("Answer").fill("The coach did.")
    thread.get_by_role("button", name="Answer").click()
    expect(thread.locator("li")).to_contain_text("The coach did.")
    thread.get_by_role("button", name="Settled").click()
    expect(thread.locator("summary")).to_contain_text("settled")
    expect(page.get_by_label("Headline")).to_have_value("Typed and not saved")
