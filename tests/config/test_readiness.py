"""/readyz says what is missing before readers and writers may be sent here."""

import pytest
from django.db import OperationalError, connection

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


def ask(client) -> tuple[int, str]:
    answer = client.get("/readyz")
    assert "no-store" in answer["Cache-Control"]
    return answer.status_code, answer.content.decode()


def test_a_site_that_is_as_it_should_be_is_ready(client, media):
    assert ask(client) == (200, "ready\n")
    assert list(media.iterdir()) == []


def test_a_database_that_does_not_answer_is_said(client, monkeypatch):
    def gone(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("django.db.connection.cursor", gone)
    assert ask(client) == (503, "The database does not answer.\n")


def test_a_migration_that_was_not_applied_is_said(client):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'newsroom' AND name LIKE '0001%%'")
    assert ask(client) == (503, "Not migrated: 1 migrations are missing, newsroom first.\n")


@pytest.mark.parametrize(
    ("table", "trigger", "said"),
    [
        ("newsroom_version", {"sqlite": "newsroom_version_no_update", "postgresql": "newsroom_version_frozen"}, "frozen rows could be changed"),
        ("athletics_result", {"sqlite": "athletics_result_outbox_update", "postgresql": "athletics_result_outbox_update"}, "changes of the record could go unnoticed"),
        ("athletics_meet", {"sqlite": "athletics_meet_site_update", "postgresql": "athletics_meet_site"}, "readers could be shown an old page"),
    ],
)  # fmt: skip
def test_a_trigger_that_is_missing_is_said(client, table, trigger, said):
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {trigger[connection.vendor]}{on}")
    assert ask(client) == (503, f"1 triggers are missing: {said}.\n")


def test_media_that_cannot_be_written_are_said(client, media):
    media.write_text("A file where a folder ought to be.")
    assert ask(client) == (503, "Pictures cannot be stored: File exists.\n")


def test_it_answers_plain_requests_where_others_are_redirected(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert ask(client) == (200, "ready\n")
    assert client.get("/").status_code == 301


def test_asking_costs_a_fixed_number_of_queries(client, django_assert_num_queries):
    client.get("/readyz")
    with django_assert_num_queries(8):
        client.get("/readyz")
