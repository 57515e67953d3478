"""What is damaged, made up, in the way or too large is refused with words, and nothing is written."""

import hashlib
import json
import shutil
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from config.archive import ArchiveError
from config.archive.reading import Archive, safe
from tests.operation.sites import ask, command, names_of_tables, pictures, refused, succeeded


def rewritten(archive, to, *, manifest=lambda said: said, members=lambda content: content):
    """The archive with another manifest or other members, in a ZIP file that is itself in order."""
    with ZipFile(archive) as file:
        content = {name: file.read(name) for name in file.namelist()}
    said = json.loads(content.pop("manifest.json"))
    content = members(content)
    with ZipFile(to, "w", ZIP_DEFLATED) as file:
        for name, one in content.items():
            file.writestr(name, one)
        file.writestr("manifest.json", json.dumps(manifest(said)))
    return to


def cut_off(archive, to):
    to.write_bytes(archive.read_bytes()[:-2000])
    return to


def one_bit(archive, to):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 4
    to.write_bytes(content)
    return to


def other_bytes(archive, to):
    """Well formed, and not what was written."""
    return rewritten(
        archive, to, members=lambda all_: {**all_, "tables/athletics_athlete.jsonl": b'["somebody"]\n'}
    )


def something_more(archive, to):
    return rewritten(archive, to, members=lambda all_: {**all_, "media/more.png": b"more"})


def something_less(archive, to):
    return rewritten(
        archive,
        to,
        members=lambda all_: {name: one for name, one in all_.items() if "athlete.jsonl" not in name},
    )


def no_manifest(archive, to):
    with ZipFile(to, "w") as file:
        file.writestr("holiday.txt", "Dear all")
    return to


def another_format(archive, to):
    return rewritten(archive, to, manifest=lambda said: {**said, "format": 99})


def nonsense(archive, to):
    return rewritten(archive, to, manifest=lambda said: {**said, "tables": ["all of them"]})


def no_archive(archive, to):
    to.write_text("Not a ZIP file at all.")
    return to


