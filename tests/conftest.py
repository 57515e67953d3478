"""What every test may lean on."""

import pytest
from django.contrib.auth.models import User


@pytest.fixture
def admin_user(db) -> User:
    """A superuser whom tests log in by force: without a password there is none to hash for every test."""
    return User.objects.create_superuser("admin", password=None)
