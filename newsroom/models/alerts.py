"""What the record has come to say against published texts since they were checked, and what the desk did about it."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from athletics.as_of import moment
from newsroom.choices import Answered, Nature, Verdict, Wants
from newsroom.models.claims import Check
from newsroom.models.frozen import FrozenModel, FrozenQuerySet
from newsroom.models.publications import Publication


class PublicationKey(FrozenModel):
    """That something a publication says depends on a key of the record (“athlete:12”): who is asked when it changes."""

    publication = models.ForeignKey(Publication, models.PROTECT, related_name="keys", db_index=False)
    key = models.CharField(max_length=200)

    class Meta(FrozenModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["publication", "key"], name="publication_key_once"),
        ]
        indexes = [models.Index(fields=["key", "publication"], name="publication_by_key")]

    def __str__(self) -> str:
        return f"{self.publication}: {self.key}"


class AlertQuerySet(FrozenQuerySet):
    def standing(self, *, as_of: date | datetime) -> "AlertQuerySet":
        """Opened by then and neither dismissed nor lapsed by then, whatever was published since."""
        closed = AlertAnswer.objects.filter(alert=OuterRef("pk"), at__lte=moment(as_of))
        return self.filter(~Exists(closed), opened_at__lte=moment(as_of))

    def open(self, *, as_of: date | datetime) -> "AlertQuerySet":
        """Those the desk has still to answer: of texts readers have, or will have, without a later answer to them.

        A new publication answers the alerts opened before it was decided; called off before it starts, it does not.
        """
        started = Publication.objects.started(as_of=as_of).filter(
            article=OuterRef("check_of__publication__article"),
            number__gt=OuterRef("check_of__publication__number"),
        )
        decided = Publication.objects.going_ahead().filter(
            article=OuterRef("check_of__publication__article"),
            number__gt=OuterRef("check_of__publication__number"),
            decided_at__gte=OuterRef("opened_at"),
            decided_at__lte=moment(as_of),
        )
        called_off = Q(check_of__publication__call_off__isnull=True) | Q(
            check_of__publication__call_off__decided_at__gte=F("check_of__publication__starts_at")
        )
        return self.standing(as_of=as_of).filter(called_off, ~Exists(started), ~Exists(decided))

    def to_act_on(self) -> "AlertQuerySet":
        """Those that want an update or a correction; the others are kept for the record."""
        return self.exclude(wants=Wants.NOTHING)


class Alert(FrozenModel):
    """A published check whose answer has changed since: what was said, what the record says now, and through what.

    `nature` keeps three things apart: what was true on its day, what was wrong on it, and what was right on all that
    was known then.
    """

    check_of = models.ForeignKey(Check, models.PROTECT, related_name="alerts", db_column="check_id")
    nature = models.CharField(max_length=10, choices=Nature)
    wants = models.CharField(max_length=10, choices=Wants)
    was_verdict = models.CharField("was", max_length=13, choices=Verdict)
    was_found = models.TextField("the record said", blank=True)
    verdict = models.CharField("is now", max_length=13, choices=Verdict)
    found = models.TextField("the record says now", blank=True)
    evidence = models.JSONField(default=list, blank=True)
    cause = models.TextField()
    suggestion = models.TextField(blank=True)
    opened_at = models.DateTimeField()

    objects = AlertQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-opened_at", "-pk"]
        indexes = [models.Index(fields=["-opened_at"], name="alert_newest")]

    def __str__(self) -> str:
        return f"{self.check_of.claim}: {self.get_nature_display()}"


class AlertAnswer(FrozenModel):
    """Why an alert was closed without a new publication: somebody dismissed it, or the record changed once more."""

    alert = models.OneToOneField(Alert, models.PROTECT, related_name="answer")
    kind = models.CharField(max_length=10, choices=Answered)
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="alert_answers"
    )

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Answered.DISMISSED, by__isnull=False)
                | Q(kind=Answered.LAPSED, by__isnull=True),
                name="alert_dismissed_by_somebody",
                violation_error_message="An alert is dismissed by somebody; it lapses by itself.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="alert_answer_has_a_reason",
                violation_error_message="Say why.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.alert}: {self.get_kind_display()}"
