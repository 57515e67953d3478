"""Times: ``ss.uu``, ``m:ss``, ``m:ss.uu``, ``h:mm:ss``, ``h:mm:ss.uu`` (the W3C results model) to milliseconds.

Minutes may exceed 59 (73:15 is a half marathon). Whatever is close to a time but is not one is refused with
the times it might be; a known distance tells them apart.
"""

import re

from .mark import MarkError, Timing
from .typed import quoted

_TIME = re.compile(
    r"(?:(?:(?P<h>[0-9]{1,2}):(?P<hm>[0-5][0-9])|(?P<m>[0-9]{1,3})):(?P<ms>[0-5][0-9])|(?P<s>[0-9]{1,2}))"
    r"(?:\.(?P<fraction>[0-9]{1,3}))?"
)
BODY = re.compile(r"[0-9][0-9:.,;'\"]*")


def read_time(body: str, *, distance_m: int | None = None) -> tuple[int, int]:
    """Milliseconds and precision (1, 10, 100 or 1000). Raises MarkError with the likeliest time meant."""
    exact = _strict(body)
    if exact and _possible(exact[0], distance_m):
        return exact
    readings = [
        text for text in _readings(body) if (time := _strict(text)) and _possible(time[0], distance_m)
    ]
    if exact and not readings:
        return exact  # an odd but unmistakable time is for the plausibility guard to judge
    other = f" It could also be {readings[1]}." if len(readings) > 1 else ""
    raise MarkError(
        f"{quoted(body)} is not a time. Write minutes:seconds.hundredths (3:29.63) "
        f"or hours:minutes:seconds (2:03:59).{other}",
        readings[0] if readings else None,
    )


def check_decimals(ms: int, precision: int, *, hand: bool, sprint: bool) -> None:
    """Refuses a hand time finer than a tenth, and a sprint to a tenth that does not say it is a hand time."""
    if hand and precision > 10:
        tenths = -(-ms // 100)
        raise MarkError(
            "A hand time is kept to a tenth of a second.", format_time(tenths * 100, 10, Timing.HAND)
        )
    if sprint and not hand and precision <= 10:
        text = format_time(ms, precision)
        raise MarkError(
            f"Is {text} a hand time? Then write {text}h; an electronic sprint time has hundredths.",
            f"{text}h",
        )


def format_time(ms: int, precision: int | None = 100, timing: Timing | str | None = None) -> str:
    """``3:29.63``, ``2:03:59``, ``10.2h``. Digits beyond the precision are shown rather than lost."""
    digits = {1: 0, 10: 1, 100: 2, 1000: 3}[precision or 100]
    while ms % 10 ** (3 - digits):
        digits += 1
    seconds, thousandths = divmod(ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = (
        f"{hours}:{minutes:02}:{seconds:02}"
        if hours
        else f"{minutes}:{seconds:02}"
        if minutes
        else f"{seconds}"
    )
    fraction = f".{thousandths:03}"[: digits + 1] if digits else ""
    return text + fraction + ("h" if timing == Timing.HAND else "")


def _strict(body: str) -> tuple[int, int] | None:
    match = _TIME.fullmatch(body)
    if not match or (match["s"] and int(match["s"]) >= 60 and not match["fraction"]):
        return None
    fraction = match["fraction"] or ""
    minutes = 60 * int(match["h"] or 0) + int(match["hm"] or match["m"] or 0)
    seconds = 60 * minutes + int(match["ms"] or match["s"])
    return 1000 * seconds + int(fraction.ljust(3, "0")), 10 ** len(fraction)


def _possible(ms: int, distance_m: int | None) -> bool:
    """Whether a person could cover the distance: between 0.5 and 12.5 m/s (a flying relay leg)."""
    return distance_m is None or (ms <= 2000 * distance_m <= 25 * ms)


def _readings(body: str) -> list[str]:
    """The well-formed times the digits might stand for, likeliest first."""
    parts = re.findall(r"[0-9]+", body)
    marks = re.findall(r"[^0-9]", body.rstrip(":.,;'\""))
    if len(parts) == 1:
        return _readings_of_digits(parts[0])
    if len(parts) == 2:
        first, last = parts
        readings = [f"{first}.{last}", f"{first}:{last.zfill(2)}"]
        return readings[::-1] if marks[-1] == ":" else readings
    if len(parts) == 3:
        hours = f"{parts[0]}:{parts[1].zfill(2)}:{parts[2].zfill(2)}"
        minutes = f"{parts[0]}:{parts[1].zfill(2)}.{parts[2]}"
        return [minutes, hours] if marks[-1] != marks[0] else [hours, minutes]
    if len(parts) == 4:
        return [f"{parts[0]}:{parts[1].zfill(2)}:{parts[2].zfill(2)}.{parts[3]}"]
    return []


def _readings_of_digits(digits: str) -> list[str]:
    if len(digits) <= 2:
        return ["{}:{:02}".format(*divmod(int(digits), 60)), digits]
    if len(digits) in (3, 4):
        return [f"{digits[:-2]}.{digits[-2:]}", f"{digits[:-2]}:{digits[-2:]}"]
    return [f"{digits[:-4]}:{digits[-4:-2]}.{digits[-2:]}", f"{digits[:-4]}:{digits[-4:-2]}:{digits[-2:]}"]
