"""Reviewed, planned, called off, corrected and withdrawn in a real browser; and what readers were told meanwhile."""

import re

import pytest
from playwright.sync_api import Page, expect


def article_page(page: Page, words: str) -> str:
    """The address of an article's page at the desk."""
    page.goto(f"/admin/newsroom/article/?q={words}")
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url("**/change/**")
    return re.sub(r"change/.*$", "", page.url)


def publish(page: Page, article: str, kind: str, note: str = "") -> None:
    page.goto(f"{article}publish/")
    page.get_by_label(kind).check()
    page.get_by_label("Note to readers").fill(note)


def send(page: Page) -> None:
    page.get_by_role("button", name="Publish", exact=True).click()


def test_a_plan_is_seen_on_the_calendar_and_a_correction_asks_what_becomes_of_it(signed_in):
    page = signed_in("chief")
    article = article_page(page, "ingebrigtsen")
    publish(page, article, "Update:")
    page.get_by_label("At a moment").check()
    page.locator("#id_starts_at_0").fill("2099-05-14")
    page.locator("#id_starts_at_1").fill("06:00")
    send(page)
    expect(page.locator(".messagelist")).to_contain_text("is planned: from 14 May 2099, 06:00 BST")
    page.get_by_role("link", name="See what is planned").click()
    expect(page.get_by_role("heading", name="Thursday 14 May 2099")).to_be_visible()

    publish(page, article, "Correction:", "The meet is on a Saturday.")
    send(page)
    expect(page.locator(".errorlist")).to_contain_text("Say what becomes of it.")
    page.get_by_label("Plan it again on top of this one").check()
    send(page)
    page.locator(".messagelist a").click()
    expect(page.get_by_text("The meet is on a Saturday.").first).to_be_visible()

    page.goto("/admin/newsroom/publication/planned/")
    page.get_by_role("link", name="Call off").click()
    page.get_by_label("Reason").fill("The meet is postponed.")
    page.get_by_role("button", name="Call it off").click()
    expect(page.get_by_text("Nothing is planned.")).to_be_visible()
    expect(page.get_by_text("The meet is postponed.")).to_be_visible()


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        ("2025-04-10", "14:02", "Nothing was public of this article at that moment."),
        ("2025-07-18", "14:02", "Publication 2 (update) stood there"),
    ],
)
def test_what_was_public_then(signed_in, day, hour, words):
    page = signed_in("editor")
    page.goto("/admin/newsroom/publication/was-public/")
    page.locator("#id_article + .select2").click()
    page.locator(".select2-dropdown .select2-search__field").fill("ingebrigtsen")
    page.locator(".select2-results__option", has_text="Ingebrigtsen").first.click()
    page.locator("#id_at_0").fill(day)
    page.locator("#id_at_1").fill(hour)
    page.get_by_role("button", name="Look").click()
    expect(page.locator("#content-main")).to_contain_text(words)


def test_a_withdrawal_answers_410_with_its_note_and_the_desk_sees_what_stood(signed_in, complaints):
    page = signed_in("editor")
    article = article_page(page, "koech")
    page.goto(f"{article}change/")
    address = page.get_by_role("link", name="See the public page").get_attribute("href")
    publish(page, article, "Withdraw:", "It was not so.")
    send(page)
    expect(page.locator(".messagelist")).to_contain_text("Withdrawn: readers are told so.")
    answer = page.goto(address)
    assert answer.status == 410
    expect(page.locator("main")).to_contain_text("It was not so.")
    # The browser reports an answer of 410 as it does every failure.
    complaints.clear()


def test_an_article_is_sent_to_review_returned_and_approved(signed_in):
    page = signed_in("editor")
    page.goto("/admin/newsroom/article/add/")
    page.get_by_label("Headline").fill("One more time")
    page.locator("#id_section + .select2").click()
    page.locator(".select2-dropdown .select2-search__field").fill("News")
    page.locator(".select2-results__option", has_text="News").first.click()
    page.get_by_role("button", name="Save and continue editing").click()
    page.wait_for_url("**/change/**")
    article = re.sub(r"change/.*$", "", page.url)
    for button, note, words in (
        ("Ask for a review", "", "An editor is asked to look at it."),
        ("Return", "Who said so?", "Returned, with your reason."),
        ("Ask for a review", "", "An editor is asked to look at it."),
        ("Approve", "", "Approved: it can be published."),
    ):
        page.goto(f"{article}review/")
        page.get_by_label("Note").fill(note)
        page.get_by_role("button", name=button, exact=True).click()
        expect(page.locator(".messagelist")).to_contain_text(words)
    expect(page.locator(".desk-standing")).to_contain_text("On the desk: approved.")
    expect(page.locator(".desk-standing")).to_contain_text("Who said so?")
