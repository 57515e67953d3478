"""What every test may lean on."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import transaction
from hypothesis import settings as hypothesis_settings
from zeal.constants import initialize_app_registry
from zeal.patch import patch

from athletics.imports.record import Report, load
from athletics.management.commands.load_record import DATA

# A slow machine is no broken promise.
hypothesis_settings.register_profile("suite", deadline=None)
hypothesis_settings.load_profile("suite")


@pytest.fixture(scope="session", autouse=True)
def _watching() -> None:
    """Once a run, since the site itself does not know the watcher."""
    assert apps.ready
    initialize_app_registry()
    patch()


@pytest.fixture(autouse=True)
def _pages_ask_once(settings) -> None:
    settings.MIDDLEWARE = ["tests.watched.reading", *settings.MIDDLEWARE]


@pytest.fixture
def admin_user(db) -> User:
    """A superuser whom tests log in by force: without a password there is none to hash for every test."""
    return User.objects.create_superuser("admin", password=None)


@pytest.fixture(scope="module")
def demo_record(django_db_setup, django_db_blocker) -> Iterator[Report]:
    """The demonstration record, for all the tests of a module, which need the mark django_db too; gone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load(folder=DATA, now=datetime(2025, 1, 1, tzinfo=UTC))
        transaction.set_rollback(True)
