"""Who is safe, in, level, chasing or out, with the sum that proves it."""

from collections.abc import Sequence
from enum import StrEnum


class State(StrEnum):
    """Where an athlete stands before the final of the season."""

    SAFE = "safe"
    IN = "in"
    LEVEL = "level on points"
    CHASING = "chasing"
    OUT = "out"
    UNKNOWN = "unknown"


def states(
    ranking: Sequence[tuple[int, int, bool]], *, places: int | None, still_to_win: int
) -> list[tuple[State, str]]:
    """The state of each (points, rank, tied), best first, and the sum in words.

    Safe: fewer than `places` rivals can still reach the points, and nobody without points can; “can equal” counts as
    can reach. Out: at least `places` rivals have more already than the points plus all that is still to win. In and
    chasing: inside and outside at present; level: equal points on both sides of the line. With nothing left to win the
    order decides, and only a tie that stands across the line is level.
    """
    if places is None:
        return [(State.UNKNOWN, "The number of places in the final is not on file.")] * len(ranking)
    if still_to_win:
        return [_open(index, ranking, places, still_to_win) for index in range(len(ranking))]
    return [_closed(index, ranking, places) for index in range(len(ranking))]


def _open(index: int, ranking: Sequence[tuple[int, int, bool]], places: int, gain: int) -> tuple[State, str]:
    points = ranking[index][0]
    rivals = [row[0] for place, row in enumerate(ranking) if place != index]
    reach = sum(rival + gain >= points for rival in rivals)
    if gain < points and reach < places:
        others = f"{reach} rival{'' if reach == 1 else 's'}" if reach else "no rival"
        return State.SAFE, (
            f"{_points(points)}: with {gain} still to win, {others} can reach that, and {places} go through."
        )
    beyond = sum(rival > points + gain for rival in rivals)
    if beyond >= places:
        return State.OUT, (
            f"{points} and all {gain} still to win make {points + gain}; {beyond} have more already, and {places} go through."
        )
    last_in = ranking[places - 1][0] if len(ranking) >= places else 0
    first_out = ranking[places][0] if len(ranking) > places else 0
    if len(ranking) > places and points == last_in == first_out:
        return State.LEVEL, f"Level on {_points(points)} across the last place, with {gain} still to win."
    if index < places:
        return (
            State.IN,
            f"{_points(points)}, {points - first_out} more than the first outside, with {gain} still to win.",
        )
    return State.CHASING, f"{_points(last_in - points)} behind the last place, with {gain} still to win."


def _closed(index: int, ranking: Sequence[tuple[int, int, bool]], places: int) -> tuple[State, str]:
    points, rank, _ = ranking[index]
    ahead = sum(row[1] < rank for row in ranking)
    sharing = sum(row[1] == rank for row in ranking)
    if ahead + sharing <= places:
        return (
            State.SAFE,
            f"{_points(points)}, {_place(rank)}; {places} go through and nothing is left to win.",
        )
    if ahead >= places:
        return (
            State.OUT,
            f"{_points(points)}, {_place(rank)}; {places} go through and nothing is left to win.",
        )
    return State.LEVEL, (
        f"{sharing} share {_place(rank)} on {_points(points)}, with {places - ahead} place{'s' if places - ahead > 1 else ''} for them."
    )


def _points(number: int) -> str:
    return f"{number} point{'' if number == 1 else 's'}"


def _place(rank: int) -> str:
    ending = "th" if 10 <= rank % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
