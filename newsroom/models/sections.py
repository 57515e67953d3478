"""How the paper is arranged: an article stands in one section and touches any number of topics."""

from django.db import models
from django.urls import reverse


class Section(models.Model):
    """A part of the paper, such as Previews or Results."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)
    order = models.PositiveSmallIntegerField(default=0, help_text="Lower numbers come first.")
    description = models.CharField(max_length=200, blank=True, help_text="One line, shown on its page.")

    class Meta:
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsroom:section", args=[self.slug])


class Topic(models.Model):
    """What an article touches beside its section: Diamond League, middle distance."""

    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
