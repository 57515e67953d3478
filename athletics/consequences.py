"""What a change of the record would do to statements that others have published, asked before it is saved.

The record knows no texts. Whoever prints what it says registers an asker when the site starts, and a page that is
about to move a meet or withdraw an athlete shows the keeper what that would alter:

    found = foretell(lambda: save(meet, by=request.user, now=now))

The change is tried inside a savepoint and taken back, so that what is foretold is what the rules will say and not a
second account of them. While it is tried the transaction holds the database's write lock (SQLite has one): askers
judge only what depends on the keys that were touched, and say how many they left out.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from django.db import transaction
from django.db.models import Max

from athletics.models import Change


@dataclass(frozen=True, slots=True)
class Statement:
    """A published sentence and what the record says to it now. `url`: where the person asking can read it."""

    text: str
    url: str
    answer: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """A published sentence whose answer a change would alter, with the answers before and after it.

    Without a `url` it is the line that says how many texts were not tried.
    """

    text: str
    url: str
    before: str
    after: str


class Asked(dict[Hashable, Statement]):
    """Statements by their keys, and how many texts more rest on what was touched and were not asked."""

    def __init__(self, statements: Mapping[Hashable, Statement], *, left_out: int = 0) -> None:
        super().__init__(statements)
        self.left_out = left_out


Asker = Callable[[frozenset[str]], Mapping[Hashable, Statement]]
"""Given the keys that a change touches (“athlete:12”, “meet:3”; “*” for anything), every statement that stands and depends on one of
them, as the record answers it at this moment. Asked twice, with and without the change, it names a statement by the
same key both times. An asker that does not ask all of them answers with `Asked`."""

Answer = TypeVar("Answer")

_askers: list[Asker] = []


class _TakenBackError(Exception):
    """Raised to leave the savepoint of a trial without keeping it."""


def register(asker: Asker) -> Asker:
    """Adds whom to ask. Registering the same one again changes nothing; usable as a decorator."""
    if asker not in _askers:
        _askers.append(asker)
    return asker


def foretell(change: Callable[[], object]) -> list[Consequence]:
    """Every published statement whose answer `change` would alter, in the order the askers gave them; last, where not
    every text was tried, how many were not.

    `change` is called once and its writes are rolled back, its `on_commit` callbacks with them; rows it built in memory
    keep what it set on them, so build them inside it. What it raises (ValidationError, IntegrityError) is raised here.
    """
    if not _askers:
        return []
    after: dict[tuple[Asker, Hashable], Statement] = {}
    left_out = 0
    last = Change.objects.aggregate(last=Max("pk"))["last"] or 0
    keys: frozenset[str] = frozenset()
    try:
        with transaction.atomic():
            change()
            # The triggers have written down what it touches.
            keys = keys.union(*(one.touches for one in Change.objects.filter(pk__gt=last)))
            after, left_out = _answers(keys) if keys else ({}, 0)
            raise _TakenBackError
    except _TakenBackError:
        before = _answers(keys)[0] if after else {}
    altered = [
        Consequence(was.text, was.url, was.answer, after[key].answer)
        for key, was in before.items()
        if key in after and after[key].answer != was.answer
    ]
    return [*altered, *_rest(left_out)]


def _rest(left_out: int) -> list[Consequence]:
    if not left_out:
        return []
    were = "was" if left_out == 1 else "were"
    return [Consequence(f"And {left_out} more that rest on this {were} not tried.", "", "", "")]


def tried(change: Callable[[], object], *, ask: Callable[[], Answer]) -> Answer:
    """What `ask` answers once `change` is made; the change is taken back. What either raises is raised here."""
    try:
        with transaction.atomic():
            change()
            answer = ask()
            raise _TakenBackError
    except _TakenBackError:
        return answer


def _answers(keys: frozenset[str]) -> tuple[dict[tuple[Asker, Hashable], Statement], int]:
    """Every statement, and how many texts nobody asked."""
    said = [(asker, asker(keys)) for asker in _askers]
    found = {(asker, key): one for asker, answers in said for key, one in answers.items()}
    return found, sum(answers.left_out for _, answers in said if isinstance(answers, Asked))
