"""A draft is shared with somebody without an account, and taken back, in a real browser."""

from playwright.sync_api import expect

from tests.browser.test_planning import article_page


def test_a_link_is_made_opened_without_an_account_and_revoked(signed_in, chromium, site, complaints):
    page = signed_in("editor")
    article = article_page(page, "koech")
    page.goto(f"{article}change/")
    page.get_by_role("link", name="Share…").click()
    page.get_by_role("button", name="Make a link").click()
    address = page.get_by_label("Its address").input_value()
    expect(page.get_by_text("Open until").first).to_be_visible()

    stranger = chromium.new_context(base_url=site.url).new_page()
    shown = stranger.goto(address)
    assert (shown.status, shown.headers["cache-control"]) == (200, "no-store, private")
    expect(stranger.locator(".notice-draft")).to_contain_text("This is a draft as it stood then")

    page.get_by_role("button", name="Revoke the link").click()
    expect(page.locator(".messagelist")).to_contain_text("the link shows nothing any more")
    assert stranger.goto(address).status == 410
    expect(stranger.get_by_role("heading", name="This link has ended")).to_be_visible()
    stranger.context.close()
