"""“The record is wrong”: what somebody says against it, and what the keeper found."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from athletics.choices import QueryOutcome
from athletics.models.athletes import Athlete
from athletics.models.meets import Meet


class RecordQueryQuerySet(models.QuerySet):
    def open(self) -> "RecordQueryQuerySet":
        """Those the keeper has not answered, the oldest first."""
        return self.filter(outcome="").order_by("raised_at", "pk")


class RecordQuery(models.Model):
    """A statement that the record is wrong, with what it rests on: raised by one person, answered by the keeper."""

    said = models.TextField("what is said", help_text="The sentence, and what is right instead.")
    record_says = models.TextField("what the record says", blank=True)
    source = models.CharField(
        "what it rests on", max_length=300, help_text="Address of a release or a result list, or a document."
    )
    athlete = models.ForeignKey(Athlete, models.PROTECT, null=True, blank=True, related_name="record_queries")
    meet = models.ForeignKey(Meet, models.PROTECT, null=True, blank=True, related_name="record_queries")
    raised_from = models.CharField(
        "where it came up", max_length=300, blank=True, help_text="The page of the desk it was raised on."
    )
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="record_queries")
    outcome = models.CharField(max_length=7, choices=QueryOutcome, blank=True)
    answer = models.TextField(blank=True, help_text="Told to whoever asked.")
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    seen_at = models.DateTimeField(null=True, blank=True, help_text="When whoever asked has read the answer.")

    objects = RecordQueryQuerySet.as_manager()

    class Meta:
        ordering = ["-raised_at", "-pk"]
        verbose_name = "query about the record"
        verbose_name_plural = "queries about the record"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", answer="", answered_at=None, answered_by=None)
                | ~Q(outcome="") & ~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False),
                name="record_query_answered_whole",
                violation_error_message="An answer has an outcome, words, a moment and somebody who gave it.",
            ),
            models.CheckConstraint(
                condition=Q(seen_at=None) | Q(answered_at__isnull=False),
                name="record_query_seen_when_answered",
                violation_error_message="Nobody has read an answer that was not given.",
            ),
        ]

    def __str__(self) -> str:
        words = " ".join(self.said.split())
        return words if len(words) <= 80 else f"{words[:79]}…"
