"""Who signs an article."""

from django.conf import settings
from django.db import models
from django.urls import reverse


class Author(models.Model):
    """A byline: a person or a desk. The user is who may sign with it; readers never see that."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=120, unique=True)
    bio = models.TextField("about", blank=True, help_text="Two sentences for the author's page.")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="byline"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("newsroom:author", args=[self.slug])
