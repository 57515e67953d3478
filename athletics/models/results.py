"""What happened."""

from collections.abc import Iterable
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import FilteredRelation, Q
from django.db.models.functions import Coalesce

from athletics import marks
from athletics.as_of import day
from athletics.choices import (
    AgeClass,
    Direction,
    Facility,
    Qualified,
    ResultStatus,
    Sex,
    Timing,
    WindState,
)
from athletics.models.athletes import Athlete
from athletics.models.disciplines import Discipline
from athletics.models.events import Round
from athletics.models.imports import imported_by
from athletics.models.meets import Meet
from athletics.models.places import Country, Venue
from athletics.models.sources import Source


class Team(models.Model):
    """A relay or match team: usually a country's."""

    name = models.CharField(max_length=120)
    country = models.ForeignKey(Country, models.PROTECT, null=True, blank=True, related_name="teams")
    sex = models.CharField(max_length=1, choices=Sex)
    imported_by = imported_by()

    class Meta:
        ordering = ["name", "sex"]
        constraints = [models.UniqueConstraint(fields=["name", "sex"], name="team_once")]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_sex_display()})"


class ResultQuerySet(models.QuerySet):
    def current(self) -> "ResultQuerySet":
        """Without the versions a corrected file has replaced."""
        return self.filter(superseded_at=None)

    def legal(self) -> "ResultQuerySet":
        """Current marks that count for bests, leads and records."""
        return self.filter(legal=True, superseded_at=None)

    def legal_at(self, meets: models.QuerySet[Meet]) -> "ResultQuerySet":
        """The legal marks made at some meets, read from these meets.

        Said as “not illegal”, which does not bring up the indexes of legal marks: with those the database would read
        a whole discipline from the top in search of the few meets.
        """
        return self.filter(meet__in=meets, superseded_at=None).exclude(legal=False)

    def with_names(self) -> "ResultQuerySet":
        """With the competitor, for tables."""
        return self.select_related("athlete", "team")

    def with_person(self) -> "ResultQuerySet":
        """With `person`, the id of the athlete's row that lives; None for a team."""
        return self.annotate(person=Coalesce("athlete__merged_into", "athlete"))

    def of_people(self, athletes: Iterable[Athlete]) -> "ResultQuerySet":
        """The results of these people, also under rows merged into theirs; with `person`."""
        return self.filter(athlete__in=Athlete.objects.keys_of(athletes)).with_person()

    def with_later_rulings(self, *, as_of: date | datetime) -> "ResultQuerySet":
        """Each result once, or once for every ruling (`later`) that was still to come at `as_of`."""
        return self.annotate(
            later=FilteredRelation("rulings", condition=Q(rulings__decided_on__gt=day(as_of)))
        )


