"""Rows about to be refused, and what the record says of them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from athletics import models
from athletics.choices import Facility
from tests.factories import record


def derived(row) -> list[str]:
    return [f.name for f in row._meta.fields if not f.editable and f.name != "superseded_at"]


def told(row) -> dict[str, list[str]]:
    """What full_clean says of the row, field by field; derived columns are nobody's to fill."""
    with pytest.raises(ValidationError) as refused:
        row.full_clean(exclude=derived(row))
    return refused.value.message_dict


def twice(first, **fields):
    """A row with the same values as one on file."""
    kept = {f.name: getattr(first, f.name) for f in first._meta.concrete_fields if not f.primary_key}
    return type(first)(**{**kept, **fields})


def result(**fields) -> models.Result:
    defaults = {
        "country": record.country(),
        "discipline": record.discipline(),
        "sex": "M",
        "facility": Facility.TRACK,
        "date": date(2025, 6, 1),
        "mark": 213_000,
        "precision": 100,
    }
    return models.Result(**{**defaults, **fields})


def step(**fields) -> models.EntryStep:
    return models.EntryStep(**{"entry": record.entry(), "announced_on": date(2025, 7, 1), **fields})
