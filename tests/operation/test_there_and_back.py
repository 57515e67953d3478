"""A backup put back is the site it was taken from: every row, every picture, every trigger."""

import os
import sqlite3
import threading
from contextlib import closing

import pytest

from tests.operation.sites import (
    ask,
    command,
    connect,
    everything,
    names_of_tables,
    names_of_triggers,
    pictures,
    rows_in,
    succeeded,
)

FROZEN = ("newsroom_version", "newsroom_publication", "newsroom_check", "newsroom_claim", "newsroom_step")


@pytest.fixture(scope="module")
def before(original):
    return everything(original)


def test_every_row_of_every_table_comes_back_frozen_ones_included(original, archive, empty, before):
    place = empty()
    said = succeeded(command(place, "restore", archive))
    assert "was put back: " in said
    assert all(before[table] for table in FROZEN)
    assert everything(place) == before
    assert pictures(place) == pictures(original) != {}


def test_the_triggers_are_back_and_refuse_again(original, archive, empty):
    place = empty()
    succeeded(command(place, "restore", archive))
    assert names_of_triggers(place) == names_of_triggers(original) != []
    with pytest.raises(Exception, match="are frozen"):
        ask(place, "UPDATE newsroom_version SET document = document")
    succeeded(command(place, "check", "--database", "default", "--fail-level", "WARNING"))


def test_nothing_but_the_site_is_left_beside_it(archive, empty):
    place = empty()
    succeeded(command(place, "restore", archive))
    assert [file.name for file in place.var.iterdir() if "unfinished" in file.name] == []


def test_a_number_once_given_is_not_given_again(original, empty, tmp_path):
    """Of rows that are gone, too: something outside may still name them."""
    added = "INSERT INTO auth_group (name) VALUES ('{}')"
    ask(original, added.format("gone"))
    ((gone,),) = ask(original, "SELECT id FROM auth_group WHERE name = 'gone'")
    ask(original, "DELETE FROM auth_group WHERE name = 'gone'")
    succeeded(command(original, "backup", tmp_path / "numbers.zip"))
    place = empty()
    succeeded(command(place, "restore", tmp_path / "numbers.zip"))
    ask(place, added.format("new"))
    assert ask(place, "SELECT id FROM auth_group WHERE name = 'new'") == [(gone + 1,)]


@pytest.mark.skipif("not os.environ.get('DATABASE_URL', '').startswith('postgres')")
def test_a_site_moves_from_one_database_to_the_other(archive, empty, tmp_path):
    assert os.environ["DATABASE_URL"].startswith("postgres")
    place = empty(server="")
    succeeded(command(place, "restore", archive))
    succeeded(command(place, "backup", tmp_path / "moved.zip"))
    assert rows_in(tmp_path / "moved.zip") == rows_in(archive)


def test_it_holds_one_moment_while_others_write(original, empty, tmp_path):
    """Somebody adds two rows at a time, to the first table read and to one of the last, and is never held up."""
    writing, stop, failed = threading.Event(), threading.Event(), []
    writer = threading.Thread(target=_write_pairs, args=(original, writing, stop, failed))
    writer.start()
    try:
        assert writing.wait(30)
        succeeded(command(original, "backup", tmp_path / "busy.zip"))
    finally:
        stop.set()
        writer.join()
    assert failed == []
    place = empty()
    succeeded(command(place, "restore", tmp_path / "busy.zip"))
    first, last = (
        ask(place, f"SELECT count(*) FROM {table} WHERE name LIKE 'pair %'")[0][0]
        for table in ("auth_group", "newsroom_topic")
    )
    assert 0 < first == last
    assert names_of_tables(place) == names_of_tables(original)


def _write_pairs(site, writing: threading.Event, stop: threading.Event, failed: list) -> None:
    number = 0
    with closing(connect(site)) as connection:
        while not stop.wait(0.005):
            number += 1
            try:
                connection.execute(f"INSERT INTO auth_group (name) VALUES ('pair {number}')")
                connection.execute(
                    f"INSERT INTO newsroom_topic (name, slug) VALUES ('pair {number}', 'pair-{number}')"
                )
                connection.commit()
            except sqlite3.Error as error:
                failed.append(error)
                return
            writing.set()
