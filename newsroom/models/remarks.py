"""What the desk answered to a finding of the checker."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.choices import RemarkKind
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel, FrozenQuerySet


class RemarkQuerySet(FrozenQuerySet):
    def standing(self) -> "RemarkQuerySet":
        """Of each finding the newest remark, unless that takes the one before it back."""
        same = {name: models.OuterRef(name) for name in ("article", "sentence", "words", "claim_kind")}
        newer = Remark.objects.filter(**same, pk__gt=models.OuterRef("pk"))
        return self.filter(~models.Exists(newer)).exclude(kind=RemarkKind.TAKEN_BACK)


class Remark(FrozenModel):
    """That a finding is no claim, or that a contradicted fact inside a quotation is known to be wrong; with the reason.

    It holds in one article for the same words in the same sentence, read as the same kind of claim. An
    acknowledgement holds as long as the record says what it said (`found`). Taken back by another row.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="remarks")
    kind = models.CharField(max_length=12, choices=RemarkKind)
    sentence = models.TextField()
    words = models.TextField()
    claim_kind = models.CharField(max_length=40)
    found = models.TextField("the record said", blank=True)
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="remarks")

    objects = RemarkQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=RemarkKind.TAKEN_BACK) | ~Q(reason=""),
                name="remark_has_a_reason",
                violation_error_message="Say why.",
            )
        ]

    def __str__(self) -> str:
        return f"“{self.words}”: {self.get_kind_display()}"
