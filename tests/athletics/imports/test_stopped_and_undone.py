"""A load that was stopped goes on or is undone; an import is taken back as a unit, or says what rests on it."""

from contextlib import contextmanager
from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.management import CommandError, call_command

from athletics.choices import ImportState
from athletics.imports import bulk
from athletics.imports.marks_list import StoppedHalfwayError, applying, load, loading
from athletics.imports.reference import ensure_reference
from athletics.imports.undoing import RestedOnError, undo
from athletics.models import Athlete, Import, ImportChange, Result, Team, Venue
from tests.factories import record

pytestmark = pytest.mark.django_db

LIST = Path(__file__).parents[2] / "data" / "marks_list.csv"
NOW = datetime(2026, 1, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 1, 3, 9, tzinfo=UTC)
MADE = (Result, Athlete, Team, Venue)


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch):
    monkeypatch.setattr(loading, "FIRST_BATCH", 3)
    monkeypatch.setattr(loading, "SMALLEST", 3)
    monkeypatch.setattr(loading, "LARGEST", 3)


class PulledError(Exception):
    """Somebody pulled the plug."""


@contextmanager
def stop_at_insert(number: int):
    """The plug is pulled when so many batches of results have gone to the database, however it takes them."""
    seen = 0

    def insert_and_stop(columns, some):
        nonlocal seen
        bulk.insert(columns, some)
        if columns.table == Result._meta.db_table and some:
            seen += 1
            if seen == number:
                raise PulledError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(applying, "insert", insert_and_stop)
        yield


def rows(*, without: tuple[str, ...] = ("id", "imported_by_id")) -> list:
    """Everything on file, without its keys."""
    results = Result.objects.order_by("date", "mark", "discipline").values_list(
        "athlete__slug", "team__name", "venue__slug", "discipline", "mark", "date", "en_route", "legal"
    )
    return [
        *results,
        *Athlete.objects.order_by("slug").values_list("slug", "birth_date", "identity_uncertain"),
    ]


def whole() -> list:
    load(path=LIST, now=NOW)
    expected = rows()
    undo(imported=Import.objects.get(), now=NOW)
    assert rows() == []
    return expected


@pytest.mark.parametrize("batch", [1, 2, 3])
def test_a_load_killed_in_a_batch_goes_on_to_the_same_end(batch):
    expected = whole()
    with stop_at_insert(batch), pytest.raises(PulledError):
        load(path=LIST, now=NOW)
    imported = Import.objects.latest("pk")
    assert (imported.state, imported.lines_done) == (ImportState.LOADING, [0, 4, 7][batch - 1])
    assert Result.objects.count() == imported.new

    with pytest.raises(StoppedHalfwayError):
        load(path=LIST, now=LATER)
    load(path=LIST, now=LATER, resume=True)

    imported.refresh_from_db()
    assert rows() == expected
    assert (imported.state, imported.new, imported.same, imported.refused) == (ImportState.APPLIED, 9, 1, 2)


def test_a_load_killed_in_a_batch_can_be_undone_and_begun_again():
    expected = whole()
    with stop_at_insert(2), pytest.raises(PulledError):
        load(path=LIST, now=NOW)

    undo(imported=Import.objects.latest("pk"), now=NOW)
    assert rows() == []

    load(path=LIST, now=LATER)
    assert rows() == expected


def test_an_undone_import_leaves_the_record_as_it_was():
    ensure_reference()
    athlete = record.athlete("Ola Testmann", birth_date=date(1999, 4, 3))
    before = record.result(athlete, 216_540, date=date(2024, 6, 12))
    load(path=LIST, now=NOW)
    imported = Import.objects.get()

    removed = undo(imported=imported, now=LATER)

    assert removed == imported.new + 3 + 1 + 6
    assert (list(Result.objects.all()), list(Athlete.objects.all())) == ([before], [athlete])
    assert (imported.state, imported.undone_at) == (ImportState.UNDONE, LATER)
    assert undo(imported=imported, now=LATER) == 0


def test_undoing_a_corrected_list_brings_the_old_version_back(tmp_path):
    load(path=LIST, now=NOW)
    before = rows()
    path = tmp_path / "corrected.csv"
    path.write_text(LIST.read_text().replace("NOR,2,", "NOR,3,"))
    load(path=path, now=LATER)
    imported = Import.objects.latest("pk")
    assert (imported.changed, ImportChange.objects.count()) == (1, 1)

    undo(imported=imported, now=LATER)

    assert rows() == before
    assert not Result.objects.exclude(superseded_at=None).exists()


def eksempel() -> Athlete:
    return Athlete.objects.get(slug="per-eksempel")


def edited(row) -> None:
    LogEntry.objects.create(
        user=record_keeper(),
        content_type=ContentType.objects.get_for_model(row),
        object_id=str(row.pk),
        object_repr=str(row),
        action_flag=CHANGE,
        action_time=LATER,
    )


def record_keeper():
    from django.contrib.auth.models import User

    return User.objects.create(username="keeper")


LATER_WORK = {
    "an entry": lambda: record.entry(athlete=eksempel()),
    "a ruling": lambda: record.ruling(eksempel().results.first(), date(2025, 1, 1)),
    "a meet": lambda: record.meet(venue=Venue.objects.get(slug="bergen")),
    "a result": lambda: record.result(eksempel(), 220_000),
    "a merge": lambda: Athlete.objects.filter(slug="ola-testmann-2").update(merged_into=eksempel()),
    "an edit": lambda: edited(eksempel().results.first()),
}


@pytest.mark.parametrize("work", LATER_WORK.values(), ids=LATER_WORK)
def test_later_work_is_named_and_kept(work):
    load(path=LIST, now=NOW)
    work()
    before = rows()

    with pytest.raises(RestedOnError) as refused:
        undo(imported=Import.objects.get(), now=LATER)

    assert refused.value.reasons and all(reason.endswith(".") for reason in refused.value.reasons)
    assert rows() == before
    assert Import.objects.get().state == ImportState.APPLIED


def test_an_older_version_cannot_be_taken_from_under_a_newer_one(tmp_path):
    load(path=LIST, now=NOW)
    path = tmp_path / "corrected.csv"
    path.write_text(LIST.read_text().replace("NOR,2,", "NOR,3,"))
    load(path=path, now=LATER)

    with pytest.raises(RestedOnError, match="have a newer version"):
        undo(imported=Import.objects.earliest("pk"), now=LATER)


def said(*arguments, **options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_file", *arguments, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


def test_command_tells_what_became_of_the_file_and_takes_it_back():
    out, err = said(str(LIST))
    pk = Import.objects.get().pk

    assert "          9  new" in out and f"Import {pk} is in the record." in out
    assert "line 13: refused: There is no discipline “egg-and-spoon” on file." in err
    assert "Nothing was done." in said(str(LIST))[0]
    assert f"Import {pk} is undone: 20 rows were removed." in said(undo=pk)[0]
    assert "Nothing was written." in said(str(LIST), dry_run=True)[0]


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        ((), {}, "Give a file to read"),
        (("nothing.csv",), {}, "cannot be opened"),
        ((), {"undo": 99}, "There is no import 99"),
    ],
)
def test_command_refuses_with_what_to_do(arguments, options, message):
    with pytest.raises(CommandError, match=message):
        said(*arguments, **options)
