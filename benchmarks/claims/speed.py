"""What it costs to check an article of 1,000 words: processor time and queries, on a database of your choice.

    python benchmarks/claims/speed.py --database sqlite:////tmp/marks.sqlite3 [--profile]

The database holds the demonstration record and, on top of it, a marks list of a million rows (benchmarks/README.md).
The articles: the demonstration's own preview and report followed by true sentences of `sentences.csv` that name other
people and events, up to 1,000 words; and those sentences alone, which is as many claims as 1,000 words can hold.
The figure is the median processor time of nine checks after one to warm up, queries included.
"""

import argparse
import cProfile
import csv
import pstats
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).absolute().parents[1]))

from queries import asked_by
from setting import ROOT, ready

BAR = 300
"""Milliseconds of processor time."""
WORDS = 1_000
AS_OF = date(2025, 10, 1)


def main(database: str, *, profile: bool) -> None:
    ready(database)
    from newsroom.factcheck.run import check

    for name, text in articles().items():
        check(text=text, as_of=AS_OF)
        spent, found = [], []
        for _ in range(9):
            start = time.process_time()
            found = check(text=text, as_of=AS_OF)
            spent.append(1000 * (time.process_time() - start))
        queries = len(asked_by(lambda text=text: check(text=text, as_of=AS_OF)))
        median = statistics.median(spent)
        print(
            f"{name}: {len(text.split()):,} words, {len(found)} claims, {queries} queries: median {median:.0f} ms, "
            f"best {min(spent):.0f} ms{'' if median <= BAR else ' (over)'}"
        )
        if profile:
            with cProfile.Profile() as profiled:
                check(text=text, as_of=AS_OF)
            pstats.Stats(profiled).sort_stats("cumulative").print_stats(45)


def articles() -> dict[str, str]:
    """The texts by name, each of 1,000 words at most."""
    from newsroom.factcheck.passages import plain

    told = [
        plain((ROOT / "newsroom" / "demo" / f"{name}.html").read_text()) for name in ("preview", "report")
    ]
    with Path(__file__).with_name("sentences.csv").open(encoding="utf-8", newline="") as file:
        rows = [row["text"] for row in csv.DictReader(file) if row["truth"] == "true"]
    dense = rows[::3]
    return {"an article": _cut("\n\n".join([*told, *dense])), "claims alone": _cut("\n\n".join(dense))}


def _cut(text: str) -> str:
    """The first thousand words, with their paragraphs."""
    ends = [match.end() for match in re.finditer(r"\S+", text)]
    return text[: ends[WORDS - 1]] if len(ends) >= WORDS else text


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--database", required=True)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    main(options.database, profile=options.profile)
