"""Countries and disciplines that files name by code: ours where there are none, and never more than are on file."""

import pytest

from athletics.imports.marks_list.disciplines import CODES
from athletics.imports.reference import ensure_reference
from athletics.models import Country, Discipline
from tests.factories import record

pytestmark = pytest.mark.django_db


def test_an_empty_database_gets_ours_with_every_discipline_a_list_names():
    disciplines, countries = ensure_reference()

    assert set(disciplines) == set(Discipline.objects.values_list("pk", flat=True))
    assert countries == set(Country.objects.values_list("pk", flat=True))
    assert set(CODES.values()) <= set(disciplines)
    assert {"NOR", "URS", "SCG"} <= countries


def test_without_writing_the_answer_is_the_same_and_nothing_is_on_file():
    disciplines, countries = ensure_reference(write=False)

    assert "1500m" in disciplines and "NOR" in countries
    assert not Discipline.objects.exists() and not Country.objects.exists()


def test_what_is_on_file_is_never_added_to():
    record.country("NOR"), record.discipline("1500m")

    disciplines, countries = ensure_reference()

    assert (set(disciplines), countries) == ({"1500m"}, {"NOR"})
    assert (Discipline.objects.count(), Country.objects.count()) == (1, 1)
