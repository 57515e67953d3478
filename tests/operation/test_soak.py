"""Everybody at once: no answer of 500 or more, no lost write, and no "database is locked" reaching anyone.

`make soak` runs it for two minutes, the suite for ten seconds.
"""

import os
import time

import pytest

from tests.browser.running_site import running
from tests.operation import whole
from tests.operation.desk import Desk
from tests.operation.people import Editor, Import, Keeper, Publisher, Reader
from tests.operation.sites import ask

SECONDS = float(os.environ.get("SOAK_SECONDS", "10"))
LINES = 30_000
READERS = 3


@pytest.fixture
def site(original, tmp_path):
    with running(original, tmp_path / "var") as served:
        yield served


def test_readers_editors_an_import_and_a_keeper_at_once(site, tmp_path):
    desks = {
        name: Desk(site.url).sign_in(name, site.passwords[name]) for name in ("editor", "chief", "keeper")
    }
    writers = (Editor(site, desks["editor"]), Publisher(site, desks["chief"]), Keeper(site, desks["keeper"]))
    people = [*writers, *(Reader(site) for _ in range(READERS))]
    importing = Import(site, tmp_path, LINES)
    importing.start()
    try:
        for person in people:
            person.start()
        time.sleep(SECONDS)
        for person in people:
            person.finish()
        importing.complete()
    finally:
        importing.kill()
    assert [(person.faults, person.cut_off) for person in people] == [([], None)] * len(people)
    assert all(person.done for person in people)
    log = "".join((site.var / name).read_text() for name in ("server.log", "import.log"))
    assert [
        line for line in log.splitlines() if "locked" in line or "Traceback" in line or " ERROR " in line
    ] == []
    whole.opens(site)
    whole.nothing_by_halves(site)
    whole.holds(site, *writers)
    assert ask(site, "SELECT count(*) FROM athletics_result WHERE imported_by_id IS NOT NULL") == [(LINES,)]
    print({type(person).__name__: len(person.done) for person in people})
