"""Who is to write what by when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel


class Assignment(FrozenModel):
    """What was decided about an article on the news list. The newest row of an article decides.

    `put_aside`: it will not be written after all, until another row says otherwise.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="assignments")
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    due_at = models.DateTimeField("due", null=True, blank=True)
    brief = models.TextField(blank=True, help_text="What is wanted.")
    put_aside = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments_made")

    class Meta(FrozenModel.Meta):
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(put_aside=False) | ~Q(reason=""),
                name="assignment_put_aside_for_a_reason",
                violation_error_message="Say why it is put aside.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.article}: {'put aside' if self.put_aside else self.assigned_to or 'unassigned'}"
