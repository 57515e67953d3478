"""From a row of text to a checked instance, or to everything that is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import ForeignKey, Model

from athletics.imports.record.faults import CellError, Fault
from athletics.imports.record.keys import FollowsFaultError, Key, Keys
from athletics.imports.record.reading import Row
from athletics.imports.record.sheets import SHEETS, Sheet


@dataclass(slots=True)
class Built:
    """One row on its way into the record. `instance` is None where the row cannot be saved."""

    row: Row
    key: Key | None = None
    instance: Model | None = None
    many: dict[str, list[Model]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    follows: bool = False
    unread: set[str] = field(default_factory=set)


def build(sheet: Sheet, row: Row, keys: Keys) -> Built:
    """Reads and checks a row, all but what only the database can tell (twice the same, constraints)."""
    built = Built(row)
    values = _values(sheet, built, keys)
    _take_key(sheet, built, keys)
    if built.follows:
        return built
    built.many = {name: values.pop(name) for name in sheet.many if name in values}
    values = sheet.complete(values)
    instance = sheet.model(**_given(sheet.model, values))
    built.faults += _checked(sheet, instance, built)
    if not built.faults:
        built.instance = instance
    return built


def _values(sheet: Sheet, built: Built, keys: Keys) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for name, cell in sheet.cells.items():
        try:
            values[name] = cell.read(built.row.cells, keys, values)
        except CellError as error:
            built.faults.append(built.row.fault(error.column, error.message))
            values[name] = None
            built.unread.add(name)
        except FollowsFaultError:
            built.follows = True
            values[name] = None
    if sheet.name != "sources" and not built.row.cells["source"]:
        built.faults.append(built.row.fault("source", "Say where this row comes from: a key of sources.csv."))
    return values


def _take_key(sheet: Sheet, built: Built, keys: Keys) -> None:
    cells = tuple(built.row.cells[name] for name in sheet.key)
    if not cells or not all(cells):
        return
    try:
        keys.claim(sheet.name, cells, built.row, sheet.key[-1])
        built.key = cells
    except CellError as error:
        built.faults.append(built.row.fault(error.column, error.message))


def _given(model: type[Model], values: dict[str, Any]) -> dict[str, Any]:
    """What the model is made with: an empty cell leaves a field at its default."""
    known = {one.name: one for one in model._meta.concrete_fields}
    return {
        name: value
        for name, value in values.items()
        if name in known and not (value in ("", None) and known[name].has_default())
    }


def _checked(sheet: Sheet, instance: Model, built: Built) -> list[Fault]:
    """What the model itself says; where a cell could not be read, only about the others."""
    pointers = [one for one in instance._meta.concrete_fields if isinstance(one, ForeignKey)]
    computed = [one.name for one in instance._meta.concrete_fields if not one.editable]
    faults = _missing(sheet, instance, pointers, built)
    exclude = {*computed, *(one.name for one in pointers), *built.unread}
    try:
        instance.clean_fields(exclude=exclude)
        if not faults and not built.faults:
            instance.clean()
    except ValidationError as error:
        faults += said(sheet, built.row, instance, error)
    if not faults and not built.faults and hasattr(instance, "derive"):
        instance.derive()
    return faults


def _missing(sheet: Sheet, instance: Model, pointers: list[ForeignKey], built: Built) -> list[Fault]:
    """The pointers a row cannot do without; that a source is named was asked already."""
    asked = sheet.cells.keys() - built.unread - {"source"}
    empty = [
        one
        for one in pointers
        if not one.null and one.name in asked and one.get_cached_value(instance, default=None) is None
    ]
    return [
        built.row.fault(sheet.column_of(one.name), f"Fill this in: a key of {_file_of(one)}.")
        for one in empty
    ]


def _file_of(pointer: ForeignKey) -> str:
    return next(sheet.file for sheet in SHEETS if sheet.model is pointer.related_model)


def said(sheet: Sheet, row: Row, instance: Model, error: ValidationError) -> list[Fault]:
    """The model's refusal, at the columns it is about."""
    faults = []
    for name, errors in error.update_error_dict({}).items():
        column = "" if name == NON_FIELD_ERRORS else sheet.column_of(name)
        faults += [row.fault(column, _message(instance, name, one)) for one in errors]
    return faults


def _message(instance: Model, name: str, error: ValidationError) -> str:
    if error.code in ("null", "blank"):
        return "Fill this in."
    if error.code == "invalid_choice":
        choices = instance._meta.get_field(name).flatchoices
        return f"“{getattr(instance, name)}” is none of {', '.join(str(value) for value, _ in choices)}."
    if error.code in ("unique", "unique_together"):
        return "This row is there twice. Keep one of the two."
    return " ".join(error.messages)
