"""kill -9 in the midst of saves, publications and an import: nothing acknowledged is lost, nothing is there by halves.

`make soak` kills a hundred times, the suite five times.
"""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from config.management.commands.serve import taken
from tests.browser.running_site import ROOT, Site, environment, running, wait_for
from tests.operation import whole
from tests.operation.desk import Desk
from tests.operation.people import Editor, Import, Keeper, Publisher
from tests.operation.sites import ask

KILLS = int(os.environ.get("KILLS", "5"))
LINES = 5_000
"""Of one list that is imported."""
IMPORTED = "SELECT count(*), count(DISTINCT athlete_id || '-' || mark) FROM athletics_result WHERE imported_by_id IS NOT NULL"
LONGEST = 1.5
"""Seconds after everybody's first success: the kill falls somewhere into them."""


@pytest.fixture
def site(original, tmp_path):
    with running(original, tmp_path / "var") as served:
        yield served


def start_again(site: Site) -> Site:
    port = int(site.url.rpartition(":")[2])
    with (site.var / "server.log").open("a") as log:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=ROOT,
            env=environment(site.var, site.database, port),
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    again = replace(site, process=process)
    wait_for(again)
    return again


def kill(site: Site) -> None:
    """The main process alone: its workers have to see by themselves that it is gone."""
    os.kill(site.process.pid, signal.SIGKILL)
    site.process.wait()
    port = int(site.url.rpartition(":")[2])
    give_up = time.monotonic() + 30
    while taken(port):
        assert time.monotonic() < give_up, "The workers of a killed server kept its port."
        time.sleep(0.02)


def test_a_killed_server_loses_nothing_it_has_acknowledged(site, tmp_path):
    chance = random.Random(20261125)
    desks = {
        name: Desk(site.url).sign_in(name, site.passwords[name]) for name in ("editor", "chief", "keeper")
    }
    importing = Import(site, tmp_path, LINES)
    served, done = site, 0
    try:
        for _ in range(KILLS):
            people = (
                Editor(served, desks["editor"]),
                Publisher(served, desks["chief"]),
                Keeper(served, desks["keeper"]),
            )
            importing.start()
            for person in people:
                person.start()
            assert all(person.first.wait(120) for person in people), [person.faults for person in people]
            time.sleep(chance.uniform(0, LONGEST))
            kill(served)
            importing.kill()
            for person in people:
                person.join(120)
            assert [person.faults for person in people] == [[], [], []]
            whole.opens(served)
            whole.nothing_by_halves(served)
            whole.holds(served, *people)
            done += sum(len(person.done) for person in people)
            served = start_again(served)
        importing.complete()
    finally:
        importing.kill()
        if served is not site and served.process.poll() is None:
            os.killpg(served.process.pid, signal.SIGINT)
            served.process.wait(timeout=60)
    assert done >= 3 * KILLS
    assert importing.lists
    assert ask(site, IMPORTED) == [(LINES * importing.lists,) * 2]
    print(f"{KILLS} kills, {done} acknowledged writes")
