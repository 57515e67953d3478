"""A file in the terminal: what it says line by line, that it is applied whole or not at all, and the exit statuses."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from athletics.models import Entry, Import, Result, Upload
from tests.athletics.imports.meet_of_files import meet_with_1500m
from tests.factories import record

pytestmark = pytest.mark.django_db

LIF = """15,1,1,Men 1500m,,,,,,1500,15:31:00.000
1,101,1,Sample,Ola,NOR,3:28.815
2,102,2,Test,Per,NOR
DNF,105,5,Pacer,First,NOR,,
"""
CLEAN = "15,1,1,Men 1500m,,,,,,1500,15:31:00.000\n1,101,1,Sample,Ola,NOR,3:28.815\n"


@pytest.fixture
def meet():
    return meet_with_1500m(slug="london-2025")[0]


def run(path, **options) -> tuple[str, str, int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_file", path, stdout=out, stderr=err, meet="london-2025", **options)
    except CommandError as error:
        return out.getvalue(), f"{err.getvalue()}{error}", error.returncode
    return out.getvalue(), err.getvalue(), 0


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_result_file_is_shown_whatever_its_encoding(tmp_path, meet, encoding):
    path = tmp_path / "015-1-01.lif"
    path.write_bytes(LIF.replace("Sample", "Prøve").encode(encoding))
    record.athlete("Ola Prøve"), record.athlete("Frank Pacer")

    out, err, status = run(path, dry_run=True)

    assert "Men 1500m: Men’s 1500m, final" in out and "          2  new" in out
    assert "line 3: refused: 102, Test, Per, NOR" not in out
    assert "Only 6 of at least 7 cells: the line is cut short." in err
    assert (status, "Nothing was written." in out) == (4, True)
    assert not Import.objects.exists() and not Upload.objects.exists()


def test_applied_it_stands_in_the_record_and_again_does_nothing(tmp_path, meet):
    path = tmp_path / "015-1-01.lif"
    path.write_text(CLEAN)

    out, _, status = run(path)

    assert (status, Result.objects.get().printed_mark) == (0, "3:28.82")
    assert f"Import {Import.objects.get().pk} is in the record." in out
    assert "These very bytes are in the record" in run(path)[0]
    call_command("import_file", undo=Import.objects.get().pk, stdout=StringIO(), stderr=StringIO())
    assert not Result.objects.exists()


def test_a_start_list_is_applied(tmp_path, meet):
    path = tmp_path / "lynx.evt"
    path.write_text("15,1,1,Men 1500m,,,,,,1500\n,101,5,Sample,Ola,NOR\n")
    record.athlete("Ola Sample")

    assert run(path)[2] == 0
    assert Entry.objects.get().bib == "101"


def test_a_doubt_keeps_the_file_for_the_desk_or_leaves_its_line_out(tmp_path, meet):
    path = tmp_path / "015-1-01.lif"
    path.write_text(CLEAN.replace("Ola,NOR", "O,NOR"))
    record.athlete("Ola Sample")

    _, err, status = run(path)

    upload = Upload.objects.get()
    assert status == 3 and "line 2: doubtful: O Sample: Somebody on file may be meant" in err
    assert f"/admin/athletics/upload/{upload.pk}/review/" in err
    assert not Import.objects.exists()
    assert run(path, skip_doubts=True)[2] == 0
    assert (Import.objects.get().skipped, Result.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("015-1-01.lif", "15,1,1,Men", "still be writing"),
        ("notes.txt", "hello", "Nobody can tell what kind of file this is"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path, meet, name, text, said):
    path = tmp_path / name
    path.write_text(text)

    _, err, status = run(path)

    assert status == 1 and said in err
    assert "cannot be opened" in run(tmp_path / "missing.lif")[1]
