"""Every text the desk has saved, so that nothing written is lost."""

from django.conf import settings
from django.db import models

from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel


class Save(FrozenModel):
    """The working copy of an article as somebody saved it: its fields and its blocks, as one document.

    `newsroom.saves` writes and describes `content`. Readers never see one; what they see is a Version.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="saves")
    number = models.PositiveIntegerField()
    content = models.JSONField()
    digest = models.CharField("SHA-256 of the content", max_length=64)
    restored = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="restorations",
        help_text="The earlier save this one brought back.",
    )
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="saves")

    class Meta(FrozenModel.Meta):
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="save_number_once")]

    def __str__(self) -> str:
        return f"Save {self.number} of “{self.article}”"
