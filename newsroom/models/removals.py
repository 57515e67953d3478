"""What was taken from readers for legal reasons, and who has looked at the kept original since."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.models.frozen import FrozenModel
from newsroom.models.versions import Version


class Removal(FrozenModel):
    """The text of a version is public no more, at any address and of any moment. It cannot be taken back.

    The version itself is kept, for a court may ask for it; `OriginalRead` says who opened it.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="removal")
    reason = models.TextField(help_text="Kept for the chief editors; readers are told the day alone.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="removals")

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]
        permissions = [("remove_text", "Can remove public text for legal reasons and read what was removed")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="removal_reason",
                violation_error_message="Say why it is removed.",
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.version_id}, removed"


class OriginalRead(FrozenModel):
    """That somebody opened the kept original of a removed version, and why."""

    removal = models.ForeignKey(Removal, models.PROTECT, related_name="reads")
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="original_reads")

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]
        verbose_name = "reading of an original"
        verbose_name_plural = "readings of originals"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="original_read_reason",
                violation_error_message="Say why it is opened.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.removal}, read"
