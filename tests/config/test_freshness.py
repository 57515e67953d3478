"""A kept page depends on its address and the moment alone, and says until when it is true."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from athletics.as_of import next_midnight
from config import site_version
from config.freshness import VALID_UNTIL
from newsroom.turning_points import next_turning_point
from tests.factories import paper, record
from tests.public_addresses import known_rows, real_address, routes

pytestmark = pytest.mark.django_db

OTHERS = {
    "HTTP_ACCEPT_LANGUAGE": "nb-NO,nb;q=0.9",
    "HTTP_USER_AGENT": "Another Reader/1.0",
    "HTTP_REFERER": "https://elsewhere.example/",
    "HTTP_X_FORWARDED_FOR": "203.0.113.7",
    "REMOTE_ADDR": "203.0.113.8",
    "HTTP_ACCEPT": "application/json",
    "HTTP_X_REQUESTED_WITH": "XMLHttpRequest",
}
TABLE = re.compile(r'(?:FROM|JOIN) "(\w+)"')
NOBODYS = {"django_session"}


def valid_until(response) -> float | None:
    return response.wsgi_request.environ.get(VALID_UNTIL)


@pytest.mark.parametrize("route", list(routes()), ids=lambda route: route.name)
def test_a_kept_page_is_the_same_for_everybody_and_reads_only_what_is_watched(
    client, admin_client, route, monkeypatch
):
    address = real_address(route, known_rows())
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = client.get(address)
    if valid_until(first) is None:
        assert "Cache-Control" in first, "a page that is not kept says that nobody may keep it"
        return
    moment = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: moment)
    alone = client.get(address)
    assert (client.get(address, headers=None, **OTHERS).content, admin_client.get(address).content) == (
        alone.content,
        alone.content,
    )
    assert alone.status_code in {200, 301}
    tables = {table for query in asked for table in TABLE.findall(query["sql"])}
    assert tables <= set(site_version.watched_tables()) | NOBODYS


@pytest.mark.parametrize(
    "address", ["/admin/login/", "/healthz", "/no-such-page/", "/athletes/nobody/", "/records/?as_of=x"]
)
def test_what_is_nobodys_page_is_not_kept(client, address):
    assert valid_until(client.get(address)) is None


def test_a_page_is_true_until_the_sites_midnight(client):
    until = datetime.fromtimestamp(valid_until(client.get("/")), UTC)
    assert until == next_midnight(timezone.now(), zone=None)


def test_a_meet_is_true_until_midnight_at_its_venue(client):
    venue = record.venue(time_zone="Asia/Shanghai")
    meet = record.meet(timezone.localdate(), venue=venue)
    until = datetime.fromtimestamp(valid_until(client.get(meet.get_absolute_url())), UTC)
    now = timezone.now()
    assert until == min(next_midnight(now, zone="Asia/Shanghai"), next_midnight(now, zone=None))


def test_it_says_to_shared_caches_what_it_is_about(client):
    meet = record.meet()
    assert client.get(meet.get_absolute_url())["Surrogate-Key"] == f"site meet slug:{meet.slug}"


@pytest.mark.parametrize(
    ("moment", "zone", "midnight"),
    [
        ("2025-07-19T12:00:00+00:00", "Europe/London", "2025-07-19T23:00:00+00:00"),
        ("2025-07-19T23:30:00+00:00", "Europe/London", "2025-07-20T23:00:00+00:00"),
        ("2025-10-25T12:00:00+00:00", "Europe/London", "2025-10-25T23:00:00+00:00"),
        ("2025-10-26T12:00:00+00:00", "Europe/London", "2025-10-27T00:00:00+00:00"),
        ("2025-07-19T12:00:00+00:00", "Asia/Shanghai", "2025-07-19T16:00:00+00:00"),
        ("2025-07-19T17:00:00+00:00", "Asia/Shanghai", "2025-07-20T16:00:00+00:00"),
    ],
)
def test_midnight_is_that_of_the_zone(moment, zone, midnight):
    assert next_midnight(datetime.fromisoformat(moment), zone=zone) == datetime.fromisoformat(midnight)


def test_the_paper_changes_by_itself_when_a_plan_starts_and_when_a_text_ends():
    now = timezone.now()
    assert next_turning_point(after=now) is None
    start, end = now + timedelta(hours=2), now + timedelta(hours=3)
    paper.publication(now=now, starts_at=start, ends_at=end)
    assert next_turning_point(after=now) == start
    assert next_turning_point(after=start) == end
    assert next_turning_point(after=end) is None
