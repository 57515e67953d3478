"""Which mark is better, how a result list is sorted, and how ties are told apart."""

from collections.abc import Iterable, Sequence

from .mark import Direction, Mark, MarkError, Status

_RANK = {
    Status.OK: 0,
    Status.OC: 1,
    Status.UNCERTIFIED: 1,
    Status.NM: 2,
    Status.NH: 2,
    Status.DNF: 3,
    Status.R: 3,
    Status.DQ: 4,
    Status.ANNULLED: 4,
    Status.DNS: 5,
}


def rank_key(value: int, direction: Direction | str) -> int:
    """Smaller is always better."""
    return value if direction == Direction.LOW else -value


def sort_key(
    status: Status | str, value: int | None, direction: Direction | str, place: int | None = None
) -> tuple[int, int, int, int, int]:
    """For a result list: finishers, NM and NH, DNF, DQ, DNS; inside each the official place always wins.

    Those without a place follow those with one, by their marks; without either, last.
    """
    placed = (0, place) if place is not None else (1, 0)
    marked = (0, rank_key(value, direction)) if value is not None else (1, 0)
    return (_RANK[Status(status)], *placed, *marked)


def better(first: Mark | None, second: Mark | None, direction: Direction | str) -> bool:
    """Whether the first beats the second by value; a mark that counts beats none.

    Hand and electronic times are compared as printed. Raises MarkError for marks of different units.
    """
    a, b = _counting(first), _counting(second)
    _same_unit(first, second)
    if a is None or b is None:
        return a is not None
    return rank_key(a, direction) < rank_key(b, direction)


def equal(first: Mark | None, second: Mark | None) -> bool:
    """Whether both count and have the same value. Raises MarkError for marks of different units."""
    _same_unit(first, second)
    return _counting(first) is not None and _counting(first) == _counting(second)


def series_key(attempts: Iterable[int | None]) -> tuple[int, ...]:
    """Throws and horizontal jumps: the best, then second best, third best and so on (TR25). Smaller is better.

    Attempts without a mark are None. Two equal keys are a tie; a longer series of marks breaks it.
    """
    return (*sorted(-value for value in attempts if value is not None), 0)


def countback_key(height: int | None, failures_there: int, failures_before: int) -> tuple[int, int, int]:
    """High jump and pole vault: the height, failures at it, failures up to and including it (TR26).

    Failures above the last height cleared do not count. Equal keys for first place: a jump-off, or shared.
    """
    return (-(height or 0), failures_there, failures_there + failures_before)


def places(keys: Sequence) -> list[int]:
    """The place of each key, smallest first; equal keys share a place and the next is skipped (TR21)."""
    first: dict = {}
    for place, key in enumerate(sorted(keys), start=1):
        first.setdefault(key, place)
    return [first[key] for key in keys]


def _counting(mark: Mark | None) -> int | None:
    return mark.value if mark and mark.status in (Status.OK, Status.OC) else None


def _same_unit(first: Mark | None, second: Mark | None) -> None:
    if first and second and first.unit != second.unit:
        raise MarkError(f"A {first.unit} cannot be compared with a {second.unit}.")
