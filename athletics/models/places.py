"""Countries in the sport's own codes, and the venues in them."""

from functools import cache
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

from athletics.choices import Area, Continent, CountryKind
from athletics.models.imports import imported_by
from athletics.names import fold


class Country(models.Model):
    """A member, home nation, dissolved state or neutral team, under the code results are printed with.

    The code is the sport's (GER, not DEU); `iso_code` is ISO 3166-1 alpha-2 where one exists.
    """

    code = models.CharField(
        max_length=3,
        primary_key=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", "Three capital letters, e.g. GER.")],
    )
    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=16, choices=CountryKind, default=CountryKind.MEMBER)
    demonyms = models.JSONField(
        default=list, blank=True, help_text='Adjectives and nouns, commonest first: ["British", "Briton"].'
    )
    area = models.CharField("area association", max_length=3, choices=Area, blank=True)
    continent = models.CharField(max_length=16, choices=Continent, blank=True)
    iso_code = models.CharField("ISO code", max_length=2, blank=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="home_nations",
        help_text="Under whom it competes elsewhere: SCO under GBR.",
    )
    dissolved_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "countries"

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"

    @property
    def demonym(self) -> str:
        """The commonest adjective, or the name where none is on file."""
        return self.demonyms[0] if self.demonyms else self.name


zones = cache(available_timezones)
"""Read from the disk once: every file of the time zone database is opened to answer."""


def validate_time_zone(value: str) -> None:
    """Refuses what is not an IANA time zone."""
    if value not in zones():
        raise ValidationError(f"“{value}” is not an IANA time zone. Write it as in Europe/London.")


class VenueQuerySet(models.QuerySet):
    def living_rows(self) -> "VenueQuerySet":
        """Those not merged into another venue."""
        return self.filter(merged_into=None)


class Venue(models.Model):
    """A stadium, arena or course, under its present name."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=120, unique=True)
    city = models.CharField(max_length=100)
    country = models.ForeignKey(Country, models.PROTECT, related_name="venues")
    time_zone = models.CharField(
        max_length=64, blank=True, validators=[validate_time_zone], help_text="IANA name, e.g. Europe/London."
    )
    altitude = models.PositiveSmallIntegerField(
        "altitude (m)", null=True, blank=True, help_text="Above 1000m marks are flagged A."
    )
    folded_name = models.CharField(max_length=320, editable=False, db_index=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", editable=False
    )
    imported_by = imported_by()

    objects = VenueQuerySet.as_manager()

    class Meta:
        ordering = ["city", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "city", "country"],
                name="venue_once",
                violation_error_message="A venue of this name is on file in this city.",
            )
        ]

    def __str__(self) -> str:
        return (
            f"{self.name}, {self.city} ({self.country_id})"
            if self.name != self.city
            else f"{self.city} ({self.country_id})"
        )

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def derive(self) -> None:
        """Fills the folded name, by name and city."""
        self.folded_name = fold(f"{self.name} {self.city}")[:320]


class VenueName(models.Model):
    """Another name of a venue: a sponsor's, a championship's, or another spelling."""

    venue = models.ForeignKey(Venue, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)
    folded_name = models.CharField(max_length=200, editable=False, db_index=True)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["venue", "valid_from", "name"]
        constraints = [
            models.UniqueConstraint(fields=["venue", "name"], name="venue_name_once"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True)
                | Q(valid_from__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="venue_name_interval",
                violation_error_message="The name ends before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def derive(self) -> None:
        """Fills the folded name."""
        self.folded_name = fold(self.name)[:200]
