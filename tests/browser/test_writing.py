"""From an empty page to a reader's page: an editor writes, publishes and reads, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

WIDTHS = pytest.mark.parametrize("width", [360, 1280])


def choose(page: Page, field: str, words: str) -> None:
    """Picks the first suggestion of a field that suggests while one types."""
    page.locator(f"#id_{field} + .select2").click()
    page.locator(".select2-dropdown .select2-search__field").fill(words)
    page.locator(".select2-results__option", has_text=words).first.click()


def add_block(page: Page, kind: str) -> None:
    page.locator(".order-machine-insert-target.last").click()
    page.locator(".plugin-buttons .plugin-button", has_text=kind).first.click()


def order(page: Page) -> list[str]:
    """The blocks from top to bottom, by kind."""
    blocks = page.locator(".order-machine .inline-related:not(.empty-form)")
    placed = blocks.evaluate_all("blocks => blocks.map(one => [+one.style.order, one.id.split('_')[1]])")
    return [kind for _, kind in sorted(placed)]


def test_an_editor_writes_a_preview_publishes_it_and_reads_it(signed_in):
    page = signed_in("editor")
    page.goto("/admin/newsroom/article/add/")
    page.get_by_label("Headline").fill("Two runners, one more time")
    choose(page, "section", "Previews")
    page.locator("#byline-group .add-row a").click()
    choose(page, "byline-0-author", "athletics desk")
    add_block(page, "Text")
    page.locator("#newsroom_richtext_set-0 .prose-editor > .ProseMirror").click()
    page.keyboard.type("They meet again.")
    add_block(page, "Matchup")
    choose(page, "newsroom_matchup_set-0-a", "Jakob Ingebrigtsen")
    choose(page, "newsroom_matchup_set-0-b", "Josh Kerr")
    add_block(page, "Quote")
    choose(page, "newsroom_quoteblock_set-0-quote", "A perfect fit")
    page.get_by_role("button", name="Save and publish…").click()

    expect(page.get_by_role("heading", name="What readers will see")).to_be_visible()
    expect(page.locator(".desk-summary")).to_contain_text("Jakob Ingebrigtsen v Josh Kerr")
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.get_by_text("Publication 1 is public.")).to_be_visible()
    page.locator(".messagelist a").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Two runners, one more time")
    article = page.get_by_role("article")
    for words in ("They meet again.", "Jakob Ingebrigtsen", "Josh Kerr", "A perfect fit for my schedule"):
        expect(article).to_contain_text(words)
    page.goto("/")
    expect(page.get_by_role("link", name="Two runners, one more time")).to_be_visible()


@WIDTHS
def test_blocks_are_moved_with_the_keyboard_and_stay_where_they_were_put(signed_in, width):
    page = signed_in("editor")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/newsroom/article/?q=koech")
    page.locator("#result_list tbody th a").first.click()
    expect(page.locator(".order-machine .desk-move").first).to_be_visible()
    before = order(page)
    first = page.locator(f"#newsroom_{before[0]}_set-0")
    first.get_by_role("button", name="Move down").focus()
    page.keyboard.press("Enter")
    after = [before[1], before[0], *before[2:]]
    assert order(page) == after
    expect(page.locator("#desk-status")).to_have_text(f"Now 2 of {len(before)}")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    expect(page.locator(".order-machine .desk-move").first).to_be_visible()
    assert order(page) == after


@WIDTHS
def test_an_article_fits_its_screen_and_loads_nothing_that_is_refused(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for address in ("/", "/articles/ingebrigtsen-v-kerr-london-2025/", "/articles/", "/about/"):
        assert page.goto(address).status == 200
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        assert not wide, f"{address} is wider than {width} pixels"
