"""What changed in the record, for those who state what it says: written by triggers, delivered after the commit.

A form, a bulk update, an import, raw SQL, another process: each leaves a `Change` in its own transaction, for it is
the database that writes it. Whoever depends on the record registers a listener when the site starts; `deliver` hands it
what is waiting. A process that is killed before that loses nothing: the rows are still there.
"""

from collections.abc import Sequence
from typing import Protocol

from athletics.models import Change


class Listener(Protocol):
    """Looks at these changes, and says whether it has done so with all that depends on them.

    Without `everything` somebody is waiting for an answer: a listener may leave what takes long for later.
    """

    def __call__(self, changes: Sequence[Change], *, everything: bool) -> bool: ...


AT_ONCE = 10_000
"""As many changes as a listener is handed at once: what many of them touch is then looked at once."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> Listener:
    """Adds whom to tell. Registering the same one again changes nothing; usable as a decorator."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def deliver(*, everything: bool = True, after: int = 0) -> int | None:
    """Hands what is waiting to every listener, oldest first. Returns None, or the last change of those left for later.

    A change is removed when all of them have finished with it, so that what is interrupted is told again. `after`:
    pass over what was left already.
    """
    while changes := list(Change.objects.filter(pk__gt=after).order_by("pk")[:AT_ONCE]):
        finished = [listener(changes, everything=everything) for listener in _listeners]
        if not all(finished):
            return changes[-1].pk
        Change.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return None
