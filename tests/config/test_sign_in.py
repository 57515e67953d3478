"""Signing in to the desk: one factor or two, who must have two, and how often one may try."""

import re
from collections.abc import Callable

import pytest
from django.conf import settings as site
from django.contrib.auth.models import User
from django.core import mail
from django.core.checks import run_checks
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from newsroom.permissions import CALENDAR_KEEPER, CHIEF_EDITOR, EDITOR, WRITER
from tests.codes import code
from tests.factories import paper

pytestmark = pytest.mark.django_db

PASSWORD = "a lap of four hundred metres"
DESK = "/admin/"


@pytest.fixture(autouse=True)
def quick_hashing(settings):
    """Hashing a password is slow on purpose; here it is done a hundred times."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def two_factors(settings):
    settings.SECOND_FACTOR = True


def somebody(role: str = EDITOR, **fields) -> User:
    person = paper.user(role, **fields)
    person.set_password(PASSWORD)
    person.save()
    return person


def sign_in(client: Client, person: User, password: str = PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": person.username, "password": password, **more})


@pytest.fixture
def with_app(monkeypatch) -> Callable[[Client, User], tuple[str, list[str]]]:
    """Signs somebody in and adds an authenticator app; its secret and the recovery codes."""
    # A test's own transaction never ends, and allauth tells of a new app within the request, after its transaction.
    monkeypatch.setattr(transaction, "on_commit", lambda told: told())

    def add(client: Client, person: User) -> tuple[str, list[str]]:
        sign_in(client, person)
        again = client.get(reverse("mfa_activate_totp"))
        page = client.post(again.url, {"password": PASSWORD}, follow=True)
        secret = page.context["form"].secret
        done = client.post(reverse("mfa_activate_totp"), {"code": code(secret)})
        return secret, client.get(done.url).context["unused_codes"]

    return add


def test_a_password_opens_the_desk_where_one_factor_is_enough(client):
    person = somebody()
    assert client.get(DESK).url == "/admin/login/?next=/admin/"
    assert sign_in(client, person, next="/admin/newsroom/article/").url == "/admin/newsroom/article/"
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize("role", [EDITOR, CHIEF_EDITOR])
def test_whoever_can_publish_is_sent_to_set_up_a_second_factor(client, two_factors, role):
    sign_in(client, somebody(role))
    article = paper.written()
    for address in (DESK, reverse("admin:newsroom_article_publish", args=[article.pk]), "/admin/nowhere/"):
        for answer in (client.get(address), client.post(address)):
            assert (answer.status_code, answer.url) == (302, "/admin/second-factor/")
    page = client.get("/admin/second-factor/").content.decode()
    assert page.count("Whoever can publish signs in with a second factor.") == 1


@pytest.mark.parametrize("role", [WRITER, CALENDAR_KEEPER, ""])
def test_whoever_cannot_publish_needs_none(client, two_factors, role):
    sign_in(client, somebody(role))
    assert client.get(DESK).status_code == 200


def test_a_superuser_needs_one(client, two_factors):
    client.force_login(User.objects.create_superuser("root", password=None))
    assert client.get(DESK).url == "/admin/second-factor/"


def test_an_app_opens_the_desk_at_once_and_is_asked_for_the_next_time(client, two_factors, with_app):
    person = somebody()
    secret, recovery = with_app(client, person)
    assert client.get(DESK).status_code == 200
    assert len(set(recovery)) == 10
    again = Client()
    assert sign_in(again, person).url == reverse("mfa_authenticate")
    assert again.get(DESK).url == "/admin/login/?next=/admin/"
    assert again.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert again.get(DESK).status_code == 302
    assert again.post(reverse("mfa_authenticate"), {"code": code(secret, steps=1)}).url == DESK
    assert again.get(DESK).status_code == 200


def test_a_code_is_good_once(client, two_factors, with_app):
    person = somebody()
    secret, _ = with_app(client, person)
    used = code(secret, steps=1)
    for answered in (302, 200):
        other = Client()
        sign_in(other, person)
        assert other.post(reverse("mfa_authenticate"), {"code": used}).status_code == answered


def test_a_recovery_code_opens_the_desk_once(client, two_factors, with_app):
    person = somebody()
    _, recovery = with_app(client, person)
    for answered in (302, 200):
        other = Client()
        sign_in(other, person)
        assert other.post(reverse("mfa_authenticate"), {"code": recovery[0]}).status_code == answered


def test_an_older_session_must_show_the_factor_too(client, two_factors, with_app):
    person = somebody()
    before = Client()
    sign_in(before, person)
    secret, _ = with_app(client, person)
    asked = before.get("/admin/newsroom/article/")
    assert asked.url == "/admin/second-factor/reauthenticate/?next=/admin/newsroom/article/"
    assert before.post(asked.url, {"code": code(secret, steps=1)}).url == "/admin/newsroom/article/"
    assert before.get("/admin/newsroom/article/").status_code == 200


@pytest.mark.parametrize("route", ["mfa_deactivate_totp", "mfa_add_webauthn", "account_change_password"])
def test_an_older_session_cannot_change_the_factors_of_the_account(client, two_factors, with_app, route):
    person = somebody()
    before = Client()
    sign_in(before, person)
    with_app(client, person)
    for answer in (before.get(reverse(route)), before.post(reverse(route))):
        assert answer.url.startswith("/admin/second-factor/reauthenticate/")


def test_an_account_without_a_password_may_set_one(client):
    client.force_login(paper.user())
    form = client.get("/admin/password_change/", follow=True)
    new = "two laps of the same"
    assert client.post(form.request["PATH_INFO"], {"password1": new, "password2": new}).status_code == 302
    assert client.get(DESK).status_code == 200


def test_taking_the_last_factor_away_closes_the_desk_again(client, two_factors, with_app):
    with_app(client, somebody())
    assert client.get(DESK).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert client.get(DESK).url == "/admin/second-factor/"


def test_a_lost_factor_is_taken_away_at_the_desk_and_its_secret_is_on_no_page(client, admin_client, with_app):
    person = somebody()
    secret, recovery = with_app(client, person)
    row = person.authenticator_set.get(type="totp")
    for address in ("/admin/mfa/authenticator/", f"/admin/mfa/authenticator/{row.pk}/change/"):
        text = admin_client.get(address).content.decode()
        assert person.username in text and secret not in text and recovery[0] not in text
    assert admin_client.get("/admin/mfa/authenticator/add/").status_code == 403
    admin_client.post(f"/admin/mfa/authenticator/{row.pk}/delete/", {"post": "yes"})
    assert not person.authenticator_set.filter(type="totp").exists()


def test_after_five_wrong_passwords_the_right_one_is_refused_from_everywhere(client):
    person, other = somebody(), somebody()
    for _ in range(5):
        assert "not correct" in sign_in(client, person, "wrong").content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    refused = sign_in(elsewhere, person)
    assert refused.status_code == 200 and "Too many failed" in refused.content.decode()
    assert sign_in(elsewhere, other).url == DESK


def test_after_five_wrong_codes_the_right_one_is_refused(client, two_factors, with_app):
    person = somebody()
    secret, _ = with_app(client, person)
    guessing = Client()
    sign_in(guessing, person)
    for _ in range(5):
        guessing.post(reverse("mfa_authenticate"), {"code": "000000"})
    refused = guessing.post(reverse("mfa_authenticate"), {"code": code(secret, steps=1)})
    assert refused.status_code == 200 and "Too many failed" in refused.content.decode()


def test_attempts_are_counted_where_every_process_sees_them():
    assert site.CACHES["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"


def test_nobody_can_sign_up(client):
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    assert client.get("/admin/signup/").status_code == 302
    assert "sign up" not in client.get("/admin/login/").content.decode().lower()


@pytest.mark.parametrize("fields", [{"is_staff": False}, {"is_active": False}])
def test_an_account_that_may_not_use_the_desk_is_not_signed_in(client, fields):
    person = somebody()
    User.objects.filter(pk=person.pk).update(**fields)
    sign_in(client, person)
    assert "_auth_user_id" not in client.session


def test_an_account_that_lost_the_desk_is_told_so_and_not_sent_in_circles(client):
    person = somebody()
    sign_in(client, person)
    User.objects.filter(pk=person.pk).update(is_staff=False)
    assert client.get(DESK, follow=True).status_code == 403


ELSEWHERE = (
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "https://testserver@evil.example/",
    "http://localhost:9/admin/",
    " https://evil.example",
    "https:evil.example",
)


@pytest.mark.parametrize("address", ELSEWHERE)
def test_the_way_on_never_leads_to_another_site(client, address):
    person = somebody()
    assert sign_in(client, person, next=address).url == DESK
    assert client.get("/admin/login/", {"next": address}).url == DESK
    assert client.post("/admin/logout/", {"next": address}).url == "/admin/login/"


def test_signing_out_needs_more_than_a_link(client):
    sign_in(client, somebody())
    client.get("/admin/logout/")
    assert client.get(DESK).status_code == 200
    client.post("/admin/logout/")
    assert client.get(DESK).status_code == 302


def test_signing_in_changes_the_session(client):
    client.get("/admin/login/")
    session = client.session
    session["before"] = True
    session.save()
    sign_in(client, somebody())
    assert client.session.session_key != session.session_key


def test_changing_the_password_ends_the_other_sessions_and_says_so_by_letter(client):
    person = somebody(email="desk@example.org")
    other = Client()
    sign_in(client, person)
    sign_in(other, person)
    new = "two laps of the same"
    told = client.post(
        "/admin/password_change/", {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )
    assert told.status_code == 302 and client.get(DESK).status_code == 200
    assert other.post(DESK).status_code == 302
    assert [letter.to for letter in mail.outbox] == [["desk@example.org"]]
    assert sign_in(Client(), person, new).url == DESK


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client):
    person = somebody(email="desk@example.org")
    sent = client.post("/admin/sign-in/forgotten/", {"email": "DESK@example.org"})
    link = re.search(r"http://testserver(/\S+)", mail.outbox[0].body).group(1)
    form = client.get(link, follow=True)
    new = "two laps of the same"
    done = client.post(form.request["PATH_INFO"], {"password1": new, "password2": new})
    assert (sent.url, done.url) == ("/admin/sign-in/forgotten/sent/", "/admin/sign-in/forgotten/done/")
    assert "_auth_user_id" not in client.session
    assert sign_in(Client(), person, new).url == DESK
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_who_has_no_account_is_told_the_same_and_sent_nothing(client):
    assert client.post("/admin/sign-in/forgotten/", {"email": "nobody@example.org"}).status_code == 302
    assert mail.outbox == []


@pytest.mark.parametrize(("on", "said"), [(True, []), (False, ["house.W001"])])
def test_the_check_before_going_public_wants_second_factors(settings, on, said):
    settings.SECOND_FACTOR = on
    found = [check.id for check in run_checks(tags=["security"], include_deployment_checks=True)]
    assert [name for name in found if name.startswith("house")] == said
