"""The log of an article's way over the desk."""

from django.conf import settings
from django.db import models

from newsroom.choices import State
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel
from newsroom.models.publications import Publication


class Step(FrozenModel):
    """Who moved an article from which state to which, when and why."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="steps")
    from_state = models.CharField("from", max_length=10, choices=State)
    to_state = models.CharField("to", max_length=10, choices=State)
    publication = models.ForeignKey(Publication, models.PROTECT, null=True, blank=True, related_name="steps")
    reason = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="article_steps")

    class Meta(FrozenModel.Meta):
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.article}: {self.get_from_state_display()} to {self.get_to_state_display()}"
