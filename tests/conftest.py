"""What every test may lean on."""

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from zeal.constants import initialize_app_registry
from zeal.patch import patch


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
