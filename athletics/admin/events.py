"""Events and their rounds: the programme of a meet, with entries and results."""

from django.contrib import admin
from django.db.models import F, Q

from athletics import marks
from athletics.admin.entries import EntryRows
from athletics.admin.event_forms import EventForm, RoundForm
from athletics.admin.field_desk import FieldDesk
from athletics.admin.filters import year_filter
from athletics.admin.keeping import Page, Rows, sign
from athletics.admin.linked_rows import link, table
from athletics.admin.night import Night
from athletics.admin.paste_desk import PasteDesk
from athletics.admin.result_forms import RoundResultForm
from athletics.admin.searching import FoldedSearch, events_found_by
from athletics.models import Event, Result, Round


class RoundRows(Rows):
    model = Round
    form = RoundForm
    fields = ["kind", "number", "date", "local_time", "wind", "status", "list_complete"]
    show_change_link = True
    verbose_name_plural = "rounds: follow one to type its results"


@admin.register(Event)
class EventAdmin(FieldDesk, PasteDesk, FoldedSearch, Page):
    form = EventForm
    list_display = ["event_name", "meet", "meet_day", "facility", "indoors", "season_discipline"]
    list_display_links = ["event_name"]
    list_select_related = ["meet", "discipline", "season_discipline__season__league"]
    list_filter = [
        year_filter("meet__start_date__year"),
        "sex",
        "age_class",
        "facility",
        "indoors",
        "discipline",
    ]
    ordering = ["-meet__start_date", "discipline__order", "sex", "pk"]
    search_help_text = "The meet, the discipline, men or women: “london men 1500m”."
    recognised_with = ("meet", "discipline")
    readonly_fields = ["results"]
    inlines = [RoundRows, EntryRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["meet", "discipline", ("sex", "age_class", "para_class"), "label", "slug"],
                "description": "A discipline for one sex and class. A second 1500m for men at the same meet needs a label of its own.",
            },
        ),
        ("On what", {"fields": [("facility", "indoors")]}),
        ("In the league", {"fields": ["season_discipline", "diamond_plus"]}),
        ("Results on file", {"fields": ["results"]}),
    ]

    def found_by(self, word: str) -> Q:
        return events_found_by(word)

    @admin.display(description="event", ordering="discipline__order")
    def event_name(self, row: Event) -> str:
        return row.name

    @admin.display(description="day", ordering="meet__start_date")
    def meet_day(self, row: Event) -> str:
        return f"{row.meet.start_date:%-d %b %Y}"

    def save_formset(self, request, form, formset, change) -> None:
        super().save_formset(request, form, formset, change)
        for row in formset.forms:
            step = getattr(row, "new_step", None)
            if step and row not in formset.deleted_forms:
                step.entry = row.instance
                sign(step, request)
                step.save()

    @admin.display(description="")
    def results(self, event: Event) -> str:
        """The results of all rounds, each linked to its own page."""
        rows = (
            Result.objects.current()
            .filter(round__event=event.pk)
            .select_related("athlete", "team", "discipline", "round")
            .order_by("round__date", "round__kind", "round__number", F("place").asc(nulls_last=True), "pk")
        )
        cells = [
            [
                r.round.name,
                r.place or "",
                link(r, str(r.competitor)),
                r.country_id,
                r.printed_mark,
                marks.format_wind(r.wind),
            ]
            for r in rows
        ]
        heads = ["Round", "Place", "Athlete or team", "Country", "Mark", "Wind"]
        return table(heads, cells, empty="None yet: add a round below, then follow it to type its results.")


class ResultRows(Rows):
    model = Result
    form = RoundResultForm
    fields = ["place", "athlete", "team", "country", "mark", "wind", "status", "lane", "pacemaker"]
    shown_with = ("athlete__country", "team__country", "country", "discipline")
    show_change_link = True
    verbose_name_plural = "results: type the mark as the sheet prints it"

    def get_fields(self, request, obj=None) -> list[str]:
        """Without the column nobody fills: teams in a relay, athletes elsewhere, both where the event is not known yet."""
        if obj is None:
            return self.fields
        unused = "athlete" if obj.event.discipline.is_relay else "team"
        return [name for name in self.fields if name != unused]

    def get_queryset(self, request):
        return super().get_queryset(request).current().order_by(F("place").asc(nulls_last=True), "pk")


@admin.register(Round)
class RoundAdmin(Night, FoldedSearch, Page):
    form = RoundForm
    list_display = ["round_name", "event_name", "meet", "date", "local_time", "status", "list_complete"]
    list_display_links = ["round_name", "event_name"]
    list_select_related = ["event__meet", "event__discipline"]
    list_filter = [year_filter("event__meet__start_date__year"), "status", "kind", "list_complete"]
    ordering = ["-event__meet__start_date", "event__discipline__order", "date", "local_time", "pk"]
    search_help_text = "The meet, the discipline, men or women: “london men 1500m”."
    recognised_with = ("event__meet", "event__discipline")
    inlines = [ResultRows]
    fieldsets = [
        (
            None,
            {
                "fields": ["event", ("kind", "number"), "status", "list_complete"],
                "description": "One race or field contest.",
            },
        ),
        (
            "When and where",
            {
                "fields": [("date", "local_time"), "venue", "wind"],
                "description": "The time is the venue's own clock. Left empty it reads “to be announced”; never enter midnight for it.",
            },
        ),
    ]

    def found_by(self, word: str) -> Q:
        return events_found_by(word, prefix="event__")

    @admin.display(description="round", ordering="kind")
    def round_name(self, row: Round) -> str:
        return row.name

    @admin.display(description="event")
    def event_name(self, row: Round) -> str:
        return row.event.name

    @admin.display(description="meet")
    def meet(self, row: Round) -> str:
        return str(row.event.meet)
