"""The keeper's worklist in a real browser: a second row of one athlete is found, compared, made one, and made two."""

from playwright.sync_api import Page, expect

SECOND = "/athletes/ingebrigtsen-twice/"


def second_row(page: Page) -> None:
    """Somebody enters Jakob Ingebrigtsen again, with no more than his name and year."""
    page.goto("/admin/athletics/athlete/add/")
    # First, so that it is not made of the name while that is typed.
    page.locator("#id_slug").fill("ingebrigtsen-twice")
    page.locator("#id_given_name").fill("Jakob")
    page.locator("#id_family_name").fill("Ingebrigtsen")
    page.locator("#id_sex").select_option("M")
    page.locator("#id_country + .select2").click()
    page.locator(".select2-dropdown .select2-search__field").fill("NOR")
    page.locator(".select2-results__option", has_text="NOR Norway").first.click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("was added successfully")


def test_two_rows_of_one_athlete_are_made_one_and_two_again(signed_in):
    page = signed_in("keeper")
    second_row(page)
    page.goto("/admin/")
    page.get_by_role("link", name="Worklists").click()
    page.get_by_role("link", name="Possible duplicate athletes").click()
    line = page.locator(".desk-lines > li", has_text="Jakob Ingebrigtsen")
    expect(line).to_contain_text("one of them without a birth date")
    line.get_by_role("link", name="Compare and merge").click()
    expect(page.locator(".desk-compared")).to_contain_text("19 September 2000")
    page.get_by_label("Jakob Ingebrigtsen (NOR), 2000").check()
    page.get_by_label("How it is known that they are one").fill("One federation page.")
    page.get_by_role("button", name="Make them one").click()
    expect(page.locator(".messagelist")).to_contain_text("They are one now.")
    page.goto(SECOND)
    assert page.url.endswith("/athletes/jakob-ingebrigtsen/")
    page.goto("/admin/athletics/merge/")
    page.locator("#result_list tbody th a").first.click()
    page.get_by_role("link", name="Undo this merge").click()
    page.get_by_role("button", name="Make them two again").click()
    expect(page.locator(".messagelist")).to_contain_text("They are two again.")
    page.goto(SECOND)
    assert page.url.endswith(SECOND)


def test_a_line_is_set_aside_with_a_reason(signed_in):
    page = signed_in("keeper")
    page.goto("/admin/athletics/setaside/worklists/entries-without-result/")
    first = page.locator(".desk-lines > li b").first
    named = first.inner_text()
    page.get_by_role("link", name="Set aside", exact=True).first.click()
    page.get_by_role("button", name="Set aside").click()
    page.get_by_label("Why nothing has to be mended").fill("The result list is not out yet.")
    page.get_by_role("button", name="Set aside").click()
    expect(page.locator(".messagelist")).to_contain_text(f"Set aside: {named}")
    expect(page.locator(".desk-lines > li", has_text=named)).to_have_count(0)
