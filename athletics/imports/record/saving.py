"""A sheet's checked rows into the database at once; row by row only where the database refuses, to say which."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from athletics.imports.record.faults import Fault
from athletics.imports.record.rows import Built, said
from athletics.imports.record.sheets import Sheet


def save(sheet: Sheet, rows: Sequence[Built]) -> None:
    """Saves the rows; those the database refuses get their faults and lose their instance.

    `bulk_create` passes the models' own `save` by: what follows from other columns was derived when they were checked.
    """
    try:
        with transaction.atomic():
            sheet.model.objects.bulk_create([built.instance for built in rows])
    except IntegrityError:
        for built in rows:
            built.faults += _alone(sheet, built)
            built.instance = None if built.faults else built.instance
    for name in sheet.many:
        _point(sheet, name, [built for built in rows if built.instance])


def _alone(sheet: Sheet, built: Built) -> list[Fault]:
    instance = built.instance
    if sheet.model._meta.auto_field:
        instance.pk = None
    instance._state.adding = True
    try:
        instance.validate_unique()
        instance.validate_constraints()
        with transaction.atomic():
            instance.save(force_insert=True)
    except ValidationError as error:
        return said(sheet, built.row, instance, error)
    except IntegrityError as error:
        return [built.row.fault("", f"The database refuses this row ({error}).")]
    return []


def _point(sheet: Sheet, name: str, rows: Sequence[Built]) -> None:
    field = sheet.model._meta.get_field(name)
    through = field.remote_field.through
    owner, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    through.objects.bulk_create(
        through(**{owner: built.instance, target: one}) for built in rows for one in built.many[name]
    )
