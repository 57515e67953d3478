"""What the public sees from when to when, and who decided it."""

from datetime import date, datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from athletics.as_of import moment
from athletics.models import Athlete, Meet
from newsroom.choices import PublicationKind
from newsroom.models.articles import Article
from newsroom.models.frozen import FrozenModel, FrozenQuerySet
from newsroom.models.people import Author
from newsroom.models.sections import Section
from newsroom.models.versions import Version, VersionAthlete

NEEDS_NOTE = [PublicationKind.CORRECTION, PublicationKind.WITHDRAWN]


class PublicationQuerySet(FrozenQuerySet):
    def going_ahead(self) -> "PublicationQuerySet":
        """Those that were not called off before they started; a later call-off has no effect."""
        return self.filter(Q(call_off__isnull=True) | Q(call_off__decided_at__gte=F("starts_at")))

    def started(self, *, as_of: date | datetime) -> "PublicationQuerySet":
        """Everything readers had been given by `as_of`, whether it still stands or not."""
        return self.going_ahead().filter(starts_at__lte=moment(as_of))

    def planned(self, *, as_of: date | datetime) -> "PublicationQuerySet":
        """What is yet to start, soonest first."""
        return self.going_ahead().filter(starts_at__gt=moment(as_of)).order_by("starts_at", "number")

    def current(self, *, as_of: date | datetime) -> "PublicationQuerySet":
        """Of each article the publication that decides what its address answers, withdrawals included.

        The one that started last decides; of two that started together, the later decision. When it has
        ended the article has none: an earlier text never comes back by itself.
        """
        started = Publication.objects.started(as_of=as_of).filter(article=OuterRef("article"))
        newer = started.filter(
            Q(starts_at__gt=OuterRef("starts_at"))
            | Q(starts_at=OuterRef("starts_at"), number__gt=OuterRef("number"))
        )
        standing = self.started(as_of=as_of).filter(~Exists(newer))
        return standing.filter(Q(ends_at=None) | Q(ends_at__gt=moment(as_of)))

    def public(self, *, as_of: date | datetime) -> "PublicationQuerySet":
        """What readers can read as of then: the only way the public site gets at articles."""
        standing = self.current(as_of=as_of).exclude(kind=PublicationKind.WITHDRAWN)
        # Whatever moment is asked about: what was removed is shown of no moment, the past included.
        return standing.filter(version__removal=None)

    def at_address(self, slug: str, *, as_of: date | datetime) -> "PublicationQuerySet":
        """Those of the article that has, or had, this address."""
        named = Publication.objects.started(as_of=as_of).filter(slug=slug)
        return self.filter(article__in=named.values("article"))

    def for_history(self) -> "PublicationQuerySet":
        """As they came about, each with what readers may still be told of it, without the documents."""
        found = self.select_related("version__removal").defer("version__document", "version__card")
        return found.order_by("starts_at", "number")

    def for_list(self) -> "PublicationQuerySet":
        """Newest first, with the cards and without the documents."""
        return self.select_related("version").defer("version__document").order_by("-starts_at", "-pk")

    def about(self, *, meet: Meet | None = None, athlete: Athlete | None = None) -> "PublicationQuerySet":
        """Those about a meet, an athlete, or both."""
        found = self
        if meet is not None:
            found = found.filter(version__versionmeet_rows__meet=meet, version__versionmeet_rows__about=True)
        if athlete is not None:
            # A frozen version keeps the row it named, also when that was merged into this one since.
            rows = Athlete.objects.keys_of([athlete])
            found = found.filter(
                version__in=VersionAthlete.objects.filter(athlete__in=rows, about=True).values("version")
            )
        return found

    def in_section(self, section: Section) -> "PublicationQuerySet":
        return self.filter(version__section=section)

    def by_author(self, author: Author) -> "PublicationQuerySet":
        return self.filter(version__versionauthor_rows__author=author)


class Publication(FrozenModel):
    """From `starts_at` on this version is what the public sees of the article. Appended, never changed.

    A withdrawal names the version that is withdrawn. `slug` is the article's address as of this publication;
    every earlier one leads to it.
    """

    article = models.ForeignKey(Article, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField()
    version = models.ForeignKey(Version, models.PROTECT, related_name="publications")
    kind = models.CharField(max_length=10, choices=PublicationKind)
    slug = models.SlugField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    embargo_until = models.DateTimeField(null=True, blank=True)
    embargo_source = models.CharField(max_length=200, blank=True)
    dateline = models.DateField(help_text="The day it is judged by.")
    note = models.TextField(blank=True, help_text="Readers see it above the text.")
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="publications")

    objects = PublicationQuerySet.as_manager()

    class Meta(FrozenModel.Meta):
        ordering = ["-starts_at", "-number"]
        indexes = [
            models.Index(fields=["article", "starts_at", "number"], name="publication_newest"),
            models.Index(fields=["starts_at"], name="publication_by_start"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="publication_number_once"),
            models.CheckConstraint(
                condition=Q(starts_at__gte=F("decided_at")),
                name="publication_not_in_the_past",
                violation_error_message="Nobody publishes in the past.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="publication_interval",
                violation_error_message="It ends before it starts.",
            ),
            models.CheckConstraint(
                condition=Q(embargo_until=None, embargo_source="")
                | Q(embargo_until__isnull=False, starts_at__gte=F("embargo_until")) & ~Q(embargo_source=""),
                name="publication_after_embargo",
                violation_error_message="It starts before its embargo ends, or the embargo has no source.",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=NEEDS_NOTE) | ~Q(note=""),
                name="publication_note",
                violation_error_message="A correction and a withdrawal need a note that readers see.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, publication {self.number} ({self.get_kind_display()})"

    @property
    def is_withdrawal(self) -> bool:
        return self.kind == PublicationKind.WITHDRAWN

    @property
    def removal(self):
        """The removal of its version for legal reasons, or None. A query unless it was selected with it."""
        return getattr(self.version, "removal", None)

    @property
    def told(self) -> str:
        """Its note as readers may still see it: the note of a removed text could repeat what was removed."""
        return "" if self.removal else self.note

    def get_absolute_url(self) -> str:
        """The address of this publication, newest or not."""
        return reverse("newsroom:publication", args=[self.slug, self.number])
