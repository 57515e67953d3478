"""What stands between a decision and its moment: embargoes on articles, and plans that were called off."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from athletics.as_of import moment
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel, FrozenQuerySet
from newsroom.models.publications import Publication


class CallOff(FrozenModel):
    """A planned publication that will not start. Decided before its start; later it would have no effect."""

    publication = models.OneToOneField(Publication, models.PROTECT, related_name="call_off")
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="call_offs")

    class Meta(FrozenModel.Meta):
        ordering = ["-decided_at", "-pk"]
        verbose_name = "call-off"
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="call_off_reason",
                violation_error_message="Say why it is called off.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.publication}, called off"


class EmbargoQuerySet(FrozenQuerySet):
    def in_force(self, *, as_of: date | datetime) -> "EmbargoQuerySet":
        """The embargoes that hold at a moment: of each article the row decided last, unless it lifts or has passed."""
        at = moment(as_of)
        newer = Embargo.objects.filter(
            article=models.OuterRef("article"), pk__gt=models.OuterRef("pk"), decided_at__lte=at
        )
        return self.filter(~models.Exists(newer), decided_at__lte=at, until__gt=at)


class Embargo(FrozenModel):
    """Nothing of the article is published before `until`. The newest row decides; one without `until` lifts."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="embargoes")
    until = models.DateTimeField(null=True, blank=True)
    source = models.CharField(max_length=200, help_text="Who set it.")
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="embargoes")

    objects = EmbargoQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-pk"]
        verbose_name_plural = "embargoes"
        constraints = [
            models.CheckConstraint(
                condition=~Q(source=""),
                name="embargo_source",
                violation_error_message="Say who set the embargo.",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=False) | ~Q(reason=""),
                name="embargo_lifted_for_a_reason",
                violation_error_message="Say why the embargo is lifted.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article}: embargo {'set' if self.until else 'lifted'} ({self.source})"
