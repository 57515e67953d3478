"""A result entered during a meet reaches whoever has the meet's page open, with script and without."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.running_site import environment, manage
from tests.browser.test_writing import choose

SOON = 20_000
"""Milliseconds after which a reader has the result before them."""
UNDER_WAY = """
from datetime import time, timedelta
from django.utils import timezone
from athletics.models import Competition, Event, Meet, Round, Venue
today = timezone.now().date()
day = timedelta(days=1)
meet = Meet.objects.create(
    competition=Competition.objects.order_by("pk").first(), name="A Meet Under Way", slug="{slug}",
    venue=Venue.objects.filter(time_zone="Europe/Oslo").first(), start_date=today - day, end_date=today + day,
)
event = Event.objects.create(meet=meet, discipline_id="1500m", sex="M", facility="track", slug="mens-1500m")
race = Round.objects.create(event=event, date=today, local_time=time(20, 30))
print("round", race.pk)
"""


@pytest.fixture
def under_way(site, request) -> tuple[str, str]:
    """A meet that began yesterday and ends tomorrow: its address, and that of its race at the desk."""
    slug = request.node.name.replace("_", "-").partition("[")[0]
    said = manage(
        "shell", environment(site.var, site.database), "--no-imports", "-c", UNDER_WAY.replace("{slug}", slug)
    )
    return f"/meets/{slug}/", f"/admin/athletics/round/{said.split()[-1]}/change/"


def enter(page: Page, race: str, mark: str, status: str = "") -> None:
    """The keeper types one result into the race."""
    page.goto(race)
    if not page.locator("#id_results-0-mark").is_visible():
        page.locator("#results-group .add-row a").click()
    page.locator("#id_results-0-place").fill("1")
    choose(page, "results-0-athlete", "Josh Kerr")
    page.locator("#id_results-0-mark").fill(mark)
    if status:
        page.locator("#id_status").select_option(status)
    page.locator("input[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()


def test_a_result_appears_on_an_open_page(signed_in, under_way):
    address, race = under_way
    keeper = signed_in("keeper")
    reader = keeper.context.new_page()
    reader.goto(address)
    main = reader.get_by_role("main")
    expect(main).to_contain_text("Under way")
    expect(reader.get_by_role("row").filter(has_text="20:30")).to_contain_text("19:30 your time")
    reader.get_by_text("Won here before").click()

    enter(keeper, race, "3:33.33")
    row = reader.get_by_role("row").filter(has_text="Josh Kerr")
    expect(row).to_contain_text("3:33.33", timeout=SOON)
    expect(main).to_contain_text("Provisional")
    expect(reader.get_by_role("status")).to_have_text("Results on this page have been updated.")
    # What the reader opened stays open, and the reader's own time stays beside the venue's.
    expect(reader.locator("details.past")).to_have_attribute("open", "")
    expect(reader.get_by_role("row").filter(has_text="20:30")).to_contain_text("19:30 your time")


def test_without_script_the_page_shows_it_once_it_is_reloaded(signed_in, chromium, site, under_way):
    address, race = under_way
    plain = chromium.new_context(base_url=site.url, java_script_enabled=False)
    reader = plain.new_page()
    reader.goto(address)
    expect(reader.get_by_role("main")).to_contain_text("Under way")
    enter(signed_in("keeper"), race, "3:34.44", status="official")
    reader.reload()
    expect(reader.get_by_role("row").filter(has_text="Josh Kerr")).to_contain_text("3:34.44")
    expect(reader.get_by_role("main")).to_contain_text("Official")
    plain.close()
