"""Precision and recall of the claim checker, kind by kind, on labelled sentences written from the record.

Run it on a database that holds the demo record: `python benchmarks/claims/measure.py [built|"held out"] [--misses]`.
The sentences of the half held out are never looked at while the patterns are built.

recognised: of the checkable sentences those read as a claim of their kind. true contradicted: of the true ones those
in which anything at all was contradicted, which is the mistake that matters. false caught: of the false ones those
contradicted; false marked: contradicted, or said not to be on file. precision: of the contradictions those of false
sentences.
"""

import csv
import os
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).absolute().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
COLUMNS = (
    "sentences",
    "recognised",
    "true",
    "true contradicted",
    "false",
    "false caught",
    "false marked",
    "as expected",
)
CONFIRMED = {"confirmed", "confirmed-but"}


def main(half: str = "", *, misses: bool = False) -> None:
    from newsroom.factcheck.run import check

    totals: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    contradictions = right = 0
    for row in _sentences(half):
        findings = check(text=row["text"], as_of=date.fromisoformat(row["as_of"]))
        verdicts = {str(one.verdict) for one in findings}
        own = {str(one.verdict) for one in findings if one.kind == row["kind"]}
        counted = _judge(row, own, verdicts)
        for name in (row["kind"], "all"):
            for key, value in counted.items():
                totals[name][key] += value
        contradictions += "contradicted" in verdicts
        right += "contradicted" in verdicts and row["truth"] == "false"
        if misses and (not counted["as expected"] or counted["true contradicted"]):
            print(
                f"{row['truth']:8} {row['kind']:15} {sorted(own) or '-'} {sorted(verdicts)} {row['as_of']} {row['text']}"
            )
    _print(totals)
    print(f"\nprecision of “contradicted”: {right} of {contradictions}")


def _sentences(half: str) -> list[dict]:
    with Path(__file__).with_name("sentences.csv").open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if half in ("", row["half"])]


def _judge(row: dict, own: set[str], verdicts: set[str]) -> dict[str, int]:
    truth, expected = row["truth"], row["expected"]
    reached = bool(own & CONFIRMED) if expected == "confirmed" else expected in own
    return {
        "sentences": 1,
        "recognised": bool(own - {"unchecked"}),
        "true": truth == "true",
        "true contradicted": truth == "true" and "contradicted" in verdicts,
        "false": truth == "false",
        "false caught": truth == "false" and "contradicted" in verdicts,
        "false marked": truth == "false" and bool(verdicts & {"contradicted", "not-on-file"}),
        "as expected": reached,
    }


def _print(totals: dict[str, dict[str, int]]) -> None:
    print(f"{'kind':16}" + "".join(f"{name:>18}" for name in COLUMNS))
    for kind in sorted(totals, key=lambda kind: (kind == "all", kind)):
        print(f"{kind:16}" + "".join(f"{totals[kind][name]:>18}" for name in COLUMNS))


if __name__ == "__main__":
    django.setup()
    words = [word for word in sys.argv[1:] if not word.startswith("-")]
    main(" ".join(words), misses="--misses" in sys.argv)
