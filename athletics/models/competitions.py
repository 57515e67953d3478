"""Things that recur: competitions, leagues and their seasons."""

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse

from athletics.as_of import moment
from athletics.choices import AgeClass, Area, Level, Sex
from athletics.models.disciplines import Discipline


class Competition(models.Model):
    """The owner of titles and meeting records: the Olympic Games, the London Athletics Meet."""

    code = models.SlugField(max_length=40, unique=True, help_text="Short and lasting, e.g. world-indoor.")
    name = models.CharField(max_length=120, unique=True)
    level = models.CharField(max_length=16, choices=Level)
    area = models.CharField(max_length=3, choices=Area, blank=True, help_text="Of an area's championships.")
    age_class = models.CharField(max_length=8, choices=AgeClass, default=AgeClass.SENIOR)
    confers_titles = models.BooleanField(
        default=False, help_text="Its winners are champions: “European champion”. Meetings confer none."
    )
    title_name = models.CharField(
        max_length=60, blank=True, help_text="What its champion is called: “Olympic”, “European indoor”."
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class CompetitionName(models.Model):
    """A name of a competition while it bore it (sponsors change), or another spelling of one."""

    competition = models.ForeignKey(Competition, models.CASCADE, related_name="names")
    name = models.CharField(max_length=160)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["competition", "valid_from", "name"]
        constraints = [models.UniqueConstraint(fields=["competition", "name"], name="competition_name_once")]

    def __str__(self) -> str:
        return self.name


class League(models.Model):
    """A series of meets with standings: the Diamond League."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class LeagueName(models.Model):
    """What the league was called for a while: the Wanda Diamond League."""

    league = models.ForeignKey(League, models.CASCADE, related_name="names")
    name = models.CharField(max_length=160)
    valid_from = models.DateField(null=True, blank=True)
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["league", "valid_from", "name"]
        constraints = [models.UniqueConstraint(fields=["league", "name"], name="league_name_once")]

    def __str__(self) -> str:
        return self.name


class SeasonQuerySet(models.QuerySet):
    def public(self, *, as_of: date | datetime) -> "SeasonQuerySet":
        """Those the public may see: released, at or before `as_of`."""
        return self.filter(released_at__lte=moment(as_of))


class Season(models.Model):
    """One year of a league. Private until it is released as a whole."""

    league = models.ForeignKey(League, models.PROTECT, related_name="seasons")
    year = models.PositiveSmallIntegerField()
    released_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text="From when this site shows the season; empty while it is being prepared.",
    )
    prize_money = models.JSONField(
        default=dict,
        blank=True,
        help_text="US dollars by place: {“meeting”: {“diamond”: […], “diamond_plus”: […]}, “final”: {…}}.",
    )
    note = models.TextField(blank=True, help_text="Shown on the season's page: what was different that year.")

    objects = SeasonQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "league"]
        constraints = [
            models.UniqueConstraint(
                fields=["league", "year"],
                name="season_once",
                violation_error_message="This league has a season of that year already.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.league} {self.year}"

    def get_absolute_url(self) -> str:
        return reverse("athletics:season", args=[self.league.slug, self.year])


def validate_points(value: object) -> None:
    """Refuses anything but a list of positive whole numbers that never rise: [8, 7, 6, 5, 4, 3, 2, 1]."""
    numbers = isinstance(value, list) and all(
        isinstance(n, int) and not isinstance(n, bool) and n > 0 for n in value
    )
    if not numbers or value != sorted(value, reverse=True):
        raise ValidationError("Write the points from first place down, e.g. [8, 7, 6, 5, 4, 3, 2, 1].")


class SeasonDiscipline(models.Model):
    """What scores together in a season: "1500m/Mile" for one sex, with its points and its places in the final."""

    season = models.ForeignKey(Season, models.CASCADE, related_name="disciplines")
    name = models.CharField(max_length=60, help_text="As the league prints it: 1500m/Mile.")
    slug = models.SlugField(max_length=60)
    sex = models.CharField(max_length=1, choices=Sex)
    disciplines = models.ManyToManyField(Discipline, related_name="season_disciplines")
    points = models.JSONField(default=list, blank=True, validators=[validate_points])
    final_places = models.PositiveSmallIntegerField("places in the final", null=True, blank=True)
    national_wild_cards = models.PositiveSmallIntegerField(default=0)
    global_wild_cards = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["season", "sex", "name"]
        constraints = [
            models.UniqueConstraint(fields=["season", "sex", "slug"], name="season_discipline_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_sex_display()}’s {self.name}, {self.season}"
