"""Every bar of speed in one run, each as a ratio to something measured beside it: `make bench`.

    python benchmarks/bench.py                 all of it, some fifteen minutes
    python benchmarks/bench.py store built     some of its parts: store, built, phone, memory, start, scale

Servers run on one core and load on the other. What is compared is measured in turns, `--rounds` times, and the
best of each counts: company on the machine only ever makes a run slower. Processor time is compared as well, in
brackets, since it suffers least from company. Nothing outside this repository is needed but nginx and wrk
(on Debian: apt install nginx-light wrk), and without them it says what was left out.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bars import load, phone, site
from bars.board import Board
from bars.servers import ask, free_port, nginx, wsgi

CODINGS = {"identity": (0.65, 0.35), "gzip": (0.5, 0.3), "br": (0.5, 0.3)}
"""Of each coding, the part of a raw callable's rate and of nginx's that the store has to reach."""
ARTICLE_OF_BARE, PAGE_OF_BARE = 0.07, 0.015
PEER_OF_BARE = 40 / 11_000
"""What a peer's article page was measured to reach on one machine: built 40 times where a bare view answered 11,000."""
TIMES_THE_PEER = 15
ACCEPTED = {"identity": "identity", "gzip": "gzip", "br": "br"}


class Bench:
    def __init__(self, folder: Path, given: argparse.Namespace) -> None:
        self.folder, self.given, self.board = folder, given, Board()
        self.var = folder / "var"
        site.prepare(self.var)

    def site(self, **settings: str):
        return wsgi(
            "config.wsgi:application", address="/healthz", environment=site.environment(self.var, **settings)
        )

    def best(self, targets: dict) -> dict[str, load.Measured]:
        """Measures {name: (server, address, headers)} in turns; the best of each."""
        found = {}
        for _ in range(self.given.rounds):
            for name, (server, address, headers) in targets.items():
                one = load.measure(server, address, headers, seconds=self.given.seconds)
                before = found.get(name, one)
                found[name] = load.Measured(
                    max(one.rate, before.rate), min(one.microseconds, before.microseconds)
                )
        return found

    def store(self) -> None:
        """A repeated page against a raw callable and nginx; a 304 against a bare view."""
        self.board.title("A repeated article page, from the store")
        with self.site() as stored:
            for coding, bars in CODINGS.items():
                self._coding(stored, coding, *bars)
            status, headers, body = ask(stored.port, site.PAGES["article"], Accept_Encoding="br")
            known = {"Accept-Encoding": "br", "If-None-Match": headers["ETag"]}
            with self._bytes("bare:application", body) as bare:
                found = self.best({"304": (stored, site.PAGES["article"], known), "bare": (bare, "/", {})})
            self._ratio("304 not modified, of a bare Django view", found["304"], found["bare"], 1)

    def _coding(self, stored, coding: str, of_raw: float, of_nginx: float) -> None:
        address, headers = site.PAGES["article"], {"Accept-Encoding": ACCEPTED[coding]}
        _, said, body = ask(stored.port, address, Accept_Encoding=ACCEPTED[coding])
        assert said.get("Content-Encoding", "identity") == coding, said
        with (
            self._bytes("raw:application", body) as raw,
            nginx(self.folder / f"nginx-{coding}", {"page.html": body}) as other,
        ):
            targets = {"store": (stored, address, headers), "raw": (raw, "/", {})}
            if other:
                targets["nginx"] = (other, "/page.html", {})
            found = self.best(targets)
        size = f"{len(body):,} bytes, {found['store'].rate:,.0f} a second"
        self._ratio(f"{coding}, of a raw WSGI callable", found["store"], found["raw"], of_raw, size)
        if other:
            self._ratio(f"{coding}, of nginx serving a file", found["store"], found["nginx"], of_nginx)
        else:
            self.board.skipped(
                f"{coding}, of nginx serving a file", "nginx is not installed (apt install nginx-light)"
            )

    def built(self) -> None:
        """Pages made from nothing, without a store, against a bare view that returns the same bytes."""
        self.board.title("Pages built from nothing")
        costs = self._costs(site.database(self.var))
        with self.site(PAGE_STORE_MEGABYTES="0") as building:
            for name, address in site.PAGES.items():
                _, _, body = ask(building.port, address)
                with self._bytes("bare:application", body) as bare:
                    found = self.best({"built": (building, address, {}), "bare": (bare, "/", {})})
                bar = ARTICLE_OF_BARE if name == "article" else PAGE_OF_BARE
                note = f"{found['built'].rate:,.0f} a second"
                self._ratio(f"{name}, of a bare Django view", found["built"], found["bare"], bar, note)
                if name == "article":
                    times = found["built"].rate / found["bare"].rate / PEER_OF_BARE
                    self.board.at_least("article, times as fast as a peer's", times, TIMES_THE_PEER)
                self.board.at_most(f"{name}, queries", costs[name]["queries"], site.QUERIES.get(name, 10))

    def phone(self) -> None:
        self.board.title("First view of an article on a phone")
        with self.site() as stored:
            seen = phone.first_view(stored.port, site.PAGES["article"])
        if isinstance(seen, str):
            self.board.skipped("first view", seen)
            return
        kinds = ", ".join(f"{kind.lower()} {size / 1000:.1f}" for kind, size in sorted(seen.kinds.items()))
        self.board.at_most("kB over the wire without pictures", seen.total / 1000, 100, kinds)
        self.board.at_most("kB of script", seen.script / 1000, 10)
        self.board.at_most("layout shift", seen.shift, 0)

    def memory(self) -> None:
        """A worker after many requests: of pages that are kept, and of others until the store is full."""
        self.board.title("Memory")
        asked = 0
        with self.site() as stored:
            began = stored.megabytes()
            for day in range(1, 29):
                for month in range(1, 13):
                    ask(stored.port, f"/records/?as_of=2025-{month:02}-{day:02}")
                    asked += 1
            while asked < self.given.requests:
                for address in site.PAGES.values():
                    one = load.measure(stored, address, {"Accept-Encoding": "br"}, seconds=5)
                    asked += int(one.rate * 5)
            ended = stored.megabytes()
        self.board.at_most(
            f"MB of a worker after {asked:,} requests", ended, 200, f"{began:.0f} at the start"
        )

    def start(self) -> None:
        self.board.title("Start")
        self.board.at_most(
            "seconds from `manage.py serve` to the first page", min(self._started() for _ in range(3)), 3
        )

    def _started(self) -> float:
        port = free_port()
        began = time.monotonic()
        process = subprocess.Popen(
            [sys.executable, "manage.py", "serve"],
            cwd=site.ROOT,
            env=site.environment(self.var, PORT=str(port)),
            stdout=subprocess.DEVNULL,
        )
        try:
            while True:
                with contextlib.suppress(OSError):
                    if ask(port, "/")[0] == 200:
                        return time.monotonic() - began
                time.sleep(0.01)
        finally:
            process.terminate()
            process.wait(30)

    def scale(self) -> None:
        """The same pages with few and with many results in the database."""
        few, many = self.given.few, self.given.many
        self.board.title(f"Pages with {many:,} results against {few:,}")
        databases = [
            site.with_results(self.var, self.folder / f"{number}.sqlite3", number) for number in (few, many)
        ]
        costs = [[self._costs(database) for database in databases] for _ in range(self.given.rounds)]
        for name in site.PAGES:
            small, large = (min(cost[one][name]["milliseconds"] for cost in costs) for one in (0, 1))
            self.board.at_most(
                f"{name}, times as long", large / small, 1.5, f"{small:.1f} and {large:.1f} ms"
            )

    def _costs(self, database: Path) -> dict:
        done = subprocess.run(
            [
                sys.executable,
                "-W",
                "ignore",
                str(Path(__file__).parent / "bars" / "pages_cost.py"),
                f"sqlite:///{database}",
            ],
            env=site.environment(self.var),
            check=True,
            capture_output=True,
            text=True,
        )
        return json.loads(done.stdout.splitlines()[-1])

    def _bytes(self, target: str, body: bytes):
        file = self.folder / f"body-{len(body)}"
        file.write_bytes(body)
        return wsgi(target, environment={"BODY": str(file)})

    def _ratio(self, name: str, one: load.Measured, other: load.Measured, bar: float, note: str = "") -> None:
        processor = other.microseconds / one.microseconds
        self.board.at_least(name, one.rate / other.rate, bar, f"({processor:.3g} by processor time) {note}")


PARTS = ("store", "built", "phone", "memory", "start", "scale")


def main() -> None:
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("parts", nargs="*", default=list(PARTS), help=", ".join(PARTS))
    arguments.add_argument("--rounds", type=int, default=3)
    arguments.add_argument("--seconds", type=float, default=3)
    arguments.add_argument("--requests", type=int, default=1_000_000)
    arguments.add_argument("--few", type=int, default=10_000)
    arguments.add_argument("--many", type=int, default=1_000_000)
    given = arguments.parse_args()
    unknown = set(given.parts) - set(PARTS)
    if unknown:
        arguments.error(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before; asked by {load.tool()}\n")
    with tempfile.TemporaryDirectory(prefix="bell-lap-bench-") as folder:
        bench = Bench(Path(folder), given)
        for part in given.parts:
            getattr(bench, part)()
    missed = bench.board.missed
    print(
        f"\nLoad {os.getloadavg()[0]:.1f} after. "
        + (f"Missed: {'; '.join(missed)}." if missed else "Every bar was met.")
    )


if __name__ == "__main__":
    main()