def way_out(archive, to):
    content, name = b"#!/bin/sh\n", "../../bin/run.sh"
    part = {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return rewritten(
        archive,
        to,
        manifest=lambda said: {**said, "media": {**said["media"], name: part}},
        members=lambda all_: {**all_, f"media/{name}": content},
    )


WRONG = {
    cut_off: "is no backup of this site, or it was cut off",
    one_bit: "is damaged or was changed",
    other_bytes: "is damaged or was changed: tables/athletics_athlete.jsonl",
    something_more: "does not hold just what its manifest lists",
    something_less: "does not hold just what its manifest lists",
    no_manifest: "it has no manifest",
    another_format: "made by another version of the site (format 99)",
    nonsense: "is damaged or was changed: manifest.json",
    no_archive: "is no backup of this site",
    way_out: "outside the folder of pictures",
}


@pytest.mark.parametrize("damage", WRONG, ids=lambda damage: damage.__name__)
def test_an_archive_that_is_not_as_it_was_written_is_refused(damage, archive, tmp_path):
    with pytest.raises(ArchiveError) as refusal:
        with Archive(damage(archive, tmp_path / "wrong.zip")) as wrong:
            wrong.verify(lambda done, parts: None)
    assert WRONG[damage] in str(refusal.value)


@pytest.mark.parametrize(
    "name", ["../a.png", "/etc/passwd", "a/../../b", "a//b", "a\\..\\b", "c:/a", "a/\n", ".", "a/./b", ""]
)
def test_a_name_that_leads_out_of_the_folder_is_refused(name):
    with pytest.raises(ArchiveError):
        safe(name)


def test_a_name_as_pictures_have_it_is_let_through():
    assert safe("pictures/90/90a219.png") == "pictures/90/90a219.png"


@pytest.mark.parametrize("damage", [other_bytes, way_out], ids=lambda damage: damage.__name__)
def test_nothing_is_written_of_a_wrong_archive(damage, archive, empty, tmp_path):
    place = empty()
    said = refused(command(place, "restore", damage(archive, tmp_path / "wrong.zip")))
    assert WRONG[damage] in said
    assert (names_of_tables(place), pictures(place)) == ([], {})
    assert not (tmp_path / "bin").exists()


def test_a_check_reads_all_of_it_and_writes_nothing(archive, empty, tmp_path):
    place = empty()
    assert "is whole: " in succeeded(command(place, "restore", archive, "--check"))
    wrong = other_bytes(archive, tmp_path / "wrong.zip")
    assert "is damaged or was changed" in refused(command(place, "restore", wrong, "--check"))
    assert (names_of_tables(place), pictures(place)) == ([], {})


def test_a_whole_archive_with_another_fingerprint_is_refused(archive, empty, tmp_path):
    """Somebody may change an archive and write a manifest that fits; the fingerprint was printed elsewhere."""
    made_up = rewritten(archive, tmp_path / "made-up.zip", manifest=lambda said: {**said, "lost": ["one"]})
    with Archive(archive) as true:
        right = true.fingerprint
    place = empty()
    assert "is whole" in succeeded(command(place, "restore", archive, "--check", "--fingerprint", right))
    said = refused(command(place, "restore", made_up, "--fingerprint", right))
    assert "is not the backup of that fingerprint" in said
    assert names_of_tables(place) == []


def test_an_archive_of_a_newer_version_is_refused(archive, empty, tmp_path):
    newer = rewritten(
        archive,
        tmp_path / "newer.zip",
        manifest=lambda said: {**said, "migrations": [*said["migrations"], ["newsroom", "9999_later"]]},
    )
    place = empty()
    said = refused(command(place, "restore", newer))
    assert "made by a newer version of the site (it knows newsroom 9999_later)" in said
    assert names_of_tables(place) == []


def test_a_place_that_is_not_empty_is_left_alone(archive, empty):
    place = empty()
    ask(place, "CREATE TABLE mine (id integer)")
    assert "The database is not empty: it has 1 tables, mine first." in refused(
        command(place, "restore", archive)
    )
    ask(place, "DROP TABLE mine")
    (place.var / "media").mkdir()
    (place.var / "media" / "mine.png").write_bytes(b"mine")
    assert "The folder of pictures is not empty: it has mine.png." in refused(
        command(place, "restore", archive)
    )
    assert (names_of_tables(place), pictures(place)) == ([], {"mine.png": b"mine"})


def test_a_backup_replaces_nothing(original, archive, tmp_path):
    there = shutil.copy(archive, tmp_path / "there.zip")
    assert "is there already; a backup replaces nothing." in refused(command(original, "backup", there))
    assert (tmp_path / "there.zip").read_bytes() == archive.read_bytes()


def test_a_disk_that_takes_no_more_leaves_no_half_backup(original, tmp_path):
    said = refused(command(original, "backup", tmp_path / "large.zip", largest_file=100_000))
    assert said.endswith("File too large.")
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_takes_no_more_leaves_no_half_site(archive, empty):
    """On SQLite it is the database that does not fit; PostgreSQL writes its own, and a picture does not."""
    place = empty()
    most = 20_000 if place.database.startswith("postgres") else 300_000
    said = refused(command(place, "restore", archive, largest_file=most))
    assert "Nothing was kept." in said
    assert (names_of_tables(place), pictures(place)) == ([], {})


def test_only_the_newest_of_a_folder_are_kept(original, tmp_path):
    old = [tmp_path / f"bell-lap-2020010{day}T000000Z.zip" for day in (1, 2, 3)]
    for file in (*old, tmp_path / "bell-lap-mine.zip"):
        file.touch()
    said = succeeded(command(original, "backup", tmp_path, "--keep", 2))
    (made,) = set(tmp_path.iterdir()) - {*old, tmp_path / "bell-lap-mine.zip"}
    assert set(tmp_path.iterdir()) == {made, old[2], tmp_path / "bell-lap-mine.zip"}
    assert said.count("Removed ") == 2
    assert made.stat().st_mode & 0o777 == 0o600
