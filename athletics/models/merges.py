"""Two rows of one person, or of one venue, made one: what was moved, so that it can be moved back."""

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from athletics.models.athletes import Athlete
from athletics.models.places import Venue


class MergeQuerySet(models.QuerySet):
    def in_force(self) -> "MergeQuerySet":
        """Those that nobody has taken back."""
        return self.filter(undone_at=None)


class Merge(models.Model):
    """Somebody's finding that two rows are one athlete, or one venue. The merged row stays and points to the kept."""

    kept = models.ForeignKey(Athlete, models.PROTECT, null=True, blank=True, related_name="merges")
    gone = models.ForeignKey(
        Athlete,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merges_away",
        verbose_name="merged into it",
    )
    kept_venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="merges")
    gone_venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merges_away",
        verbose_name="venue merged into it",
    )
    reason = models.CharField(max_length=300, help_text="How it is known that they are one.")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kept__isnull=False, gone__isnull=False, kept_venue=None, gone_venue=None)
                | Q(kept=None, gone=None, kept_venue__isnull=False, gone_venue__isnull=False),
                name="merge_of_two_of_a_kind",
            ),
            models.CheckConstraint(
                condition=(Q(kept=None) | ~Q(kept=F("gone")))
                & (Q(kept_venue=None) | ~Q(kept_venue=F("gone_venue"))),
                name="merge_not_into_itself",
            ),
            models.UniqueConstraint(fields=["gone"], name="merged_once", condition=Q(undone_at=None)),
            models.UniqueConstraint(
                fields=["gone_venue"], name="venue_merged_once", condition=Q(undone_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gone or self.gone_venue} into {self.kept or self.kept_venue}"

    @property
    def stays(self) -> Athlete | Venue:
        """The row that lives on."""
        return self.kept or self.kept_venue

    @property
    def went(self) -> Athlete | Venue:
        """The row that was merged into it."""
        return self.gone or self.gone_venue


class MergedRow(models.Model):
    """A row that a merge changed: the columns it touched, before and after."""

    of = models.ForeignKey(Merge, models.CASCADE, related_name="rows")
    model = models.CharField(max_length=80, help_text="App and model of the row: athletics.result.")
    row = models.BigIntegerField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["of", "pk"]
        verbose_name = "row changed by a merge"
        verbose_name_plural = "rows changed by a merge"

    def __str__(self) -> str:
        return f"{self.model} {self.row}"

    @property
    def noun(self) -> str:
        """The model as a person says it: results."""
        return str(apps.get_model(self.model)._meta.verbose_name_plural)
