"""How far a load is, in the terminal: a bar that is redrawn, or a line now and then where there is no terminal."""

from time import monotonic
from typing import TextIO

WIDTH = 30
EVERY = 0.2
"""Seconds between two drawings."""
WITHOUT_TERMINAL = 10.0


class Bar:
    """Shows lines done of all, lines a second and the time left. Use it as a context."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._drawn_over = stream.isatty()
        self._began = self._drawn = monotonic()
        self._shown = False

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *exception) -> None:
        if self._shown and self._drawn_over:
            self._stream.write("\n")

    def show(self, done: int, lines: int) -> None:
        """To be called after every step."""
        now = monotonic()
        pause = EVERY if self._drawn_over else WITHOUT_TERMINAL
        if now - self._drawn < pause and done < lines:
            return
        self._drawn, self._shown = now, True
        text = bar(done, lines, seconds=now - self._began)
        self._stream.write(f"\r{text}\033[K" if self._drawn_over else f"{text}\n")
        self._stream.flush()


def bar(done: int, lines: int, *, seconds: float) -> str:
    """[######......]  42 %   470,000 of 1,097,769 lines   3,100 a second   3 min 22 s left"""
    part = min(done / lines, 1) if lines else 1
    full = round(WIDTH * part)
    rate = done / seconds if seconds else 0
    left = round((lines - done) / rate) if rate and done < lines else 0
    minutes, rest = divmod(left, 60)
    remaining = (f"{minutes} min {rest} s left" if minutes else f"{rest} s left") if left else ""
    drawn = "#" * full + "." * (WIDTH - full)
    return f"[{drawn}] {100 * part:3.0f} %   {done:,} of {lines:,} lines   {rate:,.0f} a second   {remaining}".rstrip()
