"""Who is in a race, and how that came about."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from athletics.choices import EntryRole, EntryStepKind
from athletics.models.announcements import Announcement
from athletics.models.athletes import Athlete
from athletics.models.events import Event, Round
from athletics.models.places import Country


class Entry(models.Model):
    """An athlete in an event. What was announced, and when, is in its steps; the newest known one decides."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="entries")
    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="entries")
    country = models.ForeignKey(Country, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=EntryRole, default=EntryRole.COMPETITOR)
    bib = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["event_id", "athlete_id"]
        verbose_name_plural = "entries"
        constraints = [
            models.UniqueConstraint(
                fields=["event", "athlete"],
                name="entry_once",
                violation_error_message="The athlete is in this event already: add a step to that entry.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.athlete}, {self.event}"

    def clean(self) -> None:
        if self.athlete_id and self.event_id and self.event.sex not in (self.athlete.sex, "X"):
            raise ValidationError(
                {"athlete": f"{self.athlete} cannot enter a {self.event.get_sex_display()}’s event."}
            )


class EntryStep(Announcement):
    """One step of an entry: announced, entered, on the start list, withdrawn, replaced.

    A step entered in error is struck out; a real change of mind is a new step.
    """

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=14, choices=EntryStepKind)
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="start_list")
    order = models.PositiveSmallIntegerField("lane or order", null=True, blank=True)
    replaced_by = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta(Announcement.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(replaced_by__isnull=True) | Q(kind=EntryStepKind.REPLACED),
                name="entry_step_replaced",
                violation_error_message="Only a replaced entry names who comes in.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.entry}: {self.get_kind_display()} {self.announced_on:%-d %B %Y}"

    def clean_fields(self, exclude=None) -> None:
        if self.announced_on is None and "announced_on" not in (exclude or ()):
            wanted = "withdrawal" if self.kind == EntryStepKind.WITHDRAWN else "announcement"
            raise ValidationError(
                {
                    "announced_on": f"Give the day of the {wanted}; tick “on or before” if it is the first report."
                }
            )
        super().clean_fields(exclude)

    def clean(self) -> None:
        if self.replaced_by and self.entry_id and self.replaced_by.event_id != self.entry.event_id:
            raise ValidationError({"replaced_by": "The replacement must be in the same event."})
