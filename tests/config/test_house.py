"""The house's own addresses and commands."""

from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import OperationalError

from config.management.commands.make_accounts import make_accounts
from config.management.commands.serve import taken


@pytest.mark.django_db
def test_healthz_says_ok_and_is_never_kept(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok\n")
    assert "no-store" in answer["Cache-Control"]


def test_healthz_says_when_the_database_is_gone(client, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("django.db.connection.cursor", gone)
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (503, b"The database does not answer.\n")


@pytest.mark.django_db
def test_accounts_are_made_once_each_with_its_own_role():
    first = make_accounts()
    assert first.keys() == {"editor", "chief", "keeper", "writer"}
    assert make_accounts() == {}
    assert {
        user.username: [group.name for group in user.groups.all()]
        for user in User.objects.filter(is_staff=True)
    } == {
        "editor": ["Editor"],
        "chief": ["Chief editor"],
        "keeper": ["Calendar keeper"],
        "writer": ["Writer"],
    }
    assert not User.objects.filter(is_superuser=True).exists()
    assert all(User.objects.get(username=name).check_password(word) for name, word in first.items())


@pytest.mark.django_db
def test_an_account_somebody_has_is_left_alone():
    User.objects.create_user("editor", password="mine since last year")
    assert make_accounts().keys() == {"chief", "keeper", "writer"}
    assert User.objects.get(username="editor").check_password("mine since last year")


@pytest.mark.django_db
def test_passwords_are_printed_once():
    first, second = StringIO(), StringIO()
    call_command("make_accounts", stdout=first)
    call_command("make_accounts", stdout=second)
    assert first.getvalue().count("\n    ") == 4
    assert second.getvalue() == "The demonstration accounts exist already; nothing was changed.\n"


def test_a_port_in_use_is_seen(live_port):
    assert taken(live_port)


@pytest.fixture
def live_port():
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]
