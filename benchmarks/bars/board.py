"""The table that is printed: what was measured, the bar it is held to, and whether it was met."""

from operator import ge, le


class Board:
    """Prints each line as soon as it is known; counts what missed its bar."""

    def __init__(self) -> None:
        self.missed: list[str] = []
        print(f"{'':58}{'measured':>12}{'bar':>10}", flush=True)

    def title(self, text: str) -> None:
        print(f"\n{text}", flush=True)

    def at_least(self, name: str, value: float, bar: float, note: str = "") -> None:
        self._line(name, value, bar, ge, "≥", note)

    def at_most(self, name: str, value: float, bar: float, note: str = "") -> None:
        self._line(name, value, bar, le, "≤", note)

    def skipped(self, name: str, why: str) -> None:
        print(f"  {name:56}{'–':>12}{'':10}  {why}", flush=True)

    def _line(self, name: str, value: float, bar: float, holds, sign: str, note: str) -> None:
        met = holds(value, bar)
        if not met:
            self.missed.append(name)
        print(
            f"  {name:56}{value:12,.3g}{sign + format(bar, 'g'):>10}  {'met' if met else 'MISSED'}  {note}".rstrip(),
            flush=True,
        )
