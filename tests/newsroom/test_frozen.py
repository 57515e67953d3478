"""What is decided is frozen: in Python, in foreign keys and in the database itself."""

import pytest
from django.db import DatabaseError, connection, models, transaction
from django.db.models import ProtectedError

from newsroom import triggers
from newsroom.models import FrozenRowError, Publication, Version
from tests.factories import paper, record

pytestmark = pytest.mark.django_db

FROZEN = triggers.frozen_models()


def full_publication() -> Publication:
    """A publication with a row in every frozen table."""
    meet = record.meet()
    article = paper.written(meet=meet, athletes=[record.athlete()], topics=[paper.topic()])
    for kind in (
        paper.models.QuoteBlock,
        paper.models.PictureBlock,
        paper.models.StartList,
        paper.models.SeasonStrip,
    ):
        paper.block(kind, article)
    article = paper.publication(article).article
    paper.call_off(article=article)
    paper.embargo(article=article)
    paper.original_read()
    published = article.publications.get(number=1)
    paper.alert_answer(alert=paper.alert(paper.check(published)))
    paper.models.PublicationKey.objects.get_or_create(publication=published, key="athlete:1")
    paper.remark(article)
    paper.revocation()
    paper.arrangement(article)
    paper.assignment(article)
    paper.note(article)
    paper.save(article)
    return published


def test_every_decided_model_is_frozen():
    assert {model.__name__ for model in FROZEN} == {
        "Alert",
        "AlertAnswer",
        "Arrangement",
        "Assignment",
        "CallOff",
        "Check",
        "Claim",
        "Embargo",
        "Note",
        "OriginalRead",
        "PinnedPlace",
        "PreviewLink",
        "Publication",
        "PublicationKey",
        "Remark",
        "Removal",
        "Revocation",
        "Save",
        "Step",
        "Version",
        "VersionAthlete",
        "VersionAuthor",
        "VersionEvent",
        "VersionMeet",
        "VersionPicture",
        "VersionQuote",
        "VersionSeason",
        "VersionTopic",
    }


@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_foreign_keys_of_frozen_rows_protect_what_they_name(model):
    rules = {field.remote_field.on_delete for field in model._meta.fields if field.is_relation}
    assert rules == {models.PROTECT}


@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_python_refuses_every_change(model):
    full_publication()
    row = model.objects.first()
    changes = [
        row.save,
        row.delete,
        lambda: model.objects.update(pk=0),
        lambda: model.objects.all().delete(),
        lambda: model._base_manager.update(pk=0),
        lambda: model.objects.bulk_update([row], ["id"]),
        lambda: model.objects.update_or_create(pk=row.pk),
    ]
    for change in changes:
        with pytest.raises(FrozenRowError, match="append a new one"):
            change()
    assert model.objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("model", FROZEN, ids=lambda model: model.__name__)
def test_the_database_refuses_what_goes_round_python(model):
    full_publication()
    table, pk = model._meta.db_table, model.objects.first().pk
    statements = [f"UPDATE {table} SET id = id WHERE id = {pk}", f"DELETE FROM {table} WHERE id = {pk}"]
    if connection.vendor == "sqlite":
        statements.append(f"REPLACE INTO {table} SELECT * FROM {table} WHERE id = {pk}")
    else:
        # What is still to be checked at the end of the transaction would stop a TRUNCATE before the trigger does.
        connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
        statements.append(f"TRUNCATE {table} CASCADE")
    for statement in statements:
        with pytest.raises(DatabaseError, match="frozen"), transaction.atomic():
            connection.cursor().execute(statement)
    assert model.objects.filter(pk=pk).exists()


def test_what_a_version_uses_cannot_be_removed():
    publication = full_publication()
    article = publication.article
    quote = article.newsroom_quoteblock_set.get().quote
    picture = article.newsroom_pictureblock_set.get().picture
    used = [article, article.meet, article.athletes.get(), article.topics.get(), article.section]
    used += [quote, picture, publication.decided_by, publication.version.versionauthor_rows.get().author]
    article.newsroom_quoteblock_set.all().delete()
    article.newsroom_pictureblock_set.all().delete()
    for row in used:
        with pytest.raises(ProtectedError):
            row.delete()


def test_the_triggers_are_installed_and_put_back(django_db_blocker):
    assert triggers.missing(connection) == {}
    assert triggers.check_triggers(None, ["default"]) == []
    table = Version._meta.db_table
    name = f"{table}_no_update" if connection.vendor == "sqlite" else f"{table}_frozen"
    on = "" if connection.vendor == "sqlite" else f" ON {table}"
    connection.cursor().execute(f"DROP TRIGGER {name}{on}")
    (error,) = triggers.check_triggers(None, ["default"])
    assert (error.id, name in error.msg) == ("newsroom.E001", True)
    triggers.install()
    assert triggers.check_triggers(None, ["default"]) == []
    triggers.install()
    assert triggers.missing(connection) == {}


def test_no_database_is_asked_unless_the_check_is_for_databases(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert triggers.check_triggers(None, None) == []
