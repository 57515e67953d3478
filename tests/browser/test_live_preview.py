"""The page beside the form: refreshed while somebody types, from what was never saved."""

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.test_facts import write
from tests.browser.test_writing import add_block, choose

KOECH = "/admin/newsroom/article/2/change/"
WIDTHS = pytest.mark.parametrize("width", [360, 768, 1440])


def the_page(page: Page) -> FrameLocator:
    """What stands in the preview’s frame."""
    return page.frame_locator(".desk-preview-stage iframe:not(.waiting)")


def test_the_page_follows_what_is_typed_and_nothing_is_saved(signed_in):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(KOECH)
    shown = the_page(page)
    saved = shown.get_by_role("heading", level=1).inner_text()
    page.get_by_label("Headline").fill("A headline nobody saved")
    expect(shown.get_by_role("heading", level=1)).to_have_text("A headline nobody saved")
    write(page, "Words nobody saved.")
    expect(shown.get_by_text("Words nobody saved.")).to_be_visible()
    expect(page.locator("#desk-preview [role=status]")).to_contain_text("As you typed it.")

    page.on("dialog", lambda asked: asked.accept())
    page.goto(KOECH)
    expect(shown.get_by_role("heading", level=1)).to_have_text(saved)


def test_a_new_article_has_a_page_before_it_was_ever_saved(signed_in):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/admin/newsroom/article/add/")
    page.get_by_label("Headline").fill("From an empty page")
    add_block(page, "Matchup")
    choose(page, "newsroom_matchup_set-0-a", "Jakob Ingebrigtsen")
    missing = page.locator(".desk-preview-left-out")
    expect(missing).to_contain_text("Matchup: Other athlete This field is required.")
    choose(page, "newsroom_matchup_set-0-b", "Josh Kerr")
    expect(the_page(page).locator(".blocks")).to_contain_text("Josh Kerr")
    expect(missing).not_to_contain_text("Matchup")
    missing.get_by_role("button", name="Section").click()
    expect(page.locator("#id_section + .select2 .select2-selection")).to_be_focused()


def test_it_is_shown_at_the_width_of_a_phone_or_of_a_desktop(signed_in):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(KOECH)
    expect(the_page(page).get_by_role("heading", level=1)).to_be_visible()
    frame = page.locator(".desk-preview-stage iframe:not(.waiting)")
    page.get_by_role("button", name="Phone").click()
    assert frame.evaluate("one => one.offsetWidth") == 390
    page.get_by_role("button", name="Desktop").click()
    expect(page.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")
    assert frame.evaluate("one => one.offsetWidth") == 1200
    assert frame.evaluate("one => one.getBoundingClientRect().right") <= 1440
    page.reload()
    expect(page.get_by_role("button", name="Desktop")).to_have_attribute("aria-pressed", "true")


def test_it_says_so_when_the_desk_cannot_be_reached_and_comes_back(signed_in, complaints):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(KOECH)
    expect(the_page(page).get_by_role("heading", level=1)).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("Headline").fill("Typed in a tunnel")
    state = page.locator("#desk-preview [role=status]")
    expect(state).to_contain_text("Not refreshed: the desk cannot be reached. Nothing you typed is lost")
    page.context.set_offline(False)
    expect(the_page(page).get_by_role("heading", level=1)).to_have_text("Typed in a tunnel")
    assert all("ERR_INTERNET_DISCONNECTED" in one for one in complaints)
    complaints.clear()


def test_the_frame_runs_nothing_and_no_other_answer_may_be_framed(signed_in):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(KOECH)
    expect(the_page(page).get_by_role("heading", level=1)).to_be_visible()
    frame = page.locator(".desk-preview-stage iframe:not(.waiting)")
    allowed = frame.get_attribute("sandbox").split()
    assert not {"allow-scripts", "allow-same-origin", "allow-forms", "allow-top-navigation"} & set(allowed)
    answer = page.request.get("/admin/newsroom/article/2/preview/")
    assert answer.headers["x-frame-options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


@WIDTHS
def test_form_page_and_facts_fit_every_window_and_are_reached_by_keyboard(signed_in, width):
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(KOECH)
    expect(page.locator(".order-machine .desk-move").first).to_be_visible()
    assert too_wide(page) == []
    if width < 1200:
        page.get_by_role("button", name="Page", exact=True).focus()
        page.keyboard.press("Enter")
        expect(the_page(page).get_by_role("heading", level=1)).to_be_visible()
        page.get_by_role("button", name="Form", exact=True).focus()
        page.keyboard.press("Enter")
        expect(page.locator("#desk-preview")).to_be_hidden()
    page.locator(".facts-panel-open").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#facts-panel")).to_be_visible()
    assert too_wide(page) == []


@WIDTHS
def test_a_form_with_every_kind_of_chooser_fits_its_window(signed_in, width):
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/newsroom/article/1/change/")
    expect(page.locator(".order-machine .select2-selection").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


TOO_WIDE = """() => {
    const room = document.documentElement.clientWidth - parseFloat(getComputedStyle(document.body).paddingRight);
    const cut = (one) => {
        for (let box = one.parentElement; box && box !== document.body; box = box.parentElement)
            if (["auto", "scroll", "hidden"].includes(getComputedStyle(box).overflowX)) return true;
        return false;
    };
    return [...document.querySelectorAll("#content-start *")]
        .filter((one) => one.getBoundingClientRect().width > 1 && one.getBoundingClientRect().right > room + 0.5)
        .filter((one) => !cut(one) && !one.closest(".desk-preview, .desk-views, .facts-panel, .empty-form"))
        .map((one) => `${one.tagName} ${one.id} ${one.className} ${one.getBoundingClientRect().right}`);
}"""


def too_wide(page: Page) -> list[str]:
    """Whatever of the form stands beyond the room it has; what scrolls in a box of its own does not count."""
    return page.evaluate(TOO_WIDE)


def test_the_page_takes_its_place_without_taking_the_focus_from_what_is_typed(signed_in):
    page = signed_in("editor")
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(KOECH)
    headline = page.get_by_label("Headline")
    headline.fill("")
    for words in ("One ", "two ", "three"):
        with page.expect_response("**/live-preview/"):
            page.keyboard.type(words)
        expect(the_page(page).get_by_role("heading", level=1)).to_contain_text(words.strip())
    expect(headline).to_be_focused()
    expect(headline).to_have_value("One two three")
