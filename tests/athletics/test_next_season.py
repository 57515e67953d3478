"""The next season is made in one step, stays out of every reader's sight, and is public at once when it is released."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from athletics.models import Season
from athletics.scheduling.next_season import make_next, next_name, release
from tests import public_addresses
from tests.factories import record

pytestmark = pytest.mark.django_db

SATURDAY = date(2026, 7, 18)


def this_season(count: int = 2) -> Season:
    season = record.season(2026, released_at=timezone.now() - timedelta(days=300))
    scored = record.season_discipline(season, codes=("1500m", "mile"))
    for n in range(count):
        start = SATURDAY + timedelta(weeks=n)
        meet = record.meet(start, season=season, name=f"Gathering {n}", end_date=start + timedelta(days=n))
        record.event("mile", meet=meet, season_discipline=scored, slug="mens-mile")
    return season


def made_from(season: Season, by, *, with_events: bool = True) -> Season:
    meets = season.meets.all()
    return make_next(season=season, meets=meets, with_events=with_events, by=by, now=timezone.now())


def test_the_next_season_keeps_weekdays_points_and_what_scored(admin_user):
    season = this_season()
    made = made_from(season, admin_user)
    assert (made.year, made.league, made.released_at) == (2027, season.league, None)
    first, second = made.meets.order_by("start_date")
    assert (first.start_date, second.end_date) == (date(2027, 7, 17), date(2027, 7, 25))
    assert first.start_date.weekday() == SATURDAY.weekday()
    assert all(meet.to_be_confirmed and meet.status == "scheduled" for meet in (first, second))
    assert {meet.slug for meet in (first, second)} == {"gathering-0-2027", "gathering-1-2027"}
    (event,) = first.events.all()
    assert (event.discipline_id, event.season_discipline.season) == ("mile", made)
    assert event.season_discipline.points == [8, 7, 6, 5, 4, 3, 2, 1]
    assert set(event.season_discipline.disciplines.values_list("pk", flat=True)) == {"1500m", "mile"}
    assert season.meets.order_by("start_date").first().start_date == SATURDAY


def test_without_the_programme_no_event_is_claimed(admin_user):
    made = made_from(this_season(), admin_user, with_events=False)
    assert [meet.events.count() for meet in made.meets.all()] == [0, 0]


@pytest.mark.parametrize(
    ("name", "following"),
    [("Doha Meeting", "Doha Meeting"), ("Budapest 2026", "Budapest 2027"), ("Meeting 100", "Meeting 100")],
)
def test_a_year_in_a_name_is_the_next_one(name, following):
    assert next_name(name) == following


def test_a_second_one_of_the_same_year_is_refused_and_leaves_nothing(admin_user):
    season = this_season()
    made_from(season, admin_user)
    with pytest.raises(ValidationError, match="has a season of that year already"):
        made_from(season, admin_user)
    assert Season.objects.count() == 2


def read_everything(client) -> dict[str, str]:
    """Every public page, feed, calendar and map of the site that names or lists anything."""
    known = public_addresses.known_rows()
    addresses = [public_addresses.real_address(route, known) for route in public_addresses.routes()]
    more = [
        "/sitemap.xml",
        "/sitemaps/meets-1.xml",
        "/sitemaps/seasons-1.xml",
        "/meets/?year=2027",
        "/seasons/",
        "/athletes/?q=secret",
        "/robots.txt",
    ]
    return {one: client.get(one, follow=True).content.decode(errors="replace") for one in [*addresses, *more]}


def test_what_is_private_stands_nowhere_and_all_of_it_is_there_once_released(client, admin_user):
    season = this_season(1)
    made = made_from(season, admin_user)
    meet = made.meets.get()
    meet.name, meet.slug = "Secret Games", "secret-games"
    meet.start_date = meet.end_date = timezone.localdate() + timedelta(days=3)
    meet.save()
    event = meet.events.get()
    athlete = record.athlete("Sonia Secretive")
    record.entry_step(record.entry(event, athlete), date(2025, 4, 1))
    record.result(athlete)
    made_addresses = [
        meet.get_absolute_url(),
        event.get_absolute_url(),
        reverse("athletics:meet_calendar", args=[meet.slug]),
        made.get_absolute_url(),
        reverse("athletics:season_calendar", args=[made.league.slug, made.year]),
    ]
    of_athlete = [athlete.get_absolute_url(), reverse("athletics:athlete_calendar", args=[athlete.slug])]
    assert [client.get(one).status_code for one in made_addresses] == [404] * 5
    before = read_everything(client) | {one: client.get(one).content.decode() for one in of_athlete}
    told = ("Secret Games", "secret-games", f"{made.league.slug}/2027")
    assert [address for address, text in before.items() if any(word in text for word in told)] == []

    release(season=made, by=admin_user, now=timezone.now())
    assert [client.get(one).status_code for one in made_addresses] == [200] * 5
    lists = ["/meets/?year=2027", "/seasons/", *of_athlete]
    texts = {one: client.get(one).content.decode() for one in lists}
    assert "Secret Games" in texts[of_athlete[0]].replace("\r\n ", "")
    assert "Secret Games" in texts[of_athlete[1]].replace("\r\n ", "")
    assert "2027" in texts["/seasons/"]
    assert "secret-games" in client.get("/sitemaps/meets-1.xml").content.decode()


def test_a_season_is_released_once_and_not_without_a_meet(admin_user):
    season = this_season(1)
    with pytest.raises(ValidationError, match="has been public since"):
        release(season=season, by=admin_user, now=timezone.now())
    with pytest.raises(ValidationError, match="has no meet yet"):
        release(season=record.season(2030), by=admin_user, now=timezone.now())


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_for_one_and_three(count, admin_client, django_assert_num_queries):
    season = this_season(count)
    Season.objects.update(released_at=None)
    for name in ("next", "release"):
        with django_assert_num_queries(4):
            page = admin_client.get(reverse(f"admin:athletics_season_{name}", args=[season.pk]))
        assert page.status_code == 200


def test_the_keeper_prepares_and_releases_in_the_admin(admin_client):
    season = this_season(2)
    page = reverse("admin:athletics_season_next", args=[season.pk])
    first = season.meets.order_by("start_date").first()
    assert admin_client.post(page, {}).context["form"].errors == {"meets": ["Tick the meets that recur."]}
    admin_client.post(page, {"meets": [first.pk]})
    made = Season.objects.get(year=2027)
    assert [meet.name for meet in made.meets.all()] == ["Gathering 0"]
    admin_client.post(reverse("admin:athletics_season_release", args=[made.pk]))
    made.refresh_from_db()
    assert made.released_at is not None
