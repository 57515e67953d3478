"""What is said about results: records, stated bests, and how far the file reaches."""

from django.db import models
from django.db.models import F, Q

from athletics import marks
from athletics.choices import (
    AgeClass,
    Area,
    BestKind,
    CoverageOf,
    Direction,
    Facility,
    Ratification,
    RecordKind,
    RecordTitle,
    Sex,
)
from athletics.models.athletes import Athlete
from athletics.models.competitions import Competition, League, Season
from athletics.models.disciplines import Discipline
from athletics.models.places import Country
from athletics.models.results import Result, Team
from athletics.models.sources import Source


class Record(models.Model):
    """One mark on a record list, with the days of its life: set, claimed, ratified, rejected, annulled.

    Competition Rules CR31. A row is the floor: a better legal result on file wins over it. A mark may be
    ratified after it was beaten, so the latest ratified is not always the best.
    """

    kind = models.CharField(max_length=12, choices=RecordKind)
    title = models.CharField(max_length=6, choices=RecordTitle, default=RecordTitle.RECORD)
    area = models.CharField(max_length=3, choices=Area, blank=True)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="records")
    competition = models.ForeignKey(
        Competition, models.PROTECT, null=True, blank=True, related_name="records"
    )
    league = models.ForeignKey(League, models.PROTECT, null=True, blank=True, related_name="records")
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="records")
    sex = models.CharField(max_length=1, choices=Sex)
    age_class = models.CharField(max_length=8, choices=AgeClass, default=AgeClass.SENIOR)
    facility = models.CharField(max_length=14, choices=Facility)

    athlete = models.ForeignKey(Athlete, models.PROTECT, null=True, blank=True, related_name="records")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="records")
    holder_country = models.ForeignKey(
        Country, models.PROTECT, related_name="+", help_text="Represented that day."
    )
    mark = models.PositiveIntegerField(help_text="Milliseconds, centimetres, points or metres.")
    precision = models.PositiveSmallIntegerField(null=True, blank=True)
    wind = models.SmallIntegerField("wind (tenths of m/s)", null=True, blank=True)
    result = models.ForeignKey(Result, models.PROTECT, null=True, blank=True, related_name="records")
    place_set = models.CharField("where", max_length=160, blank=True)

    ratification = models.CharField(max_length=12, choices=Ratification, default=Ratification.NOT_ON_FILE)
    set_on = models.DateField()
    claimed_on = models.DateField(null=True, blank=True)
    ratified_on = models.DateField(
        null=True, blank=True, help_text="Where two days are possible, the later one, with a note."
    )
    rejected_on = models.DateField(null=True, blank=True)
    annulled_on = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="records")
    recorded_at = models.DateTimeField(auto_now_add=True)
    rank_key = models.IntegerField(editable=False)

    class Meta:
        ordering = ["kind", "discipline_id", "sex", "facility", "-set_on"]
        indexes = [models.Index(fields=["discipline", "sex", "facility", "rank_key"], name="record_book")]
        constraints = [
            models.CheckConstraint(
                condition=Q(athlete__isnull=False, team__isnull=True)
                | Q(athlete__isnull=True, team__isnull=False),
                name="record_of_one",
                violation_error_message="A record belongs to an athlete or to a team: fill in one of the two.",
            ),
            models.CheckConstraint(
                condition=Q(kind=RecordKind.WORLD, area="", country=None, competition=None, league=None)
                | Q(kind=RecordKind.AREA, country=None, competition=None, league=None) & ~Q(area="")
                | Q(kind=RecordKind.NATIONAL, area="", country__isnull=False, competition=None, league=None)
                | Q(
                    kind__in=[RecordKind.CHAMPIONSHIP, RecordKind.MEETING],
                    area="",
                    country=None,
                    competition__isnull=False,
                    league=None,
                )
                | Q(kind=RecordKind.LEAGUE, area="", country=None, competition=None, league__isnull=False),
                name="record_scope",
                violation_error_message="Name what the record is of (area, country, competition or league), and nothing else.",
            ),
            models.CheckConstraint(
                condition=~Q(ratified_on__lt=F("set_on"))
                & ~Q(annulled_on__lt=F("set_on"))
                & ~Q(rejected_on__lt=F("set_on")),
                name="record_after_set",
                violation_error_message="No decision on a record can come before it was set.",
            ),
            models.CheckConstraint(
                condition=Q(ratified_on__isnull=True)
                | Q(ratification__in=[Ratification.RATIFIED, Ratification.ANNULLED]),
                name="record_ratified",
                violation_error_message="A day of ratification goes with “ratified”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.holder}, {self.printed_mark}"

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    def derive(self) -> None:
        """Fills the rank key: smaller is better."""
        self.rank_key = self.mark if self.discipline.direction == Direction.LOW else -self.mark

    @property
    def holder(self) -> Athlete | Team:
        """The athlete, or in a relay the team."""
        return self.athlete or self.team

    @property
    def printed_mark(self) -> str:
        """The mark in the sport's notation."""
        return marks.format_value(self.mark, unit=self.discipline.unit, precision=self.precision)

    @property
    def name(self) -> str:
        """World short track record, British record, London Athletics Meet record: men's 1500m."""
        scope = {
            RecordKind.WORLD: "World",
            RecordKind.AREA: self.get_area_display(),
            RecordKind.NATIONAL: self.country.demonym if self.country else "",
        }.get(self.kind) or str(self.competition or self.league)
        where = " short track" if self.facility == Facility.SHORT_TRACK else ""
        return f"{scope}{where} {self.get_title_display()}, {self.get_sex_display()}’s {self.discipline.name}"


class StatedBest(models.Model):
    """A personal or season's best that somebody published, so that nobody is given a false one from a short file."""

    athlete = models.ForeignKey(Athlete, models.CASCADE, related_name="stated_bests")
    kind = models.CharField(max_length=2, choices=BestKind, default=BestKind.PERSONAL)
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="+")
    facility = models.CharField(
        max_length=14, choices=Facility, blank=True, help_text="Empty: the best of all, whatever the track."
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Of a season's best.")
    mark = models.PositiveIntegerField(help_text="Milliseconds, centimetres, points or metres.")
    precision = models.PositiveSmallIntegerField(null=True, blank=True)
    set_on = models.DateField(null=True, blank=True)
    stated_on = models.DateField(help_text="The day it was published: it is true as of then.")
    source = models.ForeignKey(Source, models.PROTECT, related_name="stated_bests")

    class Meta:
        ordering = ["athlete", "discipline", "kind", "-stated_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["athlete", "kind", "discipline", "facility", "year", "stated_on"],
                name="stated_best_once",
                violation_error_message="A best of this kind is on file for that day.",
            ),
            models.UniqueConstraint(
                fields=["athlete", "discipline", "facility", "stated_on"],
                name="stated_personal_best_once",
                condition=Q(kind=BestKind.PERSONAL),
                violation_error_message="A personal best is on file for that day.",
            ),
            models.CheckConstraint(
                condition=Q(kind=BestKind.PERSONAL, year=None) | Q(kind=BestKind.SEASON, year__isnull=False),
                name="stated_best_year",
                violation_error_message="A season's best names its year; a personal best has none.",
            ),
        ]

    def __str__(self) -> str:
        mark = marks.format_value(self.mark, unit=self.discipline.unit, precision=self.precision)
        return f"{self.athlete}, {self.discipline}: {mark} ({self.kind})"


class Coverage(models.Model):
    """Of whom or what, from when to when, the file is complete. Every negative statement rests on these rows."""

    of = models.CharField(max_length=10, choices=CoverageOf)
    athlete = models.ForeignKey(Athlete, models.CASCADE, null=True, blank=True, related_name="coverage")
    competition = models.ForeignKey(
        Competition, models.CASCADE, null=True, blank=True, related_name="coverage"
    )
    season = models.ForeignKey(Season, models.CASCADE, null=True, blank=True, related_name="coverage")
    discipline = models.ForeignKey(Discipline, models.CASCADE, null=True, blank=True, related_name="+")
    sex = models.CharField(max_length=1, choices=Sex, blank=True)
    valid_from = models.DateField("from", null=True, blank=True)
    valid_until = models.DateField("until", null=True, blank=True)
    complete = models.BooleanField(
        default=False, help_text="Nothing of this kind and time is missing from the file."
    )
    note = models.CharField(
        max_length=300, blank=True, help_text="What is in and what is missing, in a sentence."
    )
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True)

    class Meta:
        ordering = ["of", "athlete_id", "competition_id", "season_id", "valid_from"]
        verbose_name_plural = "coverage"
        constraints = [
            models.CheckConstraint(
                condition=Q(athlete__isnull=False)
                | Q(competition__isnull=False)
                | Q(season__isnull=False)
                | Q(discipline__isnull=False),
                name="coverage_of_something",
                violation_error_message="Say of whom or what: an athlete, a competition, a season or a discipline.",
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="coverage_interval",
                violation_error_message="The coverage ends before it begins.",
            ),
        ]

    def __str__(self) -> str:
        subject = self.athlete or self.competition or self.season or self.discipline
        return f"{self.get_of_display()} of {subject}: {'complete' if self.complete else 'partial'}"
