"""What is wrong with a row, said so that a person can mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong, at a file and a line (1 is the header, 0 the file itself), in a column where there is one."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.column, self.message) if part)


class CellError(Exception):
    """A cell nobody can read. `column` is where to look."""

    def __init__(self, column: str, message: str) -> None:
        self.column = column
        self.message = message
        super().__init__(f"{column}: {message}")


class FaultsError(Exception):
    """The files have faults, all of them in `faults`, in the order of the files. Nothing was saved."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))


class NotEmptyError(Exception):
    """There is a record already; a load would mix two."""

    def __init__(self, noun: str) -> None:
        super().__init__(
            f"There are {noun} on file already. Load into an empty database; nothing was changed."
        )
