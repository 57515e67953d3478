"""The command: what it prints, and how it ends."""

import io
import json
import sys
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from newsroom.management.commands.check_claims import LARGEST
from tests.factories import record

pytestmark = pytest.mark.django_db


@pytest.fixture
def runner():
    return record.athlete("Testa Runnersen", "NOR", birth_date=date(2000, 9, 19))


def _file(tmp_path, text):
    path = tmp_path / "preview.txt"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def test_json_has_exactly_the_keys_promised_and_offsets_into_the_file(runner, tmp_path, capsys):
    text = "Zürich: Testa Runnersen, 24, is Norwegian."

    call_command("check_claims", _file(tmp_path, text), "--as-of", "2025-04-11", "--format", "json")

    printed = json.loads(capsys.readouterr().out)
    age = next(one for one in printed if one["kind"] == "age")
    assert set(age) == {
        "sentence", "text", "start", "end", "kind", "subject", "verdict", "found", "note", "evidence",
    }  # fmt: skip
    assert (age["text"], text[age["start"] : age["end"]], age["verdict"]) == ("24", "24", "confirmed")
    assert set(age["evidence"][0]) == {"label", "url"}


def test_the_exit_status_is_one_where_something_is_contradicted(runner, tmp_path, capsys):
    with pytest.raises(SystemExit) as ended:
        call_command("check_claims", _file(tmp_path, "Testa Runnersen, 25, won."), "--as-of", "2025-04-11")

    assert ended.value.code == 1
    assert "CONTRADICTED  age (Testa Runnersen)" in capsys.readouterr().out


def test_a_text_without_claims_ends_well(tmp_path, capsys):
    call_command("check_claims", _file(tmp_path, "It rained."), "--as-of", "2025-04-11")

    assert capsys.readouterr().out == "As of 11 April 2025: nothing to check.\n"


def test_the_text_may_come_from_standard_input(runner, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Testa Runnersen, 24, won.")))

    call_command("check_claims", "-", "--as-of", "2025-04-11")

    assert "CONFIRMED  age" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "as_of", "reason"),
    [
        ("", "2025-04-11", "empty"),
        (" \n\t ", "2025-04-11", "empty"),
        (b"\xff\xfe\x00a", "2025-04-11", "not text in UTF-8"),
        (b"a\x00b", "2025-04-11", "not text"),
        ("a" * (LARGEST + 1), "2025-04-11", "larger than 1 MB"),
        ("Fine.", "11 April 2025", "not a day"),
        ("Fine.", "2025-02-30", "not a day"),
        ("Fine.", "20250411", "not a day"),
    ],
)
def test_unusable_input_ends_with_two_and_the_reason(tmp_path, text, as_of, reason):
    with pytest.raises(CommandError) as refused:
        call_command("check_claims", _file(tmp_path, text), "--as-of", as_of)

    assert refused.value.returncode == 2
    assert reason in str(refused.value)


@pytest.mark.parametrize("file", ["/nowhere/at/all.txt", "/"])
def test_a_file_that_cannot_be_read_ends_with_two(file):
    with pytest.raises(CommandError) as refused:
        call_command("check_claims", file)

    assert refused.value.returncode == 2
    assert "cannot be read" in str(refused.value)
