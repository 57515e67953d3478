"""The whole load: every file, one transaction, all faults at once."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import transaction

from athletics.imports.record.faults import Fault, FaultsError, NotEmptyError
from athletics.imports.record.keys import Keys
from athletics.imports.record.reading import read
from athletics.imports.record.rows import Built, build
from athletics.imports.record.saving import save
from athletics.imports.record.sheets import SHEETS, Sheet


@dataclass(frozen=True, slots=True)
class Report:
    """How many rows of each file are in the record now, in the order of loading."""

    loaded: dict[str, int]

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(self.loaded.values())


def is_empty() -> bool:
    """Whether no noun of the record is on file yet."""
    return not any(sheet.model.objects.exists() for sheet in SHEETS)


def load(*, folder: Path, now: datetime) -> Report:
    """Loads a folder of CSV files, one a noun, into an empty record; `now` is when the rows were recorded.

    A noun without a file has no rows. Raises FaultsError with every fault of every file, and NotEmptyError where there is a
    record already; then nothing was changed.
    """
    for sheet in SHEETS:
        if sheet.model.objects.exists():
            raise NotEmptyError(sheet.model._meta.verbose_name_plural)
    faults = _strangers(folder)
    keys, loaded = Keys(), {}
    with transaction.atomic():
        for sheet in SHEETS:
            rows = _load(sheet, folder, keys, faults)
            if rows:
                loaded[sheet.file] = len(rows)
        if faults:
            raise FaultsError(faults)
        _stamp(now)
    return Report(loaded)


def _load(sheet: Sheet, folder: Path, keys: Keys, faults: list[Fault]) -> list[Built]:
    path = folder / sheet.file
    if not path.is_file():
        return []
    lines, wrong = read(path, columns=sheet.columns)
    if wrong:
        keys.unreadable(sheet.name)
    rows = [_known(sheet, build(sheet, row, keys), keys) for row in lines]
    save(sheet, [built for built in rows if built.instance])
    for built in rows:
        wrong += built.faults
        if built.key and not built.instance:
            keys.spoil(sheet.name, built.key)
    faults += sorted(wrong)
    return rows


def _known(sheet: Sheet, built: Built, keys: Keys) -> Built:
    """Makes a row known at once, so that a later line of the same file can point to it."""
    if built.key and built.instance:
        keys.keep(sheet.name, built.key, built.instance)
    elif built.key:
        keys.spoil(sheet.name, built.key)
    return built


def _strangers(folder: Path) -> list[Fault]:
    """A folder without the record's files, and files that are none of them."""
    names = {sheet.file for sheet in SHEETS}
    found = sorted(path.name for path in folder.glob("*.csv"))
    if not names & {*found}:
        return [Fault(str(folder), 0, "", "There is no file of a record here. Give the folder they are in.")]
    known = ", ".join(sorted(names))
    return [
        Fault(name, 0, "", f"No noun has this name. The files are {known}.")
        for name in found
        if name not in names
    ]


def _stamp(now: datetime) -> None:
    for sheet in SHEETS:
        if any(field.name == "recorded_at" for field in sheet.model._meta.concrete_fields):
            sheet.model.objects.update(recorded_at=now)
