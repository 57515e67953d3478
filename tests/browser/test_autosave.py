"""Nothing typed is lost: a closed tab, a browser killed in the middle of a save, a desk out of reach, an expired login."""

from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page, Response, expect

from tests.browser.conftest import listen
from tests.browser.test_writing import add_block

KOECH = "/admin/newsroom/article/2/change/"
ADD = "/admin/newsroom/article/add/"
ON_DESK = "Not saved yet; kept on the desk at"


def kept(page: Page):
    return page.locator("#desk-kept")


def offer(page: Page):
    return page.locator("#desk-unsaved")


def type_headline(page: Page, words: str) -> None:
    page.get_by_label("Headline").click()
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


@contextmanager
def reaching_the_desk(page: Page, words: str):
    """Until the desk keeps these words: on a slow machine it is told of a half-typed line first."""
    with page.expect_response(
        lambda answer: answer.url.endswith("/article/autosave/") and words in _sent(answer), timeout=20_000
    ):
        yield
    expect(kept(page)).to_contain_text(ON_DESK)


def _sent(answer: Response) -> str:
    return (answer.request.post_data_buffer or b"").decode(errors="replace")


def another_window(page: Page, site, complaints) -> Page:
    """The same browser after the first window was closed, as after a crash."""
    context: BrowserContext = page.context
    page.close()
    new = context.new_page()
    listen(new, site, complaints)
    return new


def test_a_closed_tab_is_offered_back_compared_saved_and_gone(signed_in, site, complaints):
    page = signed_in("editor")
    page.goto(KOECH)
    with reaching_the_desk(page, "Typed before the crash"):
        type_headline(page, "Typed before the crash")
    page = another_window(page, site, complaints)
    page.goto(KOECH)
    expect(offer(page)).to_contain_text("kept on the desk")
    offer(page).get_by_role("button", name="Compare").click()
    expect(page.get_by_text("Your unsaved changes are back in the form")).to_be_visible()
    expect(page.locator(".desk-unsaved details[open]")).to_contain_text("Typed before the crash")
    expect(page.get_by_label("Headline")).to_have_value("Typed before the crash")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    expect(offer(page)).to_be_hidden()
    page.goto(KOECH)
    expect(page.get_by_label("Headline")).to_have_value("Typed before the crash")
    expect(offer(page)).to_be_hidden()


def test_a_new_article_is_kept_too_with_its_blocks_and_can_be_given_up(signed_in, site, complaints):
    page = signed_in("editor")
    page.goto(ADD)
    with reaching_the_desk(page, "<p>Words of a block.</p>"):
        type_headline(page, "Never saved")
        add_block(page, "Text")
        page.locator("#newsroom_richtext_set-0 .prose-editor > .ProseMirror").click()
        page.keyboard.type("Words of a block.")
        expect(page.locator("[name=newsroom_richtext_set-0-text]")).to_have_value("<p>Words of a block.</p>")
    page = another_window(page, site, complaints)
    page.goto(ADD)
    expect(offer(page)).to_contain_text("“Never saved”")
    offer(page).get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Headline")).to_have_value("Never saved")
    expect(page.locator("#newsroom_richtext_set-0 .prose-editor > .ProseMirror")).to_have_text(
        "Words of a block."
    )
    page.goto(ADD)
    offer(page).get_by_role("button", name="Discard").click()
    expect(page.get_by_label("Headline")).to_have_value("")
    expect(offer(page)).to_be_hidden()


def test_out_of_reach_of_the_desk_the_browser_keeps_it(signed_in, site, complaints):
    page = signed_in("editor")
    page.goto(KOECH)
    page.context.set_offline(True)
    type_headline(page, "Typed in a tunnel")
    expect(kept(page)).to_contain_text(
        "It is kept in this browser, and sent again by itself.", timeout=20_000
    )
    page.get_by_role("button", name="Save", exact=True).click()
    expect(kept(page)).to_contain_text("Not saved")
    expect(page.get_by_label("Headline")).to_have_value("Typed in a tunnel")
    page = another_window(page, site, complaints)
    page.context.set_offline(False)
    page.goto(KOECH)
    expect(offer(page)).to_contain_text("kept in this browser")
    offer(page).get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Headline")).to_have_value("Typed in a tunnel")
    expect(kept(page)).to_contain_text(ON_DESK)
    page.goto(KOECH)
    offer(page).get_by_role("button", name="Discard").click()
    expect(page.locator("#desk-unsaved li")).to_have_count(0)
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in complaints)
    complaints.clear()


