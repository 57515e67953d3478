"""A keeper brings a result file of the London meet, settles its doubts, applies it, sees it in public, and undoes it."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_freshness import asked

LIF = Path(__file__).parents[1] / "data" / "london-800m.lif"
MEET = "/meets/london-athletics-meet-2025/"


def choose(page: Page, label: str, words: str, option: str) -> None:
    """Chooses a row by typing some of its name."""
    page.locator(".form-row", has=page.get_by_text(f"{label}:", exact=True)).locator(
        ".select2-selection"
    ).click()
    page.locator(".select2-search__field").fill(words)
    page.get_by_role("option", name=option).click()


@pytest.mark.parametrize("width", [1440, 360])
def test_a_result_file_goes_in_is_seen_and_is_undone(site, signed_in, width):
    page = signed_in("keeper")
    page.set_viewport_size({"width": width, "height": 900})
    before = asked(site, MEET).text

    page.get_by_role("link", name="Bring a file of results").click()
    page.get_by_label("File").set_input_files(LIF)
    choose(page, "Meet", "london 2025", "Novuna London Athletics Meet 2025")
    page.get_by_role("button", name="Read the file").click()
    expect(page.get_by_text("This meet has no event for “Men 800m”.").first).to_be_visible()
    expect(page.get_by_text("3 rows wait for you.")).to_be_visible()
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0

    page.get_by_label("Event").select_option(label="a new event: Men’s 800m")
    page.get_by_role("button", name="Settle the races").click()
    expect(page.get_by_text("1 row waits for you.")).to_be_visible()
    page.get_by_role("link", name="somebody else, or a new one").click()
    choose(page, "Country", "norway", "NOR Norway")
    page.get_by_label("This holds for").select_option(label="every line from Testheim AC")
    page.get_by_role("button", name="Settle it").click()

    expect(page.get_by_text("3 rows would change the record")).to_be_visible()
    page.get_by_role("button", name="Apply", exact=True).click()
    page.get_by_role("link", name="See the meet’s page").click()
    expect(page.get_by_role("link", name="Men’s 800m").first).to_be_visible()
    result = asked(site, f"{MEET}mens-800m/").text
    assert "Ola Testberg" in result and "1:44.82" in result and "Nils Nykommer" in result

    page.goto("/admin/athletics/upload/")
    page.get_by_role("link", name="london-800m.lif").first.click()
    page.get_by_role("link", name="Undo this file").click()
    page.get_by_role("button", name="Undo it").click()
    expect(page.get_by_text("the record is as it was before")).to_be_visible()
    assert asked(site, f"{MEET}mens-800m/").status == 404
    assert "Men’s 800m" not in asked(site, MEET).text
    assert "Men’s 800m" not in before
