"""Files as they come: packed or plain, in four encodings, whole or cut off."""

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from athletics.imports.files import LONGEST_LINE, UnreadableError, examine, text_of

TEXT = "discipline,competitor\r\n1500-metres,Nordås\r\n"


@pytest.mark.parametrize(
    ("encoded", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (TEXT.encode("utf-16"), "utf-16"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_text_is_the_same_whatever_it_is_written_in(tmp_path, encoded, encoding, pack):
    path = tmp_path / "list.csv"
    path.write_bytes(pack(encoded))

    facts = examine(path)

    assert (facts.encoding, facts.lines) == (encoding, 2)
    assert facts.digest == hashlib.sha256(pack(encoded)).hexdigest() or pack is gzip.compress
    assert facts.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    with text_of(path, facts) as text:
        assert text.read() == TEXT


def test_a_character_on_the_edge_of_what_is_read_at_once_stays_whole(tmp_path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"a\n" * (LONGEST_LINE // 2 - 1) + "\nå\n".encode())

    assert examine(path).encoding == "utf-8"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty."),
        (gzip.compress(TEXT.encode() * 50)[:-20], "cut off"),
        (gzip.compress(TEXT.encode())[:5], "cut off"),
        (b"PK\x03\x04\0\0\0\1\2\3" * 50, "not a text file"),
        (b"a" * (LONGEST_LINE + 1), "no end"),
    ],
    ids=["empty", "half written", "hardly begun", "a spreadsheet", "one endless line"],
)
def test_what_is_no_table_is_refused_with_what_to_do(tmp_path, content, said):
    path = tmp_path / "list.csv"
    path.write_bytes(content)

    with pytest.raises(UnreadableError, match=said):
        examine(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(UnreadableError, match="cannot be opened"):
        examine(tmp_path / "nothing.csv")


@given(content=st.binary(max_size=300), packed=st.booleans())
def test_no_bytes_make_anything_but_text_or_a_refusal(tmp_path_factory, content, packed):
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(b"\x1f\x8b" + content if packed else content)

    try:
        facts = examine(path)
    except UnreadableError as error:
        assert str(error)
    else:
        with text_of(path, facts) as text:
            assert isinstance(text.read(), str)
