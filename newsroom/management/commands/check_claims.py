"""Checks the statements of a text against the record: `manage.py check_claims --as-of 2025-04-11 preview.txt`."""

import json
import sys
from argparse import ArgumentParser
from datetime import date, datetime
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from newsroom.factcheck.run import LARGEST, check
from newsroom.factcheck.verdicts import Finding, Verdict


class UnusableError(CommandError):
    """Nothing was checked: the text or the day cannot be used. Exit status 2."""

    def __init__(self, message: str) -> None:
        super().__init__(message, returncode=2)


class Command(BaseCommand):
    """Exit status 0 when nothing is contradicted, 1 when something is, 2 for unusable input."""

    help = "Checks every statement of a text against the record as of a day."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="a text in UTF-8, or - for standard input")
        parser.add_argument(
            "--as-of", metavar="YYYY-MM-DD", help="the day the text is dated; today if not given"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, file: str, **options) -> None:
        as_of = _day(options["as_of"])
        text = _text(file)
        findings = check(text=text, as_of=as_of)
        if options["format"] == "json":
            self.stdout.write(json.dumps([one.as_json() for one in findings], ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_printed(findings, as_of))
        if any(one.verdict == Verdict.CONTRADICTED for one in findings):
            sys.exit(1)


def _day(text: str | None) -> date:
    if text is None:
        return timezone.localdate()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise UnusableError(f"“{text[:40]}” is not a day: write it as 2025-04-11.") from None


def _text(file: str) -> str:
    """The text of a file or of standard input, byte for byte: offsets count its characters."""
    try:
        if file == "-":
            stream = getattr(sys.stdin, "buffer", None)
            raw = stream.read(LARGEST + 1) if stream else sys.stdin.read(LARGEST + 1).encode()
        else:
            with Path(file).open("rb") as opened:
                raw = opened.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise UnusableError(
            f"{file[:200]} cannot be read: {getattr(error, 'strerror', None) or error}."
        ) from None
    if len(raw) > LARGEST:
        raise UnusableError("The text is larger than 1 MB: check it in parts.")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UnusableError("This is not text in UTF-8.") from None
    if "\x00" in text:
        raise UnusableError("This is not text: it holds null characters.")
    if not text.strip():
        raise UnusableError("The text is empty.")
    return text


def _printed(findings: list[Finding], as_of: date) -> str:
    counted = {verdict: sum(one.verdict == verdict for one in findings) for verdict in Verdict}
    head = (
        ", ".join(f"{number} {verdict}" for verdict, number in counted.items() if number)
        or "nothing to check"
    )
    lines = [f"As of {as_of:%-d %B %Y}: {head}."]
    for one in findings:
        about = f" ({one.subject})" if one.subject else ""
        lines.append(f"\n{str(one.verdict).upper()}  {one.kind}{about}\n  {' '.join(one.text.split())}")
        lines += [f"  Record: {one.found}"] if one.found else []
        lines += [f"  Note: {one.note}"] if one.note else []
        lines += [f"  - {row.label}{f' {row.url}' if row.url else ''}" for row in one.evidence[:3]]
    return "\n".join(lines)
