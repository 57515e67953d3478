"""Whatever readers may see moves the site's version, however it is changed."""

import pytest
from django.apps import apps
from django.db import connection

from athletics.outbox import triggers as outbox
from config import site_version
from config.models import SiteChange, SiteVersion
from newsroom import triggers as frozen
from newsroom.triggers import frozen_models
from tests.test_contracts import builders

pytestmark = pytest.mark.django_db

MODELS = [model for app in site_version.WATCHED_APPS for model in apps.get_app_config(app).get_models()]
SEEN = [model for model in MODELS if model._meta.label not in site_version.PRIVATE]
UNSEEN = [model for model in MODELS if model._meta.label in site_version.PRIVATE]
CHANGEABLE = [model for model in MODELS if model not in frozen_models()]


def each(models: list):
    return pytest.mark.parametrize("model", models, ids=lambda model: model._meta.label)


def version() -> int:
    """The version as it would stand if the transaction ended here."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    return SiteVersion.objects.get().version


def test_what_is_private_is_a_model():
    assert {model._meta.label for model in UNSEEN} == site_version.PRIVATE


@each(SEEN)
def test_a_new_row_moves_the_version(model):
    before = version()
    builders()[model]()
    assert version() > before


@each(CHANGEABLE)
def test_raw_sql_moves_the_version_where_readers_see_it(model):
    builders()[model]()
    before = version()
    table, key = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {key} = {key}")
    assert (version() > before) is (model in SEEN)


def test_a_removed_row_moves_the_version():
    row = builders()[next(model for model in SEEN if model.__name__ == "Alias")]()
    before = version()
    type(row)._base_manager.filter(pk=row.pk).delete()
    assert version() > before


def test_a_transaction_is_noted_once_and_leaves_nothing_behind():
    for _ in range(3):
        builders()[next(model for model in SEEN if model.__name__ == "Alias")]()
    version()
    assert not SiteChange.objects.exists()
    assert SiteVersion.objects.count() == 1


def test_the_triggers_are_put_back():
    assert site_version.check_triggers(None, ["default"]) == []
    table = "athletics_athlete"
    sqlite = connection.vendor == "sqlite"
    name = f"{table}_site_update" if sqlite else f"{table}_site"
    connection.cursor().execute(f"DROP TRIGGER {name}{'' if sqlite else f' ON {table}'}")
    (error,) = site_version.check_triggers(None, ["default"])
    assert (error.id, name in error.msg) == ("house.E001", True)
    site_version.install()
    assert site_version.check_triggers(None, ["default"]) == []


def test_nothing_to_migrate_leaves_the_triggers_alone():
    site_version.make_way(using="default", plan=[])
    assert site_version.check_triggers(None, ["default"]) == []


def test_a_migration_on_sqlite_finds_no_trigger_in_its_way_and_each_is_put_back():
    reports = (site_version.check_triggers, outbox.check_triggers, frozen.check_triggers)
    site_version.make_way(using="default", plan=["a migration"])
    for report in reports:
        assert bool(report(None, ["default"])) is (connection.vendor == "sqlite")
    for triggers in (site_version, outbox, frozen):
        triggers.install()
    assert [report(None, ["default"]) for report in reports] == [[], [], []]
