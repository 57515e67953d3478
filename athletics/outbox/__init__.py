"""What changed in the record, for those who state what it says: written by triggers, delivered after the commit.

A form, a bulk update, an import, raw SQL, another process: each leaves a `Change` in its own transaction, for it is
the database that writes it. Whoever depends on the record registers a listener when the site starts; `deliver` hands it
what is waiting. A process that is killed before that loses nothing: the rows are still there.
"""

from collections.abc import Callable, Sequence

from athletics.models import Change

Listener = Callable[[Sequence[Change]], bool]
"""Looks at these changes, and says whether it has done so with all that depends on them."""

AT_ONCE = 500
"""As many changes as a listener is handed at once."""

_listeners: list[Listener] = []


def listen(listener: Listener) -> Listener:
    """Adds whom to tell. Registering the same one again changes nothing; usable as a decorator."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def waiting() -> list[Change]:
    """The oldest changes nobody has finished with, at most AT_ONCE. One query."""
    return list(Change.objects.order_by("pk")[:AT_ONCE])


def deliver() -> bool:
    """Hands what is waiting to every listener, oldest first; False where one of them has left some of it for later.

    A change is removed when all of them have finished with it, so that what is interrupted is told again.
    """
    while changes := waiting():
        finished = [listener(changes) for listener in _listeners]
        if not all(finished):
            return False
        Change.objects.filter(pk__in=[change.pk for change in changes]).delete()
    return True
