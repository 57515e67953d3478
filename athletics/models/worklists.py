"""What a keeper has looked at and found in order."""

from django.conf import settings
from django.db import models


class SetAside(models.Model):
    """A line of a worklist that needs no mending, with the reason; it is shown there no more."""

    worklist = models.CharField(max_length=40)
    key = models.CharField(max_length=60, help_text="The rows the line is about: 12, or 12-40.")
    said = models.CharField("what it said", max_length=300)
    reason = models.CharField(max_length=300, help_text="Why nothing has to be mended.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = "line set aside"
        verbose_name_plural = "lines set aside"
        constraints = [models.UniqueConstraint(fields=["worklist", "key"], name="set_aside_once")]

    def __str__(self) -> str:
        return self.said
