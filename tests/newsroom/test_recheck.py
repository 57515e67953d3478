"""`manage.py recheck`: what waits is looked at, whatever became of the process that made it wait."""

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from athletics.models import Change
from newsroom.models import Alert
from newsroom.publishing import publish
from tests.factories import paper, record

ROOT = Path(__file__).resolve().parents[2]
SENTENCE = "Ole Løper will race over 1500m at the Testholm Games."
KILLED = """
import os, signal
import django
django.setup()
from athletics import outbox
from athletics.models import EntryStep
from newsroom.models import Alert
def killed(changes, *, everything):
    os.kill(os.getpid(), signal.SIGKILL)
outbox._listeners.insert(0, killed)
EntryStep.objects.create(entry_id={entry}, kind="withdrawn", announced_on="{today}", reason="Achilles tendon")
outbox.deliver()
"""


def preview():
    runner, today = record.athlete("Ole Løper"), timezone.localdate()
    games = record.competition("Testholm Games")
    meet = record.meet(date(today.year + 1, 7, 19), competition=games, name="Testholm Games")
    entry = record.entry(record.event(meet=meet), runner)
    record.entry_step(entry, date(2025, 4, 10))
    article = paper.article(headline="A race", standfirst="", meet=meet, slug="a-race")
    paper.text(article, f"<p>{SENTENCE}</p>")
    publish(article=article, by=paper.user(), now=timezone.now(), kind="new")
    Change.objects.all().delete()
    return entry


def said(capsys, *arguments: str) -> tuple[int, str]:
    """The exit status and what was written."""
    try:
        call_command("recheck", *arguments)
    except SystemExit as left:
        return left.code, capsys.readouterr().out
    return 0, capsys.readouterr().out


@pytest.mark.django_db
class TestCommand:
    def test_with_nothing_waiting_it_says_so(self, capsys):
        preview()
        assert said(capsys) == (0, "0 new, 0 to act on.\n")

    def test_what_waits_is_looked_at_and_gone(self, capsys):
        record.entry_step(preview(), timezone.localdate(), kind="withdrawn")
        assert said(capsys) == (1, "1 new, 1 to act on.\n")
        assert not Change.objects.exists()
        assert said(capsys) == (1, "0 new, 1 to act on.\n")

    @pytest.mark.parametrize("arguments", [["--all"], ["--article", "a-race"]], ids=["all", "one"])
    def test_it_finds_what_nobody_told(self, arguments, capsys):
        record.entry_step(preview(), timezone.localdate(), kind="withdrawn")
        Change.objects.all().delete()
        status, lines = said(capsys, *arguments)
        assert status == 1
        assert lines.splitlines() == ["1/1 a-race, publication 1 (new): 1 new", "1 new, 1 to act on."]
        assert Alert.objects.get().cause == "Found when everything was checked again."

    def test_an_article_that_is_not_there_is_refused(self):
        with pytest.raises(CommandError, match="No article at “nowhere” is published or planned") as refused:
            call_command("recheck", "--article", "nowhere")
        assert refused.value.returncode == 2


@pytest.mark.skipif("DATABASE_URL" in os.environ, reason="a file of its own: SQLite")
def test_a_process_that_is_killed_after_its_commit_loses_no_alert(tmp_path):
    environment = {
        **os.environ, "VAR_DIR": str(tmp_path), "ENV_FILE": os.devnull, "DJANGO_SETTINGS_MODULE": "config.settings",
        "SECRET_KEY": "only-for-this-test-0123456789-abcdefghij-0123456789-abcdefghij", "PYTHONPATH": str(ROOT),
    }  # fmt: skip

    def run(*words: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )

    assert run("manage.py", "migrate", "-v", "0").returncode == 0
    made = run(
        "-c",
        "import django; django.setup()\nfrom tests.newsroom.test_recheck import preview\nprint(preview().pk)",
    )
    entry = made.stdout.split()[-1]
    assert run("-c", KILLED.format(entry=entry, today=timezone.localdate())).returncode == -signal.SIGKILL
    rechecked = run("manage.py", "recheck")
    assert (rechecked.returncode, rechecked.stdout) == (1, "1 new, 1 to act on.\n")
