"""Blocks that ask the record about a race: who met whom, who is in it, where it stands in its season."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import models

from athletics.models import Athlete, Discipline, Event, Meet, Season
from newsroom.models.blocks.base import Block


class Matchup(Block):
    """Two athletes and the races they shared, under a definition that is printed beside the score."""

    kind = "matchup"

    title = models.CharField(max_length=80, blank=True, help_text="Empty: Head to head.")
    a = models.ForeignKey(Athlete, models.PROTECT, related_name="+", verbose_name="athlete")
    b = models.ForeignKey(Athlete, models.PROTECT, related_name="+", verbose_name="other athlete")
    discipline = models.ForeignKey(
        Discipline,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Empty: whatever they met in.",
    )
    with_group = models.BooleanField(
        "with related distances", default=False, help_text="The mile counts with the 1500m."
    )
    finals_only = models.BooleanField(default=True, help_text="Heats and semi-finals do not count.")
    senior_only = models.BooleanField("seniors only", default=True)

    class Meta(Block.Meta):
        verbose_name = "matchup"

    def __str__(self) -> str:
        return f"{self.a} v {self.b}"

    def clean(self) -> None:
        if self.a_id and self.a_id == self.b_id:
            raise ValidationError({"b": "Choose another athlete: nobody meets himself or herself."})
        if self.with_group and not self.discipline_id:
            raise ValidationError({"discipline": "Related to which? Choose a discipline, or untick the box."})

    def rows(self) -> Iterable[models.Model]:
        return (self.a, self.b)


class StartList(Block):
    """Who is in an event, as announced by the day."""

    kind = "start_list"

    event = models.ForeignKey(Event, models.PROTECT, related_name="+")

    class Meta(Block.Meta):
        verbose_name = "start list"

    def __str__(self) -> str:
        return f"Start list: {self.event}"

    def rows(self) -> Iterable[models.Model]:
        return (self.event,)


class SeasonStrip(Block):
    """A season meet by meet, with the one the article is about picked out."""

    kind = "season_strip"

    season = models.ForeignKey(Season, models.PROTECT, related_name="+")
    meet = models.ForeignKey(
        Meet, models.PROTECT, null=True, blank=True, related_name="+", help_text="The one to pick out."
    )

    class Meta(Block.Meta):
        verbose_name = "season"

    def __str__(self) -> str:
        return str(self.season)

    def clean(self) -> None:
        if self.meet_id and self.season_id and self.meet.season_id != self.season_id:
            raise ValidationError({"meet": f"{self.meet} is not part of {self.season}."})

    def rows(self) -> Iterable[models.Model]:
        return (self.season,)
