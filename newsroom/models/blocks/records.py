"""The block that shows who holds a record."""

from django.core.exceptions import ValidationError
from django.db import models

from athletics.choices import AgeClass, Area, Facility, RecordKind, Sex
from athletics.models import Competition, Country, Discipline, League
from newsroom.models.blocks.base import Block

SCOPES = {
    RecordKind.AREA: "area",
    RecordKind.NATIONAL: "country",
    RecordKind.CHAMPIONSHIP: "competition",
    RecordKind.MEETING: "competition",
    RecordKind.LEAGUE: "league",
}


class RecordCard(Block):
    """A record as it stood: the best mark set by the day, ratified or not, and the ratified one below it."""

    kind = "record_card"

    record_kind = models.CharField("record", max_length=12, choices=RecordKind, default=RecordKind.WORLD)
    discipline = models.ForeignKey(Discipline, models.PROTECT, related_name="+")
    sex = models.CharField(max_length=1, choices=Sex)
    facility = models.CharField(max_length=14, choices=Facility, default=Facility.TRACK)
    age_class = models.CharField(max_length=8, choices=AgeClass, default=AgeClass.SENIOR)
    area = models.CharField(max_length=3, choices=Area, blank=True, help_text="Of an area record.")
    country = models.ForeignKey(
        Country, models.PROTECT, null=True, blank=True, related_name="+", help_text="Of a national record."
    )
    competition = models.ForeignKey(
        Competition,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text="Of a championship or meeting record.",
    )
    league = models.ForeignKey(
        League, models.PROTECT, null=True, blank=True, related_name="+", help_text="Of a league record."
    )

    class Meta(Block.Meta):
        verbose_name = "record"

    def __str__(self) -> str:
        owner = self.get_area_display() or self.country or self.competition or self.league or "World"
        return f"{owner} record, {self.get_sex_display()}’s {self.discipline}, {self.get_facility_display()}"

    def clean(self) -> None:
        wanted = SCOPES.get(self.record_kind)
        for field in ("area", "country", "competition", "league"):
            filled = bool(getattr(self, field if field == "area" else f"{field}_id"))
            if filled and field != wanted:
                raise ValidationError(
                    {field: f"A {self.get_record_kind_display()} record has no {field}: leave it empty."}
                )
            if field == wanted and not filled:
                raise ValidationError(
                    {field: f"Say of which {field} the {self.get_record_kind_display()} record is."}
                )
