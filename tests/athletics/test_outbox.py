"""However the record is changed, the database itself writes down what may depend on it, in the same transaction."""

from datetime import UTC, date, datetime

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from athletics import models, outbox
from athletics.models import Change
from athletics.outbox import triggers
from athletics.outbox.watched import UNWATCHED, WATCHED
from tests.factories import imports, paper, record

NOW = datetime(2025, 7, 16, 9, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str, set[str]]]:
    """What is written down, oldest first; reading it empties the outbox."""
    rows = [(one.noun, one.verb, set(one.touches)) for one in Change.objects.order_by("pk")]
    Change.objects.all().delete()
    return rows


def test_every_model_of_the_record_is_watched_or_known_not_to_be():
    names = {model._meta.model_name for model in apps.get_app_config("athletics").get_models()}
    assert set(WATCHED) | UNWATCHED == names
    assert set(WATCHED) & UNWATCHED == set()


@pytest.mark.parametrize("noun", [noun for noun, watch in WATCHED.items() if "insert" in watch.verbs])
def test_a_new_row_of_every_watched_model_is_written_down(noun):
    made = record.BUILDERS[apps.get_model("athletics", noun)]
    row = made()
    of_it = Change.objects.filter(noun=noun, row=str(row.pk))
    assert [one.verb for one in of_it][:1] == ["insert"]
    assert all(one.keys for one in of_it)


def test_an_entry_step_touches_its_athlete_meet_and_discipline():
    step = record.BUILDERS[models.EntryStep]()
    told()
    step.reason = "Achilles tendon"
    step.save()
    entry = step.entry
    keys = {
        f"athlete:{entry.athlete_id}",
        f"meet:{entry.event.meet_id}",
        f"discipline:{entry.event.discipline_id}",
    }
    assert told() == [("entrystep", "update", keys)]


@pytest.mark.parametrize(
    "change",
    [
        lambda step: models.EntryStep.objects.filter(pk=step.pk).update(reason="Injured"),
        lambda step: models.EntryStep.objects.strike_out(by=paper.user(), now=NOW),
        lambda step: connection.cursor().execute("UPDATE athletics_entrystep SET reason = 'Injured'"),
        lambda step: models.EntryStep.objects.bulk_create([models.EntryStep(entry=step.entry, kind="withdrawn", announced_on=NOW.date())]),
        lambda step: step.delete(),
    ],
    ids=["queryset", "struck out", "raw SQL", "bulk", "deleted"],
)  # fmt: skip
def test_it_does_not_matter_how_a_row_is_changed(change):
    step = record.BUILDERS[models.EntryStep]()
    told()
    change(step)
    assert [noun for noun, _, _ in told()] == ["entrystep"]


def test_what_moves_from_one_athlete_to_another_touches_both():
    result, other = record.result(), record.athlete()
    was = result.athlete_id
    told()
    models.Result.objects.filter(pk=result.pk).update(athlete=other)
    touched = [keys for _, _, keys in told()]
    assert [f"athlete:{other.pk}" in touched[0], f"athlete:{was}" in touched[1]] == [True, True]


def test_a_merge_touches_the_row_that_lives_and_the_one_that_went():
    stays, goes = record.athlete(), record.athlete()
    told()
    models.Athlete.objects.filter(pk=goes.pk).update(merged_into=stays)
    assert {f"athlete:{stays.pk}", f"athlete:{goes.pk}"} <= told()[0][2]


def test_saving_a_row_as_it_is_tells_nothing():
    result = record.result()
    told()
    result.save()
    models.Result.objects.filter(pk=result.pk).update(source=record.source())
    assert told() == []


def test_what_is_rolled_back_is_not_told():
    step = record.BUILDERS[models.EntryStep]()
    told()
    with pytest.raises(IntegrityError), transaction.atomic():
        models.EntryStep.objects.filter(pk=step.pk).update(reason="Injured")
        raise IntegrityError
    assert told() == []


def test_a_meet_of_a_season_touches_the_season():
    meet = record.meet(season=record.season())
    told()
    models.Meet.objects.filter(pk=meet.pk).update(start_date=date(2025, 7, 18))
    season = meet.season
    assert told() == [
        (
            "meet",
            "update",
            {
                f"meet:{meet.pk}",
                f"competition:{meet.competition_id}",
                f"season:{season.league.slug}:{season.year}",
            },
        )
    ]


def test_an_import_is_told_once_however_many_rows_and_batches_it_has():
    imported = imports.imported(state="loading")
    result = record.result(imported_by=imported)
    models.Import.objects.filter(pk=imported.pk).update(lines_done=1)
    models.Result.objects.filter(pk=result.pk).update(en_route=True)
    rows = [one for one in told() if one[0] in ("import", "result")]
    assert rows == [("import", "insert", {"*"})]


def test_an_imported_row_that_is_changed_by_hand_is_told():
    result = record.result(imported_by=imports.imported(state="applied"))
    told()
    models.Result.objects.filter(pk=result.pk).update(place=2)
    assert [(noun, verb) for noun, verb, _ in told()] == [("result", "update")]


def test_triggers_that_are_missing_are_reported_and_put_back():
    name, table = "athletics_result_outbox_insert", "athletics_result"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}" + (f" ON {table}" if connection.vendor == "postgresql" else ""))
    assert [one.id for one in triggers.check_triggers(None, ["default"])] == ["athletics.E001"]
    triggers.install()
    assert triggers.check_triggers(None, ["default"]) == []


def test_a_change_goes_when_everybody_has_finished_with_it(monkeypatch):
    heard = []
    monkeypatch.setattr(outbox, "_listeners", [lambda changes, *, everything: heard.extend(changes) or True])
    record.BUILDERS[models.EntryStep]()
    waiting = Change.objects.count()
    assert outbox.deliver() is None
    assert (len(heard), Change.objects.count()) == (waiting, 0)


def test_what_a_listener_leaves_stays_and_is_not_begun_again_by_those_who_wait(monkeypatch):
    heard = []
    monkeypatch.setattr(
        outbox, "_listeners", [lambda changes, *, everything: heard.append(everything) or everything]
    )
    record.BUILDERS[models.EntryStep]()
    left = outbox.deliver(everything=False)
    assert outbox.deliver(everything=False, after=left) is None
    assert (heard, Change.objects.exists()) == ([False], True)
    assert outbox.deliver() is None
    assert (heard, Change.objects.exists()) == ([False, True], False)
