"""Where a fact comes from."""

from django.db import models

from athletics.choices import SourceKind


class Source(models.Model):
    """A release, list, file or person that something on file rests on."""

    kind = models.CharField(max_length=16, choices=SourceKind)
    title = models.CharField(max_length=300, help_text="What a colleague would need to find it again.")
    publisher = models.CharField(max_length=200, blank=True)
    published_on = models.DateField(null=True, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["-published_on", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "publisher", "published_on"],
                name="source_once",
                violation_error_message="This source is on file already.",
            ),
            models.UniqueConstraint(
                fields=["title", "publisher"],
                name="source_without_day_once",
                condition=models.Q(published_on=None),
                violation_error_message="This source is on file already.",
            ),
        ]

    def __str__(self) -> str:
        parts = [self.publisher, self.title, f"{self.published_on:%-d %B %Y}" if self.published_on else ""]
        return ", ".join(part for part in parts if part)
