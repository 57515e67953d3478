"""The chief editor pins the lead, and readers see it; in a real browser."""

from playwright.sync_api import expect


def test_the_lead_is_pinned_seen_by_readers_and_let_go_again(signed_in):
    page = signed_in("chief")
    page.goto("/")
    leads = page.locator(".front .card-headline")
    newest, other = leads.nth(0).inner_text(), leads.nth(1).inner_text()
    page.goto("/admin/newsroom/article/")
    page.get_by_role("link", name="Front page", exact=True).click()
    page.get_by_label("1. The lead").select_option(label=other)
    page.get_by_role("button", name="Arrange it so").click()
    expect(page.locator(".messagelist")).to_contain_text("arranged so from now on")
    page.goto("/")
    expect(leads.first).to_have_text(other)
    page.goto("/admin/newsroom/arrangement/arrange/")
    page.get_by_role("button", name="Newest first everywhere").click()
    expect(page.locator(".messagelist")).to_contain_text("arranged so from now on")
    page.goto("/")
    expect(leads.first).to_have_text(newest)
