"""A FinishLynx file in the terminal: what it says, which lines cannot be used, and that nothing is written."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from athletics.models import Import

pytestmark = pytest.mark.django_db

LIF = """15,1,1,Men 1500m,,,,,,1500,15:31:00.000
1,101,1,Sample,Ola,NOR,3:28.815
2,102,2,Test,Per,GBR
DNF,105,5,Pacer,First,GBR,,
"""


def run(path, **options) -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("import_file", path, stdout=out, stderr=err, **options)
    return out.getvalue(), err.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_result_file_is_shown_whatever_its_encoding(tmp_path, encoding):
    path = tmp_path / "015-1-01.lif"
    path.write_bytes(LIF.replace("Sample", "Prøve").encode(encoding))

    out, err = run(path, dry_run=True)

    assert "Men 1500m (event 15, round 1, heat 1)" in out
    assert "line    2     1     101  Ola Prøve  NOR  3:28.82 (3:28.815)" in out
    assert "line    4   DNF     105  First Pacer  GBR" in out
    assert "line 3: refused: Only 6 of at least 7 cells: the line is cut short." in err
    assert out.endswith("Nothing was written.\n") and not Import.objects.exists()


def test_a_start_list_is_shown(tmp_path):
    path = tmp_path / "lynx.evt"
    path.write_text("15,1,1,Men 1500m,,,,,,1500\n,101,5,Sample,Ola,NOR\n")

    assert "line    2     5     101  Ola Sample  NOR" in run(path, dry_run=True)[0]


@pytest.mark.parametrize(("text", "said"), [(LIF, "add --dry-run"), ("15,1,1,Men", "still be writing")])
def test_it_is_not_applied_and_a_half_written_one_is_refused(tmp_path, text, said):
    path = tmp_path / "015-1-01.lif"
    path.write_text(text)

    with pytest.raises(CommandError, match=said):
        run(path, dry_run=text != LIF)
