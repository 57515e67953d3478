"""What has changed in the record and has not been looked at yet by those who state what it says."""

from django.db import models


class Change(models.Model):
    """A row of the record that was added, changed or removed, and the keys of whatever may depend on it.

    Written by the database's own triggers in the transaction that changed it (`athletics/outbox/`), however that was
    done; removed when everybody who depends on the record has looked. `keys` are words set apart by blanks:
    “athlete:12 discipline:1500m meet:3”; `*` is a change that anything may depend on.
    """

    noun = models.CharField("of", max_length=40)
    row = models.CharField(max_length=40)
    verb = models.CharField("was", max_length=6)
    keys = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["noun", "row"], name="change_of_row")]

    def __str__(self) -> str:
        return f"{self.noun} {self.row}: {self.verb}"

    @property
    def touches(self) -> frozenset[str]:
        """The keys as a set."""
        return frozenset(self.keys.split())
