"""Those who use a site at the same time, each in a thread: what they asked for, and what they were told was done."""

import http.client
import subprocess
import sys
import threading
import time
from itertools import cycle
from pathlib import Path

from tests.browser.running_site import ROOT, Site, environment
from tests.operation.desk import Answer, Desk
from tests.operation.sites import ask

ADDRESSES = (
    "/",
    "/meets/",
    "/athletes/",
    "/records/",
    "/meets/london-athletics-meet-2025/",
    "/seasons/diamond-league/2025/",
    "/athletes/jakob-ingebrigtsen/",
    "/articles/feed.atom",
    "/sitemap.xml",
    "/readyz",
)
PEOPLE = ("Anna Alfa", "Beata Beta", "Carla Gamma", "Dora Delta", "Eva Epsilon")


class Person(threading.Thread):
    """Does one thing after the other until told to stop, or until nothing answers any more."""

    def __init__(self, site: Site) -> None:
        super().__init__(daemon=True)
        self.site = site
        self.done: list[str] = []
        """What the site has said is done, oldest first."""
        self.under_way = ""
        self.faults: list[str] = []
        self.cut_off: Exception | None = None
        self.first = threading.Event()
        self._ended = threading.Event()

    def run(self) -> None:
        number = 0
        while not self._ended.is_set():
            number += 1
            self.under_way = f"{type(self).__name__.lower()} {id(self)} {number}"
            try:
                answer = self.do(self.under_way)
            except (OSError, http.client.HTTPException) as error:
                self.cut_off = error
                return
            if answer.status != self.expected:
                self.faults.append(f"{self.under_way}: {answer.status} {_said(answer)}")
                return
            self.done.append(self.under_way)
            self.first.set()

    def finish(self) -> None:
        """Told to stop; the thing under way is brought to its end."""
        self._ended.set()
        self.join(timeout=120)

    expected = 302

    def do(self, token: str) -> Answer:
        raise NotImplementedError


class AtTheDesk(Person):
    def __init__(self, site: Site, desk: Desk) -> None:
        super().__init__(site)
        self.desk = desk


class Reader(Person):
    """Opens one page after the other, with and without what it has kept."""

    expected = 200

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._addresses = cycle(ADDRESSES)

    def do(self, token: str) -> Answer:
        return Desk(self.site.url).get(next(self._addresses))


class Editor(AtTheDesk):
    """Saves the working copy of an article under another headline each time."""

    article = 2

    def do(self, token: str) -> Answer:
        address = f"/admin/newsroom/article/{self.article}/change/"
        return self.desk.send(address, self.desk.form(address, "headline"), headline=token)


class Publisher(AtTheDesk):
    """Publishes updates of an article, each with a note of its own."""

    article = 1

    def do(self, token: str) -> Answer:
        address = f"/admin/newsroom/article/{self.article}/publish/"
        return self.desk.send(address, self.desk.form(address, "kind"), kind="update", note=token)


class Keeper(AtTheDesk):
    """Adds sources to the record."""

    def do(self, token: str) -> Answer:
        address = "/admin/athletics/source/add/"
        return self.desk.send(address, self.desk.form(address, "title"), title=token, kind="file")


def _said(answer: Answer) -> str:
    at = max(answer.text.find("errorlist"), answer.text.find("errornote"), 0)
    return answer.text[at : at + 300]


def marks_list(path: Path, lines: int, *, born: int, fastest: int) -> Path:
    """A list of made-up people born in that year, a different mark in each line, `fastest` (milliseconds) first."""
    with path.open("w") as file:
        file.write("discipline,sex,mark,wind,competitor,dob,nationality,position,venue,date\n")
        for number in range(lines):
            name = PEOPLE[number % len(PEOPLE)]
            minutes, rest = divmod(fastest + 10 * number, 60_000)
            file.write(
                f"1500-metres,W,{minutes}:{rest / 1000:05.2f},,{name},{born}-01-0{1 + number % 5},NOR,1,"
                f"Oslo (NOR),2024-{1 + number % 12:02}-{1 + number % 28:02}\n"
            )
    return path


class Import:
    """`manage.py import_file` in a process of its own: started again it goes on, and with a new list after the last."""

    def __init__(self, site: Site, folder: Path, lines: int) -> None:
        self.site, self.folder, self.lines, self.lists = site, folder, lines, 0
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        """Goes on with a list that was broken off, else begins another one; nothing while it is running."""
        if self.process and self.process.poll() is None:
            return
        loading = ask(self.site, "SELECT count(*) FROM athletics_import WHERE state = 'loading'") != [(0,)]
        if not loading:
            self.lists += 1
        path = self.folder / f"list{self.lists}.csv"
        if not path.exists():
            # Each list is of other people, or of other marks of theirs: the same bytes again would do nothing.
            again, year = divmod(self.lists, 30)
            marks_list(path, self.lines, born=1975 + year, fastest=240_000 + 10 * self.lines * again)
        with (self.site.var / "import.log").open("a") as log:
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "import_file", str(path), *["--resume"][: int(loading)]],
                cwd=ROOT,
                env=environment(self.site.var, self.site.database),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def kill(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.kill()
            self.process.wait()

    def complete(self) -> None:
        """Waits for the list that is being read; one that was broken off is brought to its end."""
        give_up = time.monotonic() + 600
        while self.process.wait(timeout=600) != 0:
            assert time.monotonic() < give_up, (self.site.var / "import.log").read_text()[-2000:]
            self.start()
