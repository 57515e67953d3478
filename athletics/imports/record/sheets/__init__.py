"""Which files there are, and what each column means. The order is the order of loading: a row points backwards only."""

from athletics.imports.record.sheets.contests import CONTESTS
from athletics.imports.record.sheets.people import PEOPLE
from athletics.imports.record.sheets.reference import REFERENCE
from athletics.imports.record.sheets.sheet import Sheet
from athletics.imports.record.sheets.statements import STATEMENTS

SHEETS: tuple[Sheet, ...] = (*REFERENCE, *PEOPLE, *CONTESTS, *STATEMENTS)

__all__ = ["SHEETS", "Sheet"]
