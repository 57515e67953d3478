"""Results, teams and the decisions that changed a result."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import Q

from athletics import marks
from athletics.admin.filters import year_filter
from athletics.admin.keeping import Page, Rows
from athletics.admin.mark_fields import Contest, MarkField, MarksForm, WindField
from athletics.admin.result_forms import ResultForm
from athletics.admin.rule_desk import OverturnDesk, RuleDesk
from athletics.admin.searching import CompetitorSearch, SmallTableSearch
from athletics.choices import Unit
from athletics.models import Attempt, Leg, Result, Ruling, Split, Team


@admin.register(Team)
class TeamAdmin(SmallTableSearch, Page):
    list_display = ["name", "sex", "country"]
    list_filter = ["sex"]
    list_select_related = ["country"]
    searched_columns = ("name", "country_id")


class LegForm(MarksForm):
    mark_names = ("split",)
    split = MarkField(help_text="The leg's own time: 43.91.")

    def contest(self, name: str) -> Contest:
        return Contest(Unit.TIME, sprint=False)


class SplitForm(MarksForm):
    mark_names = ("time",)
    time = MarkField(required=True, help_text="On the clock since the start: 1:54.20.")

    def contest(self, name: str) -> Contest:
        return Contest(Unit.TIME, sprint=False)


class AttemptForm(MarksForm):
    mark_names = ("height", "mark")
    height = MarkField(help_text="In the vertical jumps: 2.30.")
    mark = MarkField(help_text="8.54")
    wind = WindField()

    def contest(self, name: str) -> Contest:
        return Contest(Unit.HEIGHT if name == "height" else Unit.LENGTH)


class RulingForm(MarksForm):
    mark_names = ("mark_before", "mark_after")
    mark_before = MarkField()
    mark_after = MarkField()

    def contest(self, name: str) -> Contest | None:
        result = getattr(self.instance, "result", None) or getattr(self, "cleaned_data", {}).get("result")
        return Contest.of(result.discipline) if result else None


class LegRows(Rows):
    model = Leg
    form = LegForm
    shown_with = ("athlete__country",)


class SplitRows(Rows):
    model = Split
    form = SplitForm


class AttemptRows(Rows):
    model = Attempt
    form = AttemptForm


class RulingRows(Rows):
    model = Ruling
    form = RulingForm
    shown_with = ("source",)
    verbose_name_plural = "rulings: what stood before, and what stands now"


class NewestFirst(ChangeList):
    """A list in the order of its primary key, whatever the address asks for."""

    def get_ordering(self, request, queryset) -> list[str]:
        return ["-pk"]


class PrintedMark:
    """The columns of a list that print a row's mark and wind."""

    @admin.display(description="mark")
    def printed(self, row) -> str:
        return row.printed_mark or "–"

    @admin.display(description="wind")
    def printed_wind(self, row) -> str:
        return marks.format_wind(row.wind, getattr(row, "wind_state", None)) or "–"


@admin.register(Result)
class ResultAdmin(RuleDesk, PrintedMark, CompetitorSearch, Page):
    """Newest on file first: the primary key is the only order that costs nothing on a table of this size."""

    form = ResultForm
    list_display = [
        "competitor",
        "discipline",
        "printed",
        "printed_wind",
        "place",
        "date",
        "where",
        "round_name",
    ]
    list_select_related = ["athlete", "team", "discipline", "meet", "venue", "round__event__meet", "country"]
    list_filter = [year_filter("year"), "sex", "facility", "indoors", "status", "discipline"]
    list_display_links = ["competitor"]
    ordering = ["-pk"]
    sortable_by = ()
    recognised_with = ("athlete", "team", "discipline", "meet")
    readonly_fields = ["legal", "recorded_at", "superseded_at"]
    fieldsets = [
        (
            None,
            {
                "fields": ["athlete", "team", "country"],
                "description": "Of one athlete, or of a team in a relay: fill in one of the two.",
            },
        ),
        (
            "Mark",
            {
                "fields": [("place", "status", "status_detail"), ("mark", "wind"), ("timing", "raw_mark")],
                "description": "Type the mark as the results print it. A status may stand in its place.",
            },
        ),
        (
            "Where and when",
            {
                "fields": [
                    "round",
                    "meet",
                    "venue",
                    "date",
                    "discipline",
                    "sex",
                    "age_class",
                    ("facility", "indoors"),
                ],
                "description": "Without a round the result counts for bests and lists, never for meetings.",
            },
        ),
        ("On the sheet", {"fields": [("lane", "bib", "reaction", "qualified")]}),
        (
            "What qualifies the mark",
            {
                "fields": [
                    ("en_route", "out_of_competition", "pacemaker"),
                    ("wind_assisted", "altitude", "oversized_track", "mixed_race"),
                    ("downhill", "aided", "paced_by_lights"),
                ],
                "classes": ["collapse"],
            },
        ),
        ("On file", {"fields": ["source", "legal", "recorded_at", "superseded_at"]}),
    ]

    @admin.display(description="at")
    def where(self, row) -> str:
        return str(row.meet or row.venue or "–")

    @admin.display(description="round")
    def round_name(self, row) -> str:
        return row.round.name if row.round else "–"

    @admin.display(description="athlete or team")
    def competitor(self, row) -> str:
        return f"{row.competitor} ({row.country_id})"

    def get_changelist(self, request, **kwargs) -> type[ChangeList]:
        return NewestFirst

    def get_inlines(self, request, obj) -> list:
        if obj is None:
            return []
        relay = [LegRows] if obj.team_id else []
        parts = [SplitRows] if obj.discipline.unit == Unit.TIME else []
        attempts = [AttemptRows] if obj.discipline.unit in (Unit.LENGTH, Unit.HEIGHT) else []
        return [*relay, *parts, *attempts, RulingRows]


@admin.register(Ruling)
class RulingAdmin(OverturnDesk, CompetitorSearch, Page):
    form = RulingForm
    list_display = ["decided_on", "kind", "result", "reason"]
    list_display_links = ["decided_on", "kind"]
    list_select_related = ["result__athlete", "result__team", "result__discipline"]
    list_filter = ["kind", year_filter("decided_on__year")]
    ordering = ["-decided_on", "-pk"]
    year_path = "decided_on__year"
    discipline_path = "result__discipline"

    def competed_by(self, names: list[str]) -> Q:
        return Q(result__in=Result.objects.filter(super().competed_by(names)).values("pk"))
