"""Records, and how far the file reaches."""

from django.contrib import admin

from athletics.admin.filters import year_filter
from athletics.admin.keeping import Page
from athletics.admin.mark_fields import MarkField, MarksForm, WindField
from athletics.admin.represented import RepresentsForm
from athletics.admin.results import PrintedMark
from athletics.admin.searching import CompetitorSearch
from athletics.models import Coverage, Record


class RecordForm(RepresentsForm, MarksForm):
    """A record. The country represented is the holder's unless given."""

    represents = "holder_country"
    mark = MarkField(required=True, help_text="As the list prints it: 3:26.00, 8.95.")
    wind = WindField()


@admin.register(Record)
class RecordAdmin(PrintedMark, CompetitorSearch, Page):
    form = RecordForm
    list_display = [
        "name",
        "holder",
        "printed",
        "printed_wind",
        "set_on",
        "ratification",
        "ratified_on",
    ]
    list_select_related = [
        "athlete",
        "team",
        "discipline",
        "country",
        "competition",
        "league",
    ]
    list_filter = ["kind", "ratification", "sex", "facility", "discipline", year_filter("set_on__year")]
    ordering = ["-set_on", "-pk"]
    year_path = "set_on__year"
    recognised_with = ("athlete", "team", "discipline", "country", "competition", "league")
    readonly_fields = ["recorded_at"]
    fieldsets = [
        (
            "Of what",
            {
                "fields": [
                    ("kind", "title"),
                    "area",
                    "country",
                    "competition",
                    "league",
                    "discipline",
                    ("sex", "age_class"),
                    "facility",
                ],
                "description": "A world record names nothing further; every other kind names its area, country, competition or league, and only that.",
            },
        ),
        (
            "The mark",
            {
                "fields": ["athlete", "team", "holder_country", ("mark", "wind"), "result", "place_set"],
                "description": "The row is the floor: a better legal result on file wins over it.",
            },
        ),
        (
            "Its life",
            {
                "fields": [
                    "ratification",
                    ("set_on", "claimed_on"),
                    ("ratified_on", "rejected_on", "annulled_on"),
                    "note",
                ],
                "description": "A mark may be ratified after it was beaten. Leave a day empty where it is not on file.",
            },
        ),
        ("On file", {"fields": ["source", "recorded_at"]}),
    ]

    @admin.display(description="holder")
    def holder(self, row: Record) -> str:
        return f"{row.holder} ({row.holder_country_id})"


@admin.register(Coverage)
class CoverageAdmin(CompetitorSearch, Page):
    list_display = ["of", "subject", "sex", "valid_from", "valid_until", "complete", "note"]
    list_select_related = ["athlete", "competition", "season__league", "discipline"]
    list_filter = ["of", "complete", "sex"]
    ordering = ["of", "-valid_until", "-pk"]
    year_path = "valid_until__year"
    teams = False
    fieldsets = [
        (
            None,
            {
                "fields": ["of", "athlete", "competition", "season", "discipline", "sex"],
                "description": "Of whom or what the file knows everything. Every “never” and every “best” on the site rests on these rows: tick “complete” only where nothing is missing.",
            },
        ),
        ("From when to when", {"fields": [("valid_from", "valid_until"), "complete", "note", "source"]}),
    ]

    @admin.display(description="of whom or what")
    def subject(self, row: Coverage) -> str:
        parts = [row.athlete, row.competition, row.season, row.discipline]
        return ", ".join(str(part) for part in parts if part)
