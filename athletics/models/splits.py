"""What a result consists of: the legs of a relay, the splits of a race, the attempts of a field contest."""

from django.db import models

from athletics import marks
from athletics.choices import AttemptOutcome
from athletics.models.athletes import Athlete
from athletics.models.results import Result


class Leg(models.Model):
    """One runner of a relay team's result, in running order."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="legs")
    order = models.PositiveSmallIntegerField()
    athlete = models.ForeignKey(Athlete, models.PROTECT, related_name="legs")
    split = models.PositiveIntegerField("split (ms)", null=True, blank=True)

    class Meta:
        ordering = ["result_id", "order"]
        constraints = [models.UniqueConstraint(fields=["result", "order"], name="leg_once")]

    def __str__(self) -> str:
        return f"Leg {self.order}: {self.athlete}"


class Split(models.Model):
    """The time on the clock as an athlete passed a point of the race."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="splits")
    distance = models.PositiveIntegerField("distance (m)")
    time = models.PositiveIntegerField("time (ms)", help_text="Since the start.")
    place = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["result_id", "distance"]
        constraints = [models.UniqueConstraint(fields=["result", "distance"], name="split_once")]

    def __str__(self) -> str:
        return f"{self.distance}m in {marks.format_value(self.time, unit='time', precision=100)}"


class Attempt(models.Model):
    """One attempt in a field contest; in the vertical jumps at a height."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField(
        help_text="In throws and long jumps 1 to 6; at one height 1 to 3."
    )
    height = models.PositiveIntegerField("height (cm)", null=True, blank=True)
    outcome = models.CharField(max_length=1, choices=AttemptOutcome)
    mark = models.PositiveIntegerField("mark (cm)", null=True, blank=True)
    wind = models.SmallIntegerField("wind (tenths of m/s)", null=True, blank=True)

    class Meta:
        ordering = ["result_id", "height", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "height", "number"],
                name="attempt_at_height_once",
                violation_error_message="This attempt at that height is on file.",
            ),
            models.UniqueConstraint(
                fields=["result", "number"],
                name="attempt_once",
                condition=models.Q(height=None),
                violation_error_message="This attempt is on file.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.mark if self.mark is not None else self.get_outcome_display()}"
