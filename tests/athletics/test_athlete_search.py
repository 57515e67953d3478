"""An athlete is found however the name is typed."""

import pytest

from athletics.models import Alias, Athlete
from tests.factories import record

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("nordas", ["Narve Testnordås"]),
        ("NORDÅS", ["Narve Testnordås"]),
        ("nordaas", ["Narve Testnordås"]),
        ("mueller", ["Anna Müller-Test"]),
        ("muller anna", ["Anna Müller-Test"]),
        ("zan", ["Žan Testrudolf"]),
        ("flash", ["Žan Testrudolf"]),
        ("nobody", []),
    ],
)
def test_names_and_aliases_forgive_accents(typed, found):
    record.athlete("Narve Testnordås")
    record.athlete("Anna Müller-Test", "SUI")
    zan = record.athlete("Žan Testrudolf", "SUI")
    Alias.objects.create(athlete=zan, name="Flash", kind="nickname")
    assert [athlete.name for athlete in Athlete.objects.named(typed)] == found
