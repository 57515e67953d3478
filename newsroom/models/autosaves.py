"""What somebody has typed and not saved, and who has an article open: rows that pass."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models

from newsroom.models.articles import Article

GONE_AFTER = timedelta(seconds=60)
"""As long after its last sign of life a form counts as open; it gives one every twenty seconds."""


class AutosaveQuerySet(models.QuerySet):
    def unsaved(self) -> "AutosaveQuerySet":
        """What is there to be offered back."""
        return self.filter(saved_at__isnull=True)


class Autosave(models.Model):
    """The form of an article as somebody typed it and has not saved: one row an open form, replaced by the next.

    `fields` is the form as a browser sends it, [[name, value], …]. `form` names the open form, so that two windows of
    one person do not write over each other. Without an article it is a new one that was never saved, or one that
    somebody has removed since. A real save empties the row and says when: so a browser that never heard of the save
    gives up its own copy, and an autosave that was still under way changes nothing. Readers never see one.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    article = models.ForeignKey(Article, models.SET_NULL, null=True, blank=True, related_name="autosaves")
    form = models.CharField(max_length=40)
    headline = models.CharField(max_length=140, blank=True)
    fields = models.JSONField()
    kept_at = models.DateTimeField()
    saved_at = models.DateTimeField(null=True, blank=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at", "-pk"]
        verbose_name = "unsaved text"
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="autosave_once_a_form")]

    def __str__(self) -> str:
        return f"Unsaved: {self.headline or self.article or 'no headline yet'}"


class PresenceQuerySet(models.QuerySet):
    def open(self, *, now: datetime) -> "PresenceQuerySet":
        """Those whose form has given a sign of life lately."""
        return self.filter(seen_at__gt=now - GONE_AFTER)


class Presence(models.Model):
    """That somebody has the form of an article open: since when, and when the form last said so."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="presences")
    article = models.ForeignKey(Article, models.CASCADE, related_name="presences")
    since = models.DateTimeField()
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = "open form"
        constraints = [models.UniqueConstraint(fields=["user", "article"], name="presence_once")]

    def __str__(self) -> str:
        return f"{self.user} has “{self.article}” open"