class Result(models.Model):
    """One performance of an athlete or a team, complete in itself.

    It carries its own discipline, sex, date, venue and facility, and its round where one is known: without
    a round it counts for bests and lists, never for meetings. `mark` is an integer in the discipline's unit:
    milliseconds, centimetres, points or metres. Smaller `rank_key` is always better.
    """

    athlete = models.ForeignKey(Athlete, models.PROTECT, null=True, blank=True, related_name="results")
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="results")
    country = models.ForeignKey(
        Country, models.PROTECT, related_name="+", db_index=False, help_text="Represented that day."
    )
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="results", db_index=False)
    sex = models.CharField(max_length=1, choices=Sex)
    age_class = models.CharField(max_length=8, choices=AgeClass, default=AgeClass.SENIOR)
    facility = models.CharField(max_length=14, choices=Facility)
    indoors = models.BooleanField(default=False)
    date = models.DateField()
    meet = models.ForeignKey(Meet, models.PROTECT, null=True, blank=True, related_name="results")
    round = models.ForeignKey(Round, models.PROTECT, null=True, blank=True, related_name="results")
    venue = models.ForeignKey(Venue, models.PROTECT, null=True, blank=True, related_name="results")

    place = models.PositiveSmallIntegerField(null=True, blank=True)
    raw_place = models.CharField(
        "place as printed",
        max_length=12,
        blank=True,
        help_text="As a list gives it: 4sf2, fourth in semi-final 2.",
    )
    status = models.CharField(max_length=12, choices=ResultStatus, default=ResultStatus.OK)
    status_detail = models.CharField("rule cited", max_length=60, blank=True)
    mark = models.PositiveIntegerField(
        null=True, blank=True, help_text="Milliseconds, centimetres, points or metres. Empty: not on file."
    )
    raw_mark = models.CharField("mark as printed", max_length=40, blank=True)
    precision = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Parts of a second known: 1, 10, 100 or 1000."
    )
    timing = models.CharField(max_length=12, choices=Timing, blank=True)
    wind = models.SmallIntegerField("wind (tenths of m/s)", null=True, blank=True)
    wind_state = models.CharField(max_length=12, choices=WindState, default=WindState.NOT_REQUIRED)
    lane = models.PositiveSmallIntegerField("lane or order", null=True, blank=True)
    bib = models.CharField(max_length=12, blank=True)
    reaction = models.SmallIntegerField("reaction time (ms)", null=True, blank=True)
    qualified = models.CharField(max_length=2, choices=Qualified, blank=True)

    en_route = models.BooleanField(default=False, help_text="A split of a longer race: a mark, not a race.")
    out_of_competition = models.BooleanField(default=False)
    pacemaker = models.BooleanField(default=False)
    wind_assisted = models.BooleanField(
        default=False, help_text="Printed with a w; the reading may not be on file."
    )
    altitude = models.BooleanField(default=False, help_text="Above 1000m.")
    oversized_track = models.BooleanField(default=False)
    mixed_race = models.BooleanField(default=False)
    downhill = models.BooleanField(default=False)
    aided = models.BooleanField(default=False)
    paced_by_lights = models.BooleanField(default=False)

    legal = models.BooleanField(editable=False, help_text="Counts for bests, leads and records.")
    rank_key = models.IntegerField(null=True, editable=False)
    year = models.PositiveSmallIntegerField(editable=False)
    source = models.ForeignKey(Source, models.PROTECT, null=True, blank=True, related_name="results")
    imported_by = imported_by()
    recorded_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ResultQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "round_id", "place", "pk"]
        indexes = [
            models.Index(fields=["athlete", "discipline", "rank_key"], name="result_bests"),
            models.Index(fields=["athlete", "meet", "discipline"], name="result_meetings"),
            models.Index(
                fields=["discipline", "sex", "facility", "year", "rank_key", "athlete", "country"],
                name="result_season_list",
                condition=Q(legal=True),
            ),
            models.Index(
                fields=["discipline", "sex", "facility", "rank_key", "date", "country"],
                name="result_all_time",
                condition=Q(legal=True),
            ),
            models.Index(
                fields=["-date"],
                name="result_without_wind",
                condition=Q(wind_state=WindState.NO_INFORMATION, superseded_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(athlete__isnull=False, team__isnull=True)
                | Q(athlete__isnull=True, team__isnull=False),
                name="result_of_one",
                violation_error_message="A result belongs to an athlete or to a team: fill in one of the two.",
            ),
            models.UniqueConstraint(
                fields=["round", "athlete", "discipline"],
                name="result_once",
                condition=Q(superseded_at=None),
                violation_error_message="This athlete has a result in this round already.",
            ),
            models.UniqueConstraint(
                fields=["round", "team", "discipline"],
                name="team_result_once",
                condition=Q(superseded_at=None),
                violation_error_message="This team has a result in this round already.",
            ),
            models.CheckConstraint(
                condition=Q(wind__isnull=True) | Q(wind_state=WindState.MEASURED),
                name="result_wind_measured",
                violation_error_message="A wind reading goes with “measured”.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.competitor}, {self.discipline_id}, {self.printed_mark or 'no mark'}, {self.date:%-d %B %Y}"

    def save(self, **kwargs) -> None:
        self.derive()
        super().save(**kwargs)

    @property
    def competitor(self) -> Athlete | Team:
        """The athlete, or in a relay the team."""
        return self.athlete or self.team

    @property
    def printed_mark(self) -> str:
        """The mark or the status in the sport's notation; empty where no mark is on file."""
        if self.status not in (ResultStatus.OK, ResultStatus.OUT_OF_COMPETITION):
            return self.get_status_display()
        if self.mark is None:
            return ""
        return marks.format_value(
            self.mark, unit=self.discipline.unit, precision=self.precision, timing=self.timing or None
        )

    def derive(self) -> None:
        """Fills what follows from the other columns: the year, the rank key and whether the mark is legal."""
        self.year = self.date.year
        low = self.discipline.direction == Direction.LOW
        self.rank_key = None if self.mark is None else (self.mark if low else -self.mark)
        barred = (
            self.oversized_track or self.mixed_race or self.downhill or self.aided or self.out_of_competition
        )
        wind = marks.wind_legal(
            self.wind,
            self.wind_state,
            wind_matters=self.discipline.wind_matters and not self.indoors,
            wind_assisted=self.wind_assisted,
        )
        self.legal = bool(self.status == ResultStatus.OK and self.mark is not None and not barred and wind)

    def clean(self) -> None:
        if self.athlete_id is None and self.team_id is None:
            raise ValidationError({"athlete": "Name the athlete, or the team in a relay."})
        if self.athlete_id and self.team_id:
            raise ValidationError({"team": "A result belongs to an athlete or to a team, not to both."})
        if self.round_id and self.meet_id and self.round.event.meet_id != self.meet_id:
            raise ValidationError({"round": "This round belongs to another meet."})
