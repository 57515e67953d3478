"""What is contested."""

from django.db import models

from athletics.choices import Direction, Unit


class Discipline(models.Model):
    """1500m, mile, long jump: one specification of one contest.

    A mark with another implement or hurdle height is another discipline (World Athletics TR3). The code is
    ours and stands in addresses; `wa_code` and `opentrack_code` are those of the exchange formats, where
    10K means the track in one and the road in the other.
    """

    code = models.SlugField(max_length=32, primary_key=True)
    name = models.CharField(max_length=60, unique=True, help_text="As printed: 1500m, Mile, Long Jump.")
    unit = models.CharField(max_length=12, choices=Unit)
    direction = models.CharField(max_length=4, choices=Direction)
    distance = models.PositiveIntegerField(
        "distance (mm)", null=True, blank=True, help_text="Millimetres, so that a mile (1,609,344) is exact."
    )
    wind_matters = models.BooleanField(default=False, help_text="Outdoors; the limit is +2.0 m/s.")
    is_relay = models.BooleanField(default=False)
    is_combined = models.BooleanField("combined event", default=False)
    is_road = models.BooleanField(default=False)
    group = models.CharField(
        "head-to-head group", max_length=32, help_text="Disciplines that are compared together, e.g. 1500M."
    )
    has_world_record = models.BooleanField(
        "official world record", default=True, help_text="Without one there is a world best, never a record."
    )
    wa_code = models.CharField("World Athletics code", max_length=16, blank=True)
    opentrack_code = models.CharField("OpenTrack code", max_length=16, blank=True)
    names = models.JSONField(
        "other names",
        default=list,
        blank=True,
        help_text='As written in copy and files: ["1,500 metres", "metric mile"].',
    )
    order = models.PositiveSmallIntegerField(default=0, help_text="Programme order on pages.")

    class Meta:
        ordering = ["order", "code"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(unit=Unit.TIME, direction=Direction.LOW)
                | (~models.Q(unit=Unit.TIME) & models.Q(direction=Direction.HIGH)),
                name="discipline_direction",
                violation_error_message="Times are won by the lowest mark, everything else by the highest.",
            )
        ]

    def __str__(self) -> str:
        return self.name
