"""What people said."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q

from athletics.models import Athlete, Source
from athletics.names import fold


class Quote(models.Model):
    """Words, who said them, when, and where we have them from. Attributed, never judged for truth."""

    speaker = models.ForeignKey(
        Athlete, models.PROTECT, null=True, blank=True, related_name="quotes", verbose_name="athlete"
    )
    speaker_name = models.CharField(
        "other speaker", max_length=120, blank=True, help_text="A coach or official without a page here."
    )
    role = models.CharField(max_length=80, blank=True, help_text="Coach, meeting director …")
    words = models.TextField(help_text="Exactly as said, without quotation marks.")
    said_on = models.DateField(null=True, blank=True, help_text="Empty where the day is not known.")
    source = models.ForeignKey(Source, models.PROTECT, related_name="quotes")
    folded_text = models.TextField(editable=False)

    class Meta:
        ordering = ["-said_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False, speaker_name="")
                | Q(speaker__isnull=True) & ~Q(speaker_name=""),
                name="quote_of_one_speaker",
                violation_error_message="Choose the athlete who said it, or write another speaker's name: one of the two.",
            )
        ]

    def __str__(self) -> str:
        words = self.words if len(self.words) <= 60 else f"{self.words[:57]}…"
        return f"{self.name}: “{words}”"

    def save(self, **kwargs) -> None:
        self.folded_text = fold(f"{self.name} {self.words}")
        super().save(**kwargs)

    @property
    def name(self) -> str:
        """Who said it."""
        return self.speaker.name if self.speaker else self.speaker_name

    def clean(self) -> None:
        self.words = self.words.strip().strip("“”\"'‘’")
        if not self.words:
            raise ValidationError({"words": "Write what was said."})
