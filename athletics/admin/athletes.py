"""Athletes and what is stated about them."""

from django.contrib import admin
from django.db.models import Q

from athletics import marks
from athletics.admin.born import born
from athletics.admin.filters import year_filter
from athletics.admin.keeping import Page, Rows
from athletics.admin.linked_rows import link, table
from athletics.admin.mark_fields import MarkField, MarksForm
from athletics.admin.merging import AthleteMergePages
from athletics.admin.searching import CompetitorSearch, FoldedSearch, athletes_found_by
from athletics.models import Alias, Athlete, Nationality, StatedBest

LATEST_RESULTS = 20


class AliasRows(Rows):
    model = Alias
    verbose_name_plural = "aliases: other names the athlete is found under"


class NationalityRows(Rows):
    model = Nationality
    shown_with = ("country", "source")
    verbose_name_plural = "countries over time"


class StatedBestForm(MarksForm):
    mark = MarkField(required=True)


class StatedBestRows(Rows):
    model = StatedBest
    form = StatedBestForm
    fields = ["kind", "year", "discipline", "facility", "mark", "set_on", "stated_on", "source"]
    shown_with = ("discipline", "source")
    verbose_name_plural = "stated bests: what somebody published, true as of that day"


@admin.register(Athlete)
class AthleteAdmin(AthleteMergePages, FoldedSearch, Page):
    list_display = ["name", "family_name", "sex", "country", "born", "wa_id"]
    list_select_related = ["country"]
    list_filter = ["sex", "country__area", "identity_uncertain", ("merged_into", admin.EmptyFieldListFilter)]
    ordering = ["family_name", "given_name", "pk"]
    search_help_text = "Any name or alias, or a country's code; accents do not matter."
    prepopulated_fields = {"slug": ["given_name", "family_name"]}
    readonly_fields = ["merged_into", "latest_results"]
    inlines = [AliasRows, NationalityRows, StatedBestRows]
    fieldsets = [
        (None, {"fields": [("given_name", "family_name"), "family_name_first", "native_name", "slug"]}),
        (
            "Who it is",
            {
                "fields": [
                    "sex",
                    "country",
                    ("birth_date", "birth_precision"),
                    "birth_place",
                    "wa_id",
                    "identity_uncertain",
                    "merged_into",
                ],
                "description": "The country is the present one; every result keeps the country represented that day. A year alone is entered as 1 January with the precision “year”.",
            },
        ),
        ("Latest results on file", {"fields": ["latest_results"]}),
    ]

    def found_by(self, word: str) -> Q:
        return athletes_found_by(word)

    def recognise(self, row: Athlete) -> str:
        year = f", {row.birth_date.year}" if row.birth_date else ""
        return f"{row.name} ({row.country_id}){year}"

    @admin.display(description="born", ordering="birth_date")
    def born(self, row: Athlete) -> str:
        return born(row)

    @admin.display(description="")
    def latest_results(self, row: Athlete) -> str:
        rows = (
            row.results.current()
            .select_related("discipline", "meet", "venue")
            .order_by("-date")[:LATEST_RESULTS]
        )
        cells = [
            [
                f"{r.date:%-d %b %Y}",
                r.discipline,
                link(r, r.printed_mark or "no mark"),
                marks.format_wind(r.wind),
                r.place or "",
                r.meet or r.venue or "",
            ]
            for r in rows
        ]
        return table(["Day", "Discipline", "Mark", "Wind", "Place", "At"], cells, empty="No result on file.")


@admin.register(StatedBest)
class StatedBestAdmin(CompetitorSearch, Page):
    form = StatedBestForm
    list_display = [
        "athlete",
        "kind",
        "discipline",
        "printed",
        "year",
        "facility",
        "set_on",
        "stated_on",
        "source",
    ]
    list_select_related = ["athlete", "discipline", "source"]
    list_filter = ["kind", "facility", year_filter("stated_on__year"), "discipline"]
    ordering = ["-stated_on", "-pk"]
    year_path = "stated_on__year"
    teams = False
    fields = ["athlete", "kind", "year", "discipline", "facility", "mark", "set_on", "stated_on", "source"]

    @admin.display(description="mark")
    def printed(self, row: StatedBest) -> str:
        return marks.format_value(row.mark, row.discipline.unit, row.precision)
