"""Builders of what the keeper's own work leaves: merges, and lines set aside."""

from datetime import UTC, datetime
from itertools import count

from django.contrib.auth.models import User

from athletics import models
from tests.factories import record

serial = count(1)
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def keeper() -> User:
    return User.objects.create_user(f"keeper{next(serial)}", password=None, is_staff=True)


def merge(**fields) -> models.Merge:
    """A merge on file; nothing was moved by it."""
    if "kept_venue" not in fields:
        fields = {"kept": record.athlete(), "gone": record.athlete(), **fields}
    said = {"reason": "The federation says so.", "at": NOON, "by": None, **fields}
    return models.Merge.objects.create(**{**said, "by": said["by"] or keeper()})


def merged_row() -> models.MergedRow:
    moved = {"before": {"athlete": 1}, "after": {"athlete": 2}}
    return models.MergedRow.objects.create(of=merge(), model="athletics.result", row=1, **moved)


def set_aside(**fields) -> models.SetAside:
    said = {"worklist": "duplicate-athletes", "key": str(next(serial)), "said": "Testa Runner, twice"}
    said |= {"reason": "Two people.", "at": NOON, "by": None, **fields}
    return models.SetAside.objects.create(**{**said, "by": said["by"] or keeper()})


BUILDERS = {models.Merge: merge, models.MergedRow: merged_row, models.SetAside: set_aside}
