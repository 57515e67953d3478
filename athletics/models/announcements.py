"""What every dated announcement has in common."""

from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from athletics.as_of import day, latest_day, moment
from athletics.models.sources import Source


def made_public(as_of: date | datetime) -> Q:
    """The condition that an announcement is out by `as_of`; one whose hour is not on file counts all day."""
    return Q(announced_at__lte=moment(as_of)) | Q(announced_at=None, announced_on__lte=day(as_of))


@dataclass(frozen=True, slots=True)
class Told:
    """When, by whom and why something was made public: what every step and every change of a date is entered with."""

    announced_on: date
    source: Source | None = None
    reason: str = ""
    announced_at: datetime | None = None
    on_or_before: bool = False

    def refuse_what_is_to_come(self, *, now: datetime) -> None:
        """Raises ValidationError for a day that has come nowhere on earth yet."""
        if self.announced_on > latest_day(now):
            raise ValidationError({"announced_on": "The announcement is dated after today: correct its day."})

    def columns(self) -> dict:
        """As the columns of an announcement."""
        return {name: getattr(self, name) for name in self.__slots__}


class AnnouncementQuerySet(models.QuerySet):
    def known(self, *, as_of: date | datetime) -> "AnnouncementQuerySet":
        """Those made public by `as_of` and not struck out since, oldest first.

        An announcement whose hour is not on file counts from the beginning of its day.
        """
        return self.filter(made_public(as_of), struck_out_at=None).oldest_first()

    def standing(self) -> "AnnouncementQuerySet":
        """Those not struck out, oldest first."""
        return self.filter(struck_out_at=None).oldest_first()

    def oldest_first(self) -> "AnnouncementQuerySet":
        """In the order they were made; one without an hour comes first on its day, on every database."""
        return self.order_by("announced_on", F("announced_at").asc(nulls_first=True), "pk")

    def strike_out(self, *, by: AbstractBaseUser, now: datetime) -> int:
        """Marks these as entered in error, and says how many were not yet; they stay on file for audit."""
        return self.filter(struck_out_at=None).update(struck_out_at=now, struck_out_by=by)


class Announcement(models.Model):
    """A step made public on a day. `recorded_at` is for audit only: questions count from the announcement."""

    announced_on = models.DateField(help_text="The day it was made public, on the world's calendar.")
    announced_at = models.DateTimeField(
        "at", null=True, blank=True, help_text="The moment, where it is known."
    )
    on_or_before = models.BooleanField(
        "on or before",
        default=False,
        help_text="The first source says so on this day; it may have been earlier.",
    )
    reason = models.CharField(max_length=200, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    struck_out_at = models.DateTimeField(
        "struck out",
        null=True,
        blank=True,
        editable=False,
        help_text="Entered in error; kept for audit only.",
    )
    struck_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = AnnouncementQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["announced_on", "announced_at", "pk"]
