"""Contests at a meet, and the single races and field contests they consist of."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse

from athletics.choices import AgeClass, Facility, RoundKind, RoundStatus, Sex, WindState
from athletics.models.competitions import SeasonDiscipline
from athletics.models.disciplines import Discipline
from athletics.models.meets import Meet
from athletics.models.places import Venue


class Event(models.Model):
    """A discipline for one sex and class at a meet. One meet may hold two 1500m; the label tells them apart."""

    meet = models.ForeignKey(Meet, models.CASCADE, related_name="events")
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="events")
    sex = models.CharField(max_length=1, choices=Sex)
    age_class = models.CharField(max_length=8, choices=AgeClass, default=AgeClass.SENIOR)
    para_class = models.CharField(max_length=12, blank=True, help_text="T54, F20 …; empty otherwise.")
    label = models.CharField(
        max_length=60,
        blank=True,
        help_text="Only where a meet holds the same twice: “Emsley Carr Mile”, “B”.",
    )
    facility = models.CharField(max_length=14, choices=Facility)
    indoors = models.BooleanField(default=False)
    season_discipline = models.ForeignKey(
        SeasonDiscipline,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        help_text="Set where the event scores in the league.",
    )
    diamond_plus = models.BooleanField("Diamond+", default=False, help_text="Carries the larger purse.")
    slug = models.SlugField(max_length=100)

    class Meta:
        ordering = ["meet", "discipline__order", "sex", "label"]
        constraints = [
            models.UniqueConstraint(
                fields=["meet", "discipline", "sex", "age_class", "para_class", "label"],
                name="event_once",
                violation_error_message="The meet has this event already. A second one needs a label of its own.",
            ),
            models.UniqueConstraint(fields=["meet", "slug"], name="event_slug_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.meet}"

    def get_absolute_url(self) -> str:
        return reverse("athletics:event", args=[self.meet.slug, self.slug])

    @property
    def name(self) -> str:
        """As a programme prints it: Men’s 1500m, Women’s U20 Long Jump, Men’s Mile (Emsley Carr Mile)."""
        sex = {Sex.MEN: "Men’s", Sex.WOMEN: "Women’s", Sex.MIXED: "Mixed"}[self.sex]
        age = "" if self.age_class == AgeClass.SENIOR else self.get_age_class_display()
        parts = [sex, age, self.discipline.name, self.para_class, f"({self.label})" if self.label else ""]
        return " ".join(part for part in parts if part)

    def clean(self) -> None:
        scored = self.season_discipline
        if scored and self.meet_id and scored.season_id != self.meet.season_id:
            raise ValidationError({"season_discipline": "This belongs to another season than the meet."})
        if scored and scored.sex != self.sex:
            raise ValidationError({"season_discipline": f"This scores for {scored.get_sex_display()} only."})


class Round(models.Model):
    """One race or field contest. Its time is the venue's own clock; no time means to be announced.

    The wall clock and the venue's zone are stored and the instant derived, so that a change of the clocks
    moves the instant and not the time on the ticket.
    """

    event = models.ForeignKey(Event, models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=16, choices=RoundKind, default=RoundKind.FINAL)
    number = models.PositiveSmallIntegerField(
        default=1, help_text="Heat 1, heat 2 …; 1 where there is one only."
    )
    date = models.DateField(null=True, blank=True, help_text="Empty: the day is to be announced.")
    local_time = models.TimeField(null=True, blank=True, help_text="At the venue. Empty: to be announced.")
    venue = models.ForeignKey(
        Venue,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Only where it is not the meet's.",
    )
    wind = models.SmallIntegerField("wind (tenths of m/s)", null=True, blank=True)
    wind_state = models.CharField(max_length=12, choices=WindState, default=WindState.NOT_REQUIRED)
    status = models.CharField(max_length=12, choices=RoundStatus, default=RoundStatus.SCHEDULED)
    list_complete = models.BooleanField(
        "complete", default=False, help_text="Everybody who started is on file, the last included."
    )

    class Meta:
        ordering = ["event_id", "date", "local_time", "kind", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "kind", "number"],
                name="round_once",
                violation_error_message="This event has that round already. Give the new one the next number.",
            ),
            models.CheckConstraint(
                condition=Q(wind__isnull=True) | Q(wind_state=WindState.MEASURED),
                name="round_wind_measured",
                violation_error_message="A wind reading goes with “measured”.",
            ),
            models.CheckConstraint(
                condition=Q(local_time__isnull=True) | Q(date__isnull=False),
                name="round_time_has_day",
                violation_error_message="A time needs its day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event}, {self.name}"

    @property
    def name(self) -> str:
        """Final, semi-final 2, heat 1."""
        kind = self.get_kind_display()
        return kind if self.kind == RoundKind.FINAL and self.number == 1 else f"{kind} {self.number}"

    @property
    def starts_at(self) -> datetime | None:
        """The instant of the start, or None while the time or the venue's zone is not known."""
        zone = (self.venue or self.event.meet.venue).time_zone
        if self.date is None or self.local_time is None or not zone:
            return None
        return datetime.combine(self.date, self.local_time, ZoneInfo(zone))

    def clean(self) -> None:
        if (
            self.date
            and self.event_id
            and not self.event.meet.start_date <= self.date <= self.event.meet.end_date
        ):
            raise ValidationError(
                {"date": f"The meet is from {self.event.meet.start_date} to {self.event.meet.end_date}."}
            )
