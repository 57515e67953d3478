"""Decisions that changed a result after it was given."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from athletics.choices import ResultStatus, RulingKind
from athletics.models.results import Result
from athletics.models.sources import Source


class Ruling(models.Model):
    """A decision that changed a result after it was given: what stood before, what stands now, since when.

    The result carries what stands now. Asked as of a day before `decided_on`, it answers with what stood before.
    """

    result = models.ForeignKey(Result, models.PROTECT, related_name="rulings")
    kind = models.CharField(max_length=16, choices=RulingKind)
    decided_on = models.DateField()
    place_before = models.PositiveSmallIntegerField(null=True, blank=True)
    place_after = models.PositiveSmallIntegerField(null=True, blank=True)
    status_before = models.CharField(max_length=12, choices=ResultStatus)
    status_after = models.CharField(max_length=12, choices=ResultStatus)
    mark_before = models.PositiveIntegerField(null=True, blank=True)
    mark_after = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=300)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    class Meta:
        ordering = ["result_id", "decided_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(
                    place_before=F("place_after"),
                    status_before=F("status_after"),
                    mark_before=F("mark_after"),
                ),
                name="ruling_changes_something",
                violation_error_message="A ruling changes the place, the status or the mark.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {self.decided_on:%-d %B %Y}: {self.result}"
