"""The working copy of an article. The public site never reads it: readers see publications."""

from datetime import datetime

from content_editor.models import Region
from django.conf import settings
from django.db import models
from django.db.models import F, Max, Min, Q
from django.urls import reverse
from django.utils import timezone

from athletics.models import Athlete, Meet
from athletics.names import fold
from newsroom.choices import ArticleKind, PublicationKind
from newsroom.models.people import Author
from newsroom.models.sections import Section, Topic

PROTECTED_USER = {"to": settings.AUTH_USER_MODEL, "on_delete": models.PROTECT, "editable": False}


class ArticleQuerySet(models.QuerySet):
    def for_desk(self, *, now: datetime) -> "ArticleQuerySet":
        """With what the article list says of how each stands: what has started, and what is planned."""
        called_off = Q(publications__call_off__decided_at__lt=F("publications__starts_at"))
        going_ahead = Q(publications__call_off__isnull=True) | ~called_off
        started = going_ahead & Q(publications__starts_at__lte=now)
        withdrawals = started & Q(publications__kind=PublicationKind.WITHDRAWN)
        planned = going_ahead & Q(publications__starts_at__gt=now)
        return self.select_related("section", "changed_by").annotate(
            newest_number=Max("publications__number", filter=started),
            withdrawal_number=Max("publications__number", filter=withdrawals),
            newest_decided_at=Max("publications__decided_at", filter=going_ahead),
            planned_number=Min("publications__number", filter=planned),
            planned_starts_at=Min("publications__starts_at", filter=planned),
        )


class Article(models.Model):
    """What the desk is working on. Saving it changes nothing that readers see; publishing freezes a copy."""

    regions = [Region(key="main", title="Text and blocks")]

    slug = models.SlugField(
        max_length=120,
        unique=True,
        error_messages={"unique": "Another article has this address. Choose another slug."},
        help_text="Stands in the address. After publication the old address leads to the new one.",
    )
    kind = models.CharField(max_length=8, choices=ArticleKind, default=ArticleKind.NEWS)
    section = models.ForeignKey(Section, models.PROTECT, related_name="articles")
    headline = models.CharField(max_length=140)
    standfirst = models.CharField(
        max_length=300, blank=True, help_text="One or two sentences below the headline; shown in lists too."
    )
    folded_headline = models.CharField(max_length=480, editable=False, db_index=True)
    authors = models.ManyToManyField(Author, through="ArticleAuthor", related_name="articles")
    topics = models.ManyToManyField(Topic, blank=True, related_name="articles")
    meet = models.ForeignKey(
        Meet,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="articles",
        help_text="The meet it is about, if one.",
    )
    athletes = models.ManyToManyField(
        Athlete, blank=True, related_name="articles", help_text="Those it is about."
    )
    dateline = models.DateField(
        null=True,
        blank=True,
        help_text="The day the text is true as of. Empty: the day it is published.",
    )
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    created_by = models.ForeignKey(**PROTECTED_USER, related_name="articles_created")
    changed_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_by = models.ForeignKey(**PROTECTED_USER, related_name="articles_changed")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ["-changed_at", "pk"]
        permissions = [
            ("publish_article", "Can publish, update and correct articles"),
            ("withdraw_article", "Can withdraw published articles"),
            ("review_article", "Can approve articles and return them"),
            ("lift_embargo", "Can lift or shorten an embargo"),
            ("override_facts", "Can publish what the record contradicts, with a reason"),
        ]

    def __str__(self) -> str:
        return self.headline

    def save(self, **kwargs) -> None:
        self.folded_headline = fold(f"{self.headline} {self.standfirst}")[:480]
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        """Where it stands, or will stand, for readers."""
        return reverse("newsroom:article", args=[self.slug])


class ArticleAuthor(models.Model):
    """One name of a byline, in its place."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="byline")
    author = models.ForeignKey(Author, models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = "author"
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="article_author_once",
                violation_error_message="This author signs the article already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.author)
