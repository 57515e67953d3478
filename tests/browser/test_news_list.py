"""An editor's first page: an article is planned, found under “Mine”, opened and put aside, in a real browser."""

import pytest
from playwright.sync_api import expect


@pytest.mark.parametrize("width", [360, 1280])
def test_an_article_is_planned_and_stands_first_at_the_desk(signed_in, width):
    title = f"Who runs the mile at {width}"
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 800})
    page.get_by_role("link", name="Plan an article").first.click()
    page.get_by_label("Working title").fill(title)
    page.get_by_label("Section").select_option(label="News")
    page.get_by_label("Who writes it").select_option(label="editor")
    page.locator("#id_due_at_0").fill("2099-05-14")
    page.locator("#id_due_at_1").fill("06:00")
    page.get_by_role("button", name="Plan it").click()
    expect(page.locator(".desk-news")).to_contain_text("14 May 2099, 06:00 BST")

    page.goto("/admin/")
    first = page.locator(".desk-news-first")
    first.get_by_role("link", name="Mine").click()
    expect(first.get_by_role("link", name=title, exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first.get_by_role("link", name=f"Who writes {title}").click()
    page.get_by_label("Reason").fill("Nobody does.")
    page.get_by_role("button", name="Put it aside").click()
    expect(page.locator(".messagelist")).to_contain_text("Nothing of it is lost.")
    page.goto("/admin/?show=mine")
    expect(page.locator(".desk-news-first").get_by_role("link", name=title, exact=True)).to_have_count(0)
