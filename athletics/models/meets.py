"""Editions: one meet over one or more days, and everything announced about when and where."""

import re
from datetime import date, datetime

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from athletics.as_of import moment
from athletics.choices import MeetStatus
from athletics.models.announcements import Announcement
from athletics.models.competitions import Competition, Season
from athletics.models.places import Venue
from athletics.models.sources import Source
from athletics.names import fold

A_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A name with a year keeps it alone: “Olympic Games Tokyo 2020” was held in 2021."""


class MeetQuerySet(models.QuerySet):
    def public(self, *, as_of: date | datetime) -> "MeetQuerySet":
        """Those the public may see: outside any season, or in one that has been released."""
        return self.filter(Q(season=None) | Q(season__released_at__lte=moment(as_of)))

    def with_place(self) -> "MeetQuerySet":
        """With venue, country, competition and season, for lists and headings."""
        return self.select_related("venue__country", "competition", "season__league")


class Meet(models.Model):
    """One edition of a competition, as it stands now; `MeetChange` keeps how it stood before."""

    competition = models.ForeignKey(Competition, models.PROTECT, related_name="meets")
    season = models.ForeignKey(Season, models.PROTECT, null=True, blank=True, related_name="meets")
    name = models.CharField(max_length=160, help_text="The name of this edition, as printed.")
    short_name = models.CharField(max_length=60, blank=True, help_text="For tables: London, Zürich.")
    slug = models.SlugField(max_length=120, unique=True)
    folded_name = models.CharField(max_length=320, editable=False, db_index=True)
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="meets")
    start_date = models.DateField()
    end_date = models.DateField(help_text="The last day; the same as the first for a meet of one day.")
    status = models.CharField(max_length=10, choices=MeetStatus, default=MeetStatus.SCHEDULED)
    is_final = models.BooleanField("season final", default=False)
    to_be_confirmed = models.BooleanField(
        "dates to be confirmed", default=False, help_text="Such a date is never used as evidence."
    )
    url = models.URLField("organiser's address", blank=True)
    wa_id = models.PositiveIntegerField("World Athletics id", null=True, blank=True, unique=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="meets")

    objects = MeetQuerySet.as_manager()

    class Meta:
        ordering = ["-start_date", "name"]
        indexes = [models.Index(fields=["start_date", "end_date"], name="meet_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__gte=F("start_date")),
                name="meet_interval",
                violation_error_message="The meet ends before it starts: correct the last day.",
            )
        ]

    def __str__(self) -> str:
        return self.name if A_YEAR.search(self.name) else f"{self.name} {self.start_date.year}"

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def get_absolute_url(self) -> str:
        return reverse("athletics:meet", args=[self.slug])

    def derive(self) -> None:
        """Fills the folded name: the edition's, the short one, and the year."""
        self.folded_name = fold(f"{self.name} {self.short_name} {self.start_date.year}")[:320]

    @property
    def days(self) -> int:
        """How many days the meet lasts; a two-day final is one meet of 2."""
        return (self.end_date - self.start_date).days + 1


class MeetChange(Announcement):
    """How a meet stood from an announcement on: the whole of date, venue and status, not the difference."""

    meet = models.ForeignKey(Meet, models.CASCADE, related_name="changes")
    status = models.CharField(max_length=10, choices=MeetStatus)
    start_date = models.DateField()
    end_date = models.DateField()
    venue = models.ForeignKey(Venue, models.PROTECT, related_name="+")

    class Meta(Announcement.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(end_date__gte=F("start_date")),
                name="meet_change_interval",
                violation_error_message="The meet ends before it starts: correct the last day.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.meet}: {self.get_status_display()}, announced {self.announced_on:%-d %B %Y}"


class Broadcast(models.Model):
    """Where a meet can be watched, and where in the world that is offered."""

    meet = models.ForeignKey(Meet, models.CASCADE, related_name="broadcasts")
    outlet = models.CharField(max_length=100, help_text="BBC Two, the league's own stream …")
    territory = models.CharField(max_length=100, blank=True, help_text="Empty where it is not known.")
    url = models.URLField("address", blank=True)
    starts_at = models.DateTimeField(null=True, blank=True, help_text="Empty: to be announced.")
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["meet", "starts_at", "outlet"]
        constraints = [
            models.UniqueConstraint(fields=["meet", "outlet", "territory"], name="broadcast_once"),
        ]

    def __str__(self) -> str:
        return f"{self.outlet} ({self.territory})" if self.territory else self.outlet
