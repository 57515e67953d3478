"""What every test may lean on."""

import pytest
from django.apps import apps
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
