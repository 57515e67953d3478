"""The README's tables of who may do what name every model, page and act of the desk. Add what is new there, and who may.

tests/test_desk.py tries each address as each role.
"""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission

from newsroom.permissions import APPS
from tests.desk_roles import ACTS, COLUMNS, OURS, PAGES, ROWS
from tests.factories import paper


def test_the_table_names_every_model_of_the_desk_and_no_other():
    models = {model.__name__ for model in admin.site._registry}
    assert (models - ROWS.keys(), ROWS.keys() - models) == (set(), set())


def test_the_table_names_every_page_of_ours_and_no_other():
    assert (OURS - PAGES.keys(), PAGES.keys() - OURS) == (set(), set())


@pytest.mark.django_db
def test_the_table_names_every_act_that_is_a_permission_and_who_has_it():
    ours = Permission.objects.filter(content_type__app_label__in=APPS)
    acts = [
        name
        for name in ours.values_list("codename", flat=True)
        if name.split("_")[0] not in ("add", "change", "delete", "view")
    ]
    people = {column: paper.user(role) for column, role in COLUMNS.items()}
    assert sorted(ACTS) == sorted(acts)
    found = {
        act: {column for column, person in people.items() if person.has_perm(f"newsroom.{act}")}
        for act in acts
    }
    assert found == {act: {column for column, words in cells.items() if words} for act, cells in ACTS.items()}
