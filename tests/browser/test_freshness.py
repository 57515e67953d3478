"""The running site never shows what stood before the last commit, and answers a repeat without making it again."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from tests.browser.running_site import ask_database, environment, manage
from tests.browser.test_planning import article_page, publish, send

PATIENCE = 10
"""Seconds until what ought to have happened at its moment must have."""
MEET = "/meets/london-athletics-meet-2025/"


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    text: str


def asked(site, path: str, **headers: str) -> Answer:
    try:
        answer = urlopen(Request(site.url + path, headers=headers))
    except HTTPError as error:
        answer = error
    with answer:
        return Answer(answer.status, answer.headers, answer.read().decode())


def within(seconds: float, happened: Callable[[], bool]) -> bool:
    give_up = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > give_up:
            return False
        time.sleep(0.05)
    return True


def seen_within(site, path: str, words: str, seconds: float) -> bool:
    return within(seconds, lambda: words in asked(site, path).text)


def test_a_repeat_is_not_modified_until_somebody_changes_the_record(site):
    first = asked(site, MEET)
    etag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
    again = asked(site, MEET, **{"If-None-Match": etag})
    assert (again.status, again.text) == (304, "")

    # Neither a form nor Django: another program, straight into the database.
    ask_database(
        site, "UPDATE athletics_meet SET name = 'The Renamed Meet' WHERE slug = 'london-athletics-meet-2025'"
    )
    strictly = not os.environ.get("DATABASE_URL", "").startswith("postgres")
    patience = 0 if strictly else PATIENCE
    assert seen_within(site, MEET, "The Renamed Meet", patience)
    # On PostgreSQL each process asks for itself, and the next one may not have asked yet.
    assert within(patience, lambda: asked(site, MEET, **{"If-None-Match": etag}).status == 200)


def test_a_correction_is_read_at_once(signed_in, site):
    page = signed_in("chief")
    article = article_page(page, "koech")
    page.goto(f"{article}change/")
    address = page.get_by_role("link", name="See the public page").get_attribute("href")
    assert "It was a Friday." not in asked(site, address).text
    publish(page, article, "Correction:", "It was a Friday.")
    send(page)
    expect(page.locator(".messagelist")).to_contain_text("is public")
    assert seen_within(site, address, "It was a Friday.", 3)


PLAN = """
from datetime import timedelta
from django.utils import timezone
from newsroom.models import Article
from newsroom.publishing import publish
article = Article.objects.get(slug="koech-wins-london-1500m-2025")
now = timezone.now()
start = now + timedelta(seconds=3)
publish(article=article, kind="update", note="The second lap.", by=article.changed_by, now=now, starts_at=start)
print("starts at", start.timestamp())
"""


def test_a_planned_publication_starts_at_its_second(site):
    address = "/articles/koech-wins-london-1500m-2025/"
    assert "The second lap." not in asked(site, address).text
    said = manage("shell", environment(site.var, site.database), "--no-imports", "-c", PLAN)
    starts_at = float(said.split()[-1])
    assert seen_within(site, address, "The second lap.", PATIENCE)
    seen_at = time.time()
    assert seen_at >= starts_at
