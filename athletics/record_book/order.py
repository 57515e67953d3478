"""Which of two results of one day came first."""

from athletics.choices import RoundKind
from athletics.models import Result

_STAGES = [kind.value for kind in RoundKind]


def not_later(one: Result, other: Result) -> bool:
    """Whether `one` was set before `other`, or in the same race: rounds of an event in their order, else by the clock.

    Where neither is known on the same day, it counts as not later: nobody is given a record on a guess.
    """
    if one.date != other.date:
        return one.date < other.date
    first, second = one.round, other.round
    if first is None or second is None or first.pk == second.pk:
        return True
    if first.event_id == second.event_id and first.kind != second.kind:
        return _STAGES.index(first.kind) < _STAGES.index(second.kind)
    starts, follows = first.starts_at, second.starts_at
    return not (starts and follows) or starts <= follows
