"""What published texts state, and what the record said to it on the day they were judged by."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.choices import Verdict
from newsroom.models.frozen import FrozenModel, FrozenQuerySet
from newsroom.models.publications import Publication
from newsroom.models.versions import Version


class Claim(FrozenModel):
    """A statement found in a version. `start` and `end` are characters of the passage it stands in.

    `place` is that passage in the desk's words (Headline, Text, Quote …); `number` counts through the version.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="claims")
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=20)
    sentence = models.TextField()
    words = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=300, blank=True)

    class Meta(FrozenModel.Meta):
        ordering = ["version", "number"]
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="claim_number_once"),
            models.CheckConstraint(
                condition=Q(end__gt=models.F("start")),
                name="claim_has_words",
                violation_error_message="A claim ends after it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.words}” ({self.kind})"


class CheckQuerySet(FrozenQuerySet):
    def for_readers(self) -> "CheckQuerySet":
        """What was confirmed, confirmed with a note, or published against the record, in the order of the text."""
        good = Q(verdict__in=[Verdict.CONFIRMED, Verdict.CONFIRMED_BUT])
        return self.filter(good | ~Q(override_reason="")).select_related("claim").order_by("claim__number")


class Check(FrozenModel):
    """What the record said to a claim, as of the day of its text, when a publication was decided.

    `keys` are what the answer depends on (“athlete:12”, “meet:3”). A contradicted claim is published only with the
    reason of whoever answers for it.
    """

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="checks")
    claim = models.ForeignKey(Claim, models.PROTECT, related_name="checks")
    verdict = models.CharField(max_length=13, choices=Verdict)
    found = models.TextField("the record says", blank=True)
    note = models.TextField(blank=True)
    evidence = models.JSONField(default=list, blank=True)
    keys = models.JSONField(default=list, blank=True)
    as_of = models.DateField()
    checked_at = models.DateTimeField()
    override_reason = models.TextField(blank=True)
    overridden_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="overridden_checks"
    )

    objects = CheckQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-checked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["publication", "claim"], name="check_once_a_publication"),
            models.CheckConstraint(
                condition=Q(override_reason="", overridden_by=None)
                | ~Q(override_reason="") & Q(overridden_by__isnull=False),
                name="check_override_is_somebodys",
                violation_error_message="An override has a reason and somebody who gave it.",
            ),
            models.CheckConstraint(
                condition=Q(override_reason="", verdict__in=[v for v in Verdict if v != Verdict.CONTRADICTED])
                | Q(verdict=Verdict.CONTRADICTED) & ~Q(override_reason=""),
                name="check_contradicted_is_overridden",
                violation_error_message="What the record contradicts is published only with a reason, and nothing else needs one.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.claim}: {self.get_verdict_display()}"