def test_an_expired_login_is_told_keeps_the_text_and_goes_on_after_signing_in(signed_in, site, complaints):
    page = signed_in("editor")
    page.goto(KOECH)
    with reaching_the_desk(page, "Typed before it expired"):
        type_headline(page, "Typed before it expired")
    page.context.clear_cookies(name="sessionid")
    type_headline(page, "Typed after it expired")
    expect(kept(page)).to_contain_text("You are signed out. Your text is kept in this browser.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(kept(page)).to_contain_text("Not saved")
    expect(page.get_by_label("Headline")).to_have_value("Typed after it expired")

    with page.expect_popup() as opened:
        kept(page).get_by_role("link", name="Sign in").click()
    other = opened.value
    other.get_by_label("Username").fill("editor")
    other.get_by_label("Password").fill(site.passwords["editor"])
    other.get_by_role("button", name="Log in").click()
    expect(offer(other)).to_contain_text("kept in this browser")
    other.close()

    type_headline(page, "Typed after signing in again")
    expect(kept(page)).to_contain_text(ON_DESK, timeout=30_000)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    expect(page.get_by_label("Headline")).to_have_value("Typed after signing in again")
    complaints.clear()


def test_a_browser_killed_in_the_middle_of_a_save_loses_nothing_and_doubles_nothing(
    signed_in, site, complaints
):
    page = signed_in("editor")
    page.goto(KOECH)
    expect(page.locator(".order-machine .desk-move").first).to_be_visible()
    blocks = page.locator(".order-machine .inline-related:not(.empty-form)").count()

    def dies_before(route):
        route.abort() if route.request.method == "POST" else route.continue_()

    def dies_after(route):
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            return route.abort()
        return route.continue_()

    type_headline(page, "Never reached the desk")
    page.route(f"**{KOECH}", dies_before)
    page.get_by_role("button", name="Save and continue editing").click(no_wait_after=True)
    page.wait_for_event("requestfailed")
    page = another_window(page, site, complaints)
    page.goto(KOECH)
    expect(offer(page)).to_be_visible()
    offer(page).get_by_role("button", name="Restore").click()
    expect(page.get_by_label("Headline")).to_have_value("Never reached the desk")

    add_block(page, "Fact box")
    page.locator("[name=newsroom_factbox_set-1-title]").fill("A box")
    page.locator("[name=newsroom_factbox_set-1-facts]").fill("Where: London")
    page.route(f"**{KOECH}", dies_after)
    page.get_by_role("button", name="Save and continue editing").click(no_wait_after=True)
    page.wait_for_event("requestfailed")
    page = another_window(page, site, complaints)
    page.goto(KOECH)
    expect(page.get_by_label("Headline")).to_have_value("Never reached the desk")
    expect(offer(page)).to_be_hidden()
    expect(page.locator(".order-machine .inline-related:not(.empty-form)")).to_have_count(blocks + 1)
    complaints.clear()


def test_whoever_opens_what_somebody_else_has_open_sees_it_until_they_leave(
    signed_in, chromium, site, complaints
):
    page = signed_in("editor")
    with page.expect_response("**/presence/"):
        page.goto(KOECH)
    context = chromium.new_context(base_url=site.url, locale="en-GB", timezone_id="Europe/London")
    other = context.new_page()
    listen(other, site, complaints)
    other.goto("/admin/login/?next=/admin/")
    other.get_by_label("Username").fill("chief")
    other.get_by_label("Password").fill(site.passwords["chief"])
    other.get_by_role("button", name="Log in").click()
    expect(other.get_by_role("heading", name="The desk")).to_be_visible()
    other.goto(KOECH)
    here = other.locator("#desk-presence")
    expect(here).to_contain_text("has had this article open since")
    page.goto("/admin/")
    expect(here).to_be_hidden(timeout=60_000)
    context.close()
