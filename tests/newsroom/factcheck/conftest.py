"""The demo record, loaded once for a module of tests that only ask."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def demo_record(django_db_setup, django_db_blocker):
    """The whole demo record, in a transaction that is rolled back after the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_record", verbosity=0)
        yield
        transaction.set_rollback(True)
